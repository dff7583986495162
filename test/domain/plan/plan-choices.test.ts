import { describe, expect, it } from 'vitest'
import { choicesOfPlan } from '../../../domain/plan/plan-choices.ts'
import { campaignAfter, smallFiles } from './small-files.ts'

const rule = (id: string, when: unknown, check: unknown) => ({
  ...(smallFiles().plan as { readonly rules: readonly object[] }).rules[0],
  id,
  when,
  check,
})
const reporting = (id: string, when: unknown, period: string | null = 'ky') =>
  rule(id, when, { kind: 'count', rows: { form: 'F1' }, period, source: 'plan' })

const keys = (choices: readonly { readonly key: string }[]): readonly string[] =>
  choices.map(({ key }) => key)

describe('the choices that a plan gives its forms', () => {
  it('are its tasks, alone or as one side of a rule', () => {
    const rules = [
      rule('R1', 'none', { kind: 'task' }),
      rule('R2', 'none', [{ kind: 'narrative' }, { kind: 'task' }]),
      rule('R3', 'none', { kind: 'narrative' }),
    ]
    expect(keys(choicesOfPlan(smallFiles({ rules }).plan).tasks)).toEqual(['R1', 'R2'])
  })

  it("are its movements, one more for a unit's own, and the kinds that they name", () => {
    const movement = { ...campaignAfter().plan.movements[0], id: 'M2', kinds: [] }
    const { movements, allowed } = choicesOfPlan(smallFiles({ 'movements.1': movement }).plan)
    expect(keys(movements)).toEqual(['M1', 'M2', 'khac'])
    expect(movements[0]?.label.vi).toBe('Phong trào 1')
    expect(allowed).toEqual({ M1: ['a'] })
  })

  it('are the windows of rules that ask for figures by period, each once and in order, and the requests', () => {
    const rules = [
      reporting('R1', { every: 'year', from: '01-01', to: '12-31', source: 'plan' }),
      reporting('R2', { every: 'quarter', closes: 'last', source: 'plan' }),
      reporting('R3', { every: 'year', from: '12-15', to: '12-14', source: 'plan' }),
      reporting('R4', { every: 'month', closes: 25, source: 'plan' }, null),
    ]
    const { periods } = choicesOfPlan(smallFiles({ rules, 'valid.to': '2023-12-31' }).plan)
    expect(periods.map(({ key, label }) => [key, label.vi])).toEqual([
      ['2023', 'Năm 2023'],
      ['2023-Q1', 'Quý I/2023'],
      ['2023-Q2', 'Quý II/2023'],
      ['2023-Q3', 'Quý III/2023'],
      ['2023-Q4', 'Quý IV/2023'],
      ['q1', 'Báo cáo nhanh'],
    ])
  })

  it('leave out what is faulty, and have no periods while the plan has no days', () => {
    const rules = [reporting('R1', undefined), { id: 'R2' }]
    const plan = smallFiles({ rules, 'movements.0.clause': undefined }).plan
    expect(keys(choicesOfPlan(plan).periods)).toEqual(['2023', '2024', 'q1'])
    expect(keys(choicesOfPlan(plan).movements)).toEqual(['khac'])
    const without = smallFiles({ rules, valid: undefined }).plan
    expect(keys(choicesOfPlan(without).periods)).toEqual(['q1'])
    expect(choicesOfPlan(null)).toMatchObject({ tasks: [], periods: [], allowed: {} })
  })

  it('stand in the forms that ask for them', () => {
    const { columns = [] } = campaignAfter().plan.forms.F1 ?? {}
    const column = (key: string) => columns.find((candidate) => candidate.key === key)
    expect(keys(column('phong_trao')?.choices ?? [])).toEqual(['M1', 'khac'])
    expect(column('loai')?.allowedBy).toEqual({ column: 'phong_trao', choices: { M1: ['a'] } })
  })
})
