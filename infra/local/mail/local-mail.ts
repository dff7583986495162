import { serve } from '@hono/node-server'
import type { LocalService } from '../table.ts'
import { openPostOffice } from './post-office.ts'
import { sesEndpoint } from './ses-endpoint.ts'

/**
 * The embedded SES endpoint: what it takes lies as .eml files in a folder, on disk before it is answered.
 *
 * @param folder made if absent
 */
export async function startLocalMail(options: { readonly folder: string; readonly port?: number }): Promise<LocalService> {
  const app = sesEndpoint(openPostOffice(options.folder))
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: options.port ?? 0 }, ({ port }) => {
      resolve({ url: `http://127.0.0.1:${port}`, close: () => new Promise((done) => server.close(() => done())) })
    })
  })
}
