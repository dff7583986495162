import { GUIDE_TAB_ID, type GuideTab } from '../../domain/sheet/guide-tab.ts'
import { COLUMN_KEY } from '../../domain/sheet/sheet-metadata.ts'
import type { Countdown, StateCell, TemplateTab } from '../../domain/sheet/template-tab.ts'
import type { CellBlock, TabChange } from '../ports/sheets.ts'

/** Rows that a fresh tab offers for typing. */
const ROOM = 200
export const HEADING = '#e7eef7'
const LOCKED = '#f3f3f3'

/** What lays out one empty tab with its dropdowns, formats and protected cells. */
export function formTabChanges(tabId: number, tab: TemplateTab): readonly TabChange[] {
  const firstRow = tab.headerRow + 1
  const area = (column: number) => ({ tabId, row: firstRow, column, rows: ROOM, columns: 1 })
  const width = tab.columns.length
  const { stateCell } = tab
  return [
    {
      kind: 'add-tab',
      tabId,
      title: tab.title,
      rows: firstRow + tab.prefilledRows + ROOM,
      columns: Math.max(width, stateCell.column + 1) + 3,
      frozenRows: firstRow,
    },
    { kind: 'style', tabId, row: 0, column: 0, rows: tab.headerRow, columns: 1, style: { bold: true } },
    {
      kind: 'style',
      tabId,
      row: tab.headerRow,
      column: 0,
      rows: 1,
      columns: width,
      style: { bold: true, wrap: true, background: HEADING },
    },
    // All of the head but the cell in which the unit says its state.
    { kind: 'protect', tabId, row: stateCell.row, column: 0, rows: 1, columns: stateCell.column },
    { kind: 'protect', tabId, row: stateCell.row + 1, column: 0, rows: tab.headerRow, columns: width },
    ...stateCellChanges(tabId, stateCell),
    ...(tab.countdown ? [daysUntil(tabId, tab.countdown)] : []),
    ...tab.columns.flatMap((column, i): TabChange[] => [
      { kind: 'column-width', tabId, column: i, pixels: column.width },
      { kind: 'column-metadata', tabId, column: i, key: COLUMN_KEY, value: column.key },
      ...(column.format === null
        ? []
        : [{ kind: 'style' as const, ...area(i), style: { numberFormat: column.format } }]),
      ...(column.choices === null
        ? []
        : [{ kind: 'choices' as const, ...area(i), values: column.choices, strict: column.strict }]),
      ...(column.locked && tab.prefilledRows > 0 ? lockedCells({ ...area(i), rows: tab.prefilledRows }) : []),
    ]),
  ]
}

/** The dropdown of the state, standing out from the protected head. */
export const stateCellChanges = (
  tabId: number,
  { row, column, choices }: StateCell,
): readonly TabChange[] => [
  { kind: 'choices', tabId, row, column, rows: 1, columns: 1, values: choices, strict: true },
  { kind: 'style', tabId, row, column, rows: 1, columns: 1, style: { bold: true, background: HEADING } },
]

export const daysUntil = (
  tabId: number,
  { row, column, until, format }: Pick<Countdown, 'row' | 'column' | 'until' | 'format'>,
): TabChange => ({ kind: 'days-until', tabId, row, column, day: until, format })

/** Cells that the template fills in: grey, and warned against. */
export const lockedCells = (area: {
  readonly tabId: number
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}): readonly TabChange[] => [
  { kind: 'style', ...area, style: { background: LOCKED, wrap: true } },
  { kind: 'protect', ...area },
]

const GUIDE_COLUMNS = [420, 200, 480]
export const GUIDE_WIDTH = GUIDE_COLUMNS.length

/** The tab that tells how, behind the forms. */
export function guideTabChanges(guide: GuideTab): readonly TabChange[] {
  const tabId = GUIDE_TAB_ID
  const columns = GUIDE_COLUMNS
  return [
    {
      kind: 'add-tab',
      tabId,
      title: guide.title,
      rows: guide.cells.length + 1,
      columns: columns.length,
      frozenRows: 1,
    },
    ...columns.map((pixels, column): TabChange => ({ kind: 'column-width', tabId, column, pixels })),
    {
      kind: 'style',
      tabId,
      row: 0,
      column: 0,
      rows: guide.cells.length,
      columns: columns.length,
      style: { wrap: true },
    },
    ...guideHeadings(guide),
  ]
}

export const guideHeadings = (guide: GuideTab): readonly TabChange[] =>
  guide.headings.map((row) => ({
    kind: 'style',
    tabId: GUIDE_TAB_ID,
    row,
    column: 0,
    rows: 1,
    columns: GUIDE_WIDTH,
    style: { bold: true, background: HEADING },
  }))

export const cellsOfGuide = (guide: GuideTab): CellBlock => ({
  tabId: GUIDE_TAB_ID,
  row: 0,
  column: 0,
  cells: guide.cells,
})
