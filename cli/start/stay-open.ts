import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Hono } from 'hono'
import { serveResults } from '../../console/serve-results.ts'
import { pokeApi } from '../../functions/answer-poke/poke-api.ts'
import type { SheetChecks } from '../../functions/ports/sheet-checks.ts'
import { receiptOf } from '../../functions/receipt.ts'
import { syncSheet } from '../../functions/sync-sheet/sync-sheet.ts'
import { CLI_WORDS } from '../words.ts'
import type { Installation } from './installation.ts'
import type { StartOptions } from './start.ts'
import type { Results } from './write-results.ts'

/** How often jobs that pokes asked for are worked off, and after how many of these times the inbox is looked at. */
const WORK_EVERY_MS = 500
const INBOX_EVERY = 4

/**
 * Serves the results, and the address that sheets poke (POST /poke), on this machine until Ctrl-C.
 *
 * @param lookForMore takes in what people put into the inbox; new results, or null when there was nothing
 */
export async function stayOpen(
  installation: Installation,
  first: Results,
  options: StartOptions,
  lookForMore: () => Promise<Results | null>,
): Promise<void> {
  const words = CLI_WORDS[options.language]
  let results = first
  const server = await serveResults(
    resolve(first.folder),
    addresses(installation, () => results),
    options.port,
  )
  options.out.write(`\n${words.where.page}: ${server.url}\n${words.stop}\n`)
  const end = new AbortController()
  // One after the other: a round counts on it that nobody else is at its jobs.
  const work = async (): Promise<void> => {
    for (let turn = 1; !end.signal.aborted; turn++) {
      await installation.drain()
      if (turn % INBOX_EVERY === 0) results = (await lookForMore()) ?? results
      await wait(WORK_EVERY_MS, null, { signal: end.signal }).catch(() => null)
    }
  }
  const working = work()
  const stopped = new Promise<void>((done) => {
    process.once('SIGINT', () => done())
    process.once('SIGTERM', () => done())
  })
  // Work that fails for good ends the command, as it does before the page is shown.
  await Promise.race([stopped, working])
  end.abort()
  await working
  await installation.drain()
  await server.close()
}

/** POST /poke, and the links of the mails: /open/<spreadsheet id> leads to its .xlsx among the results. */
function addresses(installation: Installation, results: () => Results): Hono {
  const checks: SheetChecks = {
    async checkNow(spreadsheetId, arrivedAt) {
      const outcome = await syncSheet({ ...installation, worker: 'poke' }, { spreadsheetId, arrivedAt })
      return outcome.kind === 'synced' ? receiptOf(installation, spreadsheetId, arrivedAt) : null
    },
  }
  const app = pokeApi({ ...installation, checks })
  app.get('/open/:id', (context) => {
    const path = results().files.get(context.req.param('id'))
    return path === undefined ? context.notFound() : context.redirect(`/${path}`)
  })
  return app
}
