import { fork } from 'node:child_process'
import { join } from 'node:path'

export interface StartedFunction {
  /** Gives an event to the function as of a moment; throws what the function threw. */
  invoke<Answer>(event: object, at: number): Promise<Answer>
  /** What it wrote to its log, line by line. */
  readonly lines: string[]
  stop(): void
}

interface Reply {
  readonly id: number
  readonly answer?: unknown
  readonly fault?: string
}

/** Starts a bundled handler as Lambda would: with these variables and no others. */
export async function startFunction(
  bundle: string,
  options: {
    readonly environment: Readonly<Record<string, string>>
    readonly at: number
    readonly timeoutSeconds: number
  },
): Promise<StartedFunction> {
  const { environment, at, timeoutSeconds } = options
  const child = fork(
    join(import.meta.dirname, 'lambda-process.ts'),
    [bundle, String(at), String(timeoutSeconds * 1000)],
    { env: { ...environment }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'], serialization: 'json' },
  )
  const lines: string[] = []
  const hear = (data: Buffer): void => void lines.push(...data.toString().split('\n').filter(Boolean))
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  const waiting = new Map<number, (reply: Reply) => void>()
  child.on('message', (reply: Reply) => waiting.get(reply.id)?.(reply))
  child.on('exit', (code) => {
    for (const [id, tell] of waiting)
      tell({ id, fault: `the process ended with ${code}:\n${lines.join('\n')}` })
  })
  const reply = (id: number): Promise<Reply> => new Promise((resolve) => waiting.set(id, resolve))
  const ready = await reply(0)
  if (ready.fault) throw new Error(ready.fault)
  let calls = 0
  return {
    lines,
    async invoke<Answer>(event: object, moment: number) {
      const id = ++calls
      const answered = reply(id)
      child.send({ id, event, at: moment })
      const { answer, fault } = await answered
      if (fault) throw new Error(fault)
      return answer as Answer
    },
    stop: () => void child.kill(),
  }
}
