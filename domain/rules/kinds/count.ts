import { boundFor, groupsOf } from '../evidence.ts'
import type { Change, CheckVerdict } from '../standing.ts'
import { type Case, judged, type Of, shortfall } from './parts.ts'

/** A number of rows, or the sum of a column, within bounds; for reports, in each of their periods. */
export function judgeCount(check: Of<'count'>, at: Case): CheckVerdict {
  const min = boundFor(check.min, at.evidence, at.unit)
  const max = boundFor(check.max, at.evidence, at.unit)
  // The figure of another paper that nobody has given binds nobody.
  if (min === undefined || max === undefined) return judged('count', 'not-applicable')
  if (check.period !== null) return judgePeriods(check, check.period, min ?? 1, at)
  const have = amount(check, at)
  const missing = Math.max(0, (min ?? 0) - have)
  const above = max === null ? 0 : Math.max(0, have - max)
  const verdict = above > 0 ? 'over' : shortfall(missing, at)
  return judged('count', verdict, { have, min, max, missing, changes: changesFor(missing, above) })
}

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
function judgePeriods(check: Of<'count'>, period: string, least: number, at: Case): CheckVerdict {
  const { windows, isOver } = at.due
  const isThere = (id: string): boolean => {
    const rows = { ...check.rows, where: { ...check.rows.where, [period]: [id] } }
    return amount({ ...check, rows }, at) >= least
  }
  const lacking = windows.filter(({ id }) => !isThere(id))
  const late = lacking.filter(({ due }) => isOver(due))
  const open = lacking.length === 0 ? 'met' : 'not-due'
  return judged('count', late.length > 0 ? 'short' : open, {
    have: windows.length - lacking.length,
    min: windows.length,
    missing: lacking.length,
    lacking: (late.length > 0 ? late : lacking.slice(0, 1)).map(({ id }) => id),
    changes:
      lacking.length === 0
        ? []
        : [{ kind: 'report', count: lacking.length, of: lacking.map(({ id }) => id) }],
  })
}
