import type { Cell, Grid } from '../../domain/sheet/grid.ts'
import { serialOf } from './local-time.ts'

/**
 * The cells as the rest of the product knows them, from what Range.getValues() gives: empty cells are null
 * instead of '', days are serial numbers instead of Date objects.
 */
export const gridOf = (values: readonly (readonly unknown[])[], zone: string): Grid =>
  values.map((row) => row.map((value) => cellOf(value, zone)))

function cellOf(value: unknown, zone: string): Cell {
  if (value === '' || value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return isDate(value) ? serialOf(value.getTime(), zone) : String(value)
}

/** Not by instanceof: the object may come from another realm. A broken date is told as the text that it shows. */
const isDate = (value: unknown): value is Date =>
  Object.prototype.toString.call(value) === '[object Date]' && Number.isFinite((value as Date).getTime())
