import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads'

type Calls = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>
/** Calls as they look to the one who waits: answers are there when the call returns. */
export type Waiting<C> = {
  readonly [K in keyof C]: C[K] extends (...args: infer A) => infer R ? (...args: A) => Awaited<R> : never
}

interface Question {
  readonly number: number
  readonly name: string
  readonly args: readonly unknown[]
}
interface Reply {
  readonly number: number
  readonly value?: unknown
  readonly error?: string
}

/** Answers the calls that arrive at a port, and rings the bell after each answer. */
export function answerCalls<C extends object>(port: MessagePort, bell: Int32Array, calls: C): void {
  const known = calls as unknown as Calls
  port.on('message', async ({ number, name, args }: Question) => {
    let reply: Reply
    try {
      reply = { number, value: await known[name]?.(...args) }
    } catch (error) {
      reply = { number, error: error instanceof Error ? error.message : String(error) }
    }
    port.postMessage(reply)
    Atomics.add(bell, 0, 1)
    Atomics.notify(bell, 0)
  })
}

/** Makes calls and sleeps until each is answered: scripts of Google's do not know promises. */
export function waitingCalls<C extends object>(port: MessagePort, bell: Int32Array): Waiting<C> {
  let last = 0
  const ask = (name: string, args: readonly unknown[]): unknown => {
    const number = ++last
    port.postMessage({ number, name, args } satisfies Question)
    for (;;) {
      const heard = Atomics.load(bell, 0)
      const reply = receiveMessageOnPort(port)?.message as Reply | undefined
      // An answer to a call whose script was stopped meanwhile is passed over.
      if (reply?.number === number) {
        if (reply.error !== undefined) throw new Error(reply.error)
        return reply.value
      }
      if (!reply) Atomics.wait(bell, 0, heard)
    }
  }
  return new Proxy({} as Waiting<C>, {
    get:
      (_, name) =>
      (...args: readonly unknown[]) =>
        ask(String(name), args),
  })
}
