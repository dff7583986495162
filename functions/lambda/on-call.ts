import type { StepName } from '../steps.ts'
import { SayableError } from './log.ts'
import { opened, type RunContext, told } from './on-queue.ts'

/**
 * A handler for another step that calls the function and waits (Invoke, "RequestResponse"). What fails is logged
 * without words and thrown: Lambda then tells the caller that the function failed.
 *
 * @param read what the event asks for; null when it is nothing that this step does
 */
export function onCall<Deps, Found, Answer>(
  step: StepName,
  open: () => Promise<Deps>,
  read: (event: unknown) => Found | null,
  work: (deps: Deps, found: Found, context: RunContext) => Promise<Answer>,
): (event: unknown, context: RunContext) => Promise<Answer> {
  return async (event, context) => {
    const deps = await opened(step, open)
    try {
      const found = read(event)
      if (found === null) throw new SayableError('no job of this step')
      return await work(deps, found, context)
    } catch (error) {
      throw told(step, error)
    }
  }
}
