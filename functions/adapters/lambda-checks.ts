import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import * as z from 'zod/mini'
import type { Config } from '../config.ts'
import type { Job } from '../ports/queue.ts'
import type { Receipt, SheetChecks } from '../ports/sheet-checks.ts'

/** Why a sheet was not checked within the call. */
export type NotChecked = 'throttled' | 'timed-out' | 'failed' | 'refused'

export interface LambdaChecksOptions {
  readonly functionName: string
  /** So long the answer is waited for; the function itself may go on. */
  readonly withinMs: number
  /** Hears why a check was left to the queue. */
  readonly tell: (why: NotChecked) => void
}

const ReceiptSchema = z.nullable(
  z.object({
    at: z.number(),
    rows: z.number(),
    counted: z.number(),
    errorRows: z.number(),
    warningRows: z.number(),
    missing: z.number(),
    held: z.boolean(),
    says: z.array(z.string()),
    problems: z.array(z.object({ code: z.string(), title: z.string(), rows: z.number() })),
  }),
) satisfies z.ZodMiniType<Receipt | null>

/**
 * Checks a sheet by calling the function of sync-sheet and waiting for its answer (Invoke, "RequestResponse":
 * docs.aws.amazon.com/lambda/latest/api/API_Invoke.html). Whatever goes wrong gives null: the queue does it then,
 * and a function that goes on after we stopped waiting does no harm.
 */
export function createLambdaChecks(
  client: LambdaClient,
  { functionName: FunctionName, withinMs, tell }: LambdaChecksOptions,
): SheetChecks {
  const invoke = async (job: Job): Promise<Receipt | null> => {
    const command = new InvokeCommand({ FunctionName, Payload: JSON.stringify(job) })
    const { FunctionError, Payload } = await client.send(command, {
      abortSignal: AbortSignal.timeout(withinMs),
    })
    if (FunctionError) {
      tell('failed')
      return null
    }
    return ReceiptSchema.parse(JSON.parse(new TextDecoder().decode(Payload)))
  }
  return {
    async checkNow(spreadsheetId, arrivedAt) {
      try {
        return await invoke({ step: 'sync-sheet', spreadsheetId, arrivedAt })
      } catch (error) {
        tell(whyOf(error))
        return null
      }
    },
  }
}

function whyOf(error: unknown): NotChecked {
  const { name } = error instanceof Error ? error : { name: '' }
  if (name === 'TooManyRequestsException') return 'throttled'
  if (name === 'AbortError' || name === 'TimeoutError') return 'timed-out'
  return name === 'AccessDeniedException' || name === 'ResourceNotFoundException' ? 'refused' : 'failed'
}

/** Checks over the function that a configuration names; where it names none, the queue does everything. */
export function connectChecks(
  { region, credentials, lambdaEndpoint, syncSheetFunction: functionName }: Config,
  options: Omit<LambdaChecksOptions, 'functionName'>,
): SheetChecks {
  if (functionName === undefined) return { checkNow: async () => null }
  // Asked once: who waits is better served by the queue than by another try.
  const client = new LambdaClient({
    region,
    credentials,
    maxAttempts: 1,
    ...(lambdaEndpoint ? { endpoint: lambdaEndpoint } : {}),
  })
  return createLambdaChecks(client, { functionName, ...options })
}
