import { countRows } from '../evidence.ts'
import { keepsShare, shareChanges } from '../shortest-change.ts'
import type { CheckVerdict } from '../standing.ts'
import { type Case, judged, type Of } from './parts.ts'

/**
 * Parts of all rows within their percentages, of all rows on the list (guests included). A list without a
 * row has no shares to judge.
 */
export function judgeShare(check: Of<'share'>, at: Case): CheckVerdict {
  const total = countRows(check.rows, at.states)
  if (total === 0) return judged('share', 'not-applicable')
  const counts = check.parts.map((part) =>
    countRows({ ...check.rows, where: { ...check.rows.where, [check.column]: part.of } }, at.states),
  )
  const broken = check.parts.filter((part, i) => !keepsShare(part, counts[i] ?? 0, total, check.tolerance))
  const changes = broken.length === 0 ? [] : shareChanges(check.parts, counts, total, check.tolerance)
  const isOver = at.due.day !== null && at.due.isOver(at.due.day)
  const open = isOver ? 'short' : 'not-due'
  return judged('share', broken.length === 0 ? 'met' : open, {
    have: counts[0] ?? 0,
    max: total,
    missing: Math.min(...changes.map(({ count }) => count), broken.length === 0 ? 0 : total),
    lacking: broken.flatMap((part) => (part.min === null ? [] : part.of)),
    changes,
  })
}
