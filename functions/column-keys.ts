import type { ColumnKeys } from '../domain/sheet/header.ts'
import { COLUMN_KEY } from '../domain/sheet/sheet-metadata.ts'
import type { TabInfo } from './ports/sheets.ts'

/** The keys that are noted on the columns of a tab; none on a tab that Rollcall did not lay out. */
export const columnKeysOf = ({ columnMetadata }: TabInfo): ColumnKeys =>
  new Map(
    [...columnMetadata].flatMap(([column, { [COLUMN_KEY]: key }]): [number, string][] =>
      key === undefined ? [] : [[column, key]],
    ),
  )
