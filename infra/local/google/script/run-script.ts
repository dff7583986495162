import type { Store } from '../store.ts'
import type { Order } from './execute.ts'
import { newScreen, type Screen } from './screen.ts'
import { scriptHost } from './script-host.ts'
import { startThread } from './thread.ts'
import { openSpreadsheet, type Run, type Typed, typeInto } from './triggers.ts'

export interface ScriptOptions {
  /** One classic script whose top-level functions are the script's. */
  readonly bundle: string
  /** The store of the local Google, so that both see the same spreadsheet. */
  readonly store: Store
  readonly spreadsheetId: string
  /** Who uses the spreadsheet until somebody else opens it or types. */
  readonly user: string
  /** The identity token of a person, as ScriptApp gives it. */
  readonly identityToken?: (user: string) => string | null | Promise<string | null>
  /** How long simple triggers and other executions may run; absent: Google's 30 s and 6 min. */
  readonly limits?: { readonly simpleMs: number; readonly usualMs: number }
}

/** A script in its spreadsheet, with a person in front of it. */
export interface LocalScript {
  /** What the person sees: menus, sidebar, alerts. */
  readonly screen: Screen
  /** Runs a function with the person's consent, as a menu or google.script.run does. */
  call(functionName: string, ...args: readonly unknown[]): Promise<unknown>
  /** Chooses an item of the script's menus by its caption. */
  choose(caption: string): Promise<unknown>
  /** Opens the spreadsheet: the screen is new, and onOpen runs. Null when the script has none. */
  open(user: string): Promise<Run | null>
  /** Types or pastes values; rows and columns count from 1. onEdit runs. Null when the script has none. */
  typeAs(user: string, sheetId: number, row: number, column: number, values: Typed): Promise<Run | null>
  close(): Promise<void>
}

const GOOGLES_LIMITS = { simpleMs: 30_000, usualMs: 360_000 }

/** Starts the runtime of a script that is bound to a spreadsheet of the local Google. */
export function startScript(options: ScriptOptions): LocalScript {
  const screen = newScreen()
  const { store, spreadsheetId, identityToken = () => null, limits = GOOGLES_LIMITS } = options
  const thread = startThread(options.bundle, scriptHost({ store, spreadsheetId, screen, identityToken }))
  let { user } = options
  const call = (functionName: string, ...args: readonly unknown[]): Promise<unknown> =>
    thread.run({ functionName, args, user, event: null, limitMs: limits.usualMs })
  const trigger = (functionName: string, event: Order['event']): Promise<Run | null> =>
    settled(thread.run({ functionName, args: [], user, event, limitMs: limits.simpleMs }), functionName)
  return {
    screen,
    call,
    async choose(caption) {
      const items = screen.menus.flatMap((menu) => menu.items)
      const item = items.find((candidate) => candidate?.caption === caption)
      if (!item) throw new Error(`No menu has the item "${caption}"`)
      return call(item.functionName)
    },
    open(who) {
      user = who
      return openSpreadsheet(screen, trigger)
    },
    async typeAs(who, sheetId, row, column, values) {
      user = who
      return typeInto({ store, spreadsheetId, screen }, { sheetId, row, column }, values, trigger)
    },
    close: thread.close,
  }
}

/** How a trigger ended: nobody sees its errors but the log of executions. */
async function settled(run: Promise<unknown>, functionName: string): Promise<Run | null> {
  try {
    await run
    return { error: null }
  } catch (error) {
    const message = (error as Error).message
    return message === `Script function not found: ${functionName}` ? null : { error: message }
  }
}
