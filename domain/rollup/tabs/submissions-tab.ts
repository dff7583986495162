import type { Cell } from '../../sheet/grid.ts'
import { dayOf } from '../../time/days.ts'
import { serialOfDay } from '../../time/serial.ts'
import { describeSheetProblem } from '../../words/problem-words.ts'
import { SUMMARY_WORDS } from '../../words/summary-words.ts'
import { plain, type SummaryInput, type SummaryTab, TAB } from './summary-tab.ts'

/** Who has sent what, when, and whose sheet is held for what. */
export function submissionsTab({ campaign, rollUp, language }: SummaryInput): SummaryTab {
  const words = SUMMARY_WORDS[language]
  const lines = rollUp.units.map(({ unit, standing }, i): Cell[] => [
    i + 1,
    unit.name,
    words.submission[standing.submission],
    standing.firstArrival === null ? null : serialOfDay(dayOf(standing.firstArrival, campaign.plan.zone)),
    standing.rows,
    standing.errorRows,
    standing.held ? describeSheetProblem(standing.held, { language }) : null,
  ])
  const cells = [[...words.submissions.headers], ...lines]
  return {
    ...plain,
    tabId: TAB.submissions,
    title: words.submissions.tab,
    cells,
    headingRows: [0],
    widths: [50, 300, 120, 130, 80, 80, 480],
    dateColumns: [3],
  }
}
