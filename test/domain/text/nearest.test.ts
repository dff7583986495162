import { describe, expect, it } from 'vitest'
import { nearest } from '../../../domain/text/nearest.ts'

const COMMUNES = ['Xã Tân Thanh', 'Xã Thanh Long', 'Xã Thụy Hùng', 'Xã Bắc La']

describe('the nearest candidate', () => {
  it.each([
    ['Xã Thụy Hùng', 'Xã Thụy Hùng'],
    ['Xa Thuy Hung', 'Xã Thụy Hùng'],
    ['Xã Thanh Lng', 'Xã Thanh Long'],
    ['Xã Tân Thnh', 'Xã Tân Thanh'],
    ['Bắc La', 'Xã Bắc La'],
    ['Ủy ban Mặt trận Tổ quốc', null],
    ['', null],
  ])('of %j is %j', (text, found) => {
    expect(nearest(text, COMMUNES)).toBe(found)
  })

  it('is the first of two that are as near', () => {
    expect(nearest('ab', ['ac', 'ad'])).toBe('ac')
  })

  it('is none among none', () => {
    expect(nearest('Xã', [])).toBeNull()
  })

  it('of a very long text is found by its beginning, quickly', () => {
    expect(nearest('x'.repeat(50_000), ['x'.repeat(60_000), 'y'])).toBe('x'.repeat(60_000))
  }, 5_000)
})
