import { SUMMARY_WORDS } from '../../words/summary-words.ts'
import { plain, type SummaryInput, type SummaryTab, TAB } from './summary-tab.ts'

/** The rows put forward to the level above. */
export function forwardTab({ forwarded: rows, language }: SummaryInput): SummaryTab {
  const words = SUMMARY_WORDS[language].forward
  const cells = [[...words.headers], ...rows.map((row, i) => [i + 1, ...row])]
  return {
    ...plain,
    tabId: TAB.forward,
    title: words.tab,
    cells,
    headingRows: [0],
    widths: [50, 260, 100, 240, 130, 480],
  }
}
