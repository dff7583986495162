import { describe, expect, it } from 'vitest'
import type { Rule } from '../../../domain/plan/rule.ts'
import { endOf, instant, once, sampleRule, verdictOn, verdictsOn } from '../../support/sample-plan.ts'
import { group, sheetState } from '../../support/sheet-state.ts'

const step = (id: string, from: string, to: string, after: readonly string[] = [], document = false): Rule =>
  sampleRule({ kind: 'task', document, after }, { id, when: once(from, to) })
const report = (...tasks: readonly [id: string, state: string | null, evidence?: string | undefined][]) => [
  sheetState({
    formId: 'F3',
    groups: tasks.map(([ma_nv, state, evidence]) =>
      group(1, {
        ma_nv,
        ...(state === null ? {} : { trang_thai: state }),
        ...(evidence === undefined ? {} : { minh_chung: evidence }),
      }),
    ),
  }),
]

describe('a task', () => {
  const rules = step('TT-04', '2023-04-01', '2023-06-30')
  it.each([
    ['nothing reported, the day still to come', [], '2023-06-30', 'not-due'],
    ['nothing reported, the day gone', [], '2023-07-01', 'short'],
    ['under way, the day gone', report(['TT-04', 'dang_lam']), '2023-07-01', 'short'],
    ['no state given, the day gone', report(['TT-04', null]), '2023-07-01', 'short'],
    ['another task is done', report(['TT-05', 'hoan_thanh']), '2023-07-01', 'short'],
    ['done', report(['TT-04', 'hoan_thanh']), '2023-05-01', 'met'],
    ['done all along', report(['TT-04', 'thuong_xuyen']), '2023-05-01', 'met'],
    ['"không thực hiện": short at once', report(['TT-04', 'khong']), '2023-05-01', 'short'],
  ])('%s', (_, states, day, verdict) => {
    expect(verdictOn(rules, states, endOf(day)).verdict).toBe(verdict)
  })

  it.each([
    ['with its paper', 'true', 'met'],
    ['without its paper', undefined, 'not-due'],
  ])('of which the paper must be given is done only %s', (_, evidence, verdict) => {
    const paper = step('CL-24', '2023-01-01', '2023-11-30', [], true)
    const states = report(['CL-24', 'hoan_thanh', evidence])
    expect(verdictOn(paper, states, instant('2023-06-01')).verdict).toBe(verdict)
  })

  it('tells what is to be reported', () => {
    expect(verdictOn(rules, [], instant('2023-05-01'))).toMatchObject({
      have: 0,
      min: 1,
      missing: 1,
      changes: [{ kind: 'report', count: 1, of: ['TT-04'] }],
    })
    expect(verdictOn(rules, report(['TT-04', 'hoan_thanh']), instant('2023-05-01'))).toMatchObject({
      have: 1,
      missing: 0,
      changes: [],
    })
  })

  it('without a date is never late', () => {
    const undated = sampleRule({ kind: 'task', document: false, after: [] }, { when: { kind: 'none' } })
    expect(verdictOn(undated, [], instant('2030-01-01'))).toMatchObject({ verdict: 'not-due', due: null })
  })
})

describe('the steps of a contest', () => {
  const contest = [
    step('TT-03', '2023-01-01', '2023-03-31'),
    step('TT-04', '2023-04-01', '2023-06-30', ['TT-03']),
    step('TT-07', '2023-07-01', '2023-12-31', ['TT-03', 'TT-04']),
  ]
  const course = (...done: string[]) => {
    const states = report(...done.map((id): [string, string] => [id, 'hoan_thanh']))
    return verdictsOn(contest, states, instant('2023-02-01')).map(({ verdict, lacking }) => [
      verdict,
      lacking,
    ])
  }
  it.each([
    [
      'none yet',
      [],
      [
        ['not-due', []],
        ['not-due', []],
        ['not-due', []],
      ],
    ],
    [
      'the first',
      ['TT-03'],
      [
        ['met', []],
        ['not-due', []],
        ['not-due', []],
      ],
    ],
    [
      'in their order',
      ['TT-03', 'TT-04', 'TT-07'],
      [
        ['met', []],
        ['met', []],
        ['met', []],
      ],
    ],
    [
      'the second before the first',
      ['TT-04'],
      [
        ['not-due', []],
        ['short', ['TT-03']],
        ['not-due', []],
      ],
    ],
    [
      'the last before the second',
      ['TT-03', 'TT-07'],
      [
        ['met', []],
        ['not-due', []],
        ['short', ['TT-04']],
      ],
    ],
    [
      'the last alone',
      ['TT-07'],
      [
        ['not-due', []],
        ['not-due', []],
        ['short', ['TT-03', 'TT-04']],
      ],
    ],
  ])('%s', (_, done, expected) => {
    expect(course(...done)).toEqual(expected)
  })

  it('are each due at the end of their own time', () => {
    expect(verdictsOn(contest, [], instant('2023-07-01')).map(({ verdict, due }) => [verdict, due])).toEqual([
      ['short', '2023-03-31'],
      ['short', '2023-06-30'],
      ['not-due', '2023-12-31'],
    ])
  })
})
