import type { Cell } from '../../sheet/grid.ts'
import { problemTitle } from '../../words/problem-words.ts'
import { SUMMARY_WORDS } from '../../words/summary-words.ts'
import { plain, type SummaryInput, type SummaryTab, TAB } from './summary-tab.ts'

/** What is wrong, by kind. */
export function problemsTab({ rollUp, language }: SummaryInput): SummaryTab {
  const words = SUMMARY_WORDS[language].problems
  const lines = rollUp.problems.map(({ code, rows }): Cell[] => [code, problemTitle(code, language), rows])
  return {
    ...plain,
    tabId: TAB.problems,
    title: words.tab,
    cells: [[...words.headers], ...lines],
    headingRows: [0],
    widths: [160, 300, 90],
  }
}
