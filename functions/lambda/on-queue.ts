import type { StepName } from '../steps.ts'
import { faultOf, log, SayableError } from './log.ts'

/** What SQS gives a function: docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
export interface QueueEvent {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[]
}

/** The partial batch answer: what is not named here SQS forgets, what is comes again. */
export interface QueueAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[]
}

export interface RunContext {
  readonly awsRequestId: string
  getRemainingTimeInMillis(): number
}

/** With less time than this left no further message is begun: a function that is cut off fails its whole batch. */
const RESERVE_MS = 20_000

/**
 * A handler for the jobs of a step's queue, one after the other. A job that fails, is to be tried again, or is
 * none of this step's jobs, comes again by itself and ends in the dead-letter queue; its neighbours are done.
 */
export function onQueue<Deps, Found>(
  step: StepName,
  open: () => Promise<Deps>,
  /** What a message asks for; null when it is nothing that this step does. */
  read: (body: string) => Found | null,
  work: (deps: Deps, found: Found, context: RunContext) => Promise<'done' | 'retry'>,
): (event: QueueEvent, context: RunContext) => Promise<QueueAnswer> {
  const attempt = async (deps: Deps, message: QueueEvent['Records'][number], context: RunContext) => {
    const about = { step, message: message.messageId, request: context.awsRequestId }
    try {
      if (context.getRemainingTimeInMillis() < RESERVE_MS) throw new SayableError('no time left to begin it')
      const found = read(message.body)
      if (found === null) throw new SayableError('no job of this step')
      return await work(deps, found, context)
    } catch (error) {
      log({ ...about, outcome: 'failed', fault: faultOf(error) })
      return 'retry'
    }
  }
  return async (event, context) => {
    const deps = await opened(step, open)
    const failed = []
    for (const message of event.Records) {
      if ((await attempt(deps, message, context)) === 'retry')
        failed.push({ itemIdentifier: message.messageId })
    }
    return { batchItemFailures: failed }
  }
}

/** Opens, and tells in the log why that failed: Lambda itself would log the error with all its words. */
export async function opened<Deps>(step: StepName, open: () => Promise<Deps>): Promise<Deps> {
  try {
    return await open()
  } catch (error) {
    throw told(step, error)
  }
}

/** Logs a fault and gives an error without its words, for Lambda to count. */
export function told(step: StepName, error: unknown): Error {
  const fault = faultOf(error)
  log({ step, outcome: 'failed', fault })
  return new Error(`${step}: ${fault.name}`)
}
