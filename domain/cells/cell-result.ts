import type { Column } from '../plan/form.ts'
import type { Instant, Unit } from '../plan/plan.ts'
import type { Problem, Repair } from '../problems.ts'

/** A parsed cell: text (list cells hold the choice's key), number, day ("2023-12-31") or tick. */
export type Value = string | number | boolean | null

/** What one cell came to. A cell with an `error` problem has the value null. */
export interface CellResult {
  readonly value: Value
  readonly problems: readonly Problem[]
  readonly repairs: readonly Repair[]
}

/** What a cell parser may know beside the cell. */
export interface CellContext {
  readonly column: Column
  /** The unit whose sheet this is, and all units of the campaign. */
  readonly unit: Unit
  readonly units: readonly Unit[]
  readonly now: Instant
  /** The year that the sheet's cycle ends in. */
  readonly cycleYear: number
  /** True where the row's `loai_hinh` says it is one person: names are then repaired as person names. */
  readonly person: boolean
}

/** The parser of a column type. It never gets an empty cell, and text comes cleaned. */
export type TypeParser = (cell: string | number | boolean, context: CellContext) => CellResult

/** Long cells are named by their beginning. */
export const short = (text: string, most = 60): string =>
  text.length > most ? `${text.slice(0, most - 3)}...` : text
