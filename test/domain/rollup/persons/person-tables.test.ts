import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LEAST } from '../../../../domain/rollup/persons/mask.ts'
import { OTHERS, type PersonTable, personTables } from '../../../../domain/rollup/persons/person-tables.ts'
import type { Person, PersonColumns } from '../../../../domain/rollup/persons/persons.ts'
import { type Equation, pinned } from '../../../support/attacker.ts'
import { choice, column, SAMPLE_FORM } from '../../../support/sample-form.ts'

const SEX = column('gioi_tinh', 'Giới tính', 'list', {
  personal: 'basic',
  choices: [choice('nam', 'Nam'), choice('nu', 'Nữ')],
})
const BORN = column('nam_sinh', 'Năm sinh', 'year', { personal: 'basic', required: true })
const ETHNIC = column('dan_toc', 'Dân tộc', 'ethnic', { personal: 'sensitive', required: true })
const ALL: PersonColumns = { form: SAMPLE_FORM, sex: SEX, born: BORN, ethnic: ETHNIC }

const of = (count: number, sex: string, age: Person['age'], ethnic: string): Person[] =>
  Array.from({ length: count }, () => ({ sex, age, ethnic }))
const linesOf = (tables: readonly PersonTable[], by: PersonTable['by']) =>
  Object.fromEntries(
    tables.find((table) => table.by === by)?.lines.map(({ key, cells }) => [key, cells]) ?? [],
  )

describe('the tables of persons', () => {
  it('count by age and ethnic group, split by sex, with all sums', () => {
    const persons = [
      ...of(6, 'nam', '31-40', 'Tày'),
      ...of(7, 'nu', '31-40', 'Nùng'),
      ...of(8, 'nam', '51-60', 'Nùng'),
    ]
    const tables = personTables(persons, ALL, [])
    expect(tables.map(({ by, columns, total }) => [by, columns, total])).toEqual([
      ['sex', [], [21]],
      ['age', ['nam', 'nu', '?'], [14, 7, 0, 21]],
      ['ethnic', ['nam', 'nu', '?'], [14, 7, 0, 21]],
    ])
    expect(linesOf(tables, 'age')).toMatchObject({
      '31-40': [6, 7, 0, 13],
      '51-60': [8, 0, 0, 8],
      'to-30': [0, 0, 0, 0],
    })
    expect(linesOf(tables, 'ethnic')).toEqual({
      Tày: [6, 0, 0, 6],
      Nùng: [8, 7, 0, 15],
      [OTHERS]: [0, 0, 0, 0],
    })
  })

  it('leave unsaid what is of fewer than five, and one more so that it does not follow', () => {
    const persons = [
      ...of(9, 'nam', '31-40', 'Tày'),
      ...of(7, 'nam', '41-50', 'Tày'),
      ...of(2, 'nam', '51-60', 'Tày'),
    ]
    const { born, ethnic } = ALL
    const tables = personTables(persons, { form: SAMPLE_FORM, sex: undefined, born, ethnic }, [])
    expect(tables.map(({ by }) => by)).toEqual(['age', 'ethnic'])
    expect(linesOf(tables, 'age')).toEqual({
      'to-30': [0],
      '31-40': [9],
      '41-50': [null],
      '51-60': [null],
      'over-60': [0],
    })
  })

  it('are not split by sex where there are fewer than five of one', () => {
    const persons = [...of(9, 'nam', '31-40', 'Tày'), ...of(4, 'nu', '31-40', 'Tày')]
    const tables = personTables(persons, ALL, [])
    expect(linesOf(tables, 'sex')).toEqual({ nam: [null], nu: [null], '?': [0] })
    expect(linesOf(tables, 'age')['31-40']).toEqual([13])
  })

  it('name no group of fewer than five; the others together are never few', () => {
    const persons = [
      ...of(9, 'nam', '31-40', 'Tày'),
      ...of(6, 'nam', '31-40', 'Dao'),
      ...of(3, 'nam', '31-40', 'Hoa'),
    ]
    expect(linesOf(personTables(persons, ALL, []), 'ethnic')).toMatchObject({
      Tày: [9, 0, 0, 9],
      [OTHERS]: [9, 0, 0, 9],
    })
    const two = [...persons, ...of(4, 'nam', '31-40', 'Mông')]
    expect(Object.keys(linesOf(personTables(two, ALL, []), 'ethnic'))).toEqual(['Tày', 'Dao', OTHERS])
  })

  it('say nothing of fewer than five persons, and nothing by what a plan does not ask for', () => {
    expect(personTables(of(4, 'nam', '31-40', 'Tày'), ALL, [])).toEqual([])
    const only = { form: SAMPLE_FORM, sex: SEX, born: undefined, ethnic: undefined }
    expect(personTables(of(5, 'nam', '31-40', 'Tày'), only, []).map(({ by }) => by)).toEqual(['sex'])
  })

  it('have a line for those who do not say only where the form lets them', () => {
    const keys = (change: Partial<typeof SEX>) =>
      Object.keys(
        linesOf(personTables(of(9, 'nam', '?', 'Tày'), { ...ALL, sex: { ...SEX, ...change } }, []), 'sex'),
      )
    expect(keys({})).toEqual(['nam', 'nu', '?'])
    expect(keys({ required: true })).toEqual(['nam', 'nu'])
    expect(keys({ required: true, open: true })).toEqual(['nam', 'nu', '?'])
    expect(keys({ requiredIf: { column: 'loai_hinh', in: ['ca_nhan'] } })).toEqual(['nam', 'nu'])
    expect(keys({ requiredIf: { column: 'loai_hinh', in: ['tap_the'] } })).toEqual(['nam', 'nu', '?'])
  })

  it('keep to the groups that the first edition named, and hide a step of fewer than five', () => {
    const first = [
      ...of(9, 'nam', '31-40', 'Tày'),
      ...of(12, 'nam', '41-50', 'Dao'),
      ...of(20, 'nam', '41-50', 'Kinh'),
    ]
    const before = personTables(first, ALL, [])
    const next = [...first, ...of(1, 'nam', '31-40', 'Tày'), ...of(9, 'nam', '41-50', 'Hoa')]
    expect(linesOf(personTables(next, ALL, []), 'ethnic')).toMatchObject({
      Tày: [10, 0, 0, 10],
      Hoa: [9, 0, 0, 9],
    })
    const after = linesOf(personTables(next, ALL, [before]), 'ethnic')
    expect(after.Tày?.at(-1)).toBeNull()
    expect(after.Hoa).toBeUndefined()
    // Nine more: nothing to hide.
    const later = [...first, ...of(9, 'nam', '31-40', 'Tày')]
    expect(linesOf(personTables(later, ALL, [before]), 'ethnic').Tày).toEqual([18, 0, 0, 18])
  })

  it('stay unsaid as a whole where no other number could hide one', () => {
    const before = personTables(of(20, 'nam', '31-40', 'Tày'), ALL, [])
    const after = personTables(of(21, 'nam', '31-40', 'Tày'), ALL, [before])
    expect(after.map(({ lines }) => lines)).toEqual([[], [], []])
    expect(
      linesOf(personTables(of(30, 'nam', '31-40', 'Tày'), ALL, [before, after]), 'age')['31-40']?.at(-1),
    ).toBe(30)
  })
})

/** Every number of the tables and the sums that bind them, as somebody sees them who has all tables. */
function seenIn(tables: readonly PersonTable[], whole: readonly PersonTable[]) {
  const truth = new Map<string, number>()
  const equations: Equation[] = []
  for (const { by, columns, lines, total } of tables) {
    const all = [...columns, 'sum']
    const counts = whole.find((table) => table.by === by)
    const name = (line: string, at: number): string => `${by} ${line} ${all[at]}`
    const part = (wanted: readonly (readonly [string, number])[]) => {
      const said = (line: string, at: number) => lines.find(({ key }) => key === line)?.cells[at]
      const open = wanted.filter(([line, at]) => said(line, at) === null)
      const sum = wanted.reduce((all, [line, at]) => all + (said(line, at) ?? 0), 0)
      return { open: open.map(([line, at]) => name(line, at)), sum }
    }
    for (const { key, cells } of lines) {
      const inner = part(columns.map((_, at) => [key, at] as const))
      const outer = part([[key, columns.length]])
      if (columns.length > 0)
        equations.push({ plus: inner.open, minus: outer.open, sum: outer.sum - inner.sum })
      for (const [at, cell] of cells.entries())
        if (cell === null)
          truth.set(name(key, at), counts?.lines.find((line) => line.key === key)?.cells[at] ?? 0)
    }
    for (const [at, sum] of total.entries()) {
      const { open, sum: said } = part(lines.map(({ key }) => [key, at] as const))
      equations.push({ plus: open, minus: [], sum: sum - said })
    }
  }
  return { truth, equations }
}

/** The same tables with every number said: by counting again. */
function unmasked(tables: readonly PersonTable[], persons: readonly Person[]): readonly PersonTable[] {
  return tables.map((table) => ({
    ...table,
    lines: table.lines.map(({ key }) => ({
      key,
      cells: [...table.columns, null].map(
        (sex) =>
          persons.filter((person) => {
            const named = table.lines.some((line) => line.key === person.ethnic) ? person.ethnic : OTHERS
            const line = table.by === 'ethnic' ? named : person[table.by]
            return line === key && (sex === null || person.sex === sex)
          }).length,
      ),
    })),
  }))
}

const person = fc.record({
  sex: fc.constantFrom('nam', 'nu', 'nu', 'nam', 'nam', '?'),
  age: fc.constantFrom('31-40', '41-50', '31-40', '51-60'),
  ethnic: fc.constantFrom('Kinh', 'Kinh', 'Tày', 'Tày', 'Nùng', 'Hoa', 'Dao'),
}) as fc.Arbitrary<Person>
const persons = fc.array(person, { maxLength: 60, size: 'max' })
const drawn = { seed: 30, numRuns: 300 }

describe('of random persons', () => {
  it('the attacker of these tests finds what follows from sums', () => {
    const rows = (a: string, b: string, sum: number): Equation => ({ plus: [a, b], minus: [], sum })
    const truth = new Map(Object.entries({ a: 3, b: 9, c: 2, d: 7 }))
    const loose = [rows('a', 'b', 12), rows('c', 'd', 9)]
    expect(pinned(loose, truth, new Map(), 30)).toEqual([])
    expect(pinned([...loose, rows('a', 'c', 5), rows('b', 'd', 16)], truth, new Map(), 30)).toEqual([])
    const alone: Equation = { plus: ['a'], minus: [], sum: 3 }
    expect(pinned([...loose, alone], truth, new Map(), 30)).toEqual(['a', 'b'])
    expect(
      pinned(
        [rows('a', 'b', 12)],
        new Map([
          ['a', 3],
          ['b', 9],
        ]),
        new Map([
          ['a', 3],
          ['b', 9],
        ]),
        30,
      ),
    ).toEqual(['a', 'b'])
  })

  it('nobody who has all tables and sums can work out a number that is left unsaid', () => {
    let unsaid = 0
    fc.assert(
      fc.property(persons, (list) => {
        const tables = personTables(list, ALL, [])
        const { truth, equations } = seenIn(tables, unmasked(tables, list))
        unsaid += truth.size
        // A group that is named has five at least, and readers know it.
        const named =
          tables.find(({ by }) => by === 'ethnic')?.lines.filter(({ key }) => key !== OTHERS) ?? []
        const least = new Map(named.map(({ key }) => [`ethnic ${key} sum`, LEAST]))
        expect(pinned(equations, truth, least, list.length)).toEqual([])
      }),
      drawn,
    )
    expect(unsaid).toBeGreaterThan(1000)
  })

  it('every number that is said is 0 or at least five, and a recount', () => {
    fc.assert(
      fc.property(persons, (list) => {
        const tables = personTables(list, ALL, [])
        const whole = unmasked(tables, list)
        for (const [i, { lines, columns, total }] of tables.entries()) {
          for (const [j, { cells }] of lines.entries())
            for (const [at, cell] of cells.entries()) {
              if (cell === null) continue
              expect(cell === 0 || cell >= LEAST).toBe(true)
              expect(cell).toBe(whole[i]?.lines[j]?.cells[at])
            }
          if (lines.length > 0) expect(total.at(-1)).toBe(list.length)
          if (columns.length > 0) expect(total.slice(0, -1).reduce((sum, n) => sum + n, 0)).toBe(list.length)
        }
      }),
      drawn,
    )
  })

  it('a later edition tells no step of fewer than five, and nothing of it can be worked out either', () => {
    fc.assert(
      fc.property(persons, persons, fc.nat(45), (first, more, gone) => {
        const editions = [personTables(first, ALL, [])]
        for (const list of [
          [...first, ...more.slice(0, 3)],
          [...first.slice(gone), ...more],
        ]) {
          const tables = personTables(list, ALL, editions)
          for (const { by, columns, lines } of tables)
            for (const { key, cells } of lines)
              for (const [at, cell] of cells.entries())
                for (const table of editions.flat().filter((one) => one.by === by)) {
                  const place =
                    at === columns.length ? table.columns.length : table.columns.indexOf(String(columns[at]))
                  const before = table.lines.find((line) => line.key === key)?.cells[place] ?? null
                  const step = cell === null || before === null ? 0 : Math.abs(cell - before)
                  expect(step === 0 || step >= LEAST).toBe(true)
                }
          const { truth, equations } = seenIn(tables, unmasked(tables, list))
          expect(pinned(equations, truth, new Map(), list.length)).toEqual([])
          editions.push(tables)
        }
      }),
      drawn,
    )
  })
})
