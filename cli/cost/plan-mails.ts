import { agendaOf } from '../../domain/agenda/agenda.ts'
import type { Plan } from '../../domain/plan/plan.ts'

const MONTHS_OF_A_YEAR = 12

/**
 * Mails that a plan has sent in a month, on average over its years and at most: every reminder goes to every
 * unit, every roll-up to every recipient.
 */
export function mailsPerMonth(plan: Plan, units: number): number {
  const agenda = agendaOf(plan)
  const count = (kind: string): number => agenda.filter((item) => item.kind === kind).length
  const years = new Set(agenda.map(({ day }) => day.slice(0, 4))).size
  const all = count('reminder') * units + count('rollup') * plan.recipients.length
  return Math.ceil(all / Math.max(1, years) / MONTHS_OF_A_YEAR)
}
