import { describe, expect, it } from 'vitest'
import { personColumns, personRows, personsIn } from '../../../../domain/rollup/persons/persons.ts'
import type { CheckedRow } from '../../../../domain/sheet/sheet-state.ts'
import { readCampaign } from '../../../../functions/adapters/plan-folder.ts'
import { column, SAMPLE_FORM } from '../../../support/sample-form.ts'
import { samplePlan } from '../../../support/sample-plan.ts'
import { group } from '../../../support/sheet-state.ts'

const row = (values: CheckedRow['values']): CheckedRow => ({
  ...{
    rowId: 'R',
    raw: {},
    values,
    problems: [],
    repairs: [],
    counts: true,
    fingerprint: '',
    withdrawn: false,
  },
})
const COLUMNS = personColumns(samplePlan({ forms: { F1: SAMPLE_FORM } }))
const persons = (...rows: CheckedRow['values'][]) => (COLUMNS ? personsIn(rows.map(row), COLUMNS, 2023) : [])

describe('the list that tells of persons', () => {
  it('is the one that asks for sex, year of birth or ethnic group', () => {
    expect([COLUMNS?.form.id, COLUMNS?.sex?.key, COLUMNS?.born?.key, COLUMNS?.ethnic]).toEqual([
      'F1',
      'gioi_tinh',
      'nam_sinh',
      undefined,
    ])
    const columns = SAMPLE_FORM.columns.filter(({ personal }) => personal === 'no')
    expect(personColumns(samplePlan({ forms: { F1: { ...SAMPLE_FORM, columns } } }))).toBeNull()
    expect(personColumns(samplePlan({ forms: {} }))).toBeNull()
  })

  it.each([
    ['cau-ngang-104', ['F1', undefined, 'nam_sinh', 'dan_toc']],
    ['chi-lang-dai-hoi', ['F6', 'gioi_tinh', undefined, undefined]],
    ['van-lang-146', ['F1', 'gioi_tinh', 'nam_sinh', 'dan_toc']],
    ['lang-son-ttt', null],
  ])('is known of plan %s', async (plan, wanted) => {
    const read = await readCampaign(`plans/${plan}`)
    const found = read.ok ? personColumns(read.campaign.plan) : null
    expect(found && [found.form.id, found.sex?.key, found.born?.key, found.ethnic?.key]).toEqual(wanted)
  })
})

describe('a person', () => {
  it('is a row of that kind; collectives are none', () => {
    expect(persons({ loai_hinh: 'tap_the' }, { loai_hinh: 'ca_nhan' })).toHaveLength(1)
    expect(
      personRows(
        [{ groups: [group(3, { loai_hinh: 'ca_nhan' }), group(2, { loai_hinh: 'tap_the' })] }],
        SAMPLE_FORM,
      ),
    ).toBe(3)
  })

  it('is every row of a list without kinds', () => {
    const form = { ...SAMPLE_FORM, columns: [column('gt', 'Giới tính', 'list', { personal: 'basic' })] }
    const columns = personColumns(samplePlan({ forms: { F6: { ...form, id: 'F6' } } }))
    expect(columns && personsIn([row({ gt: 'x' })], columns, 2023)).toEqual([
      { sex: '?', age: '?', ethnic: '?' },
    ])
    expect(personRows([{ groups: [group(3, {})] }], form)).toBe(3)
  })

  it.each([
    [1993, 'to-30'],
    [2015, 'to-30'],
    [1992, '31-40'],
    [1983, '31-40'],
    [1982, '41-50'],
    [1972, '51-60'],
    [1963, '51-60'],
    [1962, 'over-60'],
    [1920, 'over-60'],
    [null, '?'],
  ])('born in %s is %s at a cut-off of 2023', (nam_sinh, age) => {
    expect(persons({ loai_hinh: 'ca_nhan', nam_sinh, gioi_tinh: 'nu' })).toEqual([
      { sex: 'nu', age, ethnic: '?' },
    ])
  })
})
