import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldAscii, foldKey } from '../../../domain/text/fold.ts'
import { anyVietnameseText } from '../../support/vietnamese.ts'

describe('two spellings of one word have one key', () => {
  it.each([
    ['hoà', 'hòa'],
    ['Hoà Bình', 'Hòa Bình'],
    ['khoẻ', 'khỏe'],
    ['thuỷ', 'thủy'],
    ['Uỷ ban', 'Ủy ban'],
    ['loà xoà', 'lòa xòa'],
    ['Thuỵ Hùng', 'Thụy Hùng'],
    ['HỌ VÀ TÊN', 'Họ và tên'],
    ['Nguyễn'.normalize('NFD'), 'nguyễn'],
    ['hoà'.normalize('NFD'), 'hòa'],
    [' Tân\u00a0 Thanh\u200b', 'tân thanh'],
    ['“Dân vận khéo”', '"dân vận khéo"'],
    ['Luật, Tuệ, Hoà', 'Luật, Tuệ, Hòa'],
    ['H’Mông', "H'Mông"],
    ['Thi đua – Khen thưởng', 'Thi đua-Khen thưởng'],
    ['Thi đua — Khen thưởng', 'Thi đua - Khen thưởng'],
  ])('%j and %j', (a, b) => {
    expect(foldKey(a)).toBe(foldKey(b))
  })
})

describe('two words have two keys', () => {
  it.each([
    ['Tân Thanh', 'Tân Thành'],
    ['Đồng', 'Dồng'],
    ['quý', 'qúy'],
    ['toán', 'tóan'],
    ['Quí', 'Quý'],
    ['Hoa', 'Hòa'],
    ['Thị trấn Chi Lăng', 'Xã Chi Lăng'],
  ])('%j and %j', (a, b) => {
    expect(foldKey(a)).not.toBe(foldKey(b))
  })
})

it.each([
  ['quý', 'quý'],
  ['QUÝ', 'quý'],
  ['quỳ, quỷ', 'quỳ, quỷ'],
  ['hoà quý', 'hòa quý'],
  ['', ''],
])('the key of %j is %j', (text, key) => {
  expect(foldKey(text)).toBe(key)
})

describe('laws', () => {
  it('a key is its own key', () => {
    fc.assert(
      fc.property(fc.oneof(anyVietnameseText, fc.string({ unit: 'grapheme' })), (text) => {
        expect(foldKey(foldKey(text))).toBe(foldKey(text))
      }),
    )
  })

  it('neither case nor composition changes a key', () => {
    fc.assert(
      fc.property(anyVietnameseText, (text) => {
        const key = foldKey(text)
        expect(foldKey(text.normalize('NFD'))).toBe(key)
        expect(foldKey(text.toUpperCase())).toBe(key)
      }),
    )
  })

  it('only the place of a tone may be lost: letters and marks stay', () => {
    const signs = (text: string): string => [...text.toLowerCase().normalize('NFD')].sort().join('')
    fc.assert(
      fc.property(anyVietnameseText, (text) => {
        expect(signs(foldKey(text))).toBe(signs(text))
      }),
    )
  })
})

it.each([
  ['Đồng Đăng', 'dong dang'],
  ['Tân Thành', 'tan thanh'],
  ['Thụy Hùng', 'thuy hung'],
])('%j without accents is %j', (text, plain) => {
  expect(foldAscii(text)).toBe(plain)
})
