import type { Campaign, Language } from '../plan/plan.ts'
import type { Rule } from '../plan/rule.ts'
import { type Breakdown, rowsWhere } from '../rollup/breakdown.ts'
import type { UnitLine } from '../rollup/roll-up.ts'
import type { UnitQuota } from '../rollup/unit-quota.ts'
import { bareClause } from '../words/clause-words.ts'
import { formatDay, formatNumber, formatShare } from '../words/format.ts'
import type { ReportWords } from '../words/report-catalogue.ts'
import { REPORT_WORDS } from '../words/report-words.ts'
import { SUMMARY_WORDS } from '../words/summary-words.ts'
import { type ReportInput, type TaskLine, unitsMissing } from './facts.ts'
import { columnsOf, type Table } from './official-document.ts'

/** More kinds than these do not fit beside a unit's name. */
const MOST_KINDS = 4

/** A line for each unit: what it sent, what it should have, what it has by kind, what is missing. */
export function unitsTable({ rollUp, language }: ReportInput): Table {
  const words = REPORT_WORDS[language].appendix
  const { before, after } = words.units
  const [dimension] = rollUp.dimensions
  const kinds = dimension && dimension.choices.length <= MOST_KINDS ? dimension.choices : []
  const counts = ({ groups }: UnitLine): number[] =>
    kinds.map(({ key }) => rowsWhere(groups, String(dimension?.column), key))
  const rows = rollUp.units.map((line, i) => [
    String(i + 1),
    line.unit.name,
    words.submission[line.standing.submission],
    askedOf(line.quota, language),
    ...counts(line).map(String),
    formatNumber(line.standing.counted, language),
    formatNumber(line.quota?.missing ?? 0, language),
    words.verdict[line.standing.overall],
  ])
  const sums = kinds.map((_, i) => rollUp.units.reduce((sum, line) => sum + (counts(line)[i] as number), 0))
  const titles = [...before, ...kinds.map(({ label }) => label[language]), ...after]
  const shares = [12, 58, 24, 15, ...kinds.map(() => 14), 14, 15, 24]
  const total = ['', words.total, '', '', ...sums, rollUp.counted, '', '']
  return {
    columns: columnsOf(titles, shares, [1]),
    rows,
    total: total.map((cell) => numberText(cell, language)),
  }
}

const numberText = (cell: string | number, language: Language): string =>
  typeof cell === 'string' ? cell : formatNumber(cell, language)

/** The units that have sent nothing, what they should have, and until when; room for the office's own notes. */
export function missingTable({ rollUp, cycle, language }: ReportInput): Table | null {
  const missing = unitsMissing(rollUp)
  if (missing.length === 0) return null
  const rows = missing.map(({ unit, quota, standing }, i) => [
    String(i + 1),
    unit.name,
    askedOf(quota, language),
    formatDay(standing.verdicts[0]?.due ?? cycle.to, language),
    '',
  ])
  const { headers } = REPORT_WORDS[language].appendix.missing
  return { columns: columnsOf(headers, [12, 80, 22, 28, 30], [1]), rows, total: null }
}

const askedOf = (quota: UnitQuota | null, language: Language): string => {
  const words: ReportWords = REPORT_WORDS[language]
  if (quota === null || quota.min === null) return '-'
  return quota.ruleId === null
    ? words.appendix.ruleCount(words.figure(quota.min))
    : formatNumber(quota.min, language)
}

/** The cases by field, crossed with the kinds. */
export function fieldsTable(breakdown: Breakdown, language: Language): Table {
  const words = REPORT_WORDS[language].appendix
  const { dimension, kinds, lines, total } = breakdown
  const share = (rows: number): string => formatShare(total === 0 ? 0 : (rows / total) * 100, language)
  const rows = lines.map(({ choice, byKind, rows }, i) => [
    String(i + 1),
    choice.label[language],
    ...[...byKind, rows].map((count) => formatNumber(count, language)),
    share(rows),
  ])
  const sums = kinds.map((_, i) => lines.reduce((sum, { byKind }) => sum + (byKind[i] as number), 0))
  const { headers } = {
    headers: [
      SUMMARY_WORDS[language].units.headers[0] as string,
      dimension.title[language],
      ...kinds.map(({ label }) => label[language]),
      words.fields.all,
      words.fields.share,
    ],
  }
  const shares = [12, 60, ...kinds.map(() => 26), 26, 26]
  const sumCells = [...sums, total].map((count) => formatNumber(count, language))
  return {
    columns: columnsOf(headers, shares, [1]),
    rows,
    total: ['', words.total, ...sumCells, share(total)],
  }
}

/** The tasks: until when, for whom, by how many done. */
export function tasksTable(tasks: readonly TaskLine[], campaign: Campaign, language: Language): Table | null {
  if (tasks.length === 0) return null
  const rows = tasks.map(({ rule, dueText, done }, i) => [
    String(i + 1),
    rule.title[language],
    bareClause(rule.clause),
    dueText,
    whoFulfils(campaign, rule, language),
    done,
  ])
  const { headers } = REPORT_WORDS[language].appendix.tasks
  return { columns: columnsOf(headers, [12, 58, 20, 25, 48, 20], [1, 4]), rows, total: null }
}

const whoFulfils = ({ plan, units }: Campaign, rule: Rule, language: Language): string =>
  [
    ...rule.classes.map((name) => plan.classes[name]?.[language]),
    ...rule.units.map((id) => units.find((unit) => unit.id === id)?.name),
  ]
    .filter((name) => name !== undefined)
    .join('; ')
