import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  dayOf,
  daysBetween,
  endOfDay,
  hourOf,
  instantAt,
  isRealDay,
  startOfDay,
} from '../../../domain/time/days.ts'
import { dayOfSerial, serialOfDay } from '../../../domain/time/serial.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
const anyDay = fc
  .integer({ min: serialOfDay('1950-01-01'), max: serialOfDay('2150-12-31') })
  .map((serial) => dayOfSerial(serial) as string)

describe('days', () => {
  it('begin and end in the named zone, whatever the zone of the machine', () => {
    expect(startOfDay('2023-12-31', ZONE)).toBe(Date.parse('2023-12-30T17:00:00Z'))
    expect(endOfDay('2023-12-31', ZONE)).toBe(Date.parse('2023-12-31T16:59:59.999Z'))
    expect(hourOf(instantAt('2023-12-31', '07:30', ZONE), ZONE)).toBe('07:30')
  })

  it('tile time: each ends one millisecond before the next begins', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(ZONE, 'UTC', 'Europe/Berlin'), (day, zone) => {
        expect(endOfDay(day, zone) + 1).toBe(startOfDay(addDays(day, 1), zone))
        expect(dayOf(endOfDay(day, zone), zone)).toBe(day)
      }),
    )
  })

  it('are counted there and back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -400, max: 400 }), (day, n) => {
        expect(daysBetween(day, addDays(day, n))).toBe(n)
      }),
    )
  })

  it.each([
    ['2023-12-31', true],
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2023-13-01', false],
    ['2023-00-10', false],
    ['2023-4-4', false],
    ['04/4/2023', false],
  ])('%s is a day of the calendar: %s', (text, real) => {
    expect(isRealDay(text)).toBe(real)
  })
})

describe('serial numbers of spreadsheets', () => {
  it.each([
    [45291, '2023-12-31'],
    [45291.75, '2023-12-31'],
    [0, null],
    [109_575, null],
    [Number.NaN, null],
  ])('%d is %s', (serial, day) => {
    expect(dayOfSerial(serial)).toBe(day)
  })
})
