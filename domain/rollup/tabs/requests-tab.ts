import type { ReportRequest } from '../../plan/plan.ts'
import { includesUnit } from '../../rules/evidence.ts'
import { REPORTS } from '../../rules/kinds/others.ts'
import { endOfDay } from '../../time/days.ts'
import { SUMMARY_WORDS } from '../../words/summary-words.ts'
import type { UnitLine } from '../roll-up.ts'
import { dayCell, ofUnit } from './cells.ts'
import { type SummaryInput, type SummaryTab, TAB } from './summary-tab.ts'
import { columnsOf, tableTab } from './table-tab.ts'

/** Reports asked for on the way: who was asked, until when, who has answered. */
export function requestsTab(input: SummaryInput): SummaryTab | null {
  const { campaign, cycle, rollUp, language } = input
  const asked = campaign.plan.requests
    .filter(({ asked, due }) => due >= cycle.from && asked <= cycle.to)
    .flatMap((request) =>
      rollUp.units.filter(({ unit }) => includesUnit(request, unit)).map((line) => ({ line, request })),
    )
  if (asked.length === 0) return null
  const words = SUMMARY_WORDS[language].requests
  return tableTab(input, {
    tabId: TAB.requests,
    title: words.tab,
    columns: columnsOf(words.headers, [
      ['whole', 50],
      ['text', 300],
      ['text', 420],
      ['text', 110],
      ['text', 110],
      ['text', 180],
    ]),
    lines: asked.map(({ line, request }, i) => ({
      key: `${line.unit.id}/${request.id}`,
      cells: [
        i + 1,
        ofUnit(input, line, line.unit.name),
        request.title[language],
        dayCell(request.asked, language),
        dayCell(request.due, language),
        stateOf(input, line, request),
      ],
    })),
  })
}

function stateOf(
  { campaign, rollUp, language }: SummaryInput,
  line: UnitLine,
  { id, due }: ReportRequest,
): string {
  const words = SUMMARY_WORDS[language].requests
  const isAnswered = (line.forms[REPORTS.form] ?? []).some(({ of }) => of[REPORTS.period] === id)
  if (isAnswered) return words.answered
  return rollUp.asOf > endOfDay(due, campaign.plan.zone) ? words.late : words.open
}
