import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCell } from '../../../domain/cells/parse-cell.ts'
import type { ColumnType } from '../../../domain/plan/form.ts'
import { contextOf, readCell } from '../../support/read-cell.ts'
import { choice } from '../../support/sample-form.ts'
import { anyVietnameseText } from '../../support/vietnamese.ts'

const TYPES: readonly ColumnType[] = [
  ...(['text', 'name', 'list', 'unit', 'ethnic', 'year', 'date'] as const),
  ...(['integer', 'number', 'phone', 'email', 'link', 'tick'] as const),
]
const contexts = TYPES.map((type) =>
  contextOf(type, type === 'list' ? { choices: [choice('a', 'A')] } : {}, { person: true }),
)

describe.each(TYPES.map((type, i) => ({ type, context: contexts[i] ?? contextOf(type) })))(
  'in a column of the type $type',
  ({ context }) => {
    it.each([null, '', '   ', '-', '–', '—', '\u00a0', '\u200b'])('%j says nothing', (cell) => {
      expect(readCell(cell, context)).toEqual({ value: null, codes: [] })
    })

    it.each(['#N/A', '#REF!', '#VALUE!', '#NAME?', '#DIV/0!', '#NUM!', '#NULL!', '#ERROR!'])(
      '%s is the error of a cell',
      (cell) => {
        expect(readCell(cell, context)).toEqual({ value: null, codes: ['E-CELL-ERROR'] })
      },
    )

    it.each(['=HYPERLINK("http://x")', '=1+1', '@SUM(A1)', '\t=1', '＝1+1', '-SUM(A1)', '-cmd|x'])(
      '%j is a formula',
      (cell) => {
        expect(readCell(cell, context)).toEqual({ value: null, codes: ['E-FORMULA'] })
      },
    )

    it('old fonts, mixed alphabets and torn characters are refused', () => {
      expect(readCell('N«ng V¨n Thµnh', context).codes).toEqual(['E-LEGACY'])
      expect(readCell('Bảо', context).codes).toEqual(['E-MIXED-SCRIPT'])
      expect(readCell('a\ud800', context).codes).toEqual(['E-CHARACTER'])
    })

    it.each([
      ...[
        'a',
        '9',
        ' ',
        '.',
        ',',
        '-',
        '(',
        '/',
        '\u00a0',
        '\u00ad',
        'ộ',
        'o\u0323\u0302',
        '0 ',
        '1.',
        'a@',
        '@a.',
      ],
      ...['xã ', 'h. ', 'ông ', 'http://', '=', '<', 'a-', '« ', 'Tân Thanh, huyện '],
    ])(
      'fifty thousand characters of %j are read at once',
      (part) => {
        const long = part.repeat(Math.ceil(50_000 / part.length))
        const cells = [long, `0${long}!`, `a${long}b`, `1 ${long}\u00ad`]
        // A pattern that backtracks would take minutes.
        for (const cell of cells) expect(parseCell(cell, context)).toHaveProperty('problems')
      },
      5_000,
    )

    it('whatever is typed has an answer, and an error has no value', () => {
      const anything = fc.oneof(
        fc.string({ unit: 'binary' }),
        anyVietnameseText,
        fc.double(),
        fc.boolean(),
        fc.stringMatching(/^[+\-0-9 ./(),xv#=%]{0,20}$/),
      )
      fc.assert(
        fc.property(anything, (cell) => {
          const { problems } = parseCell(cell, context)
          expect(readCell(cell, context)).toBeDefined()
          for (const { column, params } of problems) {
            expect(column).toBe('o')
            expect(JSON.stringify(params).length).toBeLessThan(2000)
          }
        }),
      )
    })
  },
)

describe('a sign at the start', () => {
  it.each([
    ['+84990000111', 'phone', '0990000111'],
    ['-5', 'integer', -5],
    ['- 5', 'text', '- 5'],
    ['- Có thành tích', 'text', '- Có thành tích'],
  ] as const)('%j in a %s is no formula', (cell, type, value) => {
    expect(readCell(cell, contextOf(type)).value).toBe(value)
  })
})

it('tells what was cleaned before what was mended', () => {
  expect(parseCell('Ông  Lý Văn An', contextOf('name', {}, { person: true })).repairs).toEqual([
    { code: 'F-SPACE', column: 'o', before: 'Ông  Lý Văn An', after: 'Ông Lý Văn An' },
    { code: 'F-HONORIFIC', column: 'o', before: 'Ông Lý Văn An', after: 'Lý Văn An' },
  ])
})
