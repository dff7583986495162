import { format } from 'node:util'
import { type Context, createContext, Script } from 'node:vm'
import type { Waiting } from './bridge.ts'
import { face, method, record } from './face.ts'
import { htmlService } from './html-service.ts'
import { inward, realmOf } from './realm.ts'
import type { Running } from './running.ts'
import type { Cells, ScriptHost } from './script-host.ts'
import { services } from './services.ts'
import { rangeOf } from './sheet.ts'
import { spreadsheetApp, spreadsheetFace } from './spreadsheet-app.ts'

/** What a simple trigger is told. */
export interface TriggerEvent {
  readonly cells?: Cells
  readonly value?: string
  readonly oldValue?: string
}

/** One execution: a function of the script, by whom, and how long it may take. */
export interface Order {
  readonly functionName: string
  readonly args: readonly unknown[]
  readonly user: string
  /** Given to a simple trigger, which runs without consent. */
  readonly event: TriggerEvent | null
  readonly limitMs: number
}

/** Google's global services that a script here may not use; named when it tries. */
const ELSEWHERE =
  'Browser CacheService CalendarApp CardService Charts ContactsApp ContentService DocumentApp Drive DriveApp FormApp GmailApp GroupsApp Jdbc LanguageApp LinearOptimizationService Logger MailApp Maps People Session Sheets SitesApp SlidesApp XmlService'.split(
    ' ',
  )
const INVOKE = Symbol.for('rollcall.invoke')
const invocation = new Script("globalThis[Symbol.for('rollcall.invoke')]()")

/**
 * Carries out an order in a fresh world, as Google does: the script is evaluated anew, so nothing of an
 * earlier execution is left. The world has the language and Google's services, and nothing of Node.
 */
export function execute(script: Script, host: Waiting<ScriptHost>, order: Order): unknown {
  const context = createContext(Object.create(null))
  const isSimpleTrigger = order.event !== null
  const running: Running = { realm: realmOf(context), host, user: order.user, isSimpleTrigger }
  furnish(context, running)
  const until = Date.now() + order.limitMs
  try {
    script.runInContext(context, { timeout: order.limitMs })
    const called = context[order.functionName]
    if (typeof called !== 'function') throw new Error(`Script function not found: ${order.functionName}`)
    const args = order.event
      ? [eventRecord(running, order.event)]
      : order.args.map((arg) => inward(running.realm, arg))
    Object.assign(context, { [INVOKE]: () => called(...args) })
    return invocation.runInContext(context, { timeout: Math.max(1, until - Date.now()) })
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error
    throw new Error('Exceeded maximum execution time')
  }
}

function furnish(context: Context, running: Running): void {
  const { realm, host } = running
  const say = method(['any?', 'any?', 'any?', 'any?'], (...words) =>
    host.add('log', format(...words.slice(0, words.findLastIndex((word) => word !== undefined) + 1))),
  )
  Object.assign(context, {
    SpreadsheetApp: spreadsheetApp(running),
    HtmlService: htmlService(running),
    ...services(running),
    console: face(realm, 'console', { log: say, info: say, warn: say, error: say }),
  })
  for (const name of ELSEWHERE) Object.assign(context, { [name]: face(realm, name, {}) })
}

function eventRecord(running: Running, { cells, value, oldValue }: TriggerEvent): object {
  const { realm, user } = running
  const edit = cells ? { range: rangeOf(running, cells), value, oldValue } : {}
  return record(realm, 'event', {
    ...edit,
    source: spreadsheetFace(running),
    user: face(realm, 'User', { getEmail: method([], () => user) }),
  })
}
