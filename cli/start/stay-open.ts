import { resolve } from 'node:path'
import { serveResults } from '../../console/serve-results.ts'
import { CLI_WORDS } from '../words.ts'
import type { StartOptions } from './start.ts'
import type { Results } from './write-results.ts'

/** Serves the results on this machine until Ctrl-C. */
export async function stayOpen(results: Results, options: StartOptions): Promise<void> {
  const words = CLI_WORDS[options.language]
  const server = await serveResults(resolve(results.folder), options.port)
  options.out.write(`\n${words.where.page}: ${server.url}\n${words.stop}\n`)
  await new Promise<void>((done) => {
    process.once('SIGINT', () => done())
    process.once('SIGTERM', () => done())
  })
  await server.close()
}
