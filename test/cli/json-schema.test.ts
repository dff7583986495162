import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { planJsonSchema, printPlanSchema } from '../../cli/plan/json-schema.ts'
import { planSchema } from '../../domain/plan/plan-schema.ts'
import { PLANS, spoil } from '../support/plan-files.ts'

// Days, hours and addresses have patterns besides their formats.
const validate = new Ajv2020({ validateFormats: false, allErrors: true }).compile(planJsonSchema())

const FOLDERS = readdirSync(PLANS).filter((name) => existsSync(join(PLANS, name, 'plan.yaml')))
const planOf = (folder: string): unknown => parse(readFileSync(join(PLANS, folder, 'plan.yaml'), 'utf8'))

/** A plan of one rule, with one value in it replaced. */
function small(path?: string, value?: unknown): unknown {
  const plan = {
    id: 'p',
    title: { vi: 'Một', en: 'One' },
    issuer: { vi: 'Xã', en: 'Commune' },
    place: 'Mẫu',
    zone: 'Asia/Ho_Chi_Minh',
    valid: { from: '2024-01-01', to: '2024-12-31' },
    cycles: [{ id: '2024', from: '2024-01-01', to: '2024-12-31' }],
    classes: { commune: { vi: 'Xã', en: 'Commune' } },
    forms: { F1: {} },
    rules: [
      {
        id: 'R1',
        clause: 'I',
        strength: 'giao',
        title: { vi: 'Hai', en: 'Two' },
        classes: ['commune'],
        check: { kind: 'count', rows: { form: 'F1' }, min: 1, source: 'plan' },
      },
    ],
    sender: { name: 'Xã', email: 'xa@example.vn' },
  }
  if (path) spoil(plan, path, value)
  return plan
}

const each = (must: unknown) => ({ kind: 'each', rows: { form: 'F1' }, must: [must], source: 'plan' })
const date = (notAfter: unknown) => each({ column: 'ngay', notAfter })
const source = 'plan'

const GOOD: readonly (readonly [path: string, value: unknown])[] = [
  ['rules.0.when', 'none'],
  ['rules.0.when', { to: '2024-06-30', source }],
  ['rules.0.when', { from: '2024-04-01', to: '2024-06-30', dueAfterDays: 6, source }],
  ['rules.0.when', { every: 'year', from: '12-15', to: '12-14', source }],
  ['rules.0.when', { every: 'quarter', closes: 14, since: '2024-03-01', source }],
  ['rules.0.when', { every: 'month', closes: 'last', source }],
  ['rules.0.when', { event: 'hn', daysBefore: -3, source }],
  ['rules.0.check', [{ kind: 'task' }, { kind: 'narrative' }]],
  ['rules.0.check.min', { perUnit: { 'x-01': 4 }, document: '12/KH-UBND' }],
  [
    'rules.0.check.max',
    { cell: { unit: 'x-01', form: 'F7', column: 'so_pb', match: 'don_vi' }, otherwise: null },
  ],
  ['rules.0.check', date('2024-06-30')],
  ['rules.0.check', date({ column: 'ngay_tt', days: -15 })],
  ['rules.0.check', date({ event: 'hn' })],
  ['rules.0.interpretation', 'a'],
  ['rules.0.interpretation', ['a', 'b']],
  ['number', null],
]

const BAD: readonly (readonly [path: string, value: unknown])[] = [
  ['phase', []],
  ['rules.0.claus', 'I'],
  ['rules.0.strength', 'must'],
  ['rules.0.check', { kind: 'external' }],
  ['rules.0.check', [{ kind: 'task' }, { kind: 'counts' }]],
  ['rules.0.check.rows.were', {}],
  ['rules.0.check.min', -1],
  ['rules.0.check.min', { perUnit: {} }],
  ['rules.0.check', date('30/6/2024')],
  ['rules.0.check', date({ days: 3 })],
  ['rules.0.when', 'never'],
  ['rules.0.when', { from: '2024-04-01', source }],
  ['rules.0.when', { to: '06-30', source }],
  ['rules.0.when', { to: 630, source }],
  ['rules.0.when', { every: 'week', closes: 1, source }],
  ['rules.0.when', { to: '2024-06-30', closes: 1, source }],
  ['rules.0.when', { every: 'year', from: '2024-01-01', to: '2024-12-31', source }],
  ['rules.0.when', { every: 'quarter', closes: 40, source }],
  ['rules.0.when', { event: 'hn', source }],
  ['cycles', []],
  ['valid.from', '2024-02-30'],
]

const shown = (cases: typeof GOOD) =>
  cases.map(([path, value]) => [path, JSON.stringify(value), value] as const)

describe('the JSON Schema of plan.yaml', () => {
  it('sees all plans', () => {
    expect(FOLDERS.length).toBeGreaterThanOrEqual(6)
  })

  it.each(FOLDERS)('accepts %s', (folder) => {
    validate(planOf(folder))
    expect(validate.errors ?? []).toEqual([])
  })

  it.each(shown(GOOD))('accepts %s: %s, as the loader does', (path, _, value) => {
    const plan = small(path, value)
    expect([validate(plan), planSchema.safeParse(plan).success]).toEqual([true, true])
  })

  it.each(shown(BAD))('refuses %s: %s, as the loader does', (path, _, value) => {
    const plan = small(path, value)
    expect([validate(plan), planSchema.safeParse(plan).success]).toEqual([false, false])
  })

  it('says what each key means', () => {
    const { properties = {}, $defs } = planJsonSchema()
    expect(Object.entries(properties).filter(([, key]) => !Object(key).description)).toEqual([])
    expect($defs?.rule).toMatchObject({ properties: { when: { description: expect.any(String) } } })
  })

  it('is printed as JSON', () => {
    const printed: string[] = []
    expect(printPlanSchema({ write: (text: string) => printed.push(text) > 0 })).toBe(0)
    expect(JSON.parse(printed.join(''))).toEqual(planJsonSchema())
  })
})
