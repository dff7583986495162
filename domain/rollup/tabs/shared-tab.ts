import { SUMMARY_WORDS } from '../../words/summary-words.ts'
import { type SummaryInput, type SummaryTab, TAB } from './summary-tab.ts'
import { columnsOf, tableTab } from './table-tab.ts'

/** People who seem to stand in the lists of several units: for the coordinator, who compares and decides. */
export function sharedTab(input: SummaryInput): SummaryTab {
  const words = SUMMARY_WORDS[input.language].shared
  return tableTab(input, {
    tabId: TAB.shared,
    title: words.tab,
    columns: columnsOf(words.headers, [
      ['whole', 50],
      ['text', 260],
      ['text', 420],
    ]),
    lines: input.shared.map(({ key, name, units }, i) => ({ key, cells: [i + 1, name, units.join('; ')] })),
  })
}
