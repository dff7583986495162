import { serve } from '@hono/node-server'
import type { Hono } from 'hono'

/** A service of this machine: where it listens, and how to end it. */
export interface LocalService {
  readonly url: string
  close(): Promise<void>
}

/** Serves an app on loopback only; port 0 lets the system choose. */
export function listen(app: Hono, port: number): Promise<LocalService> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, (address) => {
      resolve({
        url: `http://127.0.0.1:${address.port}`,
        close: () => new Promise((done) => void server.close(() => done())),
      })
    })
  })
}
