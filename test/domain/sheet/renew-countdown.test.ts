import { describe, expect, it } from 'vitest'
import type { Cell } from '../../../domain/sheet/grid.ts'
import { renewCountdown } from '../../../domain/sheet/renew-countdown.ts'
import { tabLayout } from '../../../domain/sheet/tab-layout.ts'
import { templateTab } from '../../../domain/sheet/template-tab.ts'
import { SAMPLE_CYCLE, SAMPLE_FORM, SAMPLE_UNIT } from '../../support/sample-form.ts'
import { once, quota, samplePlan } from '../../support/sample-plan.ts'

const tabDue = (...days: readonly string[]) => {
  const rules = days.map((day, i) => quota(1, null, { id: `R${i}`, when: once(null, day) }))
  return templateTab(samplePlan({ rules }), SAMPLE_CYCLE, SAMPLE_UNIT, SAMPLE_FORM, 'vi')
}
const OLD = tabDue('2023-06-30')
const BEFORE = tabLayout(SAMPLE_FORM, OLD)
const MOVED = tabDue('2023-09-30')
const SEVERAL = tabDue('2023-06-30', '2023-09-30')
const AT = OLD.stateCell.column
const ROOM = 20
/** The rows above the heading, with what stands in the row of the countdown from its label on. */
const above = (...cells: readonly Cell[]): Cell[][] => [
  [],
  [...Array<Cell>(AT - 1).fill(null), ...cells],
  [],
  [],
]

describe('the countdown of a tab in use', () => {
  it('is left as it is while its day stays', () => {
    expect(renewCountdown(BEFORE, OLD, above('Thời hạn', 12), ROOM)).toEqual({ edits: [], set: null })
  })

  it('counts to the new day, wherever it went', () => {
    const set = { row: 1, until: '2023-09-30', format: MOVED.countdown?.format }
    expect(renewCountdown(BEFORE, MOVED, above('Thời hạn', 12), ROOM)).toEqual({
      edits: [],
      set: { ...set, column: AT },
    })
    expect(renewCountdown(BEFORE, MOVED, above(null, null, 'Thời hạn', -3), ROOM).set).toEqual({
      ...set,
      column: AT + 2,
    })
  })

  it('takes the language of the plan', () => {
    expect(renewCountdown(BEFORE, MOVED, above('Deadline', 12), ROOM).edits).toEqual([
      { row: 1, column: AT - 1, value: 'Thời hạn' },
    ])
  })

  it('is put in where there is room for it', () => {
    const { until: _, ...none } = BEFORE
    for (const before of [none, null])
      expect(renewCountdown(before, OLD, above(''), ROOM)).toMatchObject({
        edits: [{ row: 1, column: AT - 1, value: 'Thời hạn' }],
        set: { row: 1, column: AT, until: '2023-06-30' },
      })
  })

  it.each([
    ['somebody wrote there', above('ghi chú'), ROOM],
    ['somebody wrote beside its label', above('Thời hạn', 'xin lùi'), ROOM],
    ['the form ends left of it', above(), AT],
    ['the head is too short', [[]], ROOM],
  ])('is not put in where %s', (_, grid, room) => {
    expect(renewCountdown(null, OLD, grid, room)).toEqual({ edits: [], set: null })
  })

  it('goes with its label when there is no single day any more', () => {
    expect(renewCountdown(BEFORE, SEVERAL, above('Thời hạn', 12), ROOM)).toEqual({
      edits: [
        { row: 1, column: AT - 1, value: null },
        { row: 1, column: AT, value: null },
      ],
      set: null,
    })
    expect(renewCountdown(BEFORE, SEVERAL, above(), ROOM)).toEqual({ edits: [], set: null })
  })
})
