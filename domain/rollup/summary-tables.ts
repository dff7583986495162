import { choiceTab } from './tabs/choice-tab.ts'
import { coverTab } from './tabs/cover-tab.ts'
import { forwardTab } from './tabs/forward-tab.ts'
import { problemsTab } from './tabs/problems-tab.ts'
import { submissionsTab } from './tabs/submissions-tab.ts'
import { successorTab } from './tabs/successor-tab.ts'
import type { SummaryInput, SummaryTab } from './tabs/summary-tab.ts'
import { tasksTab } from './tabs/tasks-tab.ts'
import { unitsTab } from './tabs/units-tab.ts'

/** The whole content of the summary spreadsheet: cover, by unit, by each list, submissions, problems, tasks. */
export function summaryTabs(input: SummaryInput): readonly SummaryTab[] {
  return [
    coverTab(input),
    unitsTab(input),
    ...input.rollUp.breakdowns.slice(1).map((breakdown, i) => choiceTab(input, breakdown, i)),
    submissionsTab(input),
    ...(input.forwarded.length > 0 ? [forwardTab(input)] : []),
    problemsTab(input),
    tasksTab(input),
    ...[successorTab(input)].filter((tab) => tab !== null),
  ]
}
