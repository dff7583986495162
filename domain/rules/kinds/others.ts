import { dayOf } from '../../time/days.ts'
import { countRows, includesUnit } from '../evidence.ts'
import type { CheckVerdict } from '../standing.ts'
import { type Case, judged, type Of } from './parts.ts'

/** Columns that a form asks for: right in every row. */
export function judgeCells(check: Of<'cells'>, { states }: Case): CheckVerdict {
  const own = states.filter(({ formId }) => formId === check.form)
  const rows = own.reduce((sum, state) => sum + state.rows, 0)
  if (rows === 0) return judged('cells', 'not-applicable')
  const faulty = own.reduce(
    (sum, { faultyColumns }) => sum + Math.max(...check.columns.map((column) => faultyColumns[column] ?? 0)),
    0,
  )
  const changes = faulty === 0 ? [] : [{ kind: 'mend' as const, count: faulty, of: check.columns }]
  return judged('cells', faulty === 0 ? 'met' : 'short', {
    have: rows - faulty,
    min: rows,
    missing: faulty,
    changes,
  })
}

/** The standard form of reports and its period column: plans/forms.yaml, F4. */
export const REPORTS = { form: 'F4', period: 'ky' } as const

/** Reports asked for on the way, each with its own due day. */
export function judgeRequests({ rule, unit, evidence, states, due, cycle }: Case): CheckVerdict {
  const asked = evidence.campaign.plan.requests.filter(
    (request) =>
      request.rule === rule.id &&
      includesUnit(request, unit) &&
      request.due >= cycle.from &&
      request.asked <= cycle.to,
  )
  if (asked.length === 0) return judged('request', 'not-applicable')
  const open = asked.filter(
    ({ id }) => countRows({ form: REPORTS.form, where: { [REPORTS.period]: [id] } }, states) === 0,
  )
  const late = open.filter((request) => due.isOver(request.due))
  const notYet = open.length === 0 ? 'met' : 'not-due'
  const lacking = open.map(({ id }) => id)
  return judged('request', late.length > 0 ? 'short' : notYet, {
    have: asked.length - open.length,
    min: asked.length,
    missing: open.length,
    lacking,
    due: open.map((request) => request.due).toSorted()[0] ?? null,
    changes: open.length === 0 ? [] : [{ kind: 'report', count: open.length, of: lacking }],
  })
}

/** How many movements the unit leads; a unit that should lead and leads none is a question to the registry. */
export function judgeLeads({ unit, evidence }: Case): CheckVerdict {
  const led = evidence.campaign.plan.movements.filter(({ leads }) =>
    leads.some((lead) => lead.unit === unit.id),
  )
  return judged('leads', led.length > 0 ? 'met' : 'unknown', { have: led.length })
}

/** In force, not yet, or no more. */
export function judgePhases(evidence: Case['evidence'], now: number): CheckVerdict {
  const { valid, zone } = evidence.campaign.plan
  const today = dayOf(now, zone)
  if (today < valid.from) return judged('phases', 'not-due')
  return judged('phases', today <= valid.to ? 'met' : 'not-applicable')
}
