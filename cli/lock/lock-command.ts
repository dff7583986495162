import type { Campaign, Cycle, Instant } from '../../domain/plan/plan.ts'
import { formatInstant } from '../../domain/words/format.ts'
import { createDynamodbFacts } from '../../functions/adapters/dynamodb-facts.ts'
import { createDynamodbReports } from '../../functions/adapters/dynamodb-reports.ts'
import { lockCycle, unlockCycle } from '../../functions/lock-by-hand.ts'
import type { SnapshotDeps } from '../../functions/snapshots.ts'
import { readPlans } from '../plan/read-plans.ts'
import { momentOf } from '../start/at.ts'
import { CLI_WORDS } from '../words.ts'
import { LOCK_WORDS } from './lock-words.ts'
import { type StoredPlace, withStored } from './with-stored.ts'

export interface LockOptions extends StoredPlace {
  /** The plan's folder. */
  readonly folder: string
  readonly cycle: string
  /** As typed after `--at`: with tables in the cloud the decision is taken now. */
  readonly at: string | undefined
  readonly clock: () => Instant
}

/**
 * Opens the locked figures of a cycle again, or locks them as they stand: of a folder, or of tables in the cloud.
 * Returns the exit code.
 */
export async function lockCommand(what: 'lock' | 'unlock', options: LockOptions): Promise<number> {
  const { folder, language, out } = options
  const words = LOCK_WORDS[language]
  const say = (line: string): number => {
    out.write(`${line}\n`)
    return 1
  }
  const [campaign] = (await readPlans([folder], language, out)) ?? []
  if (!campaign) return 1
  const { cycles } = campaign.plan
  const cycle = cycles.find(({ id }) => id === options.cycle)
  if (!cycle) return say(words.noCycle(options.cycle, cycles.map(({ id }) => id).join(', ')))
  const at = options.tables ? 'now' : options.at
  if (at === undefined) return say(words.whichMoment)
  const now = momentOf(at, campaign, options.clock)
  if (now === null) return say(CLI_WORDS[language].badDate(at))
  return withStored(options, async ({ client, names }) => {
    const facts = createDynamodbFacts(client, names)
    const deps = { facts, reports: createDynamodbReports(client, names) }
    if (what === 'lock') return await lock(deps, campaign, cycle, now, options)
    const wasLocked = await unlockCycle(deps, campaign, cycle, now)
    say(wasLocked ? words.opened(cycle.id) : words.neverLocked(cycle.id))
    return wasLocked ? 0 : 1
  })
}

async function lock(
  deps: SnapshotDeps,
  campaign: Campaign,
  cycle: Cycle,
  now: Instant,
  { language, out }: LockOptions,
): Promise<number> {
  const words = LOCK_WORDS[language]
  const { id, zone } = campaign.plan
  const when = (at: Instant): string => formatInstant(at, zone, language)
  const locked = await lockCycle(deps, campaign, cycle, now)
  const line = locked.ok
    ? words.locked(cycle.id, locked.snapshot.number, when(now))
    : words.refusal(locked.refusal, { plan: id, cycle, at: when(now), when })
  out.write(`${line}\n`)
  return locked.ok ? 0 : 1
}
