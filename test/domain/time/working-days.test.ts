import { describe, expect, it } from 'vitest'
import { isWorkingDay, workingDaysBefore } from '../../../domain/time/working-days.ts'

/** Tết Giáp Thìn (2024), Ất Tỵ (2025) and Bính Ngọ (2026), as offices were off, and 30/4 - 1/5/2024. */
const DAYS_OFF = [
  { from: '2024-02-08', to: '2024-02-14' },
  { from: '2024-04-29', to: '2024-05-01' },
  { from: '2025-01-25', to: '2025-02-02' },
  { from: '2026-02-14', to: '2026-02-22' },
]

describe('working days', () => {
  it.each([
    ['2024-02-07', true],
    ['2024-02-08', false],
    ['2024-02-14', false],
    ['2024-02-15', true],
    ['2024-02-17', false],
    ['2024-02-18', false],
    ['2024-02-19', true],
  ])('%s: %s', (day, is) => expect(isWorkingDay(day, DAYS_OFF)).toBe(is))

  it.each([
    ['2024-02-15', 1, '2024-02-07', 'over the whole of Tết'],
    ['2024-02-15', 3, '2024-02-05', 'over Tết and on'],
    ['2025-02-03', 1, '2025-01-24', 'from the Monday after Tết to the Friday before it'],
    ['2026-02-24', 2, '2026-02-13', 'over Tết 2026'],
    ['2024-02-10', 0, '2024-02-07', 'a due day in Tết: the last working day before'],
    ['2024-02-07', 0, '2024-02-07', 'a working day itself'],
    ['2024-02-07', -1, '2024-02-15', 'a day after, over Tết'],
    ['2024-04-26', -3, '2024-05-06', 'after the holidays and a week-end'],
    ['2023-12-31', 5, '2023-12-25', 'from a Sunday'],
  ])('%s less %d is %s: %s', (day, days, expected) =>
    expect(workingDaysBefore(day, days, DAYS_OFF)).toBe(expected),
  )
})
