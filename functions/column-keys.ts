import type { ColumnKeys } from '../domain/sheet/header.ts'
import { OUR_COLUMN_KEYS, OUR_COLUMNS, type OurColumn } from '../domain/sheet/our-columns.ts'
import { COLUMN_KEY } from '../domain/sheet/sheet-metadata.ts'
import type { TabInfo } from './ports/sheets.ts'

type Noted = Pick<TabInfo, 'columnMetadata'>

/** The keys of a form that are noted on the columns of a tab; none on a tab that Rollcall did not lay out. */
export const columnKeysOf = (tab: Noted): ColumnKeys =>
  new Map(keysOf(tab).filter(([, key]) => !OURS.has(key)))

/** The columns that bear the note of one of ours: one column, unless somebody meddled with them. */
export const ourNotesOf = (tab: Noted, name: OurColumn): readonly number[] =>
  keysOf(tab).flatMap(([column, key]) => (key === OUR_COLUMN_KEYS[name] ? [column] : []))

const OURS: ReadonlySet<string> = new Set(OUR_COLUMNS.map((name) => OUR_COLUMN_KEYS[name]))

const keysOf = ({ columnMetadata }: Noted): readonly (readonly [number, string])[] =>
  [...columnMetadata].flatMap(([column, { [COLUMN_KEY]: key }]) =>
    key === undefined ? [] : [[column, key] as const],
  )
