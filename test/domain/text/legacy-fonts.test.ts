import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detectLegacyFont } from '../../../domain/text/legacy-fonts.ts'
import { anyVietnameseText } from '../../support/vietnamese.ts'

describe('text typed for an old font is told, with what it probably says', () => {
  it.each([
    ['N«ng V¨n Thµnh', 'Nông Văn Thành'],
    ['Hoµng V¨n Kh¸nh', 'Hoàng Văn Khánh'],
    ['TriÖu ThÞ Lan', 'Triệu Thị Lan'],
    ['NguyÔn V¨n §øc', 'Nguyễn Văn Đức'],
    ['H\u00adng Yªn', 'Hưng Yên'],
    ['Tæ hîp t¸c', 'Tổ hợp tác'],
    ['Chñ tÞch UBND x·', 'Chủ tịch UBND xã'],
    ['Phô n÷', 'Phụ nữ'],
  ])('TCVN3: %j says %j', (text, suggestion) => {
    expect(detectLegacyFont(text)).toEqual({ font: 'TCVN3', suggestion })
  })

  it.each([
    ['Lyù Thò Hoàng', 'Lý Thị Hồng'],
    ['Nguyeãn Vaên Ñöùc', 'Nguyễn Văn Đức'],
    ['Noâng Thò Hoa', 'Nông Thị Hoa'],
    ['Traàn Vaên Huøng', 'Trần Văn Hùng'],
    ['LYÙ VAÊN NAÊM', 'LÝ VĂN NĂM'],
    ['Xaõ Taân Thanh', 'Xã Tân Thanh'],
    ['Leâ Thò Ñôøi', 'Lê Thị Đời'],
    ['Toå hôïp taùc', 'Tổ hợp tác'],
  ])('VNI: %j says %j', (text, suggestion) => {
    expect(detectLegacyFont(text)).toEqual({ font: 'VNI', suggestion })
  })

  it('a pair that no letter answers to stays', () => {
    expect(detectLegacyFont('yù yã')).toEqual({ font: 'VNI', suggestion: 'ý yã' })
  })
})

describe('Vietnamese in Unicode is never taken for an old font', () => {
  it.each([
    'Hoàng Thị Hoài',
    'Ngoãn',
    'Hoè',
    'Đoàn Thanh niên',
    'Thuý Kiều',
    'Quà, quê, quý',
    'Dương Quỳ',
    'Giặt giũ',
    '“Dân vận khéo” © 2023 ®',
    'Nhiệt độ 37°C, diện tích 5 m²',
    'Chi bộ «Bốn tốt»',
  ])('%s', (text) => {
    expect(detectLegacyFont(text)).toBeNull()
  })

  it('nor is any syllable', () => {
    fc.assert(
      fc.property(anyVietnameseText, (text) => {
        expect(detectLegacyFont(text)).toBeNull()
      }),
      { numRuns: 5000 },
    )
  })
})
