import { describe, expect, it } from 'vitest'
import type { FormUse, StandardForms } from '../../../domain/plan/form-schema.ts'
import { formsFileSchema, formUseSchema } from '../../../domain/plan/form-schema.ts'
import type { PlanChoices } from '../../../domain/plan/plan-choices.ts'
import { useForms } from '../../../domain/plan/use-forms.ts'

const words = (vi: string) => ({ vi, en: `${vi} (en)` })

const STANDARD: StandardForms = formsFileSchema.parse({
  F1: {
    title: words('Danh sách'),
    identity: ['ten'],
    columns: {
      ten: { header: words('Tên'), type: 'name', required: true, aliases: ['Họ tên'] },
      loai: {
        header: words('Loại'),
        type: 'list',
        choices: { a: { vi: 'A', en: 'a' }, b: { vi: 'B', en: 'b' }, c: { vi: 'C', en: 'c' } },
      },
      ma: { header: words('Mã'), type: 'list', choicesFrom: 'tasks' },
      phong_trao: { header: words('Phong trào'), type: 'list', choicesFrom: 'movements' },
      ky: { header: words('Kỳ'), type: 'list', choicesFrom: 'periods' },
      kieu: {
        header: words('Kiểu'),
        type: 'list',
        choices: { a: { vi: 'A', en: 'a' } },
        allowedBy: 'phong_trao',
      },
    },
  },
})

const choices = (...ids: string[]) => ids.map((id) => ({ key: id, label: { vi: id, en: id }, aliases: [] }))

const GIVEN: PlanChoices = {
  tasks: choices('T1', 'T2'),
  movements: choices('M1', 'khac'),
  periods: choices('2023', '2024'),
  allowed: { M1: ['a'] },
}

const columnsOf = (use: object) =>
  useForms(STANDARD, { F1: formUseSchema.parse(use) satisfies FormUse }, GIVEN).F1?.columns ?? []

describe('a plan that uses a standard form', () => {
  it('without changes gets it whole, with the usual values', () => {
    const [name] = columnsOf({})
    expect(name).toEqual({
      key: 'ten',
      header: words('Tên'),
      aliases: ['Họ tên'],
      type: 'name',
      required: true,
      requiredIf: null,
      choices: [],
      open: false,
      figure: false,
      prefilled: false,
      allowedBy: null,
      min: null,
      max: null,
      personal: 'no',
      given: false,
      cycle: false,
      rule: null,
      tells: null,
    })
  })

  it('may leave columns out', () => {
    expect(columnsOf({ omit: ['loai', 'ma', 'phong_trao', 'ky', 'kieu'] }).map(({ key }) => key)).toEqual([
      'ten',
    ])
  })

  it('may choose among the choices, in its own order', () => {
    const choices = columnsOf({ columns: { loai: { choose: ['c', 'a'] } } })[1]?.choices
    expect(choices?.map(({ key }) => key)).toEqual(['c', 'a'])
  })

  it('may give its own choices', () => {
    const choices = columnsOf({
      columns: { loai: { choices: { x: { vi: 'X', en: 'x', aliases: ['ích'] } } } },
    })[1]?.choices
    expect(choices).toEqual([{ key: 'x', label: { vi: 'X', en: 'x' }, aliases: ['ích'] }])
  })

  it('may change a header; the standard one is still understood', () => {
    const name = columnsOf({ columns: { ten: { header: words('Tên gọi'), aliases: ['Danh xưng'] } } })[0]
    expect(name?.header).toEqual(words('Tên gọi'))
    expect(name?.aliases).toEqual(['Họ tên', 'Tên', 'Tên (en)', 'Danh xưng'])
  })

  it('may lift what the standard asks for', () => {
    expect(columnsOf({ columns: { ten: { required: false, rule: 'R-1' } } })[0]).toMatchObject({
      required: false,
      rule: 'R-1',
    })
  })

  it('may not choose where the form takes the choices from the plan', () => {
    const choices = columnsOf({ columns: { ma: { choose: ['T2'], choices: {} } } })[2]?.choices
    expect(choices?.map(({ key }) => key)).toEqual(['T1', 'T2'])
  })

  it('may have a title of its own, and say who fills it in', () => {
    const use = { title: words('Bảng kê'), by: { classes: ['xa'] } }
    const { F1 } = useForms(STANDARD, { F1: formUseSchema.parse(use) }, GIVEN)
    expect(F1).toMatchObject({ title: words('Bảng kê'), by: { classes: ['xa'], units: [] } })
    expect(useForms(STANDARD, { F1: formUseSchema.parse({}) }, GIVEN).F1?.by).toBeNull()
  })

  it.each([
    [2, ['T1', 'T2']],
    [3, ['M1', 'khac']],
    [4, ['2023', '2024']],
  ])("gets the plan's own choices where the form says so: column %d", (place, expected) => {
    expect(columnsOf({})[place]?.choices.map(({ key }) => key)).toEqual(expected)
  })

  it('allows by movement what the plan allows, unless the column of the movements is left out', () => {
    const kind = (use: object) => columnsOf(use).find(({ key }) => key === 'kieu')
    expect(kind({})?.allowedBy).toEqual({ column: 'phong_trao', choices: { M1: ['a'] } })
    expect(kind({ omit: ['phong_trao'] })?.allowedBy).toBeNull()
  })

  it('has only the forms that there are', () => {
    const uses = { F1: formUseSchema.parse({}), F9: formUseSchema.parse({}) }
    expect(Object.keys(useForms(STANDARD, uses, GIVEN))).toEqual(['F1'])
  })
})
