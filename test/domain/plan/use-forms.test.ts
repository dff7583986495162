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
    },
  },
})

const GIVEN: PlanChoices = {
  tasks: ['T1', 'T2'].map((id) => ({ key: id, label: { vi: id, en: id }, aliases: [] })),
  movements: [],
  periods: [],
  allowed: {},
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
    })
  })

  it('may leave columns out', () => {
    expect(columnsOf({ omit: ['loai', 'ma'] }).map(({ key }) => key)).toEqual(['ten'])
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

  it('gets its own tasks as choices where the form says so', () => {
    expect(columnsOf({})[2]?.choices.map(({ key }) => key)).toEqual(['T1', 'T2'])
  })
})
