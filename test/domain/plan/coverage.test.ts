import { describe, expect, it } from 'vitest'
import { type Coverage, coverageOf, paperNumber, planCoverage } from '../../../domain/plan/coverage.ts'
import type { Check, Rule, When } from '../../../domain/plan/rule.ts'
import { quota, samplePlan, sampleRule } from '../../support/sample-plan.ts'

const TASK: Check = { kind: 'task', document: false, after: [] }
const NARRATIVE: Check = { kind: 'narrative' }
const NONE: When = { kind: 'none' }
const ONCE: When = { kind: 'once', from: null, to: '2023-06-30', dueAfterDays: 0, source: 'plan' }

describe('how a rule is followed', () => {
  it.each<[Coverage, string, Rule]>([
    ['automatic', 'rows that are counted', quota(1)],
    ['automatic', 'rows that are counted, without a day', quota(1, null, { when: NONE })],
    ['automatic', 'a task with a day', sampleRule(TASK, { when: ONCE })],
    ['tracked', 'a task without a day', sampleRule(TASK, { when: NONE })],
    ['tracked', 'a task that names no day', sampleRule(TASK)],
    [
      'tracked',
      'a task without a day, and words',
      sampleRule(TASK, { when: NONE, check: [NARRATIVE, TASK] }),
    ],
    ['automatic', 'a task without a day, and rows', sampleRule(TASK, { check: [TASK, ...quota(1).check] })],
    ['narrative', 'words', sampleRule(NARRATIVE)],
    ['narrative', 'words with a day', sampleRule(NARRATIVE, { when: ONCE })],
    ['automatic', 'a mail of our own', sampleRule({ kind: 'rollup', of: 'thang' }, { when: NONE })],
  ])('%s: %s', (coverage, _, rule) => {
    expect(coverageOf(rule)).toBe(coverage)
  })
})

describe('the numbers of a paper', () => {
  it.each([
    ['CL-02a', 'CL-02'],
    ['CL-02', 'CL-02'],
    ['CL-a', 'CL-a'],
    ['thang', 'thang'],
  ])('%s belongs to %s', (id, number) => {
    expect(paperNumber(id)).toBe(number)
  })

  const coverage = (...rules: Rule[]) => planCoverage(samplePlan({ rules }))
  const task = (id: string, when: When = NONE): Rule => sampleRule(TASK, { id, when })
  const words = (id: string): Rule => sampleRule(NARRATIVE, { id })

  it('count each rule once, by its best part', () => {
    const { rules, counts } = coverage(
      task('CL-01'),
      words('CL-02a'),
      task('CL-02b', ONCE),
      words('CL-02c'),
      words('CL-03'),
    )
    expect([...rules]).toEqual([
      ['CL-01', 'tracked'],
      ['CL-02', 'automatic'],
      ['CL-03', 'narrative'],
    ])
    expect(counts).toEqual({ automatic: 1, tracked: 1, narrative: 1 })
  })

  it.each([
    ['none where they follow each other', ['CL-01', 'CL-02a', 'CL-02b', 'CL-03'], []],
    ['one in between and one before', ['CL-02', 'CL-04'], ['CL-01', 'CL-03']],
    ['with as many digits as there are', ['R1', 'R100', 'R99'].concat(series(2, 97)), ['R098']],
    ['in each series apart', ['A-01', 'B-02'], ['B-01']],
    ['never of names without a number', ['tap_the', 'ca_nhan'], []],
    ['of bare numbers', ['1', '3'], ['02']],
  ])('are missing: %s', (_, ids, missing) => {
    expect(coverage(...ids.map((id) => words(id))).missing).toEqual(missing)
  })

  function series(from: number, to: number): string[] {
    return Array.from({ length: to - from + 1 }, (_, i) => `R${from + i}`)
  }
})
