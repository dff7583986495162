import { expect, it } from 'vitest'
import { instantAt } from '../../../domain/time/days.ts'
import { keepBack } from '../../../functions/sweep-sheets/keep-back.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
const NOON = instantAt('2023-12-01', '12:00', ZONE)
const MIDNIGHT = instantAt('2023-12-02', '00:00', ZONE)
const [SECOND, MINUTE] = [1000, 60_000]

it.each([
  ['changed a minute ago less a moment', NOON, MINUTE - 1, 5 * MINUTE, 'kept'],
  ['changed a minute ago', NOON, MINUTE, 5 * MINUTE, 'due'],
  ['with something unread for ten minutes less a moment', NOON, SECOND, 10 * MINUTE - 1, 'kept'],
  ['with something unread for ten minutes', NOON, SECOND, 10 * MINUTE, 'due'],
  ['half an hour before the last moment of a day', MIDNIGHT - 1 - 30 * MINUTE, SECOND, MINUTE, 'kept'],
  ['a moment later', MIDNIGHT - 30 * MINUTE, SECOND, MINUTE, 'due'],
])('a sheet %s is kept back or due', (_, now, quiet, unread, what) => {
  const one = { spreadsheetId: 'a', modifiedAt: now - quiet, since: now - unread, zone: ZONE }
  expect(keepBack([one], now)).toEqual({
    due: what === 'due' ? [one] : [],
    kept: what === 'kept' ? [one] : [],
  })
})

it('the day that ends is that of the plan', () => {
  const one = {
    spreadsheetId: 'a',
    modifiedAt: MIDNIGHT - MINUTE,
    since: MIDNIGHT - MINUTE,
    zone: 'Asia/Tokyo',
  }
  expect(keepBack([one], MIDNIGHT - MINUTE).kept).toEqual([one])
})
