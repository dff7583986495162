import type { Language } from '../../domain/plan/plan.ts'
import { lockCycle, unlockCycle } from '../../functions/lock-by-hand.ts'
import { readPlans } from '../plan/read-plans.ts'
import { withInstallation } from '../start/with-installation.ts'
import { CLI_WORDS } from '../words.ts'

export interface LockOptions {
  /** The plan's folder. */
  readonly folder: string
  readonly cycle: string
  readonly at: string | undefined
  readonly state: string
  readonly language: Language
  readonly out: NodeJS.WriteStream
}

/** Opens the locked figures of a cycle again, or locks them as they stand. Returns the exit code. */
export async function lockCommand(what: 'lock' | 'unlock', options: LockOptions): Promise<number> {
  const { folder, language, out } = options
  const words = CLI_WORDS[language]
  const say = (line: string): unknown => out.write(`${line}\n`)
  const [campaign] = (await readPlans([folder], language, out)) ?? []
  if (!campaign) return 1
  const { cycles } = campaign.plan
  const cycle = cycles.find(({ id }) => id === options.cycle)
  if (!cycle) {
    say(words.noCycle(options.cycle, cycles.map(({ id }) => id).join(', ')))
    return 1
  }
  return withInstallation({ ...options, campaign, port: 0 }, async ({ installation, now }) => {
    if (what === 'lock') {
      const { number } = await lockCycle(installation, campaign, cycle, now)
      say(words.lockedAgain(cycle.id, String(number)))
      return 0
    }
    const wasLocked = await unlockCycle(installation, campaign, cycle, now)
    say(wasLocked ? words.opened(cycle.id) : words.neverLocked(cycle.id))
    return wasLocked ? 0 : 1
  })
}
