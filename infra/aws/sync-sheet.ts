import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Construct } from 'constructs'
import { StepFunction } from './parts/step-function.ts'
import { StepQueue } from './parts/step-queue.ts'
import type { World } from './world.ts'

/** Reads a unit's sheet, stores its rows, writes the result beside them. */
export class SyncSheet extends Construct {
  readonly queue: StepQueue
  readonly step: StepFunction

  constructor(scope: Construct, world: World) {
    super(scope, 'SyncSheet')
    this.step = new StepFunction(this, 'sync-sheet', world, 'internet')
    this.step.usesInBatches('rows')
    this.step.usesStateAndLeases()
    this.step.readsOfficeSettings()
    this.queue = new StepQueue(this, this.step, world.settings.environment)
    // A sheet that is busy comes back by a message of its own.
    this.queue.takesJobsOf(this.step)
  }

  /** Lets a step call the function and wait for its answer, and tells it which. */
  isCalledBy(step: StepFunction): void {
    const { functionArn, functionName } = this.step.function
    step.role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] }),
    )
    step.set('ROLLCALL_SYNC_SHEET_FUNCTION', functionName)
  }
}
