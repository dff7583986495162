import { describe, expect, it } from 'vitest'
import type { AgendaItem, AgendaKind } from '../../../domain/agenda/agenda.ts'
import { inLetters, toldWith } from '../../../domain/agenda/same-day.ts'

const item = (of: string, day: string, kind: AgendaKind = 'reminder', cycleId = '2023'): AgendaItem => ({
  key: `p/${cycleId}/${kind}/${of}/${day}`,
  series: `p/${cycleId}/${kind}/${of}`,
  kind,
  cycleId,
  of,
  rules: [],
  units: [],
  without: [],
  readers: [],
  due: day,
  day,
  at: Date.parse(day),
})
const names = (items: readonly AgendaItem[]): string[] => items.map(({ of, day }) => `${of} ${day.slice(-2)}`)

describe('reminders', () => {
  const a1 = item('a', '2023-12-01')
  const b1 = item('b', '2023-12-01')
  const a2 = item('a', '2023-12-02')
  const roll = item('r', '2023-12-01', 'rollup')
  const roll2 = item('s', '2023-12-01', 'rollup')
  const next = item('a', '2023-12-01', 'reminder', '2024')

  it('of one cycle and day go in the same letters; everything else goes alone', () => {
    expect(inLetters([a1, roll, b1, roll2, next, a2]).map(names)).toEqual([
      ['a 01', 'b 01'],
      ['r 01'],
      ['s 01'],
      ['a 01'],
      ['a 02'],
    ])
  })

  it('are told of by the letter of the first of their day', () => {
    const agenda = [a1, b1, roll, next, a2]
    expect(names(toldWith(a1, agenda))).toEqual(['a 01', 'b 01'])
    expect(names(toldWith(b1, agenda))).toEqual(['b 01'])
    expect(names(toldWith(roll, agenda))).toEqual(['r 01'])
  })
})
