import { fingerprintOf } from '../../sheet/fingerprint.ts'
import { SUMMARY_WORDS } from '../../words/summary-words.ts'
import { type SummaryInput, type SummaryTab, TAB } from './summary-tab.ts'
import { columnsOf, tableTab } from './table-tab.ts'

/** The rows put forward to the level above. A line is known again by its name and unit. */
export function forwardTab(input: SummaryInput): SummaryTab {
  const words = SUMMARY_WORDS[input.language].forward
  return tableTab(input, {
    tabId: TAB.forward,
    title: words.tab,
    columns: columnsOf(words.headers, [
      ['whole', 50],
      ['text', 260],
      ['text', 100],
      ['text', 240],
      ['text', 130],
      ['text', 480],
    ]),
    lines: input.forwarded.map((row, i) => ({
      key: fingerprintOf(JSON.stringify([row[0], row[2]])),
      cells: [i + 1, ...row],
    })),
  })
}
