import { describe, expect, it } from 'vitest'
import { SCRIPT_WORDS } from '../../domain/words/script-words.ts'

describe('the words of the script', () => {
  it('name the plan by its number where it has one', () => {
    expect(SCRIPT_WORDS.vi.plan('146/KH-UBND', '2023')).toBe('Thực hiện Kế hoạch số 146/KH-UBND, kỳ 2023')
    expect(SCRIPT_WORDS.vi.plan(null, '2023')).toBe('Thực hiện Kế hoạch, kỳ 2023')
    expect(SCRIPT_WORDS.en.plan('146/KH-UBND', '2023')).toBe('Plan 146/KH-UBND, cycle 2023')
    expect(SCRIPT_WORDS.en.plan(null, '2023')).toBe('Plan, cycle 2023')
  })

  it('tell of rows that wait for the server only where there are any', () => {
    expect(SCRIPT_WORDS.vi.counts(5, 3, 1, 1)).toBe(
      '5 dòng: 3 dòng hợp lệ, 1 dòng lỗi, 1 dòng chờ hệ thống đối chiếu tên đơn vị',
    )
    expect(SCRIPT_WORDS.vi.counts(4, 3, 1, 0)).toBe('4 dòng: 3 dòng hợp lệ, 1 dòng lỗi')
    expect(SCRIPT_WORDS.en.counts(5, 3, 1, 1)).toBe(
      '5 rows: 3 valid, 1 with errors, 1 waiting for their unit to be looked up',
    )
    expect(SCRIPT_WORDS.en.counts(4, 3, 1, 0)).toBe('4 rows: 3 valid, 1 with errors')
  })

  it('are in composed Unicode, and no cell text of theirs could be a formula', () => {
    for (const words of Object.values(SCRIPT_WORDS)) {
      const text = JSON.stringify(words)
      expect(text).toBe(text.normalize('NFC'))
      expect(words.pending).toMatch(/^\p{L}/u)
    }
  })
})
