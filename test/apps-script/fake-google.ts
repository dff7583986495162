/** Just the calls of Google that the script makes, over cells in memory; columns and rows count from 1. */
type Value = string | number | boolean | Date

export interface FakeTab {
  readonly name: string
  readonly id: number
  readonly cells: Value[][]
  readonly metadata?: Readonly<Record<string, string>>
  /** Metadata of one key on columns, by column from 1. */
  readonly columnKeys?: Readonly<Record<number, string>>
}

export interface FakeSetting {
  readonly tabs: readonly FakeTab[]
  readonly metadata?: Readonly<Record<string, string>>
  readonly token?: () => string | null
  readonly answer?: () => number
  /** What stands in the server's answer. */
  readonly body?: string
  /** Whether another run holds the lock; null: there is none. */
  readonly lock?: 'free' | 'held' | 'forbidden' | null
  readonly uuid?: () => string
}

/** What the script did. */
export interface Seen {
  readonly writes: { tab: string; row: number; column: number; values: Value[][] }[]
  readonly alerts: string[]
  readonly toasts: string[]
  readonly menus: { caption: string; items: string[] }[]
  readonly sidebars: { title: string; html: string }[]
  readonly fetches: { url: string; options: Record<string, unknown> }[]
  readonly activated: string[]
  readonly locks: string[]
}

const entries = (metadata: Readonly<Record<string, string>> = {}) =>
  Object.entries(metadata).map(([key, value]) => ({ getKey: () => key, getValue: () => value }))

const columnEntries = ({ columnKeys = {} }: FakeTab) =>
  Object.entries(columnKeys).map(([column, key]) => ({
    getValue: () => key,
    getLocation: () => ({ getColumn: () => ({ getColumn: () => Number(column) }) }),
  }))

/** A cell as Google takes it from a script: like typed text. */
function typed(value: Value): Value {
  if (typeof value !== 'string') return value
  if (value.startsWith("'")) return value.slice(1)
  if (/^[=+@]|^-./.test(value)) throw new Error(`a formula was written: ${value}`)
  return value !== '' && Number.isFinite(Number(value)) ? Number(value) : value
}

interface FakeRange {
  getRow(): number
  getColumn(): number
  getNumRows(): number
  getNumColumns(): number
  getSheet(): FakeSheet
  activate(): void
  getValues(): Value[][]
  setValues(values: Value[][]): void
}

interface FakeSheet {
  getName(): string
  getSheetId(): number
  getMaxRows(): number
  getLastColumn(): number
  getDeveloperMetadata(): ReturnType<typeof entries>
  createDeveloperMetadataFinder(): unknown
  activate(): void
  getRange(...at: number[]): FakeRange
  getDataRange(): FakeRange
}

function fakeRange(sheet: FakeSheet, tab: FakeTab, seen: Seen, at: readonly number[]): FakeRange {
  const [row = 1, column = 1, rows = 1, columns = 1] = at
  const places = Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => [i, j]))
  return {
    getRow: () => row,
    getColumn: () => column,
    getNumRows: () => rows,
    getNumColumns: () => columns,
    getSheet: () => sheet,
    activate: () => seen.activated.push(`${tab.name}!R${row}C${column}`),
    getValues: () =>
      places.map((line) => line.map(([i = 0, j = 0]) => tab.cells[row - 1 + i]?.[column - 1 + j] ?? '')),
    setValues(values: Value[][]) {
      if (values.length !== rows || values.some((line) => line.length !== columns))
        throw new Error('the values do not have the size of the range')
      seen.writes.push({ tab: tab.name, row, column, values })
      values.forEach((line, i) => {
        line.forEach((value, j) => {
          while (tab.cells.length < row + i) tab.cells.push([])
          const cells = tab.cells[row - 1 + i] ?? []
          while (cells.length < column + j) cells.push('')
          cells[column - 1 + j] = typed(value)
        })
      })
    },
  }
}

function fakeSheet(tab: FakeTab, seen: Seen): FakeSheet {
  const width = (): number => Math.max(1, ...tab.cells.map((row) => row.length))
  const sheet: FakeSheet = {
    getName: () => tab.name,
    getSheetId: () => tab.id,
    getMaxRows: () => 1000,
    getLastColumn: width,
    getDeveloperMetadata: () => entries(tab.metadata),
    createDeveloperMetadataFinder: () => ({ withKey: () => ({ find: () => columnEntries(tab) }) }),
    activate: () => seen.activated.push(tab.name),
    getRange: (...at) => fakeRange(sheet, tab, seen, at),
    getDataRange: () => fakeRange(sheet, tab, seen, [1, 1, Math.max(1, tab.cells.length), width()]),
  }
  return sheet
}

function fakeUi(seen: Seen) {
  return {
    alert: (text: string) => seen.alerts.push(text),
    showSidebar: (page: { title: string; html: string }) =>
      seen.sidebars.push({ title: page.title, html: page.html }),
    createMenu(caption: string) {
      const items: string[] = []
      const menu = {
        addItem: (label: string, name: string) => {
          items.push(`${label} -> ${name}`)
          return menu
        },
        addSeparator: () => menu,
        addToUi: () => seen.menus.push({ caption, items }),
      }
      return menu
    },
  }
}

function fakeSpreadsheet(setting: FakeSetting, seen: Seen) {
  const sheets = setting.tabs.map((tab) => fakeSheet(tab, seen))
  return {
    getId: () => 'spreadsheet-of-the-unit',
    getSheets: () => sheets,
    getSheetByName: (name: string) => sheets.find((sheet) => sheet.getName() === name) ?? null,
    setActiveSheet: (sheet: { getName: () => string }) => seen.activated.push(sheet.getName()),
    getDeveloperMetadata: () => entries(setting.metadata),
    toast: (text: string) => seen.toasts.push(text),
  }
}

/** A lock that another run holds is not had by waiting. */
function fakeLock({ lock = 'free' }: FakeSetting, seen: Seen) {
  if (lock === null) return null
  if (lock === 'forbidden') throw new Error('You do not have permission to call LockService')
  return { tryLock: () => lock === 'free', releaseLock: () => seen.locks.push('released') }
}

/** Google's global objects, and what was done to them. */
export function fakeGoogle(setting: FakeSetting) {
  const seen: Seen = {
    writes: [],
    alerts: [],
    toasts: [],
    menus: [],
    sidebars: [],
    fetches: [],
    activated: [],
    locks: [],
  }
  const spreadsheet = fakeSpreadsheet(setting, seen)
  const ui = fakeUi(seen)
  const { token = () => 'token-of-the-presser', answer = () => 202, body = '{"code":"accepted"}' } = setting
  let ids = 0
  const { uuid = () => `${String(++ids).padStart(8, '0')}-0000-4000-8000-000000000000` } = setting
  const globals = {
    SpreadsheetApp: { getActiveSpreadsheet: () => spreadsheet, getUi: () => ui },
    HtmlService: {
      createHtmlOutput: (html: string) => ({ setTitle: (title: string) => ({ title, html }) }),
    },
    ScriptApp: { getIdentityToken: token },
    UrlFetchApp: {
      fetch(url: string, options: Record<string, unknown>) {
        seen.fetches.push({ url, options })
        const status = answer()
        return { getResponseCode: () => status, getContentText: () => body }
      },
    },
    LockService: { getDocumentLock: () => fakeLock(setting, seen) },
    Utilities: { getUuid: uuid },
  }
  /** An edit by hand, as Google tells it. */
  const edit = (name: string, at: readonly number[], oldValue?: string) => ({
    range: spreadsheet.getSheetByName(name)?.getRange(...at),
    ...(oldValue === undefined ? {} : { oldValue }),
  })
  return { globals, seen, edit }
}
