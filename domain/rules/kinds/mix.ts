import { countRows } from '../evidence.ts'
import type { CheckVerdict } from '../standing.ts'
import { type Case, judged, type Of, shortfall } from './parts.ts'

/** So many rows of each kind at least. */
export function judgeMix(check: Of<'mix'>, at: Case): CheckVerdict {
  const kinds = Object.entries(check.each).map(([choice, min]) => {
    const where = { ...check.rows.where, [check.column]: [choice] }
    const have = countRows({ form: check.rows.form, where }, at.states)
    return { choice, min, have, missing: Math.max(0, min - have) }
  })
  const total = (figure: (kind: (typeof kinds)[number]) => number): number =>
    kinds.reduce((sum, kind) => sum + figure(kind), 0)
  const missing = total((kind) => kind.missing)
  const lacking = kinds.filter((kind) => kind.missing > 0).map(({ choice }) => choice)
  return judged('mix', shortfall(missing, at), {
    have: total((kind) => Math.min(kind.have, kind.min)),
    min: total((kind) => kind.min),
    missing,
    lacking,
    changes: missing === 0 ? [] : [{ kind: 'add', count: missing, of: lacking }],
  })
}
