import { countRows } from '../evidence.ts'
import { keepsShare, shareChanges } from '../shortest-change.ts'
import type { Change, CheckVerdict } from '../standing.ts'
import { type Case, judged, type Of } from './parts.ts'

/**
 * Parts of all rows within their percentages, of all rows on the list (guests included). A list without a
 * row has no shares to judge.
 */
export function judgeShare(check: Of<'share'>, at: Case): CheckVerdict {
  const total = countRows(check.rows, at.states)
  if (total === 0) return judged('share', 'not-applicable')
  const parts = check.parts.map((part) => {
    const where = { ...check.rows.where, [check.column]: part.of }
    return { ...part, rows: countRows({ form: check.rows.form, where }, at.states) }
  })
  const broken = parts.filter((part) => !keepsShare(part, total, check.tolerance))
  const changes = broken.length === 0 ? [] : shareChanges(parts, total, check.tolerance)
  // Without a day the list as it stands is the list.
  const isOpen = at.due.day !== null && !at.due.isOver(at.due.day)
  const open = isOpen ? 'not-due' : 'short'
  return judged('share', broken.length === 0 ? 'met' : open, {
    have: parts[0]?.rows ?? 0,
    max: total,
    missing: broken.length === 0 ? 0 : fewestRows(changes, total),
    lacking: broken.flatMap((part) => (part.min === null ? [] : part.of)),
    changes,
  })
}

/** Of the shortest ways the shortest; all rows, where none leads there. */
const fewestRows = (changes: readonly Change[], total: number): number =>
  changes.length === 0 ? total : Math.min(...changes.map(({ count }) => count))
