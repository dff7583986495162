import type { RowCheck } from './check-rows.ts'
import { type Area, areaAddress } from './grid.ts'
import type { Table } from './read-table.ts'

/**
 * Names the merge to which a required cell belongs that looks empty: of merged cells only the upper left one
 * has a value, and the clerk sees that value in all of them.
 */
export function nameMerges(
  { header }: Table,
  rows: readonly RowCheck[],
  merges: readonly Area[],
): readonly RowCheck[] {
  const mergeAt = (row: number, column: number | undefined): Area | undefined =>
    merges.find(
      (area) =>
        column !== undefined &&
        row >= area.row &&
        row < area.row + area.rows &&
        column >= area.column &&
        column < area.column + area.columns,
    )
  return rows.map((row) => {
    const problems = row.problems.map((problem) => {
      if (problem.code !== 'E-REQUIRED' || problem.column === null) return problem
      const area = mergeAt(row.row, header.columns.get(problem.column))
      return area ? { ...problem, params: { ...problem.params, merge: areaAddress(area) } } : problem
    })
    return { ...row, problems }
  })
}
