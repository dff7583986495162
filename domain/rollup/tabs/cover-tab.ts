import type { Plan, Source } from '../../plan/plan.ts'
import { bareClause } from '../../words/clause-words.ts'
import { formatDay, formatInstant, formatNumber } from '../../words/format.ts'
import { SUMMARY_WORDS } from '../../words/summary-words.ts'
import { deadlineOf } from '../progress.ts'
import { type SummaryCell, type SummaryInput, type SummaryTab, TAB } from './summary-tab.ts'
import { captionOf } from './table-tab.ts'

/**
 * The cover: the figures on one line, two charts, how far each rule is fulfilled, the readings that they rest on.
 *
 * @param shown tabs whose charts stand on the cover, too
 */
export function coverTab(input: SummaryInput, shown: readonly SummaryTab[]): SummaryTab {
  const { campaign, cycle, rollUp, language } = input
  const { plan } = campaign
  const all = SUMMARY_WORDS[language]
  const words = all.cover
  const charts = chartsFrom(shown)
  const top: SummaryCell[][] = [
    [plan.title[language]],
    [words.plan(plan.number, plan.issuedOn && formatDay(plan.issuedOn, language))],
    [words.cycle(cycle.id, formatDay(deadlineOf(rollUp, cycle), language))],
    [captionOf(input)],
    [],
    [...words.headers],
    ...figures(input),
    ...Array.from({ length: charts.length > 0 ? CHART_ROWS : 1 }, () => []),
    [words.rules],
    [...words.ruleHeaders],
    ...ruleLines(input),
    [],
    [words.readings],
    [...words.readingHeaders],
  ]
  const rules = top.findIndex(([first]) => first === words.rules)
  return {
    tabId: TAB.cover,
    title: words.tab,
    cells: [...top, ...readingLines(input), [], [all.hash, rollUp.hash]],
    headingRows: [0, 5, rules, rules + 1, top.length - 2, top.length - 1],
    frozenRows: 0,
    widths: [130, 200, 380, 340, 150, 90, 90, 220],
    formats: [],
    filter: null,
    verdicts: null,
    charts,
    keys: null,
    label: 0,
  }
}

/** The height of a chart, in rows. */
const CHART_ROWS = 20

/** The first chart of each, side by side below the figures. */
const chartsFrom = (shown: readonly SummaryTab[]): SummaryTab['charts'] =>
  shown.flatMap(({ tabId, charts: [chart] }, i) =>
    chart
      ? [
          {
            ...chart,
            from: tabId,
            chartId: TAB.cover + 100_000 + i * 1000,
            at: { row: 8, column: i === 0 ? 0 : 3 },
          },
        ]
      : [],
  )

/** The numbers, and under each of them out of how many. */
function figures({ campaign, rollUp, language }: SummaryInput): SummaryCell[][] {
  const { due, reported, onTime, late, missing, rows, counted, errorRows } = rollUp
  const number = (value: number): SummaryCell => ({ value, format: '#,##0' })
  const outOf = (part: number, whole: number): string =>
    SUMMARY_WORDS[language].outOf(formatNumber(part, language), formatNumber(whole, language))
  return [
    [
      ...[due, reported, onTime, late, missing, rows, errorRows].map(number),
      formatInstant(rollUp.asOf, campaign.plan.zone, language),
    ],
    [
      null,
      ...[reported, onTime, late, missing].map((part) => outOf(part, due)),
      outOf(counted, rows),
      outOf(errorRows, rows),
    ],
  ]
}

const readingLines = ({ campaign, language }: SummaryInput): SummaryCell[][] =>
  campaign.plan.interpretations.map(({ id, question, reading, reason }) => [
    id,
    question,
    reading ?? SUMMARY_WORDS[language].cover.undecided,
    reason,
  ])

function ruleLines({ campaign, rollUp, language }: SummaryInput): SummaryCell[][] {
  const all = SUMMARY_WORDS[language]
  const titles = new Map(campaign.plan.rules.map(({ id, title }) => [id, title[language]]))
  return rollUp.rules.map(({ ruleId, clause, met, bound }) => {
    const sources = sourcesOf(campaign.plan, ruleId).map((source) => all.cover.sources[source])
    const units = all.outOf(formatNumber(met, language), formatNumber(bound, language))
    return [ruleId, bareClause(clause), String(titles.get(ruleId)), units, sources.join(', ')]
  })
}

/** Whose figures a rule's are: the paper's own, a law's, or only a proposal. */
const sourcesOf = (plan: Plan, ruleId: string): readonly Source[] => [
  ...new Set(
    plan.rules
      .filter(({ id }) => id === ruleId)
      .flatMap(({ check }) => check.flatMap((side) => ('source' in side ? [side.source] : []))),
  ),
]
