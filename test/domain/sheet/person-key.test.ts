import { describe, expect, it } from 'vitest'
import { personKey } from '../../../domain/sheet/person-key.ts'
import type { CheckedRow } from '../../../domain/sheet/sheet-state.ts'
import { SAMPLE_FORM } from '../../support/sample-form.ts'

const keyOf = (more: Partial<CheckedRow> = {}, form = SAMPLE_FORM): string | null =>
  personKey(form, {
    values: { ten: 'Nông Văn Hòa', nam_sinh: 1975, loai_hinh: 'ca_nhan' },
    problems: [],
    withdrawn: false,
    ...more,
  })
const named = (ten: string | null, nam_sinh: number | null) => keyOf({ values: { ten, nam_sinh } })

describe('a person', () => {
  it('is known by name and year of birth, however the name is spelt', () => {
    const known = keyOf()
    expect(known).not.toBeNull()
    for (const spelt of ['nông văn hoà', 'NÔNG VĂN HÒA', 'Nông  Văn Hòa'])
      expect(named(spelt, 1975)).toBe(known)
    expect(named('Nông Văn Hòa', 1976)).not.toBe(known)
    expect(named('Nông Văn Hoa', 1975)).not.toBe(known)
    expect(keyOf({}, { ...SAMPLE_FORM, id: 'F9' })).not.toBe(known)
  })

  it('is still known where the row only asks to be looked at', () => {
    expect(keyOf({ problems: [{ code: 'W-WAITING', column: null, params: {} }] })).toBe(keyOf())
  })

  it('is not known by half', () => {
    expect([named('Nông Văn Hòa', null), named(null, 1975), keyOf({ values: {} })]).toEqual([
      null,
      null,
      null,
    ])
    expect(keyOf({ withdrawn: true })).toBeNull()
    expect(keyOf({ problems: [{ code: 'E-REQUIRED', column: 'ten', params: {} }] })).toBeNull()
    expect(keyOf({}, { ...SAMPLE_FORM, identity: ['ten', 'chuc_vu'] })).toBeNull()
    expect(keyOf({}, { ...SAMPLE_FORM, identity: [] })).toBeNull()
  })
})
