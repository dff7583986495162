import type { Grid } from '../../domain/sheet/grid.ts'
import type { ColumnKeys } from '../../domain/sheet/header.ts'
import { contentOf } from '../../domain/sheet/identify.ts'
import { readTable, type Table } from '../../domain/sheet/read-table.ts'
import type { Placed } from '../../domain/sheet/reconcile.ts'
import type { PulledSeat } from './pull-seat.ts'

/**
 * The rows of a pull where they stand in a later look at their tab: the same id, or none yet, and the same
 * content. A row that cannot be found again is not among them.
 *
 * @param keys what is noted on the columns now
 * @param stamped rows in which we have just written an id: what stood there before is not known
 */
export function findAgain(
  pull: PulledSeat,
  grid: Grid,
  keys: ColumnKeys,
  stamped: ReadonlySet<number> = NONE,
): PulledSeat {
  const now = readTable(pull.form, grid, keys)
  if (now.kind !== 'table' || !pull.table) return { ...pull, table: null }
  const placed = relocate(pull.result.placed, pull.table, now.table, stamped)
  return { ...pull, table: now.table, result: { ...pull.result, placed } }
}

const NONE: ReadonlySet<number> = new Set()

function relocate(
  placed: readonly Placed[],
  then: Table,
  now: Table,
  stamped: ReadonlySet<number>,
): readonly Placed[] {
  const idsThen = new Map(then.rows.map(({ row, id }) => [row, id]))
  const places = Map.groupBy(now.rows, ({ row, id, cells }) =>
    keyOf(stamped.has(row) ? null : id, contentOf(cells)),
  )
  const take = (key: string): number | undefined => places.get(key)?.shift()?.row
  const exact = placed.map((one) => ({ one, row: take(keyOf(idsThen.get(one.row) ?? null, one.content)) }))
  // The id that stood beside such a row may be the one that we wrote over; or another worker has given it its own.
  const found = exact.map(({ one, row }) => ({
    one,
    row: row ?? take(keyOf(null, one.content)) ?? take(keyOf(one.checked.rowId, one.content)),
  }))
  return found.flatMap(({ one, row }) => (row === undefined ? [] : [{ ...one, row }]))
}

const keyOf = (id: string | null, content: string): string => `${id ?? ''}/${content}`
