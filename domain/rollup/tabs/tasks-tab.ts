import { windowsOf } from '../../agenda/windows.ts'
import type { Campaign } from '../../plan/plan.ts'
import type { Rule } from '../../plan/rule.ts'
import type { Cell } from '../../sheet/grid.ts'
import { bareClause } from '../../words/clause-words.ts'
import { formatDay } from '../../words/format.ts'
import { SUMMARY_WORDS } from '../../words/summary-words.ts'
import { plain, type SummaryInput, type SummaryTab, TAB } from './summary-tab.ts'

/** The plan's tasks: who leads, until when. */
export function tasksTab({ campaign, cycle, language }: SummaryInput): SummaryTab {
  const words = SUMMARY_WORDS[language].tasks
  const lines = campaign.plan.rules.flatMap((rule): Cell[][] => {
    if (!rule.check.some(({ kind }) => kind === 'task')) return []
    const due = windowsOf(rule.when, campaign.plan).find(({ to }) => to >= cycle.from)?.due
    return [
      [
        rule.id,
        rule.title[language],
        bareClause(rule.clause),
        due ? formatDay(due, language) : words.noDate,
        leadOf(campaign, rule, words.everyone),
      ],
    ]
  })
  return {
    ...plain,
    tabId: TAB.tasks,
    title: words.tab,
    cells: [[...words.headers], ...lines],
    headingRows: [0],
    widths: [80, 460, 120, 130, 320],
  }
}

const leadOf = (campaign: Campaign, rule: Rule, everyone: string): string =>
  rule.units.length === 0
    ? everyone
    : rule.units.map((id) => campaign.units.find((unit) => unit.id === id)?.name ?? id).join('; ')
