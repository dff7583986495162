import { MessageChannel, Worker } from 'node:worker_threads'
import { answerCalls } from './bridge.ts'
import type { Order } from './execute.ts'
import type { ScriptHost } from './script-host.ts'

/** A thread of its own for a script. */
export interface ScriptThread {
  /** Carries out an order; orders wait for each other. */
  run(order: Order): Promise<unknown>
  close(): Promise<void>
}

/** What the thread says when it is done with an order. */
export interface Ended {
  readonly result?: unknown
  readonly error?: string
  readonly stack?: string
}

/** Starts the thread; what its script asks of the world is answered by the host, here. */
export function startThread(bundle: string, host: ScriptHost): ScriptThread {
  const { port1, port2 } = new MessageChannel()
  const bell = new Int32Array(new SharedArrayBuffer(4))
  answerCalls(port1, bell, host)
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { bundle, port: port2, bell },
    transferList: [port2],
  })
  // Only a running script keeps the process alive.
  worker.unref()
  port1.unref()
  const isClosed = new Promise<never>((_, reject) => {
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('The script was closed')))
  })
  isClosed.catch(() => undefined)
  const carryOut = async (order: Order): Promise<unknown> => {
    worker.ref()
    const answer = new Promise<Ended>((resolve) => worker.once('message', resolve))
    worker.postMessage(order)
    const { result, error, stack } = await Promise.race([answer, isClosed])
    worker.unref()
    if (error !== undefined) throw Object.assign(new Error(error), { stack })
    return result
  }
  let last: Promise<unknown> = Promise.resolve()
  return {
    run(order) {
      const next = last.then(() => carryOut(order))
      last = next.catch(() => undefined)
      return next
    },
    async close() {
      await worker.terminate()
      port1.close()
    },
  }
}
