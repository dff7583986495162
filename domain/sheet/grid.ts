/** A cell as the Sheets API gives it unformatted: dates are serial numbers, an empty cell is null. */
export type Cell = string | number | boolean | null

/** A cell that leads somewhere, or shows its number in a way of its own. */
export interface RichCell {
  readonly value: Cell
  readonly link?: string
  /** A pattern as Sheets and Excel know it: "dd/m/yyyy". */
  readonly format?: string
}

/** Rows of cells, row 0 first; rows may be ragged, missing cells are empty. */
export type Grid = readonly (readonly Cell[])[]

export const cellAt = (grid: Grid, row: number, column: number): Cell => grid[row]?.[column] ?? null

/** Column letters of a zero-based index, as people see them: 0 -> A, 27 -> AB. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26)
  const letter = String.fromCharCode(65 + (index % 26))
  return rest === 0 ? letter : columnLetters(rest - 1) + letter
}

/** A rectangle of cells, zero-based. */
export interface Area {
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}

/** "B7:B9". */
export const areaAddress = ({ row, column, rows, columns }: Area): string =>
  `${addressOf(row, column)}:${addressOf(row + rows - 1, column + columns - 1)}`

/** "B7": the address people see. Row and column are zero-based. */
export const addressOf = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`
