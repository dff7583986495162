import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agendaOf, cycleAt, nextItem } from '../../../domain/agenda/agenda.ts'
import type { HeldEvent } from '../../../domain/agenda/due-days.ts'
import { dueItems } from '../../../domain/agenda/due-items.ts'
import type { Plan } from '../../../domain/plan/plan.ts'
import { beforeEvent, once, quota, sampleEvent, samplePlan, yearly } from '../../support/sample-plan.ts'

const AT = '08:00'
const plan: Plan = samplePlan({
  rules: [quota(1)],
  reminders: [
    {
      id: 'nhac',
      rules: ['R1'],
      daysBefore: [30, 7, -1],
      to: ['clerk'],
      tell: [],
      count: 'calendar',
      at: AT,
      source: 'proposal',
    },
  ],
  rollups: [
    { id: 'thang', on: { every: 'month', day: 1 }, at: AT, to: [], source: 'proposal' },
    { id: 'nam', on: { every: 'year', month: 12, day: 15 }, at: AT, to: [], source: 'plan' },
  ],
})
const agenda = agendaOf(plan)
const days = (kind: string): string[] => agenda.filter((item) => item.kind === kind).map(({ day }) => day)

describe('the agenda of a plan', () => {
  it('opens with the cycle and ends with its last millisecond', () => {
    expect(days('opening')).toEqual(['2023-01-01'])
    expect(agenda.find(({ kind }) => kind === 'deadline')?.at).toBe(
      Date.parse('2023-12-31T23:59:59.999+07:00'),
    )
  })

  it('counts reminders back from the end of the cycle, and on after it', () => {
    expect(days('reminder')).toEqual(['2023-12-01', '2023-12-24', '2024-01-01'])
  })

  it('rolls up every month but the first day, and once a year', () => {
    expect(days('rollup')).toHaveLength(12)
    expect(days('rollup').slice(-2)).toEqual(['2023-12-01', '2023-12-15'])
  })

  it('opens no earlier than the plan is valid', () => {
    const late = samplePlan({ valid: { from: '2023-05-10', to: '2025-12-31' } })
    expect(agendaOf(late)[0]?.day).toBe('2023-05-10')
  })

  it('orders items of one instant by their keys, so that every reading is the same', () => {
    const keys = agenda.filter(({ day }) => day === '2023-12-01').map(({ key }) => key)
    expect(keys).toEqual(['p/2023/reminder/nhac/2023-12-01', 'p/2023/rollup/thang/2023-12-01'])
    const turned = samplePlan({ ...plan, rollups: [...plan.rollups].reverse() })
    expect(agendaOf(turned)).toEqual(agenda)
  })

  it('sends reminders of one day at the hour of the first, and leaves other days and cycles alone', () => {
    const [one] = plan.reminders
    if (!one) throw new Error('the plan of this test has a reminder')
    const later = { ...one, id: 'sau', at: '09:30', daysBefore: [7, 3] }
    const two = agendaOf(samplePlan({ ...plan, reminders: [later, one] }))
    const reminders = two.filter(({ kind }) => kind === 'reminder')
    const hourOf = (at: number): string => new Date(at + 7 * 3_600_000).toISOString().slice(0, 16)
    expect(reminders.map(({ of, at }) => `${of} ${hourOf(at)}`)).toEqual([
      'nhac 2023-12-01T08:00',
      'nhac 2023-12-24T08:00',
      'sau 2023-12-24T08:00',
      'sau 2023-12-28T09:30',
      'nhac 2024-01-01T08:00',
    ])
  })

  it('gives each due item exactly once, however time is cut into ticks', () => {
    const span = [Date.parse('2022-12-01'), Date.parse('2024-02-01')] as const
    fc.assert(
      fc.property(fc.array(fc.integer({ min: span[0], max: span[1] }), { maxLength: 8 }), (cuts) => {
        const ticks = [span[0], ...cuts.sort((a, b) => a - b), span[1]]
        const seen = ticks.slice(1).flatMap((now, i) => {
          const { act, merged } = dueItems(agenda, ticks[i] as number, now, new Map())
          return [...act, ...merged].map(({ key }) => key)
        })
        expect(seen.sort()).toEqual(agenda.map(({ key }) => key).sort())
      }),
    )
  })

  it('merges missed items of a series into the newest, and leaves out what the ledger has', () => {
    const [since, now] = [Date.parse('2023-01-15'), Date.parse('2023-04-02')]
    const all = dueItems(agenda, since, now, new Map())
    const [first] = [...all.act, ...all.merged].toSorted((a, b) => a.at - b.at)
    const missed = dueItems(agenda, first?.at ?? 0, now, new Map())
    expect([...missed.act, ...missed.merged]).not.toContain(first)
    expect(dueItems(agenda, since, (first?.at ?? 0) - 1, new Map()).act).toEqual([])
    expect(all.act.map(({ day }) => day)).toEqual(['2023-04-01'])
    expect(all.merged.map(({ day }) => day)).toEqual(['2023-02-01', '2023-03-01'])
    const done = new Map([...all.act, ...all.merged].slice(1).map(({ key }) => [key, { at: 0, note: '' }]))
    expect(dueItems(agenda, since, now, done).act.map(({ day }) => day)).toEqual(['2023-04-01'])
  })

  it('knows what comes next, and that nothing comes after the last', () => {
    expect(nextItem(agenda, Date.parse('2023-11-30T00:00:00+07:00'))?.day).toBe('2023-12-01')
    expect(nextItem(agenda, Date.parse('2030-01-01'))).toBeNull()
  })
})

describe('what a plan makes due', () => {
  const timetable = (more: Partial<Plan>): string[] =>
    agendaOf(samplePlan(more))
      .filter(({ kind }) => kind !== 'opening')
      .map(({ kind, cycleId, of, day, at }) =>
        [kind, cycleId, of, day, new Date(at + 7 * 3_600_000).toISOString().slice(11, 23)]
          .filter((part) => part !== '')
          .join(' '),
      )

  it('"trước ngày 15/02" ends with the last millisecond of 14/02', () => {
    expect(timetable({ rules: [quota(1, null, { when: once(null, '2023-02-14') })] })).toEqual([
      'deadline 2023 2023-02-14 23:59:59.999',
    ])
  })

  it('a report closes on 14/12 and is due on 20/12, beside a quota of the calendar year', () => {
    const report = quota(1, null, { id: 'R2', when: yearly('12-15', '12-14', 6) })
    const valid = { from: '2023-01-01', to: '2023-12-31' }
    expect(timetable({ valid, rules: [quota(1), report] })).toEqual([
      'cut-off 2023 2023-12-14 23:59:59.999',
      'deadline 2023 2023-12-20 23:59:59.999',
      'deadline 2023 2023-12-31 23:59:59.999',
    ])
  })

  it('phases begin, summaries are built and figures are locked', () => {
    expect(
      timetable({
        phases: [{ id: 'g1', title: { vi: 'Giai đoạn 1', en: 'One' }, from: '2023-04-01', to: '2023-06-30' }],
        summaries: [{ id: 's', on: { every: 'year', month: 12, day: 15 }, at: '07:00', source: 'proposal' }],
        lock: { daysAfter: 15, source: 'office' },
      }),
    ).toEqual([
      'phase 2023 g1 2023-04-01 00:00:00.000',
      'summary 2023 s 2023-12-15 07:00:00.000',
      'lock 2023 2024-01-15 00:00:00.000',
    ])
  })

  it('what closes after the last cycle belongs to it', () => {
    expect(timetable({ rules: [quota(1, null, { when: once(null, '2025-06-30') })] })).toEqual([
      'deadline 2023 2025-06-30 23:59:59.999',
    ])
  })

  it('in a cycle that reaches over New Year every month has its roll-up once', () => {
    const rollups: Plan['rollups'] = [
      { id: 'm', on: { every: 'month', day: 1 }, at: AT, to: [], source: 'office' },
    ]
    const cycles = [{ id: '2024', from: '2023-11-15', to: '2024-02-14' }]
    expect(timetable({ cycles, rollups }).map((line) => line.split(' ')[3])).toEqual([
      '2023-12-01',
      '2024-01-01',
      '2024-02-01',
    ])
  })
})

describe('items of one day and kind', () => {
  const two = [quota(1), quota(1, null, { id: 'R2' })]
  const ofKind = (kind: string, more: Partial<Plan>, held: readonly HeldEvent[] = []) =>
    agendaOf(samplePlan(more), held).filter((item) => item.kind === kind)

  it('are one item about all their rules', () => {
    expect(ofKind('deadline', { rules: two })).toMatchObject([{ rules: ['R1', 'R2'], units: [] }])
  })

  const ask = (units: readonly string[]): Plan['requests'][number] => ({
    id: `YC-${units.join()}`,
    rule: 'R1',
    title: { vi: 'Báo cáo', en: 'Report' },
    asked: '2023-05-01',
    due: '2023-05-20',
    classes: [],
    units,
  })
  it('are about the units of both', () => {
    expect(ofKind('deadline', { requests: [ask(['u1']), ask(['u2', 'u1'])] })).toMatchObject([
      { units: ['u1', 'u2'], without: [] },
    ])
  })

  it('are about all units, as soon as one is', () => {
    expect(ofKind('deadline', { requests: [ask(['u1']), ask([])] })).toMatchObject([
      { units: [], without: [] },
    ])
  })

  it('leave out only units that have another day', () => {
    const rules = [quota(1, null, { when: beforeEvent('hn_xa', 15) })]
    const events = { hn_xa: sampleEvent() }
    const held: HeldEvent[] = [
      { event: 'hn_xa', unitId: 'u1', day: '2025-03-31' },
      { event: 'hn_xa', unitId: 'u2', day: '2025-02-20' },
    ]
    expect(ofKind('deadline', { rules, events }, held)).toMatchObject([
      { day: '2025-02-05', units: ['u2'], without: [] },
      // u1 holds its conference on the last day allowed, like those who have given none.
      { day: '2025-03-16', units: [], without: ['u2'] },
    ])
  })

  it('of two rules leave out only a unit that both leave out', () => {
    const rules = [
      quota(1, null, { when: beforeEvent('a', 0) }),
      quota(1, null, { id: 'R2', when: beforeEvent('b', 0) }),
    ]
    const events = { a: sampleEvent(), b: sampleEvent() }
    const held: HeldEvent[] = [
      { event: 'a', unitId: 'u1', day: '2025-02-20' },
      { event: 'b', unitId: 'u1', day: '2025-02-20' },
      { event: 'b', unitId: 'u2', day: '2025-02-21' },
    ]
    expect(ofKind('deadline', { rules, events }, held)).toMatchObject([
      { day: '2025-02-20', units: ['u1'], rules: ['R1', 'R2'] },
      { day: '2025-02-21', units: ['u2'], rules: ['R2'] },
      { day: '2025-03-31', units: [], without: ['u1'], rules: ['R1', 'R2'] },
    ])
  })
})

describe('the cycle of an instant', () => {
  const two = samplePlan({
    cycles: [
      { id: '2023', from: '2023-01-01', to: '2023-12-31' },
      { id: '2024', from: '2024-01-01', to: '2024-12-31' },
    ],
  })
  it.each([
    ['before the first', '2022-06-01T00:00:00+07:00', '2023'],
    ['in the last millisecond of the first', '2023-12-31T23:59:59.999+07:00', '2023'],
    ['a millisecond later', '2024-01-01T00:00:00+07:00', '2024'],
    ['after the last', '2030-01-01T00:00:00+07:00', '2024'],
  ])('%s', (_, at, id) => {
    expect(cycleAt(two, Date.parse(at))?.id).toBe(id)
  })
  it('is none where the plan has none', () => {
    expect(cycleAt(samplePlan({ cycles: [] }), 0)).toBeNull()
  })
})
