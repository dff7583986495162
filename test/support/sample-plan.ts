import type { Bound, Campaign, Check, Plan, Rule, Unit } from '../../domain/plan/plan.ts'
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
    requests: [],
    reminders: [],
    rollups: [],
    summaries: [],
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

const plainBound = (value: number | null): Bound | null => (value === null ? null : { kind: 'number', value })

export const smallCampaign = (plan: Plan, units: readonly Unit[] = [SAMPLE_UNIT]): Campaign => ({
  plan,
  units,
})
