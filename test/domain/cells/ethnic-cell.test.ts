import { describe, expect, it } from 'vitest'
import { ETHNIC_GROUPS } from '../../../domain/cells/ethnic-groups.ts'
import { parseCell } from '../../../domain/cells/parse-cell.ts'
import { contextOf, readCell } from '../../support/read-cell.ts'

const ETHNIC = contextOf('ethnic', { personal: 'sensitive' })

it('there are 54 groups, each named once', () => {
  expect(new Set(ETHNIC_GROUPS.map(({ name }) => name)).size).toBe(54)
})

it.each(ETHNIC_GROUPS.map(({ name }) => name).filter((name) => name !== 'Thổ'))('%s is itself', (name) => {
  expect(readCell(name, ETHNIC)).toEqual({ value: name, codes: [] })
})

it('every other name leads to its group, unless it may mean another too', () => {
  for (const { name, aliases } of ETHNIC_GROUPS) {
    for (const alias of aliases) {
      const { value, codes } = readCell(alias, ETHNIC)
      if (!codes.includes('E-ETHNIC-AMBIGUOUS')) expect([alias, value]).toEqual([alias, name])
    }
  }
})

it('no name is given to two groups', () => {
  const owners = Map.groupBy(
    ETHNIC_GROUPS.flatMap(({ name, aliases }) =>
      [...new Set([name, ...aliases])].map((alias) => ({ alias, name })),
    ),
    ({ alias }) => alias.toLowerCase(),
  )
  const shared = [...owners].filter(([, all]) => new Set(all.map(({ name }) => name)).size > 1)
  expect(shared).toEqual([])
})

describe('the ways of writing a group', () => {
  it.each([
    ["H'Mông", 'Mông'],
    ['HMông', 'Mông'],
    ['H’Mông', 'Mông'],
    ['dân tộc Tày', 'Tày'],
    ['Người Nùng', 'Nùng'],
    ['TÀY', 'Tày'],
    ['Ê-đê', 'Ê Đê'],
    ['Khơ-me', 'Khmer'],
    ['Gié-Triêng', 'Giẻ Triêng'],
    ['Cơ Lao', 'Cờ Lao'],
    ['Ra-glai', 'Raglay'],
    ['Nùng Phàn Slình', 'Nùng'],
    ['Cao Lan', 'Sán Chay'],
    ['Ngạn', 'Tày'],
    ['Bru-Vân Kiều', 'Bru - Vân Kiều'],
  ])('%j means %s, and the clerk is told', (typed, group) => {
    expect(readCell(typed, ETHNIC)).toEqual({ value: group, codes: ['F-ETHNIC-ALIAS'] })
  })
})

describe('a name that may mean several is asked about', () => {
  it.each([
    ['Thổ', ['Thổ', 'Tày', 'Khmer']],
    ['thổ', ['Thổ', 'Tày', 'Khmer']],
    ['Trại', ['Dao', 'Sán Chay', 'Sán Dìu']],
    ['Chil', ['Cơ Ho', 'Mnông']],
    ['Xá Lá Vàng', ['La Hủ', 'Chứt', 'Mảng']],
  ])('%s: %j', (typed, candidates) => {
    const [problem] = parseCell(typed, ETHNIC).problems
    expect(problem?.code).toBe('E-ETHNIC-AMBIGUOUS')
    expect(String(problem?.params.candidates).split(', ')).toEqual(candidates)
  })
})

describe('what is no group is refused', () => {
  it.each(['Việt Nam', 'Tài chính', '04', 4, '55', 'constructor', true])('%j', (typed) => {
    expect(readCell(typed, ETHNIC).codes).toEqual(['E-ETHNIC'])
  })

  it('with the nearest name, where there is one', () => {
    expect(parseCell('Nung Phan', ETHNIC).problems[0]?.params.nearest).toBe('')
    expect(parseCell('Sán Chày', ETHNIC).problems[0]?.params.nearest).toBe('Sán Chay')
  })
})
