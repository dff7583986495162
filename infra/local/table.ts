import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import dynalite from 'dynalite'
import type { LocalService } from './listen.ts'

/**
 * The embedded DynamoDB endpoint, on disk: dynalite over LevelDB. Acknowledged writes survive `kill -9`.
 *
 * @param folder where the data are kept; made if absent
 */
export async function startLocalTable(options: {
  readonly folder: string
  readonly port?: number
}): Promise<LocalService> {
  mkdirSync(options.folder, { recursive: true })
  const server = dynalite({ path: options.folder, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 })
  await new Promise<void>((ready, failed) => {
    server.once('error', failed)
    server.listen(options.port ?? 0, '127.0.0.1', () => ready())
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, close: () => new Promise((done) => server.close(() => done())) }
}
