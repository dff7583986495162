import type { Cell } from '../../sheet/grid.ts'
import { SUMMARY_WORDS } from '../../words/summary-words.ts'
import type { Breakdown } from '../breakdown.ts'
import { plain, type SummaryInput, type SummaryTab, sumOf, TAB } from './summary-tab.ts'

/** The rows by the choices of one list, crossed with the kinds, with bars. */
export function choiceTab({ language }: SummaryInput, breakdown: Breakdown, index: number): SummaryTab {
  const words = SUMMARY_WORDS[language].breakdown
  const { kinds } = breakdown
  const title = words.tab(breakdown.dimension.title[language])
  const share = (rows: number): number =>
    breakdown.total === 0 ? 0 : Math.round((rows / breakdown.total) * 1000) / 10
  const lines = breakdown.lines.map(({ choice, byKind, rows }): Cell[] => [
    choice.label[language],
    ...byKind,
    rows,
    share(rows),
  ])
  const heading = [
    breakdown.dimension.title[language],
    ...kinds.map(({ label }) => label[language]),
    words.total,
    words.share,
  ]
  const total = [
    words.total,
    ...kinds.map((_, i) => sumOf(lines, i + 1)),
    breakdown.total,
    share(breakdown.total),
  ]
  const chart = { chartId: 146_200_001 + index, title, column: kinds.length + 1, lines: lines.length }
  const widths = [260, ...kinds.map(() => 100), 90, 90]
  return {
    ...plain,
    tabId: TAB.breakdown + index,
    title,
    cells: [heading, ...lines, total],
    headingRows: [0, lines.length + 1],
    widths,
    chart,
  }
}
