import type { Campaign, Cycle, Instant, Plan, PlanEvent, Unit } from '../../domain/plan/plan.ts'
import type { Bound, Check, Condition, Rule, When } from '../../domain/plan/rule.ts'
import { judgeCampaign } from '../../domain/rules/judge.ts'
import type { RuleVerdict } from '../../domain/rules/standing.ts'
import type { SheetState } from '../../domain/sheet/sheet-state.ts'
import { SAMPLE_CYCLE, SAMPLE_FORM, SAMPLE_UNIT } from './sample-form.ts'

/** A small plan of one form and no rule; tests add what they are about. */
export function samplePlan(more: Partial<Plan> = {}): Plan {
  return {
    id: 'p',
    number: '1/KH-UBND',
    title: { vi: 'Thi đua', en: 'Emulation' },
    issuer: { vi: 'UBND huyện', en: 'District' },
    place: 'Văn Lãng',
    issuedOn: '2023-01-05',
    signer: null,
    basis: [],
    zone: 'Asia/Ho_Chi_Minh',
    valid: { from: '2023-01-01', to: '2025-12-31' },
    phases: [],
    cycles: [SAMPLE_CYCLE],
    classes: { commune: { vi: 'Xã, thị trấn', en: 'Communes' } },
    forms: { F1: SAMPLE_FORM },
    events: {},
    movements: [],
    rules: [],
    headline: [],
    requested: [],
    requests: [],
    reminders: [],
    rollups: [],
    summaries: [],
    daysOff: [],
    lock: null,
    recipients: [],
    distribution: [],
    interpretations: [],
    sender: { name: 'Thi đua', email: 'thidua@vanlang.example.vn' },
    ...more,
  }
}

export const sampleRule = (check: Check, more: Partial<Rule> = {}): Rule => ({
  id: 'R1',
  clause: 'II.1',
  strength: 'giao',
  title: { vi: 'Chỉ tiêu', en: 'Quota' },
  classes: ['commune'],
  units: [],
  insteadOf: [],
  soft: false,
  interpretation: [],
  when: { kind: 'cycle' },
  check: [check],
  ...more,
})

export const quota = (min: number | null, max: number | null = null, more: Partial<Rule> = {}): Rule =>
  sampleRule(
    {
      kind: 'count',
      rows: { form: 'F1', where: {} },
      sum: null,
      period: null,
      min: plainBound(min),
      max: plainBound(max),
      over: 'error',
      source: 'plan',
    },
    more,
  )

export const plainBound = (value: number | null): Bound | null =>
  value === null ? null : { kind: 'number', value }

export const smallCampaign = (plan: Plan, units: readonly Unit[] = [SAMPLE_UNIT]): Campaign => ({
  plan,
  units,
})

export const sampleUnit = (id: string, more: Partial<Unit> = {}): Unit => ({
  ...SAMPLE_UNIT,
  id,
  name: `Xã ${id}`,
  ...more,
})

type Kind = Check['kind']
type CheckOf<K extends Kind> = Extract<Check, { kind: K }>

/** A count of F1 rows without bounds; tests give what they are about. */
export const countCheck = (more: Partial<CheckOf<'count'>> = {}): CheckOf<'count'> => ({
  kind: 'count',
  rows: { form: 'F1', where: {} },
  sum: null,
  period: null,
  min: null,
  max: null,
  over: 'error',
  source: 'plan',
  ...more,
})

/** Every row of F1, without conditions. */
export const eachCheck = (more: Partial<CheckOf<'each'>> = {}): CheckOf<'each'> => ({
  kind: 'each',
  rows: { form: 'F1', where: {} },
  atLeast: 0,
  if: [],
  must: [],
  source: 'plan',
  ...more,
})

export const condition = (column: string, more: Partial<Condition> = {}): Condition => ({
  column,
  in: null,
  filled: false,
  min: null,
  max: null,
  notBefore: null,
  notAfter: null,
  ...more,
})

export const sampleEvent = (more: Partial<PlanEvent> = {}): PlanEvent => ({
  title: { vi: 'Hội nghị cấp xã', en: 'Commune conference' },
  classes: ['commune'],
  units: [],
  form: 'F5',
  where: {},
  dates: ['ngay_tt', 'ngay_dk'],
  window: { from: '2025-01-01', to: '2025-03-31' },
  ...more,
})

export const once = (from: string | null, to: string, dueAfterDays = 0): When => ({
  kind: 'once',
  from,
  to,
  dueAfterDays,
  source: 'plan',
})

export const yearly = (from: string, to: string, dueAfterDays = 0, since: string | null = null): When => ({
  kind: 'yearly',
  from,
  to,
  dueAfterDays,
  since,
  source: 'plan',
})

export const tiled = (
  every: 'quarter' | 'month',
  closes: number,
  dueAfterDays = 0,
  since: string | null = null,
): When => ({ kind: 'tiled', every, closes, dueAfterDays, since, source: 'plan' })

export const beforeEvent = (event: string, daysBefore: number): When => ({
  kind: 'event',
  event,
  daysBefore,
  source: 'plan',
})

/** An instant by the clock of Văn Lãng. */
export const instant = (day: string, hour = '00:00:00.000'): Instant => Date.parse(`${day}T${hour}+07:00`)

/** A day's last good moment. */
export const endOf = (day: string): Instant => instant(day, '23:59:59.999')

interface Around {
  readonly plan?: Partial<Plan>
  readonly units?: readonly Unit[]
  readonly cycle?: Cycle
}

/**
 * What rules say of the first unit; those that have nothing to say of it are left out. The plan is valid for
 * its cycles.
 */
export function verdictsOn(
  rules: readonly Rule[],
  states: readonly SheetState[],
  now: Instant,
  { plan = {}, units = [SAMPLE_UNIT], cycle = plan.cycles?.[0] ?? SAMPLE_CYCLE }: Around = {},
): readonly RuleVerdict[] {
  const cycles = plan.cycles ?? [SAMPLE_CYCLE]
  const valid = { from: cycles[0]?.from ?? '', to: cycles.at(-1)?.to ?? '' }
  const campaign = smallCampaign(samplePlan({ valid, ...plan, rules }), units)
  const [standing] = judgeCampaign(campaign, cycle, states, now)
  if (!standing) throw new Error('nobody was judged')
  return [...standing.verdicts, ...standing.duties]
}

/** What one rule says of the first unit. */
export function verdictOn(
  rule: Rule,
  states: readonly SheetState[],
  now: Instant,
  around: Around = {},
): RuleVerdict {
  const [verdict] = verdictsOn([rule], states, now, around)
  if (!verdict) throw new Error('the rule says nothing')
  return verdict
}
