import { describe, expect, it } from 'vitest'
import { PLAN_WARNING_CODES } from '../../../domain/plan/plan-fault.ts'
import { senseOf } from '../../../domain/plan/sense.ts'
import { type Changes, campaignAfter, short, smallFiles } from './small-files.ts'

const first = (smallFiles().plan as { readonly rules: readonly object[] }).rules[0]
const rule = (id: string, more: object = {}) => ({ ...first, id, ...more })
const quota = (id: string, bounds: object, more: object = {}) =>
  rule(id, {
    check: { kind: 'count', rows: { form: 'F1' }, source: 'plan', ...bounds },
    when: undefined,
    ...more,
  })

/** A plan that makes sense: its rule has a day. */
const SOUND: Changes = { 'rules.0.when': { to: '2023-06-30', source: 'plan' } }

const warningsAfter = (changes: Changes): readonly string[] =>
  senseOf(campaignAfter({ ...SOUND, ...changes })).map(short)

/** Each warning with a plan that calls for it, and for no other. */
const PROVOKED: Readonly<Record<(typeof PLAN_WARNING_CODES)[number], readonly [Changes, string]>> = {
  'cannot-be-met': [
    { rules: [quota('R1', { min: 3 }), quota('R2', { max: 2 })] },
    'cannot-be-met rules[0] R1',
  ],
  'class-without-units': [
    { 'classes.phuong': { vi: 'Phường', en: 'Ward' } },
    'class-without-units classes.phuong phuong',
  ],
  'binds-nobody': [
    { rules: [quota('R1', {}), quota('R2', {}, { classes: ['phuong'] })], classes: { xa: W(), phuong: W() } },
    'binds-nobody rules[1] R2',
  ],
  'before-opening': [
    { 'rules.0.when': { to: '2022-12-31', source: 'plan' } },
    'before-opening rules[0].when 2022-12-31',
  ],
  'never-reminded': [{ 'rules.0.when': 'none', requests: [] }, 'never-reminded reminders[0].rules[0] R1'],
  unresolved: [{ 'interpretations.0.reading': null }, 'unresolved interpretations[0].reading i1'],
  'cluster-without-units': [
    { 'recipients.0.inCharge': { clusters: ['Cụm không có'] } },
    'cluster-without-units recipients[0].inCharge.clusters[0] Cụm không có',
  ],
  'unused-recipient': [{ rollups: [] }, 'unused-recipient recipients[0] so'],
}

function W(): object {
  return { vi: 'x', en: 'x' }
}

describe('what a plan says and hardly means', () => {
  it('is nothing in a sound plan', () => {
    expect(warningsAfter({})).toEqual([])
  })

  it.each(PLAN_WARNING_CODES)('%s', (code) => {
    const [changes, expected] = PROVOKED[code]
    const warnings = warningsAfter(changes)
    // A class without units is said of the class as well as of a rule that binds it alone.
    expect(code === 'binds-nobody' ? warnings.slice(1) : warnings).toEqual([expected])
  })
})

describe('quotas that nobody can meet', () => {
  const warned = (...rules: object[]): readonly string[] =>
    warningsAfter({ rules, headline: [] }).filter((text) => text.startsWith('cannot'))

  it('are told with the rule that forbids', () => {
    const campaign = campaignAfter({ rules: [quota('R1', { max: 2 }), quota('R2', { min: 3 })] })
    expect(senseOf(campaign)).toMatchObject([{ found: 'R2', right: ['R1'], path: ['rules', 1] }])
  })

  it.each([
    ['as many as are allowed', quota('R1', { min: 2 }), quota('R2', { max: 2 })],
    [
      'other rows',
      quota('R1', { min: 3, rows: { form: 'F1', where: { dat: ['true'] } } }),
      quota('R2', { max: 2 }),
    ],
    ['a sum of a column', quota('R1', { min: 3, sum: 'so' }), quota('R2', { max: 2 })],
    ['window by window', quota('R1', { min: 3, period: 'ky' }), quota('R2', { max: 2 })],
    [
      'figures of another paper',
      quota('R1', { min: { perUnit: { u1: 9 }, document: 'x' } }),
      quota('R2', { max: { perUnit: { u1: 1 }, document: 'x' } }),
    ],
    ['in place of the other', quota('R1', { min: 3 }, { insteadOf: ['R2'] }), quota('R2', { max: 2 })],
    [
      'of different units',
      quota('R1', { min: 3 }, { classes: [], units: ['u1'] }),
      quota('R2', { max: 2 }, { classes: [], units: ['u2'] }),
    ],
  ])('are not: %s', (_, a, b) => {
    expect(warned(a, b)).toEqual([])
  })

  it.each(['u1', 'u2'])('are found where a unit is named beside its class: %s', (unit) => {
    const named = quota('R2', { min: 3 }, { classes: [], units: [unit] })
    expect(warned(quota('R1', { max: 2 }), named)).toEqual(['cannot-be-met rules[1] R2'])
  })
})

describe('days and addressees', () => {
  it.each([
    ['each year', { every: 'year', from: '01-01', to: '12-31', source: 'plan' }],
    ['on the first day of the plan', { to: '2023-01-01', source: 'plan' }],
    ['before the plan, but due later', { to: '2022-12-31', dueAfterDays: 1, source: 'plan' }],
  ])('a rule is due in time: %s', (_, when) => {
    expect(warningsAfter({ 'rules.0.when': when })).toEqual([])
  })

  it('a rule without a day can be reminded of when reports are asked for', () => {
    expect(warningsAfter({ 'rules.0.when': 'none', 'rules.0.check': { kind: 'request' } })).toEqual([])
  })

  it('a recipient of rows put forward gets something', () => {
    const check = { kind: 'forward', rows: { form: 'F1' }, to: 'so' }
    expect(warningsAfter({ rollups: [], 'rules.0.check': check })).toEqual([])
  })

  it('a rule for nobody in particular is meant for the issuer', () => {
    expect(warningsAfter({ 'rules.0.classes': [] })).toEqual([])
  })
})
