import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

export interface ResultsServer {
  readonly url: string
  close(): Promise<void>
}

/**
 * Serves the results folder (index page, workbooks, mails) on this machine only.
 *
 * @param folder absolute or relative to the working directory
 * @param port 0 lets the system choose
 */
export async function serveResults(folder: string, port: number): Promise<ResultsServer> {
  const app = new Hono()
  // Mails are shown as they are sent: their styles are inline, and nothing in them may run.
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
      },
    }),
  )
  app.use('/*', serveStatic({ root: folder }))
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, (address) => {
      const close = (): Promise<void> => new Promise((done) => void server.close(() => done()))
      resolve({ url: `http://127.0.0.1:${address.port}/`, close })
    })
  })
}
