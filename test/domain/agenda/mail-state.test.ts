import { describe, expect, it } from 'vitest'
import { backlogOf } from '../../../domain/agenda/backlog.ts'
import type { Fate } from '../../../domain/agenda/mail-fate.ts'
import {
  type Decision,
  decided,
  dueToLeave,
  isTrouble,
  type MailState,
  troubleOf,
  waitsForPerson,
} from '../../../domain/agenda/mail-state.ts'
import { nextTry } from '../../../domain/agenda/next-try.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const bounced: Fate = { kind: 'bounced', at: 1, reason: 'x', suspends: true }
const delivered: Fate = { kind: 'delivered', at: 1, reason: '', suspends: false }
const mail = (state: MailState, fate: Fate | null = null, tries = 1) => ({
  state,
  fate,
  tries,
  claimedAt: 100,
})

describe('a mail that was refused', () => {
  it.each([
    [0, 5 * MINUTE],
    [1, 5 * MINUTE],
    [2, 10 * MINUTE],
    [8, 640 * MINUTE],
    [9, 1280 * MINUTE],
    [10, DAY],
    [13, DAY],
  ])('is tried again after %d tries in %d ms', (tries, pause) =>
    expect(nextTry({ tries, claimedAt: 100 })).toBe(100 + pause),
  )

  it('waits for a person after a week of tries', () => {
    expect(nextTry({ tries: 14, claimedAt: 100 })).toBeNull()
    const pauses = Array.from({ length: 13 }, (_, i) => nextTry({ tries: i + 1, claimedAt: null }) ?? 0)
    const days = pauses.reduce((sum, pause) => sum + pause, 0) / DAY
    expect(days).toBeGreaterThan(5)
    expect(days).toBeLessThan(7)
  })
})

describe('the machine', () => {
  it.each([
    [mail('pending'), 0],
    [mail('refused'), 100 + 5 * MINUTE],
    [mail('refused', null, 14), null],
    [mail('refused', bounced), null],
    [mail('claimed'), null],
    [mail('unknown'), null],
    [mail('sent', delivered), null],
    [mail('given-up'), null],
  ])('sends %j by itself from %s on', (one, at) => expect(dueToLeave(one)).toBe(at))
})

describe("the officer's list", () => {
  it.each([
    ['pending', null, false],
    ['claimed', null, false],
    ['sent', null, false],
    ['sent', delivered, false],
    ['sent', bounced, true],
    ['refused', null, true],
    ['unknown', null, true],
    ['given-up', null, false],
  ] as const)('has a %s mail with fate %j: %s', (state, fate, has) =>
    expect(isTrouble({ state, fate })).toBe(has),
  )
})

describe('a backlog', () => {
  const one = (key: string, createdAt: number, of: ReturnType<typeof mail>) => ({ ...of, key, createdAt })

  it('has what may leave now, and since when the oldest waits', () => {
    const mails = [one('a', 9, mail('pending')), one('b', 5, mail('refused')), one('c', 1, mail('unknown'))]
    expect(backlogOf(mails, 100)).toEqual({ waiting: ['a'], oldest: 5, unknown: 1 })
    expect(backlogOf(mails, 100 + 5 * MINUTE).waiting).toEqual(['a', 'b'])
    expect(backlogOf([], 100)).toEqual({ waiting: [], oldest: null, unknown: 0 })
  })
})

describe('an officer reads of a mail', () => {
  const complained: Fate = { ...bounced, kind: 'complained' }
  it.each([
    [mail('unknown'), 'doubt', true],
    [mail('refused', null, 14), 'tried-out', true],
    [mail('refused'), 'tried-again', false],
    [mail('refused', bounced), 'no-address', false],
    [mail('sent', bounced), 'bounced', false],
    [mail('sent', complained), 'complained', false],
    [mail('sent', delivered), null, false],
    [mail('sent'), null, false],
    [mail('pending'), null, false],
    [mail('given-up'), null, false],
    [mail('given-up', bounced), null, false],
  ])('%j that it is %s, and whether a person decides: %s', (one, trouble, decides) =>
    expect([troubleOf(one), waitsForPerson(one)]).toEqual([trouble, decides]),
  )
})

describe("a person's word", () => {
  it.each([
    ['unknown', null, ['sent', 'pending', 'given-up']],
    ['unknown', bounced, ['sent', 'bad-address', 'given-up']],
    ['refused', null, ['not-taken', 'pending', 'given-up']],
    ['refused', bounced, ['bad-address', 'bad-address', 'bad-address']],
    ['given-up', null, ['sent', 'pending', 'given-up']],
    ['pending', null, ['leaving', 'leaving', 'leaving']],
    ['claimed', null, ['leaving', 'leaving', 'leaving']],
    ['sent', null, ['sent!', 'sent!', 'sent!']],
    ['sent', bounced, ['sent!', 'sent!', 'sent!']],
  ] as const)('makes of a %s mail with fate %j: %j', (state, fate, expected) => {
    const all: readonly Decision[] = ['arrived', 'send-again', 'given-up']
    const found = all.map((decision) => {
      const verdict = decided({ state, fate }, decision)
      if (verdict.ok) return verdict.to
      return verdict.why === 'sent' ? 'sent!' : verdict.why
    })
    expect(found).toEqual(expected)
  })
})
