import type { Language, Plan } from '../../plan/plan.ts'
import { SUMMARY_WORDS } from '../../words/summary-words.ts'
import { OTHERS, type PersonTable } from '../persons/person-tables.ts'
import { personColumns, UNSTATED } from '../persons/persons.ts'
import { percent, type SummaryCell, type SummaryInput, type SummaryTab, TAB } from './summary-tab.ts'
import { share, tableTab, whole } from './table-tab.ts'

/**
 * Persons by sex, age and ethnic group, a tab for each: as of the last cut-off, with its time, its share of units and
 * its print, whatever the other tabs show. None where the plan asks for none of them, or nothing may be said.
 */
export function personsTabs(input: SummaryInput): readonly SummaryTab[] {
  const { persons, language } = input
  if (!persons) return []
  const { number, asOf, hash, reported, due } = persons
  const rollUp = { ...input.rollUp, asOf, hash, reported, due }
  const then: SummaryInput = { ...input, rollUp, snapshot: { number, asOf } }
  return persons.tables
    .filter(({ lines }) => lines.length > 0)
    .map((table, i) => tabOf(then, table, TAB.persons + i, SUMMARY_WORDS[language].persons.tabs[table.by]))
}

function tabOf(input: SummaryInput, table: PersonTable, tabId: number, title: string): SummaryTab {
  const { campaign, language } = input
  const words = SUMMARY_WORDS[language].persons
  const all = Number(table.total.at(-1))
  const lines = table.lines.map(({ key, cells }) => ({
    key,
    cells: [personLabel(campaign.plan, table.by, key, language), ...cellsOf(cells, all, words.unsaid)],
  }))
  const sums = 1 + table.columns.length
  const isSaid = table.lines.every(({ cells }) => cells.at(-1) !== null)
  return tableTab(input, {
    tabId,
    title,
    columns: [
      { header: words.headers[table.by], width: 260, look: 'text' },
      ...table.columns.map((key) => whole(personLabel(campaign.plan, 'sex', key, language), 100)),
      whole(words.total, 120),
      share(words.share),
    ],
    lines,
    total: [SUMMARY_WORDS[language].units.total, ...table.total, percent(all, all)],
    ...(isWhole(table) ? {} : { remark: words.remark }),
    label: 0,
    // Bars without some of their lines would mislead.
    charts: isSaid ? [{ type: 'bar', title, labels: 0, series: [sums] }] : [],
  })
}

/** Whether it says all its numbers. */
export const isWhole = ({ lines }: PersonTable): boolean =>
  lines.every(({ cells }) => cells.every((cell) => cell !== null))

const cellsOf = (cells: readonly (number | null)[], all: number, unsaid: string): SummaryCell[] => {
  const sum = cells.at(-1) ?? null
  return [...cells, sum === null ? null : percent(sum, all)].map((cell) => cell ?? unsaid)
}

/** What a line or a column of such a table is called. */
export function personLabel(plan: Plan, by: PersonTable['by'], key: string, language: Language): string {
  const words = SUMMARY_WORDS[language].persons
  if (key === UNSTATED) return words.unstated
  if (key === OTHERS) return words.others
  const sexes = personColumns(plan)?.sex?.choices ?? []
  if (by === 'sex') return sexes.find((choice) => choice.key === key)?.label[language] ?? key
  return by === 'age' ? String(words.ages[key]) : key
}
