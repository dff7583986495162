import type { Submission } from '../../rules/standing.ts'
import { formatNumber } from '../../words/format.ts'
import { SUMMARY_WORDS } from '../../words/summary-words.ts'
import { percent, type SummaryInput, type SummaryTab, TAB } from './summary-tab.ts'
import { columnsOf, tableTab } from './table-tab.ts'

const STATES = ['on-time', 'late', 'nil', 'held', 'none'] as const satisfies readonly Submission[]

/** How many of the units due are on time, late, on hold or silent, as a pie. */
export function timelinessTab(input: SummaryInput): SummaryTab {
  const { rollUp, language } = input
  const words = SUMMARY_WORDS[language]
  const due = rollUp.units.filter(({ standing }) => standing.overall !== 'not-applicable')
  const states = due.map(({ standing }) => (standing.submission === 'empty' ? 'none' : standing.submission))
  const outOf = (part: number): string =>
    words.outOf(formatNumber(part, language), formatNumber(due.length, language))
  const lines = STATES.map((state) => {
    const count = states.filter((one) => one === state).length
    return {
      key: state,
      cells: [words.submission[state], count, percent(count, due.length), outOf(count)],
    }
  })
  return tableTab(input, {
    tabId: TAB.timeliness,
    title: words.timeliness.tab,
    columns: columnsOf(words.timeliness.headers, [
      ['text', 200],
      ['whole', 100],
      ['share', 100],
      ['part', 120],
    ]),
    lines,
    total: [words.timeliness.total, due.length, percent(due.length, due.length), outOf(due.length)],
    label: 0,
    charts: [{ type: 'pie', title: words.timeliness.tab, labels: 0, series: [1] }],
  })
}
