import type { sheets_v4 } from '@googleapis/sheets'
import type { Tab, Workbook } from '../workbook.ts'

type GridRange = sheets_v4.Schema$GridRange
/** Where a range comes to lie; null when nothing of it is left. */
type Move = (range: GridRange) => GridRange | null

/** Moves everything that lies over the cells of a tab: merges, rules, protection, the filter, named ranges. */
export function moveRanges(draft: Workbook, tab: Tab, move: Move): void {
  const kept = <T extends { range?: GridRange | undefined }>(things: readonly T[]): T[] =>
    things.flatMap((thing) => {
      const range = thing.range ? move(thing.range) : thing.range
      return range === null ? [] : [{ ...thing, range }]
    })
  tab.merges = tab.merges.flatMap((merge) => move(merge) ?? [])
  tab.validations = tab.validations.flatMap((validation) => {
    const range = move(validation.range)
    return range ? [{ ...validation, range }] : []
  })
  tab.protectedRanges = kept(tab.protectedRanges)
  tab.conditionalFormats = tab.conditionalFormats.flatMap((rule) => {
    const ranges = (rule.ranges ?? []).flatMap((range) => move(range) ?? [])
    return ranges.length > 0 ? [{ ...rule, ranges }] : []
  })
  if (tab.bandings) tab.bandings = kept(tab.bandings)
  if (tab.tables) tab.tables = kept(tab.tables)
  if (tab.filter) {
    const [filter] = kept([tab.filter])
    if (filter) tab.filter = filter
    else delete tab.filter
  }
  const isHere = ({ range }: sheets_v4.Schema$NamedRange): boolean => (range?.sheetId ?? 0) === tab.sheetId
  if (draft.namedRanges)
    draft.namedRanges = draft.namedRanges.flatMap((named) => (isHere(named) ? kept([named]) : [named]))
}

/** After `count` lines were put in at `from`. */
export const afterInsert =
  (from: number, count: number, isColumns: boolean): Move =>
  (range) => {
    const [start, end] = spanOf(range, isColumns)
    return withSpan(range, isColumns, start >= from ? start + count : start, end > from ? end + count : end)
  }

/** After `count` lines from `from` on were taken out. */
export const afterDelete =
  (from: number, count: number, isColumns: boolean): Move =>
  (range) => {
    const [start, end] = spanOf(range, isColumns)
    const to = (line: number): number => (line <= from ? line : Math.max(from, line - count))
    return to(start) >= to(end) ? null : withSpan(range, isColumns, to(start), to(end))
  }

/** The lines of a range; an open end is infinitely far. */
const spanOf = (range: GridRange, isColumns: boolean): [number, number] =>
  isColumns
    ? [range.startColumnIndex ?? 0, range.endColumnIndex ?? Infinity]
    : [range.startRowIndex ?? 0, range.endRowIndex ?? Infinity]

function withSpan(range: GridRange, isColumns: boolean, start: number, end: number): GridRange {
  const [first, last] = isColumns
    ? (['startColumnIndex', 'endColumnIndex'] as const)
    : (['startRowIndex', 'endRowIndex'] as const)
  return {
    ...range,
    ...(start > 0 || typeof range[first] === 'number' ? { [first]: start } : {}),
    ...(end === Infinity ? {} : { [last]: end }),
  }
}
