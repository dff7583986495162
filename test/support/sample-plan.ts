import type { Campaign, Check, Plan, Rule, Unit } from '../../domain/plan/plan.ts'
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
    cycles: [SAMPLE_CYCLE],
    classes: { commune: { vi: 'Xã, thị trấn', en: 'Communes' } },
    forms: { F1: SAMPLE_FORM },
    rules: [],
    reminders: [],
    rollups: [],
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
  soft: false,
  interpretation: null,
  check,
  ...more,
})

export const quota = (min: number | null, max: number | null = null, more: Partial<Rule> = {}): Rule =>
  sampleRule({ kind: 'count', rows: { form: 'F1', where: {} }, min, max, source: 'plan' }, more)

export const smallCampaign = (plan: Plan, units: readonly Unit[] = [SAMPLE_UNIT]): Campaign => ({
  plan,
  units,
})
