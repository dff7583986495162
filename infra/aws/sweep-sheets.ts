import { Construct } from 'constructs'
import { StepFunction } from './parts/step-function.ts'
import type { StepQueue } from './parts/step-queue.ts'
import { Ticks } from './parts/ticks.ts'
import type { World } from './world.ts'

/** Every few minutes: which sheets changed. Nightly: all of them. */
export class SweepSheets extends Construct {
  readonly step: StepFunction

  constructor(scope: Construct, world: World, syncs: StepQueue) {
    super(scope, 'SweepSheets')
    this.step = new StepFunction(this, 'sweep-sheets', world, 'internet')
    this.step.uses('state')
    this.step.readsOfficeSettings()
    syncs.takesJobsOf(this.step)
    new Ticks(this, this.step, world)
  }
}
