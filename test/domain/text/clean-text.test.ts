import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText } from '../../../domain/text/clean-text.ts'
import { anyVietnameseText } from '../../support/vietnamese.ts'

const NBSP = '\u00a0'
const ZWSP = '\u200b'
const SOFT_HYPHEN = '\u00ad'
const RTL = '\u202e'

describe('a typed text is mended', () => {
  it.each([
    ['', '', []],
    ['   ', '', []],
    ['Xã Thanh Long', 'Xã Thanh Long', []],
    ['  Xã Thanh Long ', 'Xã Thanh Long', []],
    ['“Dân vận khéo” – 2023…', '“Dân vận khéo” – 2023…', []],
    ['Nguyễn'.normalize('NFD'), 'Nguyễn', ['F-NFC']],
    ['Tấn'.replace('ấ', 'â\u0301'), 'Tấn', ['F-NFC']],
    ['Lộc'.replace('ộ', 'â'.replace('â', 'o\u0323\u0302')), 'Lộc', ['F-NFC']],
    ['Lộc'.replace('ộ', 'ô\u0323'), 'Lộc', ['F-NFC']],
    [`Nông${NBSP}Thị`, 'Nông Thị', ['F-SPACE']],
    ['Nông  Thị', 'Nông Thị', ['F-SPACE']],
    ['Nông\nThị', 'Nông Thị', ['F-SPACE']],
    ['Nông\t', 'Nông', ['F-SPACE']],
    [`${ZWSP}Nông`, 'Nông', ['F-SPACE']],
    ['\ufeffNông', 'Nông', ['F-SPACE']],
    [`${RTL}Nông`, 'Nông', ['F-HIDDEN']],
    [`Nông${SOFT_HYPHEN}`, 'Nông', ['F-HIDDEN']],
    ['Nông\u0000', 'Nông', ['F-HIDDEN']],
    ['０９９０', '0990', ['F-WIDTH']],
    ['ＴＨＣＳ', 'THCS', ['F-WIDTH']],
    ['Ðức', 'Đức', ['F-DSTROKE']],
    ['Ɖặng ɖức ðạt', 'Đặng đức đạt', ['F-DSTROKE']],
    ['½ ² € ° ³', '½ ² € ° ³', []],
    ['Łódź', 'Łódź', []],
    ['Tổ vui 😀', 'Tổ vui 😀', []],
    ['Иван', 'Иван', []],
    [
      `${'Ðặng'.normalize('NFD')}${NBSP}Văn${SOFT_HYPHEN} １`,
      'Đặng Văn 1',
      ['F-NFC', 'F-SPACE', 'F-HIDDEN', 'F-WIDTH', 'F-DSTROKE'],
    ],
  ])('%j becomes %j', (typed, text, repairs) => {
    expect(cleanText(typed)).toEqual({ text, repairs, fault: null })
  })

  it.each([`${SOFT_HYPHEN} Nông`, `Nông ${SOFT_HYPHEN} Thị`, `${SOFT_HYPHEN}`, `\u0000 ${NBSP}`])(
    'leaves no spaces behind where a hidden character stood: %j',
    (typed) => {
      const { text } = cleanText(typed)
      expect(text).toBe(text.trim())
      expect(text).not.toMatch(/ {2}/)
    },
  )
})

describe('what cannot be mended is a fault that says where', () => {
  it.each([
    ['Nông\ud800', 'E-CHARACTER', 5],
    ['\udc00Nông', 'E-CHARACTER', 1],
    ['😀\ud800', 'E-CHARACTER', 2],
    ['Z\u0335\u0327\u0330\u0348\u0300algo', 'E-CHARACTER', 2],
    [`Zalgo${'\u0300\u0316'.repeat(100)}`, 'E-CHARACTER', 6],
    ['Bảо', 'E-MIXED-SCRIPT', 2],
    ['Οanh', 'E-MIXED-SCRIPT', 1],
    ['Lan Нa', 'E-MIXED-SCRIPT', 5],
  ])('%j is %s at %i', (typed, code, position) => {
    expect(cleanText(typed)).toMatchObject({ repairs: [], fault: { code, params: { position } } })
  })
})

describe('laws', () => {
  it('a text reads the same composed and taken apart', () => {
    fc.assert(
      fc.property(anyVietnameseText, (text) => {
        expect(cleanText(text.normalize('NFD')).text).toBe(cleanText(text.normalize('NFC')).text)
      }),
    )
  })

  it('a clean text is left alone', () => {
    fc.assert(
      fc.property(fc.oneof(anyVietnameseText, fc.string({ unit: 'grapheme' }), fc.string()), (typed) => {
        const { text, fault } = cleanText(typed)
        if (fault === null) expect(cleanText(text)).toEqual({ text, repairs: [], fault: null })
      }),
    )
  })

  it('no text, however torn, is thrown out of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(cleanText(typed).text.length).toBeLessThanOrEqual(typed.length * 3)
      }),
    )
  })
})
