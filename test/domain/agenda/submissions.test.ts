import { describe, expect, it } from 'vitest'
import { confirmationOf, SETTLES_MS, submissionsToConfirm } from '../../../domain/agenda/submissions.ts'
import type { SheetState } from '../../../domain/sheet/sheet-state.ts'
import { sheetState } from '../../support/sheet-state.ts'

const NOON = 1_700_000_000_000
const RESTED = NOON + SETTLES_MS

const sheet = (stated: SheetState['stated'], statedAt: number | null, more: Partial<SheetState> = {}) =>
  sheetState({ stated, statedAt, ...more })

describe('what a unit has submitted', () => {
  it.each(['submitted', 'nil'] as const)('is confirmed once its state "%s" has rested', (stated) => {
    const states = [sheet(stated, NOON)]
    expect(submissionsToConfirm(states, {}, RESTED - 1)).toEqual({ due: [], isWaiting: true })
    expect(submissionsToConfirm(states, {}, RESTED)).toEqual({
      due: [{ unitId: 'u1', sheets: states, at: NOON }],
      isWaiting: false,
    })
  })

  it.each([
    ['a draft', 'draft', NOON],
    ['a table without a state cell', null, null],
    ['a state of before moments were kept', 'submitted', null],
  ] as const)('is not %s', (_, stated, statedAt) => {
    expect(submissionsToConfirm([sheet(stated, statedAt)], {}, RESTED)).toEqual({ due: [], isWaiting: false })
  })

  it('is not confirmed again while nothing is submitted anew, and is when it was a draft in between', () => {
    const states = [sheet('submitted', NOON)]
    const [told] = submissionsToConfirm(states, {}, RESTED).due
    if (!told) throw new Error('nothing is due')
    const confirmed = { u1: confirmationOf(told, RESTED) }
    expect(submissionsToConfirm(states, confirmed, RESTED).due).toEqual([])
    const again = [sheet('submitted', RESTED)]
    expect(submissionsToConfirm(again, confirmed, RESTED + SETTLES_MS).due).toMatchObject([{ at: RESTED }])
  })

  it('is told together where a unit submits several forms, and waits for the last that changed', () => {
    const [first, second] = [
      sheet('submitted', NOON),
      sheet('submitted', NOON + 60_000, { formId: 'F3', counted: 2 }),
    ]
    const back = sheet('draft', NOON + 120_000, { formId: 'F4' })
    const states = [first, second, back, sheet('draft', NOON, { unitId: 'u2' })]
    expect(submissionsToConfirm(states, {}, NOON + 120_000 + SETTLES_MS - 1).isWaiting).toBe(true)
    const { due } = submissionsToConfirm(states, {}, NOON + 120_000 + SETTLES_MS)
    expect(due).toEqual([{ unitId: 'u1', sheets: [first, second], at: NOON + 60_000 }])
  })

  it('is remembered with its figures, for the next to be compared with', () => {
    const sheets = [
      sheet('submitted', NOON, { counted: 3, errorRows: 1 }),
      sheet('nil', null, { formId: 'F3', counted: 2 }),
    ]
    expect(confirmationOf({ unitId: 'u1', sheets, at: NOON }, RESTED)).toEqual({
      forms: { F1: NOON, F3: 0 },
      asOf: RESTED,
      counted: 5,
      errorRows: 1,
    })
  })
})
