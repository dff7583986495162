import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Asked {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export interface Scripted {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string
}

/** A server on loopback that answers as told: for services whose refusals cannot be had otherwise. */
export async function startScripted(answer: (asked: Asked) => Scripted): Promise<{
  readonly url: string
  close(): Promise<void>
}> {
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      const {
        status,
        headers: more,
        body,
      } = answer({
        method,
        path: url,
        headers,
        body: Buffer.concat(pieces).toString(),
      })
      response.writeHead(status, more)
      response.end(body)
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()))
  const { port } = server.address() as AddressInfo
  const close = (): Promise<void> =>
    new Promise((done) => {
      server.closeAllConnections()
      server.close(() => done())
    })
  return { url: `http://127.0.0.1:${port}`, close }
}
