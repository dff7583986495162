import { describe, expect, it } from 'vitest'
import { NOTICE_WORDS } from '../../../domain/words/notice-words.ts'

const { vi, en } = NOTICE_WORDS

describe('what a mail says of its own sending', () => {
  it.each([
    [1, 'Thư này gửi trễ 1 giờ, lẽ ra gửi lúc D.', 'This mail is 1 hour late, it was due at D.'],
    [47, 'Thư này gửi trễ 47 giờ, lẽ ra gửi lúc D.', 'This mail is 47 hours late, it was due at D.'],
    [49, 'Thư này gửi trễ 2 ngày, lẽ ra gửi lúc D.', 'This mail is 2 days late, it was due at D.'],
  ])('counts %d hours in hours or days', (hours, vietnamese, english) => {
    expect([vi.late('D', hours), en.late('D', hours)]).toEqual([vietnamese, english])
  })

  it.each([
    [1, 2, false, false, 'Xã A: 1 → 2', 'Xã A: 1 → 2'],
    [1, 3, false, true, 'Xã A: 1 → 3, chưa đủ → đủ chỉ tiêu', 'Xã A: 1 → 3, quota not met → met'],
    [3, 1, true, false, 'Xã A: 3 → 1, đủ → chưa đủ chỉ tiêu', 'Xã A: 3 → 1, quota met → not met'],
  ])('tells a correction %d → %d (%s → %s)', (had, has, wasMet, isMet, vietnamese, english) => {
    expect(vi.correction.line('Xã A', had, has, wasMet, isMet)).toBe(vietnamese)
    expect(en.correction.line('Xã A', had, has, wasMet, isMet)).toBe(english)
  })

  it('says the rest in both languages', () => {
    for (const words of [vi, en]) {
      const said = [
        words.standsFor(['01/12/2023', '16/12/2023']),
        words.undelivered(2, 'Xã A'),
        words.unreachable('Xã A'),
        words.andMore('Xã A', 3),
        words.escalation.subject('Văn Lãng', '2023', 2, 'D'),
        words.escalation.lead(2, 'D'),
        words.escalation.line('Xã A', ['x', 'y']),
        words.escalation.have(1, 3),
        words.escalation.moreUnits(4),
        words.shared.lead(2),
        words.shared.pair('Xã A', 'Xã B'),
        words.shared.line('Xã A và Xã B', 2),
        words.shared.morePairs(3),
        words.shared.look,
        words.correction.subject('Văn Lãng', '2023', 'D'),
        words.correction.lead('D', 2, 5, 6),
        words.correction.moreUnits(5),
        words.correction.editions(1, 2),
        words.correction.written('D'),
      ]
      expect(said.filter((line) => /undefined|NaN|\[object/.test(line))).toEqual([])
      expect(new Set(said).size).toBe(said.length)
    }
    expect(en.standsFor(['a', 'b'])).toContain('2 mails')
  })
})
