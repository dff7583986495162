import { windowsOf } from '../../agenda/windows.ts'
import type { Campaign, Day, Language } from '../../plan/plan.ts'
import type { Rule } from '../../plan/rule.ts'
import { bareClause } from '../../words/clause-words.ts'
import { formatNumber } from '../../words/format.ts'
import { SUMMARY_WORDS } from '../../words/summary-words.ts'
import { isMet } from '../roll-up.ts'
import { dayCell } from './cells.ts'
import { type SummaryCell, type SummaryInput, type SummaryTab, TAB } from './summary-tab.ts'
import { columnsOf, tableTab } from './table-tab.ts'

/** The plan's tasks in the order of their days: who leads, until when, how many of those bound have done it. */
export function tasksTab(input: SummaryInput): SummaryTab {
  const { campaign, cycle, language } = input
  const words = SUMMARY_WORDS[language].tasks
  const tasks = campaign.plan.rules
    .filter(({ check }) => check.some(({ kind }) => kind === 'task'))
    .map((rule) => ({
      rule,
      due: windowsOf(rule.when, campaign.plan).find(({ to }) => to >= cycle.from)?.due ?? null,
    }))
  const tallies = talliesOf(input)
  const lines = tasks.toSorted(byDay).map(({ rule, due }) => ({
    key: rule.id,
    cells: [
      rule.id,
      rule.title[language],
      bareClause(rule.clause),
      leadOf(campaign, rule, words.everyone),
      due === null ? words.noDate : dayCell(due, language),
      due === null ? null : words.quarter(Math.ceil(Number(due.slice(5, 7)) / 3), due.slice(0, 4)),
      ...doneOf(tallies.get(rule.id) ?? NOBODY, language),
    ],
  }))
  return tableTab(input, {
    tabId: TAB.tasks,
    title: words.tab,
    columns: columnsOf(words.headers, [
      ['text', 80],
      ['text', 420],
      ['text', 110],
      ['text', 300],
      ['text', 120],
      ['text', 110],
      ['whole', 90],
      ['whole', 90],
      ['whole', 90],
      ['part', 90],
    ]),
    lines,
    charts: [{ type: 'stacked-bar', title: words.tab, labels: 0, series: [6, 7, 8] }],
  })
}

interface Dated {
  readonly due: Day | null
}

/** Those without a day come last, in the order of the paper. */
const byDay = (a: Dated, b: Dated): number =>
  Number((a.due ?? '9999') > (b.due ?? '9999')) - Number((a.due ?? '9999') < (b.due ?? '9999'))

/** Of those whom a rule binds how many have done it, and for how many it is too late. */
interface Tally {
  readonly bound: number
  readonly done: number
  readonly late: number
}

const NOBODY: Tally = { bound: 0, done: 0, late: 0 }

/** By rule; once through the verdicts of all units, which are many. */
function talliesOf({ rollUp }: SummaryInput): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>()
  for (const { standing } of rollUp.units)
    for (const verdicts of [standing.verdicts, standing.duties])
      for (const { ruleId, verdict } of verdicts) {
        if (verdict === 'not-applicable') continue
        const { bound, done, late } = tallies.get(ruleId) ?? NOBODY
        const next = {
          bound: bound + 1,
          done: done + Number(isMet(verdict)),
          late: late + Number(verdict === 'short'),
        }
        tallies.set(ruleId, next)
      }
  return tallies
}

/** Done, still time, too late; and done out of those bound. */
function doneOf({ bound, done, late }: Tally, language: Language): SummaryCell[] {
  const number = (value: number): string => formatNumber(value, language)
  return [done, bound - done - late, late, SUMMARY_WORDS[language].outOf(number(done), number(bound))]
}

const leadOf = (campaign: Campaign, rule: Rule, everyone: string): string =>
  rule.units.length === 0
    ? everyone
    : rule.units.map((id) => campaign.units.find((unit) => unit.id === id)?.name ?? id).join('; ')
