import { Script } from 'node:vm'
import { parentPort, workerData } from 'node:worker_threads'
import { waitingCalls } from './bridge.ts'
import { execute, type Order } from './execute.ts'
import type { ScriptHost } from './script-host.ts'
import type { Ended } from './thread.ts'

/**
 * The thread in which scripts run. A script may sleep here for an answer while the thread that started it
 * gives it, so it can call services of its own process.
 */
const { bundle, port, bell } = workerData
const host = waitingCalls<ScriptHost>(port, bell)
let script: Script | undefined

const say = (ended: Ended): void => parentPort?.postMessage(ended)

parentPort?.on('message', (order: Order) => {
  try {
    script ??= new Script(bundle, { filename: 'script.js' })
    const result = execute(script, host, order)
    say({ result: order.event ? undefined : result })
  } catch (error) {
    const { message = String(error), stack } = error as Partial<Error>
    say({ error: message, ...(stack ? { stack } : {}) })
  }
})
