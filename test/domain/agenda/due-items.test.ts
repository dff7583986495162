import { describe, expect, it } from 'vitest'
import type { AgendaItem } from '../../../domain/agenda/agenda.ts'
import { type DoneItems, dueItems, mergedNote, spokenFor } from '../../../domain/agenda/due-items.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const START = Date.parse('2023-12-01T08:00:00+07:00')

/** A reminder of two rules to clerks, so many days after the first; more as told. */
function item(of: string, days: number, more: Partial<AgendaItem> = {}): AgendaItem {
  const day = new Date(START + days * DAY).toISOString().slice(0, 10)
  const kind = more.kind ?? 'reminder'
  const series = `p/2023/${kind}/${of}`
  const defaults = { rules: ['R1', 'R2'], units: [], without: [], readers: ['clerk'], due: '2023-12-31' }
  return {
    key: `${series}/${day}`,
    series,
    kind,
    cycleId: '2023',
    of,
    ...defaults,
    day,
    at: START + days * DAY,
    ...more,
  }
}

const at = (days: number, hours = 0): number => START + days * DAY + hours * HOUR
const none: DoneItems = new Map()
const short = (items: readonly AgendaItem[]): string[] => items.map(({ of, day }) => `${of} ${day.slice(-2)}`)
const due = (agenda: readonly AgendaItem[], now: number, done = none) => {
  const { act, merged } = dueItems(agenda, START - 1, now, done)
  return { act: short(act), merged: short(merged) }
}

describe('missed reminders', () => {
  it('become one: the newest speaks for all that it covers', () => {
    const agenda = [item('a', 0), item('a', 2), item('b', 3, { readers: ['clerk', 'head'] })]
    expect(due(agenda, at(4))).toEqual({ act: ['b 04'], merged: ['a 01', 'a 03'] })
  })

  it.each([
    ['of another unit', { units: ['u1'] }, { units: ['u2'] }],
    ['of other rules', { rules: ['R1'] }, { rules: ['R2'] }],
    ['to other readers', { readers: ['head'] }, {}],
    ['of another cycle', { cycleId: '2022' }, {}],
    ['of a unit that the newer leaves out', { units: ['u1'] }, { without: ['u1'] }],
    ['with more rules than the newer', { rules: ['R1', 'R3'] }, {}],
    ['with more readers than the newer', { readers: ['clerk', 'head'] }, {}],
    ['with more units than the newer', {}, { without: ['u1'] }],
    ['of all units', {}, { units: ['u1'] }],
    ['with a later due day', { due: '2024-01-31' }, {}],
    ['with one unit more', { units: ['u1', 'u2'] }, { units: ['u1'] }],
  ])('%s speak for themselves, the oldest first', (_, older, newer) => {
    const agenda = [item('a', 0, older), item('a', 2, newer)]
    expect(due(agenda, at(4))).toEqual({ act: ['a 01', 'a 03'], merged: [] })
  })

  it.each([
    ['the same units', { units: ['u1'] }, { units: ['u1'] }],
    ['the same units left out', { without: ['u1'] }, { without: ['u1'] }],
    ['a unit of all', { units: ['u1'] }, {}],
    ['fewer units', { without: ['u1'] }, {}],
  ])('about %s are covered', (_, older, newer) => {
    expect(due([item('a', 0, older), item('a', 2, newer)], at(4)).merged).toEqual(['a 01'])
  })

  it('are known again by the note of the ledger', () => {
    const [older, newer] = [item('a', 0), item('a', 1)]
    const done = new Map([[older.key, { at: at(1, 1), note: mergedNote(newer.key) }]])
    expect(spokenFor(newer, [older, newer], done)).toEqual([older])
    expect(spokenFor(older, [older, newer], done)).toEqual([])
  })
})

describe('missed items of other kinds', () => {
  it('become one when they are mails or summaries of one series', () => {
    for (const kind of ['rollup', 'summary'] as const) {
      const missed = [item('m', 0, { kind }), item('n', 0, { kind }), item('m', 1, { kind })]
      expect(due([...missed, item('a', 1)], at(1, 1))).toEqual({
        act: ['n 01', 'm 02', 'a 02'],
        merged: ['m 01'],
      })
    }
  })

  it('are each done when they are no mails', () => {
    const cutOffs = [item('', 0, { kind: 'cut-off' }), item('', 1, { kind: 'cut-off' })]
    expect(due(cutOffs, at(2)).act).toHaveLength(2)
  })
})
