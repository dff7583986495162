import { cycleAt } from '../../domain/agenda/agenda.ts'
import type { Campaign, Cycle, Instant } from '../../domain/plan/plan.ts'
import { metricLine } from '../metrics.ts'
import type { Campaigns } from '../ports/campaigns.ts'
import type { StepName, TickName } from '../steps.ts'
import { faultOf, log, SayableError, writeLine } from './log.ts'
import { opened, told } from './on-queue.ts'

/** What EventBridge Scheduler is told to send. */
export interface TickEvent {
  readonly tick: string
}

interface Ticked {
  readonly installation: string
}

/**
 * A handler for a step's ticks. A tick that did its work to the end leaves a heartbeat; one that failed leaves
 * none, and fails, so that it is counted and tried again.
 */
export function onTick<Deps extends Ticked>(
  step: StepName,
  open: () => Promise<Deps>,
  ticks: Partial<Readonly<Record<TickName, (deps: Deps, now: Instant) => Promise<number>>>>,
): (event: TickEvent) => Promise<void> {
  const known = new Map(Object.entries(ticks))
  return async ({ tick }) => {
    const deps = await opened(step, open)
    const work = known.get(tick)
    const now = Date.now()
    try {
      if (!work) throw new SayableError('a tick that this step does not know')
      const count = await work(deps, now)
      log({ step, tick, outcome: 'done', count })
      writeLine(metricLine(deps.installation, 'Heartbeat', 1, { tick: tick as TickName }, now))
    } catch (error) {
      throw told(step, error)
    }
  }
}

/**
 * Does something for the current cycle of every campaign. What fails for one does not keep the others from
 * theirs; afterwards it throws, so that the tick counts as failed.
 *
 * @returns the sum of what was done
 */
export async function forEachCampaign(
  step: StepName,
  campaigns: Campaigns,
  now: Instant,
  work: (campaign: Campaign, cycle: Cycle) => Promise<number>,
): Promise<number> {
  let sum = 0
  let failed = 0
  for (const campaign of await campaigns.all()) {
    const cycle = cycleAt(campaign.plan, now)
    if (!cycle) continue
    try {
      sum += await work(campaign, cycle)
    } catch (error) {
      failed++
      log({ step, plan: campaign.plan.id, outcome: 'failed', fault: faultOf(error) })
    }
  }
  if (failed > 0) throw new SayableError(`${failed} plans failed`)
  return sum
}
