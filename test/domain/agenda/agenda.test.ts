import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agendaOf, cycleAt, dueItems, nextItem } from '../../../domain/agenda/agenda.ts'
import type { Plan } from '../../../domain/plan/plan.ts'
import { quota, samplePlan } from '../../support/sample-plan.ts'

const AT = '08:00'
const plan: Plan = samplePlan({
  rules: [quota(1)],
  reminders: [{ id: 'nhac', rules: ['R1'], daysBefore: [30, 7, -1], at: AT, source: 'proposal' }],
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

  it('gives each due item exactly once, however time is cut into ticks', () => {
    const span = [Date.parse('2022-12-01'), Date.parse('2024-02-01')] as const
    fc.assert(
      fc.property(fc.array(fc.integer({ min: span[0], max: span[1] }), { maxLength: 8 }), (cuts) => {
        const ticks = [span[0], ...cuts.sort((a, b) => a - b), span[1]]
        const seen = ticks.slice(1).flatMap((now, i) => {
          const { act, merged } = dueItems(agenda, ticks[i] as number, now, new Set())
          return [...act, ...merged].map(({ key }) => key)
        })
        expect(seen.sort()).toEqual(agenda.map(({ key }) => key).sort())
      }),
    )
  })

  it('merges missed items of a series into the newest, and leaves out what the ledger has', () => {
    const [since, now] = [Date.parse('2023-01-15'), Date.parse('2023-04-02')]
    const all = dueItems(agenda, since, now, new Set())
    expect(all.act.map(({ day }) => day)).toEqual(['2023-04-01'])
    expect(all.merged.map(({ day }) => day)).toEqual(['2023-02-01', '2023-03-01'])
    const done = new Set([...all.act, ...all.merged].slice(1).map(({ key }) => key))
    expect(dueItems(agenda, since, now, done).act.map(({ day }) => day)).toEqual(['2023-04-01'])
  })

  it('knows what comes next, and that nothing comes after the last', () => {
    expect(nextItem(agenda, Date.parse('2023-11-30T00:00:00+07:00'))?.day).toBe('2023-12-01')
    expect(nextItem(agenda, Date.parse('2030-01-01'))).toBeNull()
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
