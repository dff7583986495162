import type { sheets_v4 } from '@googleapis/sheets'

/** The workbook core: what a spreadsheet holds, whoever speaks to it. Cells are replaced, never changed. */
export type Scalar = string | number | boolean | null

export interface CellBox {
  readonly value: Scalar
  /** As typed, without the leading "="; `value` is its last result. */
  readonly formula?: string
  readonly format?: sheets_v4.Schema$CellFormat
  readonly note?: string
}

export interface Chart {
  readonly chartId: number
  readonly spec: sheets_v4.Schema$ChartSpec
  readonly position: sheets_v4.Schema$EmbeddedObjectPosition
}

export interface Look {
  readonly pixelSize?: number
  readonly hiddenByUser?: boolean
}

/** A note for programs, which no reader of the sheet sees. Only those for everybody (DOCUMENT) are known. */
export interface Metadata {
  readonly id: number
  readonly key: string
  readonly value: string
  /** The column of the tab on which it stands, from 0; absent: on the tab, or the spreadsheet, as a whole. */
  readonly column?: number
}

export interface Tab {
  sheetId: number
  title: string
  hidden: boolean
  rows: number
  columns: number
  frozenRows: number
  /** Ragged; a missing row or cell is empty. */
  cells: (readonly (CellBox | null)[])[]
  columnLooks: Record<number, Look>
  conditionalFormats: readonly sheets_v4.Schema$ConditionalFormatRule[]
  charts: readonly Chart[]
  merges: readonly sheets_v4.Schema$GridRange[]
  validations: readonly {
    readonly range: sheets_v4.Schema$GridRange
    readonly rule: sheets_v4.Schema$DataValidationRule
  }[]
  protectedRanges: readonly sheets_v4.Schema$ProtectedRange[]
  // Absent in files of before there was any.
  metadata?: readonly Metadata[]
  rowLooks?: Record<number, Look>
  filter?: sheets_v4.Schema$BasicFilter
  bandings?: readonly sheets_v4.Schema$BandedRange[]
  tables?: readonly sheets_v4.Schema$Table[]
}

export interface Workbook {
  readonly id: string
  title: string
  locale: string
  timeZone: string
  tabs: Tab[]
  /** What is noted on the spreadsheet as a whole. */
  metadata?: readonly Metadata[]
  namedRanges?: readonly sheets_v4.Schema$NamedRange[]
}

/** The size that Google gives a new tab. */
export const USUAL_SIZE = { rows: 1000, columns: 26 }

export function newTab(
  sheetId: number,
  title: string,
  size: { readonly rows: number; readonly columns: number } = USUAL_SIZE,
): Tab {
  return {
    sheetId,
    title,
    hidden: false,
    rows: size.rows,
    columns: size.columns,
    frozenRows: 0,
    cells: [],
    columnLooks: {},
    conditionalFormats: [],
    charts: [],
    merges: [],
    validations: [],
    protectedRanges: [],
  }
}

/** A copy that may be changed while the original stays: cells are shared until they are replaced. */
export const draftOf = (workbook: Workbook): Workbook => ({
  ...workbook,
  tabs: workbook.tabs.map((tab) => ({
    ...tab,
    cells: [...tab.cells],
    columnLooks: { ...tab.columnLooks },
    ...(tab.rowLooks ? { rowLooks: { ...tab.rowLooks } } : {}),
  })),
})

export const boxAt = (tab: Tab, row: number, column: number): CellBox | null =>
  tab.cells[row]?.[column] ?? null

/** Replaces one cell; the row is copied first, so that other copies of the workbook keep theirs. */
export function putBox(tab: Tab, row: number, column: number, box: CellBox | null): void {
  const cells = [...(tab.cells[row] ?? [])]
  while (cells.length < column) cells.push(null)
  cells[column] = isEmpty(box) ? null : box
  while (tab.cells.length < row) tab.cells.push([])
  tab.cells[row] = cells
}

const isEmpty = (box: CellBox | null): boolean =>
  box === null || (box.value === null && !box.formula && !box.format && !box.note)
