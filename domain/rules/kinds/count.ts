import { boundFor, groupsOf } from '../evidence.ts'
import type { Change, CheckVerdict } from '../standing.ts'
import { type Case, judged, type Of, shortfall } from './parts.ts'

/** A number of rows, or the sum of a column, within bounds; for reports, in each of their periods. */
export function judgeCount(check: Of<'count'>, at: Case): CheckVerdict {
  const min = boundFor(check.min, at.evidence, at.unit)
  const max = boundFor(check.max, at.evidence, at.unit)
  // The figure of another paper that nobody has given binds nobody.
  if (min === undefined || max === undefined) return judged('count', 'not-applicable')
  if (check.period !== null) return judgePeriods(check, check.period, { min, max }, at)
  const have = amount(check, at)
  // A cap is kept, and a figure is told, only where there is something.
  if (min === null && have === 0 && !at.isNil) return judged('count', 'not-applicable', { max })
  const missing = Math.max(0, (min ?? 0) - have)
  const above = aboveOf(max, have)
  const verdict = above > 0 ? 'over' : shortfall(missing, at)
  return judged('count', verdict, { have, min, max, missing, changes: changesFor(missing, above) })
}

interface Limits {
  readonly min: number | null
  readonly max: number | null
}

const aboveOf = (max: number | null, have: number): number => (max === null ? 0 : Math.max(0, have - max))

function changesFor(missing: number, above: number): readonly Change[] {
  if (missing > 0) return [{ kind: 'add', count: missing, of: [] }]
  return above > 0 ? [{ kind: 'remove', count: above, of: [] }] : []
}

function amount({ rows, sum }: Pick<Of<'count'>, 'rows' | 'sum'>, { states }: Case): number {
  return groupsOf(rows, states).reduce(
    (total, group) => total + group.rows * (sum === null ? 1 : Number(group.of[sum] ?? 0)),
    0,
  )
}

/** Each window of the cycle must have its report; the verdict speaks of those that should be there by now. */
function judgePeriods(check: Of<'count'>, period: string, { min, max }: Limits, at: Case): CheckVerdict {
  const { windows, isOver } = at.due
  if (windows.length === 0) return judged('count', 'not-applicable')
  const reports = windows.map((window) => {
    const rows = { ...check.rows, where: { ...check.rows.where, [period]: [window.id] } }
    return { ...window, have: amount({ ...check, rows }, at) }
  })
  const lacking = reports.filter(({ have }) => have < (min ?? 1))
  const late = lacking.filter(({ due }) => isOver(due))
  const above = reports.reduce((sum, { have }) => sum + aboveOf(max, have), 0)
  const open = lacking.length === 0 ? 'met' : 'not-due'
  const settled = above > 0 ? 'over' : open
  const ids = lacking.map(({ id }) => id)
  return judged('count', late.length > 0 ? 'short' : settled, {
    have: reports.length - lacking.length,
    min: reports.length,
    missing: lacking.length,
    lacking: late.length > 0 ? late.map(({ id }) => id) : ids.slice(0, 1),
    due: lacking[0]?.due ?? null,
    changes: lacking.length > 0 ? [{ kind: 'report', count: lacking.length, of: ids }] : changesFor(0, above),
  })
}
