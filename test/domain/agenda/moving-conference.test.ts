import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AgendaItem, agendaOf } from '../../../domain/agenda/agenda.ts'
import type { HeldEvent } from '../../../domain/agenda/due-days.ts'
import { heldEvents } from '../../../domain/agenda/held-events.ts'
import { addDays } from '../../../domain/time/days.ts'
import {
  beforeEvent,
  endOf,
  quota,
  sampleEvent,
  samplePlan,
  sampleUnit,
  smallCampaign,
} from '../../support/sample-plan.ts'
import { group, sheetState } from '../../support/sheet-state.ts'

/** Papers 15 days before each commune's conference, a delegate list the day before the district's. */
const PLAN = samplePlan({
  valid: { from: '2024-06-10', to: '2025-04-30' },
  cycles: [{ id: '2024-2025', from: '2024-06-10', to: '2025-04-30' }],
  events: {
    hn_xa: sampleEvent(),
    hn_huyen: sampleEvent({
      classes: [],
      units: ['huyen'],
      window: { from: '2025-04-01', to: '2025-04-30' },
    }),
  },
  rules: [
    quota(1, null, { id: 'CL-23', when: beforeEvent('hn_xa', 15) }),
    quota(1, null, { id: 'CL-17', when: beforeEvent('hn_huyen', 1) }),
    quota(1, null, { id: 'CL-06' }),
  ],
  reminders: [
    {
      id: 'ho_so',
      rules: ['CL-23'],
      daysBefore: [7, 3, -1],
      to: ['clerk'],
      tell: [],
      count: 'calendar',
      at: '08:00',
      source: 'proposal',
    },
    {
      id: 'dai_bieu',
      rules: ['CL-17', 'CL-06'],
      daysBefore: [3],
      to: ['clerk'],
      tell: [],
      count: 'calendar',
      at: '08:00',
      source: 'proposal',
    },
  ],
})

const held = (unitId: string, day: string, event = 'hn_xa'): HeldEvent => ({ event, unitId, day })

/** What the agenda wants of a unit on account of a rule: kind and day. */
const wantedOf = (agenda: readonly AgendaItem[], rule: string, unit: string): string[] =>
  agenda
    .filter(({ kind, rules, units, without }) => {
      const isMeant = units.length === 0 ? !without.includes(unit) : units.includes(unit)
      return (kind === 'deadline' || kind === 'reminder') && rules.includes(rule) && isMeant
    })
    .map(({ kind, day }) => `${kind} ${day}`)

describe('when a conference moves', () => {
  it('the papers are due 15 calendar days before it, and the reminders go with them', () => {
    expect(wantedOf(agendaOf(PLAN, [held('x1', '2025-02-20')]), 'CL-23', 'x1')).toEqual([
      'reminder 2025-01-29',
      'reminder 2025-02-02',
      'deadline 2025-02-05',
      'reminder 2025-02-06',
    ])
    expect(wantedOf(agendaOf(PLAN, [held('x1', '2025-03-05')]), 'CL-23', 'x1')).toEqual([
      'reminder 2025-02-11',
      'reminder 2025-02-15',
      'deadline 2025-02-18',
      'reminder 2025-02-19',
    ])
  })

  it('those without a day of their own keep the last that the paper allows', () => {
    const agenda = agendaOf(PLAN, [held('x1', '2025-02-20')])
    expect(wantedOf(agenda, 'CL-23', 'x2')).toContain('deadline 2025-03-16')
  })

  it("it is the day in the unit's own row that moves them, to the last millisecond", () => {
    const units = [sampleUnit('x1')]
    const row = group(1, { ngay_dk: '2025-02-20' })
    const states = [sheetState({ unitId: 'x1', formId: 'F5', groups: [row] })]
    const agenda = agendaOf(PLAN, heldEvents(smallCampaign(PLAN, units), states))
    const deadline = agenda.find(({ kind, units: of }) => kind === 'deadline' && of.includes('x1'))
    expect(deadline).toMatchObject({ day: '2025-02-05', at: endOf('2025-02-05') })
  })

  const dayOfWindow = fc.integer({ min: 0, max: 89 }).map((days) => addDays('2025-01-01', days))
  const conferences = fc
    .tuple(dayOfWindow, dayOfWindow, fc.option(dayOfWindow))
    .map(([x1, x2, x3]) => [
      held('x1', x1),
      held('x2', x2),
      ...(x3 === null ? [] : [held('x3', x3)]),
      held('huyen', '2025-04-15', 'hn_huyen'),
    ])

  it('everything of its own moves by as many days, and nothing else by one', () => {
    fc.assert(
      fc.property(conferences, dayOfWindow, (before, day) => {
        const after = before.map((one) => (one.unitId === 'x1' ? { ...one, day } : one))
        const [old, now] = [agendaOf(PLAN, before), agendaOf(PLAN, after)]
        for (const unit of ['x2', 'x3', 'huyen'])
          for (const rule of ['CL-23', 'CL-17', 'CL-06'])
            expect(wantedOf(now, rule, unit)).toEqual(wantedOf(old, rule, unit))
        for (const rule of ['CL-17', 'CL-06'])
          expect(wantedOf(now, rule, 'x1')).toEqual(wantedOf(old, rule, 'x1'))
        const due = addDays(day, -15)
        expect(wantedOf(now, 'CL-23', 'x1')).toEqual([
          `reminder ${addDays(due, -7)}`,
          `reminder ${addDays(due, -3)}`,
          `deadline ${due}`,
          `reminder ${addDays(due, 1)}`,
        ])
      }),
    )
  })
})
