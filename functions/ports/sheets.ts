import type { Day } from '../../domain/plan/plan.ts'
import type { Cell, Grid, RichCell } from '../../domain/sheet/grid.ts'

export interface TabRead
  extends Pick<TabInfo, 'tabId' | 'title' | 'rows' | 'columns' | 'merges' | 'columnMetadata'> {
  readonly grid: Grid
}

/** Why a spreadsheet could not be read or written; `busy` is worth another try, `no-storage` once there is room. */
export type SheetsTrouble = 'gone' | 'not-shared' | 'busy' | 'tab-gone' | 'no-storage'

export type Reading =
  | { readonly ok: true; readonly tabs: readonly TabRead[] }
  | { readonly ok: false; readonly trouble: SheetsTrouble }

/** Cells to set, one rectangle; strings are stored as text and never parsed as formulas. */
export interface CellBlock {
  readonly tabId: number
  readonly row: number
  readonly column: number
  readonly cells: readonly (readonly (Cell | RichCell)[])[]
}

/** Cells of the one column on which something is noted, wherever it stands when they are written. */
export interface NotedCells {
  readonly tabId: number
  /** As the column's metadata says. */
  readonly key: string
  readonly value: string
  readonly cells: readonly { readonly row: number; readonly value: Cell }[]
}

/** What stands in tabs after they were filled. */
export interface Filled {
  readonly grids: ReadonlyMap<number, Grid>
  /** In which column the cells landed, for each in turn; null: no column bears that note any more. */
  readonly places: readonly (number | null)[]
}

/**
 * Things done once to a tab so that feedback has a place. Harmless when repeated, but for these: `insert`,
 * `add-rows` and `add-columns` make room each time, `protect` and `colour-by-text` lay one more over the same
 * cells, and what is added under an id or a name (`add-tab`, `chart`) or dropped is refused the second time, with all
 * that goes with it in one write. Whoever writes them looks first at what is there.
 */
export type TabChange =
  | {
      readonly kind: 'add-tab'
      readonly tabId: number
      readonly title: string
      readonly rows: number
      readonly columns: number
      readonly frozenRows: number
      readonly hidden?: boolean
    }
  | { readonly kind: 'drop-tab'; readonly tabId: number }
  | { readonly kind: 'add-columns'; readonly tabId: number; readonly count: number }
  /** Makes room; what stands there and beyond moves right (or down). */
  | {
      readonly kind: 'insert'
      readonly tabId: number
      readonly what: 'columns' | 'rows'
      readonly at: number
      readonly count: number
    }
  | { readonly kind: 'add-rows'; readonly tabId: number; readonly count: number }
  | { readonly kind: 'hide-column'; readonly tabId: number; readonly column: number }
  /** Shows it, too, should it have been hidden. */
  | {
      readonly kind: 'column-width'
      readonly tabId: number
      readonly column: number
      readonly pixels: number
    }
  | {
      readonly kind: 'style'
      readonly tabId: number
      readonly row: number
      readonly column: number
      readonly rows: number
      readonly columns: number
      readonly style: CellStyle
    }
  /** A dropdown; with `strict` the sheet itself refuses other values. Without values anything may be typed again. */
  | ({
      readonly kind: 'choices'
      readonly values: readonly string[] | null
      readonly strict: boolean
    } & Rectangle)
  /** The days from each today until a day, worked out by the sheet itself. */
  | {
      readonly kind: 'days-until'
      readonly tabId: number
      readonly row: number
      readonly column: number
      readonly day: Day
      readonly format: string
    }
  /** Editing is warned against; nothing breaks when it is done all the same. */
  | ({ readonly kind: 'protect' } & Rectangle)
  | {
      readonly kind: 'colour-by-text'
      readonly tabId: number
      readonly column: number
      readonly fromRow: number
      readonly rules: readonly ColourRule[]
    }
  | ({
      readonly kind: 'chart'
      readonly at: { readonly row: number; readonly column: number }
    } & ChartContent)
  | ({ readonly kind: 'chart-data' } & ChartContent)
  | { readonly kind: 'drop-chart'; readonly chartId: number }
  /** Rows from the top that stay in sight, and whether people see the tab. */
  | {
      readonly kind: 'tab-look'
      readonly tabId: number
      readonly frozenRows: number
    }
  /** Lets people filter and sort; the first row is the heading. Takes the place of an earlier filter. */
  | ({ readonly kind: 'filter' } & Rectangle)
  /** Copies what stands in a rectangle of another tab, to the same place. */
  | ({ readonly kind: 'copy'; readonly fromTabId: number } & Rectangle)
  /** What programs may read and no reader sees, on a tab or (null) on the spreadsheet; one value per key. */
  | { readonly kind: 'metadata'; readonly tabId: number | null; readonly key: string; readonly value: string }
  /** The same on a column: which one it is, however it is called and wherever it goes; one column per value. */
  | {
      readonly kind: 'column-metadata'
      readonly tabId: number
      readonly column: number
      readonly key: string
      readonly value: string
      /** Where another column bears it, it is taken from that one; else it stays there. */
      readonly moves?: boolean
    }

/** A chart over cells; each rectangle is one column with its heading on top. A pie has one series. */
export interface ChartContent {
  readonly tabId: number
  readonly chartId: number
  readonly type: 'bar' | 'stacked-bar' | 'column' | 'stacked-column' | 'line' | 'pie'
  readonly title: string
  readonly labels: Rectangle
  readonly series: readonly Rectangle[]
}

export interface Rectangle {
  readonly tabId: number
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}

/** Colours are "#rrggbb". */
export interface CellStyle {
  readonly bold?: boolean
  readonly wrap?: boolean
  readonly background?: string
  readonly colour?: string
  readonly numberFormat?: string
  readonly align?: 'left' | 'center' | 'right'
  readonly size?: number
}

export interface ColourRule {
  readonly startsWith: string
  readonly background: string
}

export interface Sheets {
  /** The tabs of a spreadsheet with their grid sizes and what lies over their cells; cells are not read. */
  describe(
    spreadsheetId: string,
  ): Promise<
    | { readonly ok: true; readonly tabs: readonly TabInfo[] }
    | { readonly ok: false; readonly trouble: SheetsTrouble }
  >
  /** One request: every tab with its cells as shown, its charts and its filter. */
  look(
    spreadsheetId: string,
  ): Promise<
    | { readonly ok: true; readonly tabs: readonly TabLook[] }
    | { readonly ok: false; readonly trouble: SheetsTrouble }
  >
  /** One request: whole tabs, unformatted values, dates as serial numbers, and what lies over the cells. */
  read(spreadsheetId: string, tabIds: readonly number[]): Promise<Reading>
  /** One atomic request: first the changes, then the cells. */
  write(
    spreadsheetId: string,
    changes: readonly TabChange[],
    blocks: readonly CellBlock[],
  ): Promise<{ readonly ok: true } | { readonly ok: false; readonly trouble: SheetsTrouble }>
  /**
   * One atomic request that only sets cells, and shows some tabs as they stand after it. Cells of a column that
   * has lost its note are not written.
   */
  fill(
    spreadsheetId: string,
    noted: readonly NotedCells[],
    blocks: readonly CellBlock[],
    shown: readonly number[],
  ): Promise<({ readonly ok: true } & Filled) | { readonly ok: false; readonly trouble: SheetsTrouble }>
}

export interface TabInfo {
  readonly tabId: number
  readonly title: string
  readonly rows: number
  readonly columns: number
  readonly hidden: boolean
  readonly chartIds: readonly number[]
  readonly merges: readonly Omit<Rectangle, 'tabId'>[]
  /** By column from 0, what its metadata says. */
  readonly columnMetadata: ReadonlyMap<number, Readonly<Record<string, string>>>
}

export interface TabLook extends Omit<TabInfo, 'merges' | 'columnMetadata'> {
  readonly grid: Grid
  readonly filter: Rectangle | null
}
