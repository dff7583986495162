import { describe, expect, it } from 'vitest'
import { PLAN_FAULT_CODES, PLAN_WARNING_CODES } from '../../../domain/plan/plan-fault.ts'
import { PLAN_FAULTS_EN } from '../../../domain/words/plan-faults-en.ts'
import { PLAN_FAULTS_VI } from '../../../domain/words/plan-faults-vi.ts'

const FACTS = { found: 'tìm thấy', right: 'đúng', key: 'khóa', name: 'unit' } as const
const CODES = [...PLAN_FAULT_CODES, ...PLAN_WARNING_CODES]

describe.each([
  ['vi', PLAN_FAULTS_VI],
  ['en', PLAN_FAULTS_EN],
])('the faults and warnings of plan files (%s)', (language, { sentences }) => {
  it('have a sentence each, and no others do', () => {
    expect(Object.keys(sentences).sort()).toEqual([...CODES].sort())
  })

  it.each(CODES)('%s is one sentence, in composed letters', (code) => {
    const sentence = sentences[code](FACTS)
    expect(sentence).toMatch(/^\S.*\.$/)
    expect(sentence).toBe(sentence.normalize('NFC'))
    expect(sentence).not.toMatch(/undefined|null| {2}|\.\./)
  })

  it.each(PLAN_WARNING_CODES)('%s names what it is about', (code) => {
    expect(sentences[code](FACTS)).toContain('tìm thấy')
  })

  it('tells every kind of name', () => {
    const kinds = [
      'class',
      'form',
      'column',
      'choice',
      'rule',
      'recipient',
      'unit',
      'interpretation',
      'event',
      'movement',
      'rollup',
      null,
    ] as const
    const told = kinds.map((name) => sentences['unknown-name']({ ...FACTS, name }))
    expect(new Set(told).size).toBe(kinds.length)
    expect(told.join()).not.toMatch(/undefined/)
  })

  it.each([
    ['text', true],
    ['number', false],
    ['integer', false],
    ['boolean', false],
    ['list', false],
    ['map', false],
  ])('names the type %s, and offers quotation marks for text alone', (right, isText) => {
    const sentence = sentences['wrong-type']({ ...FACTS, found: '2024', right })
    expect(sentence.includes("'2024'")).toBe(isText)
    if (language === 'vi') expect(sentence).not.toContain(right)
  })
})

describe('sentences with both ends of an order', () => {
  it.each([
    ['gap', 'Kỳ bắt đầu 2024-01-02, bỏ trống những ngày từ 2024-01-01.'],
    ['overlap', 'Kỳ bắt đầu 2024-01-02 khi kỳ trước chưa hết (2024-01-01).'],
    ['wrong-order', '«2024-01-02» đứng trước 2024-01-01; phải bằng hoặc sau 2024-01-01.'],
    ['before-opening', 'Thời hạn 2024-01-02 trước ngày kế hoạch có hiệu lực (2024-01-01).'],
    ['cannot-be-met', 'Không đơn vị nào đạt được: 2024-01-02 yêu cầu nhiều hơn mức tối đa của 2024-01-01.'],
  ] as const)('%s', (code, sentence) => {
    const facts = { found: '2024-01-02', right: '2024-01-01', key: 'from', name: null }
    expect(PLAN_FAULTS_VI.sentences[code](facts)).toBe(sentence)
  })
})
