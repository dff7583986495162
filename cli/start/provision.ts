import type { Language } from '../../domain/plan/plan.ts'
import { startSweeping } from '../../functions/sweep-sheets/sweep-sheets.ts'
import { readPlans } from '../plan/read-plans.ts'
import { CLI_WORDS } from '../words.ts'
import { provisionAll } from './run-round.ts'
import { withInstallation } from './with-installation.ts'

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
  const [campaign] = (await readPlans([options.plan], language, out)) ?? []
  if (!campaign) return 1
  return withInstallation({ ...options, campaign, mayBegin: true }, async ({ installation, cycle }) => {
    await startSweeping(installation)
    const { made, renewed } = await provisionAll(installation, campaign, cycle)
    const seats = await installation.reports.seatsOfCycle(campaign.plan.id, cycle.id)
    const units = new Set(seats.map(({ unitId }) => unitId))
    out.write(`${CLI_WORDS[language].provisioned(made, units.size, renewed)}\n`)
    return 0
  })
}
