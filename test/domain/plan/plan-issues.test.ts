import { describe, expect, it } from 'vitest'
import type { FaultPath } from '../../../domain/plan/plan-fault.ts'
import { asWritten, shown } from '../../../domain/plan/plan-issues.ts'
import { entriesOf, fieldOf, idsOf, itemsOf, own } from '../../../domain/plan/raw.ts'

const PLAN = {
  rules: [
    { check: { kind: 'task' }, interpretation: 'i1', when: 'none' },
    { check: [{ kind: 'count', min: 3 }, null], interpretation: ['i1', 'i2'] },
  ],
}

describe('the path of a fault as the file has it', () => {
  it.each<[string, FaultPath, FaultPath]>([
    ['one check for a list of one', ['rules', 0, 'check', 0, 'kind'], ['rules', 0, 'check', 'kind']],
    ['a list of checks', ['rules', 1, 'check', 0, 'kind'], ['rules', 1, 'check', 0, 'kind']],
    ['one word for a list of one', ['rules', 0, 'interpretation', 0], ['rules', 0, 'interpretation']],
    ['a list of words', ['rules', 1, 'interpretation', 1], ['rules', 1, 'interpretation', 1]],
    ['a bare number for a bound', ['rules', 1, 'check', 0, 'min', 'value'], ['rules', 1, 'check', 0, 'min']],
    ['a word for a date', ['rules', 0, 'when', 'to'], ['rules', 0, 'when']],
    ['a key that is missing', ['rules', 0, 'check', 0, 'rows'], ['rules', 0, 'check', 'rows']],
    ['below what is missing', ['rules', 0, 'title', 'vi'], ['rules', 0, 'title']],
    ['below nothing', ['rules', 1, 'check', 1, 'kind'], ['rules', 1, 'check', 1]],
    ['no key at all', [], []],
  ])('%s', (_, path, expected) => {
    expect(asWritten(path, PLAN)).toEqual(expected)
  })
})

describe('what stands in a file, shown in a sentence', () => {
  it.each([
    [undefined, null],
    [null, 'null'],
    [[1], '[...]'],
    [{ a: 1 }, '{...}'],
    [2.5, '2.5'],
    ['x'.repeat(70), 'x'.repeat(60)],
  ])('%s', (found, text) => {
    expect(shown(found)).toBe(text)
  })
})

describe('looks into data of any shape', () => {
  it.each([null, undefined, 'text', 3, true])('%s holds nothing', (raw) => {
    expect([fieldOf(raw, 'length'), entriesOf(raw), itemsOf(raw), idsOf(raw)]).toEqual([
      undefined,
      [],
      [],
      [],
    ])
  })

  it('a list is no map, and a map no list', () => {
    expect([fieldOf([1], 'length'), entriesOf([1])]).toEqual([undefined, []])
    expect(itemsOf({ 0: 'a', length: 1 })).toEqual([])
  })

  it('a map holds what it says and nothing more', () => {
    expect([fieldOf({ a: 1 }, 'a'), fieldOf({ a: 1 }, 'toString')]).toEqual([1, undefined])
    expect([own({ a: 1 }, 'a'), own<number>({ a: 1 }, 'toString')]).toEqual([1, undefined])
    expect(entriesOf({ a: 1 })).toEqual([['a', 1]])
  })

  it('ids are texts', () => {
    expect(idsOf([{ id: 'a' }, { id: 2 }, {}, null, { id: 'b' }])).toEqual(['a', 'b'])
  })
})
