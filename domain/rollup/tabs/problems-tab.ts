import { problemTitle } from '../../words/problem-words.ts'
import { SUMMARY_WORDS } from '../../words/summary-words.ts'
import { type SummaryInput, type SummaryTab, TAB } from './summary-tab.ts'
import { columnsOf, tableTab } from './table-tab.ts'

/** What is wrong, by kind; a row with two faults stands in two lines, so there is no total. */
export function problemsTab(input: SummaryInput): SummaryTab {
  const { rollUp, language } = input
  const words = SUMMARY_WORDS[language].problems
  const lines = rollUp.problems.map(({ code, rows }) => ({
    key: code,
    cells: [code, problemTitle(code, language), rows],
  }))
  return tableTab(input, {
    tabId: TAB.problems,
    title: words.tab,
    columns: columnsOf(words.headers, [
      ['text', 160],
      ['text', 300],
      ['whole', 90],
    ]),
    lines,
    charts: [{ type: 'bar', title: words.tab, labels: 1, series: [2] }],
  })
}
