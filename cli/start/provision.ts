import { cycleAt } from '../../domain/agenda/agenda.ts'
import type { Language } from '../../domain/plan/plan.ts'
import { startSweeping } from '../../functions/sweep-sheets/sweep-sheets.ts'
import { readPlans } from '../plan/read-plans.ts'
import { CLI_WORDS } from '../words.ts'
import { momentOf } from './at.ts'
import { openInstallation } from './installation.ts'
import { provisionAll } from './run-round.ts'

export interface ProvisionOptions {
  readonly plan: string
  readonly at: string | undefined
  readonly language: Language
  readonly state: string
  readonly port: number
  readonly out: NodeJS.WriteStream
}

/** Gives every unit of a plan that has none its spreadsheet; nothing else is done. Returns the exit code. */
export async function provision(options: ProvisionOptions): Promise<number> {
  const { language, out } = options
  const words = CLI_WORDS[language]
  const [campaign] = (await readPlans([options.plan], language, out)) ?? []
  if (!campaign) return 1
  const now = momentOf(options.at, campaign)
  const cycle = now === null ? null : cycleAt(campaign.plan, now)
  if (now === null || cycle === null) {
    out.write(`${words.badDate(options.at ?? '')}\n`)
    return 1
  }
  const complain = (line: string): unknown => out.write(`${line}\n`)
  const { state: folder, port } = options
  const opened = await openInstallation({ folder, campaigns: [campaign], now, language, port, complain })
  if (!opened.ok) {
    out.write(`${words.locked(opened.pid)}\n`)
    return 1
  }
  try {
    await startSweeping(opened.installation)
    const made = await provisionAll(opened.installation, campaign, cycle)
    const seats = await opened.installation.reports.seatsOfCycle(campaign.plan.id, cycle.id)
    out.write(`${words.provisioned(made, new Set(seats.map(({ unitId }) => unitId)).size)}\n`)
    return 0
  } finally {
    await opened.installation.end()
  }
}
