import { resolve } from 'node:path'
import type { Hono } from 'hono'
import { serveResults } from '../../console/serve-results.ts'
import type { Instant } from '../../domain/plan/plan.ts'
import { pokeApi } from '../../functions/answer-poke/poke-api.ts'
import { syncSheet } from '../../functions/sync-sheet/sync-sheet.ts'
import { CLI_WORDS } from '../words.ts'
import type { Installation } from './installation.ts'
import type { StartOptions } from './start.ts'
import type { Results } from './write-results.ts'

/** How often jobs that pokes asked for are worked off. */
const WORK_EVERY_MS = 500

/** Serves the results, and the address that sheets poke (POST /poke), on this machine until Ctrl-C. */
export async function stayOpen(
  installation: Installation,
  results: Results,
  options: StartOptions,
): Promise<void> {
  const words = CLI_WORDS[options.language]
  const server = await serveResults(resolve(results.folder), addresses(installation, results), options.port)
  options.out.write(`\n${words.where.page}: ${server.url}\n${words.stop}\n`)
  const worker = setInterval(() => void installation.drain(), WORK_EVERY_MS)
  await new Promise<void>((done) => {
    process.once('SIGINT', () => done())
    process.once('SIGTERM', () => done())
  })
  clearInterval(worker)
  await installation.drain()
  await server.close()
}

/** POST /poke, and the links of the mails: /open/<spreadsheet id> leads to its .xlsx among the results. */
function addresses(installation: Installation, results: Results): Hono {
  const syncNow = async (spreadsheetId: string, arrivedAt: Instant): Promise<boolean> => {
    const outcome = await syncSheet({ ...installation, worker: 'poke' }, { spreadsheetId, arrivedAt })
    return outcome.kind === 'synced'
  }
  const app = pokeApi({ ...installation, syncNow })
  app.get('/open/:id', (context) => {
    const path = results.files.get(context.req.param('id'))
    return path === undefined ? context.notFound() : context.redirect(`/${path}`)
  })
  return app
}
