import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

export interface ResultsServer {
  readonly url: string
  close(): Promise<void>
}

/** Mails are shown as they are sent: their styles are inline, and nothing in them may run. */
const contentSecurityPolicy = {
  defaultSrc: ["'none'"],
  styleSrc: ["'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
}

const isThisMachine = (url: string): boolean => ['127.0.0.1', 'localhost'].includes(new URL(url).hostname)

/**
 * Serves the results folder (index page, workbooks, mails), and beside it an API, on this machine only and only
 * under its own names.
 *
 * @param folder absolute or relative to the working directory
 * @param port 0 lets the system choose; so does a port that is taken
 */
export async function serveResults(folder: string, api: Hono, port: number): Promise<ResultsServer> {
  const app = new Hono()
  app.use(async (context, next) => {
    // A page elsewhere may give its own name this machine's address and so read what is here.
    return isThisMachine(context.req.url) ? next() : context.text('Misdirected Request', 421)
  })
  app.route('/', api)
  app.use(secureHeaders({ contentSecurityPolicy }))
  app.use('/*', serveStatic({ root: folder }))
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, (address) => {
      const close = (): Promise<void> => new Promise((done) => void server.close(() => done()))
      resolve({ url: `http://127.0.0.1:${address.port}/`, close })
    })
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && port !== 0) resolve(serveResults(folder, api, 0))
      else reject(error)
    })
  })
}
