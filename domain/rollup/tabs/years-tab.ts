import { SUMMARY_WORDS } from '../../words/summary-words.ts'
import { percent, type SummaryInput, type SummaryTab, TAB } from './summary-tab.ts'
import { columnsOf, tableTab } from './table-tab.ts'

/** Cycle beside cycle, up to this one, as lines; null in the first. */
export function yearsTab(input: SummaryInput): SummaryTab | null {
  const { cycle, rollUp, earlier, language } = input
  if (earlier.length === 0) return null
  const words = SUMMARY_WORDS[language].years
  const all = [...earlier, { cycle, rollUp }]
  const lines = all.map(({ cycle: { id }, rollUp: figures }, i) => {
    const { due, reported, onTime, met, counted } = figures
    const before = all[i - 1]?.rollUp.counted
    const change = before === undefined ? null : counted - before
    return { key: id, cells: [id, due, reported, onTime, met, percent(met, due), counted, change] }
  })
  return tableTab(input, {
    tabId: TAB.years,
    title: words.tab,
    columns: columnsOf(words.headers, [
      ['text', 130],
      ['whole', 100],
      ['whole', 100],
      ['whole', 100],
      ['whole', 100],
      ['share', 100],
      ['whole', 120],
      ['whole', 100],
    ]),
    lines,
    label: 0,
    charts: [{ type: 'line', title: words.tab, labels: 0, series: [1, 2, 4, 6] }],
  })
}
