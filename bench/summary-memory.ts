import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import type { Campaign } from '../domain/plan/plan.ts'
import { packCampaigns } from '../functions/adapters/packed-campaigns.ts'
import { FOR_LAMBDA } from '../infra/aws/bundle-step.ts'

/** What one summary takes in a process of its own. */
export interface SummaryProcess {
  readonly mb: number
  readonly ms: number
  readonly writes: number
}

/**
 * Builds a summary in a fresh process, bundled as the cloud runs it, and sends it to a Google that answers here: the
 * request is in the memory, what becomes of it is not.
 */
export async function summaryProcess(campaign: Campaign): Promise<SummaryProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-summary-'))
  const google = createServer((request, response) => {
    request.resume().on('end', () => response.setHeader('content-type', 'application/json').end('{}'))
  })
  try {
    const [pack, file] = [join(folder, 'campaigns.json'), join(folder, 'summary.mjs')]
    await writeFile(pack, packCampaigns([campaign]))
    await build({
      entryPoints: [join(import.meta.dirname, 'summary-process.ts')],
      outfile: file,
      ...FOR_LAMBDA,
      format: 'esm',
      banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
      logLevel: 'silent',
    })
    await new Promise<void>((resolve) => google.listen(0, '127.0.0.1', resolve))
    const { port } = google.address() as AddressInfo
    const { stdout } = await promisify(execFile)(process.execPath, [file, pack, `http://127.0.0.1:${port}`])
    return JSON.parse(stdout) as SummaryProcess
  } finally {
    google.close()
    await rm(folder, { recursive: true, force: true })
  }
}
