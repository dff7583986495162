import { tabById } from '../a1.ts'
import { fileNotFound, invalid } from '../google-error.ts'
import type { Store } from '../store.ts'
import { boxAt, draftOf, type Metadata, type Tab } from '../workbook.ts'
import { type Entry, enterCells, type Seen, seenValue } from './enter-cells.ts'
import { fetchUrl } from './fetch-url.ts'
import type { Screen } from './screen.ts'

/** A rectangle of a tab; rows and columns count from 1, as in Apps Script. */
export interface Cells {
  readonly sheetId: number
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}

export interface TabFacts {
  readonly sheetId: number
  readonly name: string
  readonly maxRows: number
  readonly maxColumns: number
  /** The last row and column with content; 0 in an empty tab. */
  readonly lastRow: number
  readonly lastColumn: number
}

export interface SpreadsheetFacts {
  readonly id: string
  readonly name: string
  readonly tabs: readonly TabFacts[]
  readonly activeSheetId: number
}

/** Where a script lives: what outlasts its executions. */
export interface HostOptions {
  readonly store: Store
  readonly spreadsheetId: string
  readonly screen: Screen
  readonly identityToken: (user: string) => string | null | Promise<string | null>
}

/** What an execution asks of the world outside; the spreadsheet is the one of the REST face. */
export type ScriptHost = ReturnType<typeof scriptHost>

/** The world outside of a script: its spreadsheet, the screen of the person, the network. */
export function scriptHost({ store, spreadsheetId, screen, identityToken }: HostOptions) {
  const workbook = () => store.open(spreadsheetId).workbook
  const properties = new Map<string, string>()
  return {
    spreadsheet(): SpreadsheetFacts {
      const { id, title, tabs } = workbook()
      const first = tabs.find((tab) => !tab.hidden) ?? tabs[0]
      if (!first) throw fileNotFound(id)
      const active = tabs.find((tab) => tab.sheetId === screen.active?.sheetId) ?? first
      return { id, name: title, tabs: tabs.map(factsOf), activeSheetId: active.sheetId }
    },
    values({ sheetId, row, column, rows, columns }: Cells): readonly (readonly Seen[])[] {
      const { timeZone, tabs } = workbook()
      const tab = tabs.find((candidate) => candidate.sheetId === sheetId)
      if (!tab) throw invalid(`Sheet ${sheetId} not found`)
      return Array.from({ length: rows }, (_, i) =>
        Array.from({ length: columns }, (_, j) =>
          seenValue(boxAt(tab, row - 1 + i, column - 1 + j), timeZone),
        ),
      )
    },
    write({ sheetId, row, column }: Cells, values: readonly (readonly Entry[])[]): void {
      const draft = draftOf(workbook())
      enterCells(tabById(draft, sheetId), draft.timeZone, { row: row - 1, column: column - 1 }, values)
      store.save(spreadsheetId, {}, draft)
    },
    /** Of a tab with its columns, or (null) of the spreadsheet as a whole. */
    metadata(sheetId: number | null): readonly Metadata[] {
      const holder = sheetId === null ? workbook() : tabById(workbook(), sheetId)
      return holder.metadata ?? []
    },
    /** Opens a tab and puts the cursor into a cell. */
    moveTo(place: NonNullable<Screen['active']>): void {
      screen.active = place
    },
    showSidebar(page: NonNullable<Screen['sidebar']>): void {
      screen.sidebar = page
    },
    addMenu(menu: Screen['menus'][number]): void {
      screen.menus.push(menu)
    },
    add(part: 'alerts' | 'toasts' | 'log', text: string): void {
      screen[part].push(text)
    },
    /** False while somebody else holds the lock of the document. */
    tryLock: (): boolean => !screen.lockedByOther,
    property: (name: string): string | null => properties.get(name) ?? null,
    setProperty: (name: string, value: string): void => void properties.set(name, value),
    deleteProperty: (name: string): void => void properties.delete(name),
    identityToken: async (user: string): Promise<string | null> => identityToken(user),
    fetchUrl,
  }
}

function factsOf(tab: Tab): TabFacts {
  const filled = tab.cells.map(
    (row) => row.findLastIndex((box) => box !== null && (box.value !== null || box.formula)) + 1,
  )
  return {
    sheetId: tab.sheetId,
    name: tab.title,
    maxRows: tab.rows,
    maxColumns: tab.columns,
    lastRow: filled.findLastIndex((width) => width > 0) + 1,
    lastColumn: Math.max(0, ...filled),
  }
}
