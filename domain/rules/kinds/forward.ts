import type { SheetState } from '../../sheet/sheet-state.ts'
import { countRows, groupsOf } from '../evidence.ts'
import type { CheckVerdict } from '../standing.ts'
import { type Case, judged, type Of, shortfall } from './parts.ts'

/** Rows put forward to the level above; each chosen from a row that a unit below has sent. */
export function judgeForward(check: Of<'forward'>, at: Case): CheckVerdict {
  const have = countRows(check.rows, at.states)
  const astray = check.from === null ? 0 : rowsWithoutSource(check, check.from, at)
  const missing = Math.max(0, (check.min ?? 0) - have)
  const above = check.max === null ? 0 : Math.max(0, have - check.max)
  const figures = { have, min: check.min, max: check.max, missing: missing + astray }
  if (astray > 0)
    return judged('forward', 'short', { ...figures, changes: [{ kind: 'mend', count: astray, of: [] }] })
  if (above > 0)
    return judged('forward', 'over', { ...figures, changes: [{ kind: 'remove', count: above, of: [] }] })
  const changes = missing > 0 ? [{ kind: 'add' as const, count: missing, of: [] }] : []
  return judged('forward', shortfall(missing, at), { ...figures, changes })
}

function rowsWithoutSource(check: Of<'forward'>, from: string, at: Case): number {
  const { campaign, statesOf } = at.evidence
  const below = campaign.units.filter(({ parent }) => parent === at.unit.id)
  // A district may choose among its own divisions' rows, too.
  const sources = [...below.flatMap(({ id }) => statesOf(id)), ...at.states]
  const isReceived = (code: string | undefined): boolean => code !== undefined && isCounted(code, sources)
  return groupsOf(check.rows, at.states).reduce(
    (sum, group) => sum + (isReceived(group.of[from]) ? 0 : group.rows),
    0,
  )
}

const isCounted = (code: string, states: readonly SheetState[]): boolean =>
  states.some(({ manifest }) => manifest[code]?.counts === true)
