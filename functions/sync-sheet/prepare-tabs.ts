import { ERROR_TAB_COLUMNS, ERROR_TAB_ID, ERROR_TAB_ROWS } from '../../domain/sheet/error-tab.ts'
import { placeOurColumns } from '../../domain/sheet/feedback.ts'
import { OUR_COLUMN_KEYS, OUR_COLUMNS } from '../../domain/sheet/our-columns.ts'
import type { Table } from '../../domain/sheet/read-table.ts'
import { COLUMN_KEY } from '../../domain/sheet/sheet-metadata.ts'
import { freeTitle, sameTitle } from '../../domain/sheet/tab-title.ts'
import { FEEDBACK_WORDS } from '../../domain/words/feedback-words.ts'
import { ourNotesOf } from '../column-keys.ts'
import type { TabChange, TabRead } from '../ports/sheets.ts'
import type { PulledSeat } from './pull-seat.ts'
import type { SyncDeps } from './sync-sheet.ts'

const ERROR_COLOUR = '#f8d7da'
const WARNING_COLOUR = '#fff3cd'
const VALID_COLOUR = '#d1e7dd'
const ERROR_TAB_WIDTHS = [260, 80, 260, 680]

/** What the tabs need once before feedback can stand in them: the "Lỗi" tab itself, room, colours, notes, a hidden id column. */
export async function prepareTabs(
  deps: SyncDeps,
  spreadsheetId: string,
  pulls: readonly PulledSeat[],
  tabs: ReadonlyMap<number, TabRead>,
): Promise<readonly TabChange[]> {
  const { status } = FEEDBACK_WORDS[deps.language]
  const errors = tabs.get(ERROR_TAB_ID)
  return [
    ...(errors ? roomForErrors(errors) : await errorTabChanges(deps, spreadsheetId)),
    ...pulls.flatMap(({ table, tab }) =>
      table && tab ? [...ourColumns(tab, table, status), ...ourNotes(tab, table)] : [],
    ),
  ]
}

/** Rows and columns that somebody took away from the tab. */
function roomForErrors({ tabId, rows, columns }: TabRead): readonly TabChange[] {
  const [lines, cells] = [ERROR_TAB_ROWS - rows, ERROR_TAB_COLUMNS - columns]
  return [
    ...(lines > 0 ? [{ kind: 'add-rows' as const, tabId, count: lines }] : []),
    ...(cells > 0 ? [{ kind: 'add-columns' as const, tabId, count: cells }] : []),
  ]
}

/** The "Lỗi" tab. A file that was downloaded and sent back carries an old one, under another id: it goes. */
async function errorTabChanges(deps: SyncDeps, spreadsheetId: string): Promise<readonly TabChange[]> {
  const words = FEEDBACK_WORDS[deps.language]
  const described = await deps.sheets.describe(spreadsheetId)
  const tabs = described.ok ? described.tabs : []
  const namesake = tabs.find(({ title }) => sameTitle(title, words.tabTitle))
  const isOurs = namesake !== undefined && (await isOldErrorTab(deps, spreadsheetId, namesake.tabId))
  // A tab of that name which somebody made is theirs.
  const theirs = tabs.filter((tab) => tab !== namesake || !isOurs).map(({ title }) => title)
  const title = freeTitle(theirs, words.tabTitle, words.otherTabTitle)
  const size = { rows: ERROR_TAB_ROWS, columns: ERROR_TAB_COLUMNS, frozenRows: 0 }
  const { error, warning, repair } = words.level
  return [
    ...(namesake && isOurs ? [{ kind: 'drop-tab' as const, tabId: namesake.tabId }] : []),
    { kind: 'add-tab', tabId: ERROR_TAB_ID, title, ...size },
    ...ERROR_TAB_WIDTHS.map(
      (pixels, column): TabChange => ({ kind: 'column-width', tabId: ERROR_TAB_ID, column, pixels }),
    ),
    bold(ERROR_TAB_ID, 0, 0, 1),
    SENTENCES_WRAP,
    colours(ERROR_TAB_ID, 0, 1, [error, warning, repair]),
  ]
}

/** Its first cell says so, in either language. */
async function isOldErrorTab({ sheets }: SyncDeps, spreadsheetId: string, tabId: number): Promise<boolean> {
  const reading = await sheets.read(spreadsheetId, [tabId])
  const first = reading.ok ? reading.tabs[0]?.grid[0]?.[0] : null
  return Object.values(FEEDBACK_WORDS).some(({ heading }) => String(first).startsWith(heading('')))
}

type StatusWords = (typeof FEEDBACK_WORDS)['vi']['status']

/** Where one of ours is lacking: room for it, and how all of them look. */
function ourColumns(
  { tabId, columns: room }: TabRead,
  table: Table,
  status: StatusWords,
): readonly TabChange[] {
  if (table.header.ours.size === OUR_COLUMNS.length) return []
  const places = placeOurColumns(table)
  const lacking = Math.max(...Object.values(places)) + 1 - room
  return [
    ...(lacking > 0 ? [{ kind: 'add-columns' as const, tabId, count: lacking }] : []),
    { kind: 'hide-column', tabId, column: places.id },
    { kind: 'column-width', tabId, column: places.status, pixels: 150 },
    { kind: 'column-width', tabId, column: places.reason, pixels: 460 },
    bold(tabId, table.header.bottom, places.status, 2),
    colours(tabId, places.status, table.header.bottom + 1, [status.error, status.warning, status.valid]),
  ]
}

/** What makes our columns known wherever they go; a note that strayed to another column is taken from there. */
function ourNotes(tab: TabRead, table: Table): readonly TabChange[] {
  const places = placeOurColumns(table)
  return OUR_COLUMNS.flatMap((name): readonly TabChange[] => {
    const [column, noted] = [places[name], ourNotesOf(tab, name)]
    if (noted.length === 1 && noted[0] === column) return []
    const { tabId } = tab
    return [
      { kind: 'column-metadata', tabId, column, key: COLUMN_KEY, value: OUR_COLUMN_KEYS[name], moves: true },
    ]
  })
}

const bold = (tabId: number, row: number, column: number, columns: number): TabChange => ({
  kind: 'style',
  tabId,
  row,
  column,
  rows: 1,
  columns,
  style: { bold: true, wrap: true },
})

/** Only the sentences fold; the head's lines run over the empty cells beside them. */
const SENTENCES_WRAP: TabChange = {
  kind: 'style',
  tabId: ERROR_TAB_ID,
  row: 2,
  column: ERROR_TAB_COLUMNS - 1,
  rows: ERROR_TAB_ROWS - 2,
  columns: 1,
  style: { wrap: true },
}

/** Red, yellow and green by the first words of a cell; set once, so that feedback only ever writes text. */
function colours(
  tabId: number,
  column: number,
  fromRow: number,
  [error, warning, good]: readonly [string, string, string],
): TabChange {
  const rules = [
    { startsWith: error, background: ERROR_COLOUR },
    { startsWith: warning, background: WARNING_COLOUR },
    { startsWith: good, background: VALID_COLOUR },
  ]
  return { kind: 'colour-by-text', tabId, column, fromRow, rules }
}
