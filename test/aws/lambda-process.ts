import { createRequire } from 'node:module'

/**
 * Lambda's part, in a process of its own with the function's own environment: loads the bundle once, hands it
 * events, gives back what it answers. The clock can be set: the plan that is played is not of today.
 */
interface Call {
  readonly id: number
  readonly event: object
  /** What the function's clock shows when it starts. */
  readonly at: number
}

const RealDate = Date
let ahead = 0
globalThis.Date = class extends RealDate {
  constructor(...parts: [] | [string | number | Date]) {
    if (parts.length === 0) super(RealDate.now() + ahead)
    else super(...parts)
  }
  static override now(): number {
    return RealDate.now() + ahead
  }
} as DateConstructor

const [, , bundle = '', at = '0', timeoutMs = '0'] = process.argv
ahead = Number(at) - RealDate.now()
const { handler } = createRequire(import.meta.url)(bundle) as {
  readonly handler: (event: object, context: object) => Promise<unknown>
}

process.on('message', async ({ id, event, at: moment }: Call) => {
  const started = RealDate.now()
  ahead = moment - started
  const context = {
    awsRequestId: `request-${process.pid}-${id}`,
    getRemainingTimeInMillis: () => Number(timeoutMs) - (RealDate.now() - started),
  }
  try {
    process.send?.({ id, answer: (await handler(event, context)) ?? null })
  } catch (error) {
    process.send?.({ id, fault: error instanceof Error ? `${error.name}: ${error.message}` : 'failed' })
  }
})
process.send?.({ id: 0, answer: 'ready' })
