import type { StepName } from '../steps.ts'

/**
 * What a line of the log may say: codes, counts, and ids that mean nothing outside. Nothing that a person typed
 * fits in here, and no text of an error: services put addresses into theirs.
 */
export interface LogFields {
  readonly step: StepName
  /** "synced", "retry", "failed". */
  readonly outcome: string
  readonly request?: string | undefined
  readonly message?: string | undefined
  readonly plan?: string
  readonly unit?: string
  readonly why?: string
  readonly count?: number
  readonly rows?: number
  readonly cells?: number
  readonly tick?: string
  readonly fault?: Fault
}

/** An error without its words: what kind, from which line of ours, and how the service that gave it can be asked. */
export interface Fault {
  readonly name: string
  readonly at: readonly string[]
  readonly status?: number
  readonly serviceRequest?: string
  /** Only from faults whose words are ours and name no one. */
  readonly says?: string
}

/** A fault whose words are safe to be logged: they name variables and steps, nothing else. */
export class SayableError extends Error {
  override readonly name = 'SayableError'
}

const MOST_FRAMES = 6

export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { name: typeof error, at: [] }
  const { $metadata } = error as { readonly $metadata?: { httpStatusCode?: number; requestId?: string } }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    name: error.name,
    at: frames.slice(0, MOST_FRAMES).map((line) => line.trim()),
    ...($metadata?.httpStatusCode ? { status: $metadata.httpStatusCode } : {}),
    ...($metadata?.requestId ? { serviceRequest: $metadata.requestId } : {}),
    ...(error instanceof SayableError ? { says: error.message } : {}),
  }
}

/** Writes one line, straight to the output: Lambda would wrap what `console` says, and metrics with it. */
export const writeLine = (line: string): void => void process.stdout.write(`${line}\n`)

export const log = (fields: LogFields): void =>
  writeLine(JSON.stringify({ level: fields.fault ? 'ERROR' : 'INFO', ...fields }))
