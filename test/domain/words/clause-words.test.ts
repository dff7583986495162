import { describe, expect, it } from 'vitest'
import { bareClause, clauseWords } from '../../../domain/words/clause-words.ts'

describe('a clause', () => {
  it.each([
    ['III.1 (+2)', 'mục III.1', 'clause III.1'],
    ['II.3', 'mục II.3', 'clause II.3'],
    ['4', 'mục 4', 'clause 4'],
    ['Đoạn kết', 'đoạn kết', 'Đoạn kết'],
  ])('%s is read as %s', (clause, vi, en) => {
    expect(clauseWords(clause, 'vi')).toBe(vi)
    expect(clauseWords(clause, 'en')).toBe(en)
  })

  it('stands in a narrow column without the marks of its items', () => {
    expect(bareClause('III.1 (+2)')).toBe('III.1')
    expect(bareClause('II.2 (a) (+1)')).toBe('II.2')
  })
})
