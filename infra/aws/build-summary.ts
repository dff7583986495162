import { Construct } from 'constructs'
import { StepFunction } from './parts/step-function.ts'
import { Ticks } from './parts/ticks.ts'
import type { World } from './world.ts'

/** Every hour: the summaries whose figures changed, and their copies for mails. It changes no row. */
export class BuildSummary extends Construct {
  readonly step: StepFunction

  constructor(scope: Construct, world: World) {
    super(scope, 'BuildSummary')
    this.step = new StepFunction(this, 'build-summary', world, 'internet')
    this.step.reads('rows')
    this.step.uses('state')
    this.step.usesDocuments('s3:PutObject')
    this.step.readsOfficeSettings()
    new Ticks(this, this.step, world)
  }
}
