import { describe, expect, it } from 'vitest'
import type { Plan } from '../../../domain/plan/plan.ts'
import { rollUpDigest } from '../../../domain/rollup/changes.ts'
import { correctionsOf } from '../../../domain/rollup/corrections.ts'
import { rollUp } from '../../../domain/rollup/roll-up.ts'
import { judgeCampaign } from '../../../domain/rules/judge.ts'
import type { SheetState } from '../../../domain/sheet/sheet-state.ts'
import { SAMPLE_CYCLE, SAMPLE_UNIT } from '../../support/sample-form.ts'
import { quota, samplePlan, smallCampaign } from '../../support/sample-plan.ts'
import { group, sheetState } from '../../support/sheet-state.ts'

const AS_OF = Date.parse('2023-11-01T00:00:00+07:00')
const UNITS = ['a', 'b'].map((id) => ({ ...SAMPLE_UNIT, id, name: `Xã ${id}` }))

/** A unit's sheet with so many rows that count, last changed at a moment. */
const sheet = (unitId: string, rows: number, lastChange: number | null): SheetState =>
  sheetState({ unitId, sheetKey: unitId, groups: [group(rows, {})], lastChange })

function figuresOf(states: readonly SheetState[], more: Partial<Plan> = {}, units = UNITS) {
  const campaign = smallCampaign(samplePlan({ rules: [quota(2)], ...more }), units)
  return rollUp(campaign, SAMPLE_CYCLE, judgeCampaign(campaign, SAMPLE_CYCLE, states, AS_OF), states, AS_OF)
}

describe('what was wrong in a roll-up', () => {
  const told = rollUpDigest(figuresOf([sheet('a', 1, 5), sheet('b', 2, 5)]))

  it('is nothing when nothing is other', () => {
    const states = [sheet('a', 1, 5), sheet('b', 2, null)]
    expect(correctionsOf(told, figuresOf(states), states, AS_OF)).toEqual([])
  })

  it('is what had arrived by then and was read later', () => {
    const states = [sheet('a', 2, AS_OF), sheet('b', 2, 5)]
    expect(correctionsOf(told, figuresOf(states), states, AS_OF)).toEqual([
      { unitId: 'a', had: 1, has: 2, wasMet: false, isMet: true },
    ])
  })

  it('is never what changed after that moment', () => {
    const states = [sheet('a', 3, AS_OF + 1), sheet('b', 0, AS_OF + 1)]
    expect(correctionsOf(told, figuresOf(states), states, AS_OF)).toEqual([])
  })

  it('is what another plan says of the same rows', () => {
    const states = [sheet('a', 1, 5), sheet('b', 2, 5)]
    expect(correctionsOf(told, figuresOf(states, { rules: [quota(3)] }), states, AS_OF)).toEqual([
      { unitId: 'b', had: 2, has: 2, wasMet: true, isMet: false },
    ])
  })

  it('is not a unit that the mail did not know', () => {
    const third = { ...SAMPLE_UNIT, id: 'c', name: 'Xã c' }
    const states = [sheet('a', 1, 5), sheet('b', 2, 5), sheet('c', 2, 5)]
    expect(correctionsOf(told, figuresOf(states, {}, [...UNITS, third]), states, AS_OF)).toEqual([])
  })
})
