import { describeSheetProblem } from '../../words/problem-words.ts'
import { SUMMARY_WORDS } from '../../words/summary-words.ts'
import { instantCell, ofUnit } from './cells.ts'
import { type SummaryInput, type SummaryTab, sumOf, TAB } from './summary-tab.ts'
import { columnsOf, tableTab } from './table-tab.ts'

/** Who has sent what, when, how many rows were taken back, and whose sheet is held for what. */
export function submissionsTab(input: SummaryInput): SummaryTab {
  const { rollUp, language } = input
  const words = SUMMARY_WORDS[language]
  const lines = rollUp.units.map((line, i) => {
    const { unit, standing, withdrawn } = line
    return {
      key: unit.id,
      cells: [
        i + 1,
        ofUnit(input, line, unit.name),
        words.submission[standing.submission],
        instantCell(standing.firstArrival, input),
        ofUnit(input, line, standing.rows),
        standing.counted,
        standing.errorRows,
        withdrawn,
        standing.held ? describeSheetProblem(standing.held, { language }) : null,
      ],
    }
  })
  const cells = lines.map((line) => line.cells)
  return tableTab(input, {
    tabId: TAB.submissions,
    title: words.submissions.tab,
    columns: columnsOf(words.submissions.headers, [
      ['whole', 50],
      ['text', 300],
      ['text', 120],
      ['text', 130],
      ['whole', 80],
      ['whole', 80],
      ['whole', 80],
      ['whole', 80],
      ['text', 420],
    ]),
    lines,
    total: [null, words.submissions.total, null, null, ...[4, 5, 6, 7].map((column) => sumOf(cells, column))],
  })
}
