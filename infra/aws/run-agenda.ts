import { Construct } from 'constructs'
import { StepFunction } from './parts/step-function.ts'
import type { StepQueue } from './parts/step-queue.ts'
import { Ticks } from './parts/ticks.ts'
import type { World } from './world.ts'

/** Every few minutes: what the plans make due. Writes mails into the outbox and what goes with them. */
export class RunAgenda extends Construct {
  readonly step: StepFunction

  constructor(scope: Construct, world: World, mails: StepQueue) {
    super(scope, 'RunAgenda')
    this.step = new StepFunction(this, 'run-agenda', world, 'aws')
    // Words that units tell in, for the report that goes with a roll-up; persons to be counted at a cut-off.
    this.step.reads('rows')
    this.step.usesStateAndLeases()
    this.step.usesDocuments('s3:PutObject')
    mails.takesJobsOf(this.step)
    new Ticks(this, this.step, world)
  }
}
