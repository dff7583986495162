import { calendarTab } from './tabs/calendar-tab.ts'
import { choiceTab } from './tabs/choice-tab.ts'
import { conferencesTab } from './tabs/conferences-tab.ts'
import { coverTab } from './tabs/cover-tab.ts'
import { delegatesTab } from './tabs/delegates-tab.ts'
import { forwardTab } from './tabs/forward-tab.ts'
import { funnelTab } from './tabs/funnel-tab.ts'
import { clustersTab, groupsTab } from './tabs/groups-tab.ts'
import { movementColumn, movementsTab } from './tabs/movements-tab.ts'
import { personsTabs } from './tabs/persons-tabs.ts'
import { problemsTab } from './tabs/problems-tab.ts'
import { publicityMonthsTab, publicityTab } from './tabs/publicity-tab.ts'
import { reportsTab, stagesTab } from './tabs/reports-tab.ts'
import { requestsTab } from './tabs/requests-tab.ts'
import { sharedTab } from './tabs/shared-tab.ts'
import { submissionsTab } from './tabs/submissions-tab.ts'
import { successorTab } from './tabs/successor-tab.ts'
import type { SummaryInput, SummaryTab } from './tabs/summary-tab.ts'
import { tasksTab } from './tabs/tasks-tab.ts'
import { timelinessTab } from './tabs/timeliness-tab.ts'
import { unitsTab } from './tabs/units-tab.ts'
import { yearsTab } from './tabs/years-tab.ts'

/**
 * The whole content of the summary spreadsheet. What a plan has no rules or forms for has no tab: the cover,
 * units, groups, deadlines, submissions, problems and tasks stand in each.
 */
export function summaryTabs(input: SummaryInput): readonly SummaryTab[] {
  // Movements have a table of their own.
  const ofMovements = movementColumn(input.campaign)
  const lists = input.rollUp.breakdowns.filter(({ dimension }) => dimension.column !== ofMovements)
  const [groups, timeliness] = [groupsTab(input), timelinessTab(input)]
  return [
    coverTab(input, [timeliness, groups]),
    unitsTab(input),
    groups,
    clustersTab(input),
    timeliness,
    ...lists.slice(1).map((breakdown, i) => choiceTab(input, breakdown, i)),
    ...personsTabs(input),
    movementsTab(input),
    funnelTab(input),
    conferencesTab(input),
    calendarTab(input),
    delegatesTab(input),
    submissionsTab(input),
    input.forwarded.length > 0 ? forwardTab(input) : null,
    input.shared.length > 0 ? sharedTab(input) : null,
    problemsTab(input),
    tasksTab(input),
    requestsTab(input),
    reportsTab(input),
    stagesTab(input),
    publicityTab(input),
    publicityMonthsTab(input),
    yearsTab(input),
    successorTab(input),
  ].filter((tab) => tab !== null)
}
