import type { Plan, Source } from '../../plan/plan.ts'
import type { Cell } from '../../sheet/grid.ts'
import { bareClause } from '../../words/clause-words.ts'
import { formatDay, formatInstant } from '../../words/format.ts'
import { SUMMARY_WORDS } from '../../words/summary-words.ts'
import { plain, type SummaryInput, type SummaryTab, TAB } from './summary-tab.ts'

/** The cover: the figures on one line, how far each rule is fulfilled, the readings that they rest on. */
export function coverTab({ campaign, cycle, rollUp, language }: SummaryInput): SummaryTab {
  const { plan } = campaign
  const words = SUMMARY_WORDS[language].cover
  const updated = formatInstant(rollUp.asOf, plan.zone, language)
  const rules = rollUp.rules.map(({ ruleId, clause, met, bound }) => {
    const sources = sourcesOf(plan, ruleId).map((source) => words.sources[source])
    return [ruleId, bareClause(clause), `${met}/${bound}`, sources.join(', ')]
  })
  const readings = plan.interpretations.map(({ id, question, reading, reason }) => [
    id,
    question,
    reading ?? words.undecided,
    reason,
  ])
  const { due, reported, onTime, late, missing, rows, errorRows } = rollUp
  const top: Cell[][] = [
    [plan.title[language]],
    [words.plan(plan.number, plan.issuedOn && formatDay(plan.issuedOn, language))],
    [words.cycle(cycle.id, formatDay(cycle.to, language))],
    [],
    [...words.headers],
    [due, reported, onTime, late, missing, rows, errorRows, updated],
    [],
    [words.rules],
    [...words.ruleHeaders],
    ...rules,
    [],
    [words.readings],
    [...words.readingHeaders],
  ]
  const cells = [...top, ...readings, [], [words.hash, rollUp.hash]]
  const widths = [130, 260, 380, 340, 110, 90, 90, 220]
  return {
    ...plain,
    tabId: TAB.cover,
    title: words.tab,
    cells,
    headingRows: [0, 4, 7, 8, top.length - 2, top.length - 1],
    widths,
  }
}

/** Whose figures a rule's are: the paper's own, a law's, or only a proposal. */
const sourcesOf = (plan: Plan, ruleId: string): readonly Source[] => [
  ...new Set(
    plan.rules
      .filter(({ id }) => id === ruleId)
      .flatMap(({ check }) => check.flatMap((side) => ('source' in side ? [side.source] : []))),
  ),
]
