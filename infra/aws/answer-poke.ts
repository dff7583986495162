import { Construct } from 'constructs'
import { PokeApi } from './parts/poke-api.ts'
import { StepFunction } from './parts/step-function.ts'
import type { SyncSheet } from './sync-sheet.ts'
import type { World } from './world.ts'

/** POST /poke: the one door from outside. It sees no row, and has no business with Google but its public keys. */
export class AnswerPoke extends Construct {
  readonly step: StepFunction
  readonly api: PokeApi

  constructor(scope: Construct, world: World, sync: SyncSheet) {
    super(scope, 'AnswerPoke')
    this.step = new StepFunction(this, 'answer-poke', world, 'internet')
    this.step.usesStateAndLeases()
    const { identityAudiences } = world.settings
    if (identityAudiences) this.step.set('ROLLCALL_IDENTITY_AUDIENCES', identityAudiences)
    sync.queue.takesJobsOf(this.step)
    sync.isCalledBy(this.step)
    this.api = new PokeApi(this, this.step, world.settings.environment)
  }
}
