import { describe, expect, it } from 'vitest'
import type { RowCheck } from '../../../domain/sheet/check-rows.ts'
import { otherUnitIn } from '../../../domain/sheet/other-unit.ts'
import { SAMPLE_UNIT } from '../../support/sample-form.ts'

const UNITS = [SAMPLE_UNIT, { ...SAMPLE_UNIT, id: 'u2', name: 'Xã Bắc La' }]
const row = (unitId: string | null): RowCheck => ({
  row: 1,
  id: null,
  raw: {},
  values: {},
  repairs: [],
  valid: unitId === null,
  problems: unitId === null ? [] : [{ code: 'E-UNIT-OTHER', column: 'don_vi', params: { unitId } }],
})

describe("a workbook under another unit's name", () => {
  it.each([
    ['most rows name one other unit', ['u2', 'u2', null], 'Xã Bắc La'],
    ['half of them', ['u2', 'u2', null, null], null],
    ['a single strange row', ['u2'], null],
    ['several other units', ['u2', 'u3', null], null],
    ['no other unit', [null, null], null],
    ['a unit that the list no longer has', ['u9', 'u9'], 'u9'],
  ])('%s', (_, rows, found) => {
    const held = otherUnitIn(SAMPLE_UNIT, UNITS, rows.map(row))
    expect(held?.params.found ?? null).toBe(found)
  })
})
