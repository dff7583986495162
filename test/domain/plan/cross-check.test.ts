import { describe, expect, it } from 'vitest'
import { parseCampaign } from '../../../domain/plan/parse-campaign.ts'
import { spoil } from '../../support/plan-files.ts'
import { campaignAfter, faultsAfter, short, smallFiles } from './small-files.ts'

const RULE = smallFiles().plan as { readonly rules: readonly object[] }
/** Rules like the first, with other ids. */
const rulesLike = (...changes: object[]): object[] =>
  changes.map((change) => ({ ...RULE.rules[0], ...change }))

describe('the small plan', () => {
  it('has no fault', () => {
    expect(faultsAfter({})).toEqual([])
    expect(campaignAfter().plan).toMatchObject({ headline: ['R1'], lock: { daysAfter: 15 } })
  })

  it('needs none of its lists', () => {
    const optional = [
      'phases',
      'movements',
      'requested',
      'headline',
      'requests',
      'reminders',
      'rollups',
      'summaries',
      'lock',
    ]
    const changes = Object.fromEntries(
      [...optional, 'recipients', 'distribution'].map((key) => [key, undefined]),
    )
    expect(campaignAfter(changes).plan).toMatchObject({ phases: [], lock: null, distribution: [] })
    expect(campaignAfter({ events: undefined }).plan.events).toEqual({})
  })
})

describe('a name in one place of the plan that stands nowhere else', () => {
  it.each([
    ['a class of a rule', 'rules.0.classes', ['xa', 'x'], 'unknown-name rules[0].classes[1] x'],
    ['a unit of a rule', 'rules.0.units', ['u9'], 'unknown-name rules[0].units[0] u9'],
    ['a rule that is replaced', 'rules.0.insteadOf', ['R9'], 'unknown-name rules[0].insteadOf[0] R9'],
    ['one reading', 'rules.0.interpretation', 'i9', 'unknown-name rules[0].interpretation i9'],
    [
      'a reading among others',
      'rules.0.interpretation',
      ['i1', 'i9'],
      'unknown-name rules[0].interpretation[1] i9',
    ],
    ['a class that is only asked', 'requested', ['xa', 'mat_tran'], 'unknown-name requested[1] mat_tran'],
    ['a rule of the headline', 'headline', ['R1', 'R9'], 'unknown-name headline[1] R9'],
    ['a rule of a reminder', 'reminders.0.rules', ['R9'], 'unknown-name reminders[0].rules[0] R9'],
    ['who is told of late units', 'reminders.0.tell', ['so', 'bo'], 'unknown-name reminders[0].tell[1] bo'],
    [
      'a unit that somebody is in charge of',
      'recipients.0.inCharge',
      { units: ['u1', 'u9'] },
      'unknown-name recipients[0].inCharge.units[1] u9',
    ],
    [
      'days off that end before they begin',
      'daysOff',
      [{ title: { vi: 'Tết', en: 'Tết' }, from: '2024-02-14', to: '2024-02-08' }],
      'wrong-order daysOff[0].to 2024-02-08',
    ],
    ['an addressee of a mail', 'rollups.0.to', ['so', 'bo'], 'unknown-name rollups[0].to[1] bo'],
    ['a leading unit', 'movements.0.leads.0.unit', 'u9', 'unknown-name movements[0].leads[0].unit u9'],
    ['a kind of a movement', 'movements.0.kinds', ['a', 'd'], 'unknown-name movements[0].kinds[1] d'],
    ['a rule of a request', 'requests.0.rule', 'R9', 'unknown-name requests[0].rule R9'],
    ['a class of a request', 'requests.0.classes', ['x'], 'unknown-name requests[0].classes[0] x'],
    ['a unit of a request', 'requests.0.units', ['u1', 'u9'], 'unknown-name requests[0].units[1] u9'],
    ['a class of an event', 'events.hn.classes', ['x'], 'unknown-name events.hn.classes[0] x'],
    ['a unit of an event', 'events.hn.units', ['u9'], 'unknown-name events.hn.units[0] u9'],
    ['the form of an event', 'events.hn.form', 'F2', 'unknown-name events.hn.form F2'],
    ['a filter of an event', 'events.hn.where', { x: ['a'] }, 'unknown-name events.hn.where.x x'],
    ['a choice of an event', 'events.hn.where', { loai: ['d'] }, 'unknown-name events.hn.where.loai[0] d'],
    ['a date column of an event', 'events.hn.dates', ['ngay', 'x'], 'unknown-name events.hn.dates[1] x'],
    [
      'a class that fills in a form',
      'forms.F1.by',
      { classes: ['x'] },
      'unknown-name forms.F1.by.classes[0] x',
    ],
    ['a unit that fills in a form', 'forms.F1.by', { units: ['u9'] }, 'unknown-name forms.F1.by.units[0] u9'],
    ['a form', 'forms.constructor', {}, 'unknown-name forms.constructor constructor'],
    [
      'a column of a form',
      'forms.F1.columns',
      { constructor: {} },
      'unknown-name forms.F1.columns.constructor constructor',
    ],
  ])('%s', (_, path, value, expected) => {
    expect(faultsAfter({ [path]: value })).toEqual([expected])
  })
})

describe('values that just fit each other', () => {
  it.each([
    [
      'a report due on the day it is asked for',
      { 'requests.0.asked': '2023-05-15', 'requests.0.due': '2023-05-15' },
    ],
    ['a phase of one day', { 'phases.0.from': '2023-01-01', 'phases.0.to': '2023-01-01' }],
    ['an event of one day', { 'events.hn.window': { from: '2023-03-01', to: '2023-03-01' } }],
    ['a movement of one year', { 'movements.0.period': { from: 2023, to: 2023 } }],
  ])('%s', (_, changes) => {
    expect(faultsAfter(changes)).toEqual([])
  })
})

describe('values that do not fit each other', () => {
  it.each([
    ['an event by what is no date', 'events.hn.dates', ['loai'], 'not-countable events.hn.dates[0] loai'],
    [
      'an event that ends before it begins',
      'events.hn.window.to',
      '2023-02-28',
      'wrong-order events.hn.window.to 2023-02-28',
    ],
    [
      'a phase that ends before it begins',
      'phases.0.to',
      '2022-12-31',
      'wrong-order phases[0].to 2022-12-31',
    ],
    [
      'a movement that ends before it begins',
      'movements.0.period.to',
      2022,
      'wrong-order movements[0].period.to 2022',
    ],
    [
      'a report due before it is asked for',
      'requests.0.due',
      '2023-04-30',
      'wrong-order requests[0].due 2023-04-30',
    ],
    [
      'a plan that ends before it begins',
      'valid',
      { from: '2023-01-01', to: '2022-12-31' },
      'wrong-order valid.to 2022-12-31',
    ],
    ['a cycle after a gap', 'cycles.1.from', '2024-01-02', 'gap cycles[1].from 2024-01-02'],
    [
      'a cycle before the end of the last',
      'cycles.1.from',
      '2023-12-31',
      'overlap cycles[1].from 2023-12-31',
    ],
    [
      'a cycle that ends after the plan',
      'cycles.1.to',
      '2025-01-01',
      'outside-validity cycles[1].to 2025-01-01',
    ],
  ])('%s', (_, path, value, expected) => {
    expect(faultsAfter({ [path]: value })).toContain(expected)
  })

  it('a cycle that ends before the plan begins', () => {
    const cycles = [{ id: '2022', from: '2022-01-01', to: '2022-12-31' }]
    expect(faultsAfter({ cycles })).toEqual(['outside-validity cycles[0].to 2022-12-31'])
  })

  it('a day that is none is told once, and nothing is compared with it', () => {
    expect(faultsAfter({ 'cycles.0.to': '2023-13-01' })).toEqual(['bad-date cycles[0].to 2023-13-01'])
    expect(faultsAfter({ 'valid.to': '2023-13-01' })).toEqual(['bad-date valid.to 2023-13-01'])
    expect(faultsAfter({ 'events.hn.window.to': '2023-13-01' })).toEqual([
      'bad-date events.hn.window.to 2023-13-01',
    ])
  })

  it('a movement may name no kinds, no leads and no years', () => {
    const bare = { kinds: undefined, leads: undefined, period: undefined }
    const changes = Object.fromEntries(Object.keys(bare).map((key) => [`movements.0.${key}`, undefined]))
    expect(campaignAfter(changes).plan.movements).toMatchObject([{ kinds: [], leads: [], period: null }])
  })

  it('kinds of a movement are free where no column is governed by it', () => {
    const files = smallFiles({ 'movements.0.kinds': ['d'] })
    spoil(files.forms, 'F1.columns.loai.allowedBy', undefined)
    expect(parseCampaign(files).ok).toBe(true)
  })
})

describe('ids given twice', () => {
  it.each([
    'phases',
    'cycles',
    'movements',
    'requests',
    'reminders',
    'rollups',
    'summaries',
    'recipients',
    'interpretations',
  ])('in %s', (list) => {
    const files = smallFiles()
    const items = (files.plan as Record<string, { id: string }[]>)[list] ?? []
    spoil(files.plan, list, [...items, items[0]])
    const result = parseCampaign(files)
    const faults = result.ok ? [] : result.issues.plan.map(short)
    expect(faults).toContain(`duplicate-id ${list}[${items.length}].id ${items[0]?.id}`)
  })

  it('in rules, and an item without an id is no second', () => {
    expect(faultsAfter({ rules: rulesLike({}, {}) })).toEqual(['duplicate-id rules[1].id R1'])
    expect(faultsAfter({ rules: rulesLike({}, { id: undefined }, { id: undefined }) })).toEqual([
      'missing-key rules[1].id',
      'missing-key rules[2].id',
    ])
  })
})

describe('rules that hang together', () => {
  it('may replace, follow and be read in one way each', () => {
    const rules = rulesLike({}, { id: 'R2', insteadOf: ['R1'], check: { kind: 'task', after: ['R1'] } })
    expect(campaignAfter({ rules }).plan.rules[1]).toMatchObject({
      insteadOf: ['R1'],
      interpretation: ['i1'],
      check: [{ kind: 'task', after: ['R1'] }],
    })
  })

  it('may count the lines of a list that is not there: all of them', () => {
    const check = { kind: 'distribution', lines: 2 }
    expect(faultsAfter({ distribution: undefined, 'rules.0.check': check })).toEqual([
      'not-allowed rules[0].check.lines 2',
    ])
  })
})

describe('forms.yaml', () => {
  it.each([
    [
      'allowed by an unknown column',
      'F1.columns.loai.allowedBy',
      'x',
      'unknown-name F1.columns.loai.allowedBy x',
    ],
    [
      'required by a choice that the plan gives',
      'F1.columns.ma.requiredIf',
      { column: 'phong_trao', in: ['anything'] },
      undefined,
    ],
    [
      'required by a column called like a part of the machine',
      'F1.columns.ma.requiredIf',
      { column: 'constructor', in: ['x'] },
      'unknown-name F1.columns.ma.requiredIf.column constructor',
    ],
  ])('a column %s', (_, path, value, expected) => {
    const files = smallFiles()
    spoil(files.forms, path, value)
    const result = parseCampaign(files)
    expect(result.ok ? undefined : result.issues.forms.map(short).join()).toBe(expected)
  })
})
