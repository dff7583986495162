import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { benchChecking } from './check-rows.bench.ts'
import { benchMails } from './mails.bench.ts'
import { benchPlans } from './plans.bench.ts'
import { benchRollup } from './rollup.bench.ts'
import { benchSync } from './sync.bench.ts'
import { benchWholeJob } from './whole-job.bench.ts'

/** All measurements, as ratios taken in one run; the machine's own speed does not matter. */
const folder = await mkdtemp(join(tmpdir(), 'rollcall-bench-'))
try {
  await benchChecking()
  await benchPlans()
  await benchRollup()
  await benchMails()
  await benchSync()
  await benchWholeJob(folder)
} finally {
  await rm(folder, { recursive: true, force: true })
}
