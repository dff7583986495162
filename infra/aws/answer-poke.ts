import { Construct } from 'constructs'
import { PokeApi } from './parts/poke-api.ts'
import { StepFunction } from './parts/step-function.ts'
import type { StepQueue } from './parts/step-queue.ts'
import type { World } from './world.ts'

/** POST /poke: the one door from outside. It sees no row, and has no business with Google but its public keys. */
export class AnswerPoke extends Construct {
  readonly step: StepFunction
  readonly api: PokeApi

  constructor(scope: Construct, world: World, syncs: StepQueue) {
    super(scope, 'AnswerPoke')
    this.step = new StepFunction(this, 'answer-poke', world, 'internet')
    this.step.uses('state')
    const { identityAudiences } = world.settings
    if (identityAudiences) this.step.set('ROLLCALL_IDENTITY_AUDIENCES', identityAudiences)
    syncs.takesJobsOf(this.step)
    this.api = new PokeApi(this, this.step, world.settings.environment)
  }
}
