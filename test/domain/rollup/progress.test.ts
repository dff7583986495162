import { describe, expect, it } from 'vitest'
import { deadlineOf, progressOf, unitShares } from '../../../domain/rollup/progress.ts'
import { type RollUp, rollUp } from '../../../domain/rollup/roll-up.ts'
import { judgeCampaign } from '../../../domain/rules/judge.ts'
import type { SheetState } from '../../../domain/sheet/sheet-state.ts'
import { SAMPLE_CYCLE } from '../../support/sample-form.ts'
import { quota, samplePlan, sampleUnit, smallCampaign } from '../../support/sample-plan.ts'
import { group, sheetState } from '../../support/sheet-state.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
const at = (day: string): number => Date.parse(`${day}T08:00:00+07:00`)
const NOW = at('2023-11-20')
const UNITS = ['u1', 'u2', 'u3', 'u4', 'u5'].map((id) => sampleUnit(id))
const OUTSIDE = sampleUnit('x', { classes: [] })
const HELD = { code: 'H-NO-HEADER', params: { columns: '«Lĩnh vực»' } } as const

function figures(states: readonly SheetState[], plan = samplePlan({ rules: [quota(2)] })): RollUp {
  const campaign = smallCampaign(plan, [...UNITS, OUTSIDE])
  return rollUp(campaign, SAMPLE_CYCLE, judgeCampaign(campaign, SAMPLE_CYCLE, states, NOW), states, NOW)
}
const sent = (unitId: string, rows: number, day: string, more: Partial<SheetState> = {}): SheetState => {
  const groups = [group(rows, { loai_hinh: 'ca_nhan' })]
  return sheetState({ unitId, groups, firstArrival: at(day), lastChange: at(day), ...more })
}

describe('units by what is to be done about them', () => {
  it('are counted once, and only those that are due something', () => {
    const states = [sent('u1', 2, '2023-11-01'), sent('u2', 1, '2023-11-03'), sent('x', 5, '2023-11-03')]
    expect(unitShares(figures(states))).toEqual({ met: 1, short: 1, missing: 3 })
  })

  it('who need nothing and sent nothing are not called missing', () => {
    const plan = samplePlan({ rules: [quota(0)] })
    expect(unitShares(figures([], plan))).toEqual({ met: 5, short: 0, missing: 0 })
  })
})

describe('the way to the deadline', () => {
  it('has a step for each day on which units sent for the first time', () => {
    const states = [
      sent('u1', 2, '2023-11-03'),
      sent('u2', 1, '2023-11-01'),
      sent('u3', 1, '2023-11-03'),
      sent('x', 1, '2023-11-02'),
    ]
    expect(progressOf(figures(states), SAMPLE_CYCLE, ZONE)).toEqual({
      from: SAMPLE_CYCLE.from,
      due: '2023-12-31',
      asOf: '2023-11-20',
      units: 5,
      steps: [
        { day: '2023-11-01', units: 1 },
        { day: '2023-11-03', units: 3 },
      ],
    })
  })

  it('begins earlier than the cycle where somebody was early', () => {
    expect(progressOf(figures([sent('u1', 1, '2022-12-30')]), SAMPLE_CYCLE, ZONE)?.from).toBe('2022-12-30')
  })

  it('counts a sheet that is held by its last change, else as of now: it was sent', () => {
    const none = { firstArrival: null, held: HELD }
    const states = [
      sent('u1', 0, '2023-11-05', none),
      sent('u2', 0, '2023-11-05', { ...none, lastChange: null }),
    ]
    expect(progressOf(figures(states), SAMPLE_CYCLE, ZONE)?.steps).toEqual([
      { day: '2023-11-05', units: 1 },
      { day: '2023-11-20', units: 2 },
    ])
  })

  it('is not drawn while nothing has arrived', () => {
    expect(progressOf(figures([]), SAMPLE_CYCLE, ZONE)).toBeNull()
  })

  it('ends at the last day that a hard rule gives, else with the cycle', () => {
    const soft = samplePlan({ rules: [quota(2, null, { soft: true })] })
    expect(deadlineOf(figures([], soft), SAMPLE_CYCLE)).toBe(SAMPLE_CYCLE.to)
    const undated = samplePlan({ rules: [quota(2, null, { when: { kind: 'none' } })] })
    expect(deadlineOf(figures([], undated), SAMPLE_CYCLE)).toBe(SAMPLE_CYCLE.to)
  })
})
