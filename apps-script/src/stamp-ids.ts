import { isRowId } from '../../domain/sheet/our-columns.ts'
import type { Table } from '../../domain/sheet/read-table.ts'

/** What a person just changed; zero-based, the last row and column included. */
export interface EditedArea {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
  /** What stood in the cell before; null for several cells, and where nothing stood. */
  readonly before: string | null
}

/**
 * The ids to write beside edited rows, by row: a fresh one where data have none, and where an id stands
 * twice. Of two holders the one that the edit did not paste keeps it, else the upper one.
 *
 * When only our columns were touched nothing is stamped: the server finds a row again by its content, and a
 * fresh id would keep it from doing so. An id that was overwritten in one cell is put back.
 */
export function stampIds(table: Table, area: EditedArea, newId: () => string): ReadonlyMap<number, string> {
  const idColumn = table.header.ours.get('id')
  const stamps = new Map<number, string>()
  if (idColumn === undefined) return stamps
  const isEdited = (row: number): boolean => row >= area.top && row <= area.bottom
  const isPasted = area.left <= idColumn && idColumn <= area.right
  if (onlyOurs(table, area)) return putBack(table, area, isPasted)
  const keeper = new Map<string, number>()
  const sure = table.rows.filter(({ row }) => !(isPasted && isEdited(row)))
  for (const { row, id } of [...sure, ...table.rows]) {
    if (id !== null && !keeper.has(id)) keeper.set(id, row)
  }
  for (const { row, id } of table.rows) {
    const keeps = id !== null && isRowId(id) && keeper.get(id) === row
    if (isEdited(row) && !keeps) stamps.set(row, newId())
  }
  return stamps
}

function onlyOurs(table: Table, { left, right }: EditedArea): boolean {
  const ours = new Set(table.header.ours.values())
  for (let column = left; column <= right; column++) if (!ours.has(column)) return false
  return true
}

function putBack(table: Table, area: EditedArea, isPasted: boolean): ReadonlyMap<number, string> {
  const { before, top } = area
  const isFree = table.rows.every(({ id }) => id !== before)
  const isData = table.rows.some(({ row }) => row === top)
  const isSlip = isPasted && isData && isFree && before !== null && isRowId(before)
  return new Map(isSlip ? [[top, before]] : [])
}

const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ'
const ALPHABET = `0123456789${LETTERS}`

/**
 * A row id from the randomness of a UUID. A letter, a digit, then eight characters: a cell that is set by a
 * script is read like typed text, and no such id looks like a number, a power of ten or a day.
 */
export function rowIdOf(uuid: string): string {
  const bytes = (uuid.replace(/-/g, '').match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))
  // Two bytes of a UUID say its kind and are not random.
  const [first = 0, second = 0, ...rest] = bytes.filter((_, i) => i !== 6 && i !== 8)
  const start = `${LETTERS[first % LETTERS.length]}${second % 10}`
  return (
    start +
    rest
      .slice(0, 8)
      .map((byte) => ALPHABET[byte % 32])
      .join('')
  )
}
