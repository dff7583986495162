import { Construct } from 'constructs'
import { StepFunction } from './parts/step-function.ts'
import { StepQueue } from './parts/step-queue.ts'
import { Ticks } from './parts/ticks.ts'
import type { World } from './world.ts'

/** Gives each unit its sheet, and brings sheets up to a changed plan. Its nightly tick puts its own jobs. */
export class ProvisionSheets extends Construct {
  readonly queue: StepQueue
  readonly step: StepFunction

  constructor(scope: Construct, world: World, pokeUrl: string) {
    super(scope, 'ProvisionSheets')
    this.step = new StepFunction(this, 'provision-sheets', world, 'internet')
    this.step.uses('state')
    // What was in a tab of ours goes back into it when another file took its place.
    this.step.reads('rows')
    this.step.readsOfficeSettings()
    this.step.set('ROLLCALL_POKE_URL', pokeUrl)
    this.queue = new StepQueue(this, this.step, world.settings.environment)
    this.queue.takesJobsOf(this.step)
    new Ticks(this, this.step, world)
  }
}
