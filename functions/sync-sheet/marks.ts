import { fingerprintOf } from '../../domain/sheet/fingerprint.ts'
import type { Area, Grid } from '../../domain/sheet/grid.ts'
import type { ColumnKeys } from '../../domain/sheet/header.ts'
import { OUR_HEADERS } from '../../domain/sheet/our-columns.ts'
import { columnKeysOf } from '../column-keys.ts'
import type { Facts } from '../ports/reports.ts'
import type { Sheets } from '../ports/sheets.ts'

/** What belongs to a tab and does not show in its values. */
export interface Marks {
  readonly keys: ColumnKeys
  readonly merges: readonly Area[]
}

/** As it is remembered: with the print of the cells beside which it was seen. */
interface Remembered {
  readonly print: string
  readonly tabs: readonly (readonly [
    tabId: number,
    keys: readonly (readonly [number, string])[],
    merges: readonly Area[],
  ])[]
}

export const NO_MARKS: Marks = { keys: new Map(), merges: [] }

/**
 * Column keys and merges of the tabs: asked for only when the values alone leave something open, and
 * remembered as long as what people typed is the same, so that an unchanged spreadsheet still costs one read.
 *
 * @returns by tab; null when Google is busy: without them a column might be missed that is there
 */
export async function lookForMarks(
  deps: { readonly sheets: Sheets; readonly facts: Facts },
  spreadsheetId: string,
  grids: ReadonlyMap<number, Grid>,
): Promise<ReadonlyMap<number, Marks> | null> {
  const name = `marks/${spreadsheetId}`
  const print = printOf(grids)
  const stored = await deps.facts.get(name)
  const known = stored === null ? null : (JSON.parse(stored) as Remembered)
  if (known?.print === print) return marksFrom(known)
  const described = await deps.sheets.describe(spreadsheetId)
  if (!described.ok) return described.trouble === 'busy' ? null : new Map()
  const tabs = described.tabs
    .filter(({ tabId }) => grids.has(tabId))
    .map((tab) => [tab.tabId, [...columnKeysOf(tab)], tab.merges] as const)
  const seen: Remembered = { print, tabs }
  await deps.facts.set(name, JSON.stringify(seen))
  return marksFrom(seen)
}

const marksFrom = ({ tabs }: Remembered): ReadonlyMap<number, Marks> =>
  new Map(tabs.map(([tabId, keys, merges]) => [tabId, { keys: new Map(keys), merges }]))

/** Of the filled cells but those in our own columns, which we write ourselves. */
const printOf = (grids: ReadonlyMap<number, Grid>): string =>
  fingerprintOf(JSON.stringify([...grids].map(([tabId, grid]) => [tabId, ...theirs(grid)])))

const OURS: ReadonlySet<unknown> = new Set(Object.values(OUR_HEADERS).flatMap(Object.values))

function theirs(grid: Grid): readonly unknown[] {
  const ours = new Set(grid.flatMap((row) => row.flatMap((cell, i) => (OURS.has(cell) ? [i] : []))))
  return grid.flatMap((line, row) =>
    line.flatMap((cell, column) => (cell === null || ours.has(column) ? [] : [row, column, cell])),
  )
}
