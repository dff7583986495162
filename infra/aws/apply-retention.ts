import { Construct } from 'constructs'
import { StepFunction } from './parts/step-function.ts'
import { Ticks } from './parts/ticks.ts'
import type { World } from './world.ts'

/** Nightly: deletes rows of cycles long over, once the office said for how long rows are kept. */
export class ApplyRetention extends Construct {
  readonly step: StepFunction

  constructor(scope: Construct, world: World) {
    super(scope, 'ApplyRetention')
    this.step = new StepFunction(this, 'apply-retention', world, 'aws')
    this.step.usesInBatches('rows')
    this.step.uses('state')
    const { keepRowsDays } = world.settings
    if (keepRowsDays !== undefined) this.step.set('ROLLCALL_KEEP_ROWS_DAYS', String(keepRowsDays))
    new Ticks(this, this.step, world)
  }
}
