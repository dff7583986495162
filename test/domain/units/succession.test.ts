import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Unit } from '../../../domain/plan/plan.ts'
import { addDays } from '../../../domain/time/days.ts'
import { heirOf, inherit } from '../../../domain/units/succession.ts'
import { sampleUnit } from '../../support/sample-plan.ts'

const LAST = '2025-06-30'
const AFTER = '2025-07-01'
const ended = (id: string, successor: string | null, validTo = LAST): Unit =>
  sampleUnit(id, { validTo, successor })
const begun = (id: string, more: Partial<Unit> = {}): Unit => sampleUnit(id, { validFrom: AFTER, ...more })
const heir = (units: readonly Unit[], day = AFTER): string | undefined => {
  const [unit] = units
  return unit && heirOf(unit, new Map(units.map((one) => [one.id, one])), day).id
}

describe('who answers for a unit', () => {
  it.each<[string, readonly Unit[], string]>([
    ['the unit itself while it exists', [sampleUnit('a', { successor: 'b' }), begun('b')], 'a'],
    ['its successor once it has ended', [ended('a', 'b'), begun('b')], 'b'],
    ['the unit itself where nobody takes over', [ended('a', null)], 'a'],
    ['the unit itself where its successor is unknown', [ended('a', 'x')], 'a'],
    ['the last of a chain', [ended('a', 'b', '2024-12-31'), ended('b', 'c'), begun('c')], 'c'],
    [
      'the last of a chain that has begun by that day',
      [ended('a', 'b', '2024-12-31'), ended('b', 'c'), begun('c', { validFrom: '2025-09-01' })],
      'b',
    ],
    ['a successor that was always there', [ended('a', 'b'), sampleUnit('b')], 'b'],
    [
      'the unit itself before it begins',
      [begun('a', { validFrom: '2026-01-01', successor: 'b' }), begun('b')],
      'a',
    ],
    ['the unit itself where two name each other', [ended('a', 'b'), ended('b', 'a')], 'a'],
    ['the unit itself where it names itself', [ended('a', 'a')], 'a'],
  ])('%s', (_, units, expected) => {
    expect(heir(units)).toBe(expected)
  })

  it('changes with the day', () => {
    const units = [ended('a', 'b'), begun('b')]
    expect([heir(units, LAST), heir(units, AFTER)]).toEqual(['a', 'b'])
  })
})

describe('figures carried over to new units', () => {
  const units = [
    ended('thanh_long', 'moi'),
    ended('bac_viet', 'moi'),
    ended('bai_bo', null),
    begun('moi'),
    sampleUnit('huyen'),
  ]
  const figures = new Map([
    ['thanh_long', 3],
    ['bac_viet', 4],
    ['bai_bo', 2],
    ['huyen', 1],
  ])
  const told = (day: string) =>
    inherit(units, figures, day).map(({ unit, figure, from }) => [
      unit.name,
      figure,
      from.map(({ name }) => name),
    ])

  it('of two communes that merge become one, and say from whom they came', () => {
    expect(told(AFTER)).toEqual([
      ['Xã moi', 7, ['Xã thanh_long', 'Xã bac_viet']],
      ['Xã bai_bo', 2, ['Xã bai_bo']],
      ['Xã huyen', 1, ['Xã huyen']],
    ])
  })

  it('keep their old names in a view of a day before', () => {
    expect(told(LAST).map(([name, figure]) => [name, figure])).toEqual([
      ['Xã thanh_long', 3],
      ['Xã bac_viet', 4],
      ['Xã bai_bo', 2],
      ['Xã huyen', 1],
    ])
  })

  it('of nobody are nothing', () => {
    expect(inherit(units, new Map(), AFTER)).toEqual([])
  })

  const DAY_ONE = '2023-01-01'
  const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays(DAY_ONE, days))
  const names = ['a', 'b', 'c', 'd', 'e', 'f']
  /** Any registry, chains and circles of successors included. */
  const registry = fc
    .array(
      fc.record({
        validFrom: fc.option(day),
        validTo: fc.option(day),
        successor: fc.option(fc.constantFrom(...names, 'unknown')),
        figure: fc.option(fc.nat(50)),
      }),
      { minLength: names.length, maxLength: names.length },
    )
    .map((list) => ({
      units: list.map((one, i) => sampleUnit(names[i] ?? '', one)),
      figures: new Map(
        list.flatMap(({ figure }, i) => (figure === null ? [] : [[names[i] ?? '', figure] as const])),
      ),
    }))

  it('sum to the same total before and after, on any day', () => {
    const sum = (numbers: Iterable<number>): number => [...numbers].reduce((a, b) => a + b, 0)
    fc.assert(
      fc.property(registry, day, (known, on) => {
        const after = inherit(known.units, known.figures, on)
        expect(sum(after.map(({ figure }) => figure))).toBe(sum(known.figures.values()))
      }),
    )
  })

  it('come from every unit exactly once, and stand with every heir once', () => {
    fc.assert(
      fc.property(registry, day, (known, on) => {
        const after = inherit(known.units, known.figures, on)
        const from = after.flatMap((one) => one.from.map(({ id }) => id))
        expect([...from].sort()).toEqual([...known.figures.keys()].sort())
        expect(new Set(after.map(({ unit }) => unit.id)).size).toBe(after.length)
        for (const one of after)
          expect(one.figure).toBe(one.from.reduce((total, { id }) => total + (known.figures.get(id) ?? 0), 0))
      }),
    )
  })

  it('stay with every unit that has not ended', () => {
    fc.assert(
      fc.property(registry, day, (known, on) => {
        const byId = new Map(known.units.map((unit) => [unit.id, unit]))
        for (const unit of known.units)
          if (unit.validTo === null || unit.validTo >= on) expect(heirOf(unit, byId, on)).toBe(unit)
      }),
    )
  })
})
