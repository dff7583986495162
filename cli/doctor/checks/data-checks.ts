import type { SheetState } from '../../../domain/sheet/sheet-state.ts'
import type { OutboxEntry } from '../../../functions/ports/mail.ts'
import { type Finding, finding } from '../finding.ts'

/** What the tables say. */
export interface DataFacts {
  readonly now: number
  /** The version of the stored shapes; null before the first start. */
  readonly schema: string | null
  readonly knownSchema: number
  readonly restoring: boolean
  readonly mails: readonly Pick<OutboxEntry, 'state' | 'createdAt' | 'reason'>[]
  readonly states: readonly Pick<SheetState, 'unitId' | 'held'>[]
  /** When each agenda item that is due and not done fell due. */
  readonly overdue: readonly number[]
}

const HOUR = 3_600_000

/** What is wrong with the stored data and the work that waits in them. */
export function dataFindings(facts: DataFacts): readonly Finding[] {
  const { schema, knownSchema, restoring } = facts
  return [
    ...(Number(schema ?? 0) > knownSchema
      ? [finding('SCHEMA-NEWER', { have: schema ?? '', known: knownSchema })]
      : []),
    ...(restoring ? [finding('RESTORE-UNFINISHED')] : []),
    ...mailFindings(facts),
    ...sheetFindings(facts),
    ...agendaFindings(facts),
  ]
}

function mailFindings({ mails, now }: DataFacts): readonly Finding[] {
  const inState = (...states: readonly string[]) => mails.filter(({ state }) => states.includes(state))
  const unknown = inState('unknown')
  const refused = inState('refused')
  const waiting = inState('pending', 'claimed').filter(({ createdAt }) => now - createdAt > HOUR)
  const oldest = Math.floor((now - Math.min(now, ...waiting.map(({ createdAt }) => createdAt))) / HOUR)
  const reasons = [...new Set(refused.map(({ reason }) => codeIn(reason)))].join(', ')
  return [
    ...(unknown.length > 0 ? [finding('MAIL-UNKNOWN', { count: unknown.length })] : []),
    ...(waiting.length > 0 ? [finding('MAIL-WAITING', { count: waiting.length, hours: oldest })] : []),
    ...(refused.length > 0 ? [finding('MAIL-REFUSED', { count: refused.length, reasons })] : []),
  ]
}

/** The name of an error alone: the rest of a reason may quote an address. */
const codeIn = (reason: string | null): string => /^[A-Z]\w+$/.exec(reason ?? '')?.[0] ?? '?'

function sheetFindings({ states }: DataFacts): readonly Finding[] {
  const held = (code: string, found: 'SHEET-NOT-SHARED' | 'SHEET-GONE'): readonly Finding[] => {
    const units = [...new Set(states.filter((state) => state.held?.code === code).map((one) => one.unitId))]
    const named = units.slice(0, 5).join(', ') + (units.length > 5 ? ', ...' : '')
    return units.length > 0 ? [finding(found, { count: units.length, units: named })] : []
  }
  return [...held('B-NOT-SHARED', 'SHEET-NOT-SHARED'), ...held('B-GONE', 'SHEET-GONE')]
}

function agendaFindings({ overdue, now }: DataFacts): readonly Finding[] {
  const late = overdue.filter((at) => now - at > HOUR)
  const hours = Math.floor((now - Math.min(now, ...late)) / HOUR)
  return late.length > 0 ? [finding('AGENDA-LATE', { count: late.length, hours })] : []
}
