import { describe, expect, it } from 'vitest'
import { earliest, latest } from '../../../domain/time/instants.ts'

describe('of several instants', () => {
  it.each([
    [[], null, null],
    [[null], null, null],
    [[5, null, 3, 9], 3, 9],
    [[null, 0], 0, 0],
  ])('%j: the first and the last that are known', (instants, first, last) => {
    expect(earliest(instants)).toBe(first)
    expect(latest(instants)).toBe(last)
  })
})
