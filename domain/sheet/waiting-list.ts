import type { RowSet } from '../plan/rule.ts'
import type { RowCheck } from './check-rows.ts'

/** At most so many rows of a set count; those above wait, in the order of their rank. */
export interface RowLimit {
  readonly ruleId: string
  readonly max: number
  readonly where: RowSet['where']
}

/** The column in which a unit ranks its rows: plans/forms.yaml, F1. */
const RANK = 'uu_tien'

/**
 * Rows above the maximum wait: the unit's own ranking decides, and where it gives none the order of the
 * sheet. They are told their place and do not count; when one before them goes, the next moves up.
 */
export function keepWaiting(limit: RowLimit, rows: readonly RowCheck[]): readonly RowCheck[] {
  const ranked = rows.filter((row) => row.valid && isIn(limit, row)).toSorted((a, b) => rankOf(a) - rankOf(b))
  const places = new Map(ranked.slice(limit.max).map((row, i) => [row, i + 1]))
  if (places.size === 0) return rows
  return rows.map((row) => {
    const place = places.get(row)
    if (place === undefined) return row
    const params = { max: limit.max, place, rule: limit.ruleId }
    return { ...row, valid: false, problems: [...row.problems, { code: 'W-WAITING', column: null, params }] }
  })
}

const isIn = ({ where }: RowLimit, { values }: RowCheck): boolean =>
  Object.entries(where).every(([column, choices]) => choices.includes(String(values[column])))

const rankOf = ({ values }: RowCheck): number => {
  const rank = values[RANK]
  return typeof rank === 'number' ? rank : Number.MAX_SAFE_INTEGER
}
