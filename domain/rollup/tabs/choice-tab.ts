import { SUMMARY_WORDS } from '../../words/summary-words.ts'
import type { Breakdown } from '../breakdown.ts'
import { percent, type SummaryInput, type SummaryTab, TAB } from './summary-tab.ts'
import { share, tableTab, whole } from './table-tab.ts'

/** The rows by the choices of one list, crossed with the kinds, with bars. */
export function choiceTab(input: SummaryInput, breakdown: Breakdown, index: number): SummaryTab {
  const { language } = input
  const words = SUMMARY_WORDS[language].breakdown
  const { kinds, dimension, total } = breakdown
  const title = words.tab(dimension.title[language])
  const lines = breakdown.lines.map(({ choice, byKind, rows }) => ({
    key: choice.key,
    cells: [choice.label[language], ...byKind, rows, percent(rows, total)],
  }))
  const sums = kinds.map((_, i) => breakdown.lines.reduce((sum, { byKind }) => sum + Number(byKind[i]), 0))
  return tableTab(input, {
    tabId: TAB.breakdown + index,
    title,
    columns: [
      { header: dimension.title[language], width: 260, look: 'text' },
      ...kinds.map(({ label }) => whole(label[language], 100)),
      whole(words.total),
      share(words.share),
    ],
    lines,
    total: [words.total, ...sums, total, percent(total, total)],
    label: 0,
    charts: [{ type: 'bar', title, labels: 0, series: [kinds.length + 1] }],
  })
}
