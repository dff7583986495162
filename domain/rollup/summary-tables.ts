import { windowsOf } from '../agenda/windows.ts'
import type { Choice } from '../plan/form.ts'
import type { Campaign, Cycle, Language, Rule, Unit } from '../plan/plan.ts'
import type { Cell, Grid } from '../sheet/grid.ts'
import { dayOf } from '../time/days.ts'
import { serialOfDay } from '../time/serial.ts'
import { formatDay, formatInstant } from '../words/format.ts'
import { describeSheetProblem, problemTitle } from '../words/problem-words.ts'
import { SUMMARY_WORDS } from '../words/summary-words.ts'
import { type Breakdown, rowsWhere } from './breakdown.ts'
import type { RollUp, UnitLine } from './roll-up.ts'
import { successorTab } from './successor-tab.ts'

/** One tab of the summary spreadsheet; cells are typed, days are serial numbers. */
export interface SummaryTab {
  readonly tabId: number
  readonly title: string
  readonly cells: Grid
  /** Zero-based rows that are headings; the first is frozen with everything above it. */
  readonly headingRows: readonly number[]
  readonly widths: readonly number[]
  readonly dateColumns: readonly number[]
  /** Bars of the table's total column, by its first column. */
  readonly chart: {
    readonly chartId: number
    readonly title: string
    readonly column: number
    readonly lines: number
  } | null
}

export interface SummaryInput {
  readonly campaign: Campaign
  readonly cycle: Cycle
  readonly rollUp: RollUp
  readonly language: Language
  /** Rows that units put forward to the level above, ready to print; no personal columns but the name. */
  readonly forwarded: readonly (readonly Cell[])[]
}

/** Tab ids never change, so that a later build writes over the same tabs. */
const TAB = {
  cover: 146_100_001,
  units: 146_100_002,
  submissions: 146_100_003,
  problems: 146_100_004,
  tasks: 146_100_005,
  forward: 146_100_006,
  successors: 146_100_007,
  breakdown: 146_100_100,
}

/** The whole content of the summary spreadsheet: cover, by unit, by each list, submissions, problems, tasks. */
export function summaryTabs(input: SummaryInput): readonly SummaryTab[] {
  return [
    cover(input),
    byUnit(input),
    ...input.rollUp.breakdowns.slice(1).map((breakdown, i) => byChoice(input, breakdown, i)),
    submissions(input),
    ...(input.forwarded.length > 0 ? [forwarded(input)] : []),
    problems(input),
    tasks(input),
    ...[successorTab(input, TAB.successors)].filter((tab) => tab !== null),
  ]
}

const plain = { dateColumns: [], chart: null }

function cover({ campaign, cycle, rollUp, language }: SummaryInput): SummaryTab {
  const { plan } = campaign
  const words = SUMMARY_WORDS[language].cover
  const updated = formatInstant(rollUp.asOf, plan.zone, language)
  const rules = rollUp.rules.map(({ ruleId, clause, met, bound }) => [ruleId, clause, `${met}/${bound}`])
  const readings = plan.interpretations.map(({ id, question, reading, reason }) => [
    id,
    question,
    reading ?? words.undecided,
    reason,
  ])
  const top: Cell[][] = [
    [plan.title[language]],
    [words.plan(plan.number, plan.issuedOn && formatDay(plan.issuedOn, language))],
    [words.cycle(cycle.id, formatDay(cycle.to, language))],
    [],
    [...words.headers],
    [
      rollUp.due,
      rollUp.reported,
      rollUp.onTime,
      rollUp.late,
      rollUp.missing,
      rollUp.rows,
      rollUp.errorRows,
      updated,
    ],
    [],
    [words.rules],
    [...words.ruleHeaders],
    ...rules,
    [],
    [words.readings],
    [...words.readingHeaders],
  ]
  const cells = [...top, ...readings, [], [words.hash, rollUp.hash]]
  const widths = [150, 240, 420, 90, 110, 90, 90, 220]
  return {
    ...plain,
    tabId: TAB.cover,
    title: words.tab,
    cells,
    headingRows: [0, 4, 7, 8, top.length - 2, top.length - 1],
    widths,
  }
}

function byUnit({ campaign, rollUp, language }: SummaryInput): SummaryTab {
  const words = SUMMARY_WORDS[language].units
  const dimensions = rollUp.dimensions.filter(({ choices }) => choices.length <= 3)
  const columns = dimensions.flatMap(({ column, choices }) => choices.map((choice) => ({ column, choice })))
  const ticks = tickColumns(campaign)
  const heading = [
    ...words.headers,
    ...columns.map(({ choice }) => choice.label[language]),
    ...ticks.map(({ header }) => header[language]),
    ...words.after,
  ]
  const lines = rollUp.units.map((unit, i) =>
    unitLine(campaign, language, { columns, ticks: ticks.map(({ key }) => key) }, unit, i),
  )
  const counted = [...columns, ...ticks]
  const first = words.headers.length
  const isSum = (column: number): boolean => column >= first && column <= first + counted.length
  const sums = heading.map((_, column): Cell => (isSum(column) ? sumOf(lines, column) : null))
  const total = sums.map((sum, column) => (column === 1 ? words.total : sum))
  return {
    ...plain,
    tabId: TAB.units,
    title: words.tab,
    cells: [heading, ...lines, total],
    headingRows: [0, lines.length + 1],
    widths: [50, 300, 230, 90, ...counted.map(() => 95), 70, 80, 170, 80, 110, 240],
    dateColumns: [heading.length - 2],
  }
}

interface UnitColumns {
  readonly columns: readonly { readonly column: string; readonly choice: Choice }[]
  readonly ticks: readonly string[]
}

function unitLine(
  campaign: Campaign,
  language: Language,
  { columns, ticks }: UnitColumns,
  { unit, standing, quota, groups }: UnitLine,
  i: number,
): Cell[] {
  return [
    i + 1,
    unit.name,
    classOf(campaign, unit, quota?.ruleId, language),
    quota?.min ?? null,
    ...columns.map(({ column, choice }) => rowsWhere(groups, column, choice.key)),
    ...ticks.map((key) => rowsWhere(groups, key, 'true')),
    standing.counted,
    quota?.missing ?? null,
    SUMMARY_WORDS[language].verdict[standing.overall],
    standing.errorRows,
    standing.lastChange === null ? null : serialOfDay(dayOf(standing.lastChange, campaign.plan.zone)),
    null,
  ]
}

/** Of a unit's classes the one for which its quota was set; several plans put every unit into a common class, too. */
function classOf({ plan }: Campaign, unit: Unit, ruleId: string | undefined, language: Language): string {
  const bound = plan.rules.find(({ id }) => id === ruleId)?.classes ?? []
  const name = unit.classes.find((candidate) => bound.includes(candidate)) ?? unit.classes.at(-1) ?? ''
  return plan.classes[name]?.[language] ?? name
}

const sumOf = (lines: readonly (readonly Cell[])[], column: number): number =>
  lines.reduce((sum, line) => sum + Number(line[column]), 0)

function tickColumns(campaign: Campaign) {
  const [form] = Object.values(campaign.plan.forms)
  return form?.columns.filter(({ type, personal }) => type === 'tick' && personal === 'no') ?? []
}

function byChoice({ language }: SummaryInput, breakdown: Breakdown, index: number): SummaryTab {
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

function submissions({ campaign, rollUp, language }: SummaryInput): SummaryTab {
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

function forwarded({ forwarded: rows, language }: SummaryInput): SummaryTab {
  const words = SUMMARY_WORDS[language].forward
  const cells = [[...words.headers], ...rows.map((row, i) => [i + 1, ...row])]
  return {
    ...plain,
    tabId: TAB.forward,
    title: words.tab,
    cells,
    headingRows: [0],
    widths: [50, 260, 100, 240, 130, 480],
  }
}

function problems({ rollUp, language }: SummaryInput): SummaryTab {
  const words = SUMMARY_WORDS[language].problems
  const lines = rollUp.problems.map(({ code, rows }): Cell[] => [code, problemTitle(code, language), rows])
  return {
    ...plain,
    tabId: TAB.problems,
    title: words.tab,
    cells: [[...words.headers], ...lines],
    headingRows: [0],
    widths: [160, 300, 90],
  }
}

function tasks({ campaign, cycle, language }: SummaryInput): SummaryTab {
  const words = SUMMARY_WORDS[language].tasks
  const lines = campaign.plan.rules.flatMap((rule): Cell[][] => {
    if (!rule.check.some(({ kind }) => kind === 'task')) return []
    const due = windowsOf(rule.when, campaign.plan).find(({ to }) => to >= cycle.from)?.due
    return [
      [
        rule.id,
        rule.title[language],
        rule.clause,
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
