import type { Choice, Form } from '../../plan/form.ts'
import type { Group } from '../../sheet/sheet-state.ts'
import { periodWords } from '../../words/period-words.ts'
import { SUMMARY_WORDS } from '../../words/summary-words.ts'
import { rowsWhere, sumRows } from '../breakdown.ts'
import type { UnitLine } from '../roll-up.ts'
import { ofUnit } from './cells.ts'
import { type SummaryInput, type SummaryTab, sumOf, TAB } from './summary-tab.ts'
import { columnsOf, tableTab, whole } from './table-tab.ts'

/** The log of publicity and its columns: plans/forms.yaml, F8. */
const LOG = { form: 'F8', column: 'chuyen_muc', day: 'ngay', medium: 'loai' } as const

/** What each unit published, by the newspaper column it stood in; null where the plan keeps no log. */
export function publicityTab(input: SummaryInput): SummaryTab | null {
  const { campaign, rollUp, language } = input
  const form = campaign.plan.forms[LOG.form]
  if (!form) return null
  const words = SUMMARY_WORDS[language].publicity
  const choices = choicesOf(form, LOG.column)
  const logs = rollUp.units
    .map((line) => ({ line, groups: logOf(line) }))
    .filter(({ groups }) => groups.length > 0)
  const lines = logs.map(({ line, groups }, i) => {
    const by = choices.map(({ key }) => rowsWhere(groups, LOG.column, key))
    const other = sumRows(groups) - by.reduce((sum, rows) => sum + rows, 0)
    return {
      key: line.unit.id,
      cells: [i + 1, ofUnit(input, line, line.unit.name), ...by, other, sumRows(groups)],
    }
  })
  const cells = lines.map((line) => line.cells)
  return tableTab(input, {
    tabId: TAB.publicity,
    title: words.tab,
    columns: [
      ...columnsOf(words.headers, [
        ['whole', 50],
        ['text', 300],
      ]),
      ...choices.map(({ label }) => whole(label[language], 130)),
      whole(words.other, 130),
      whole(words.total),
    ],
    lines,
    total: [null, words.total, ...Array.from({ length: choices.length + 2 }, (_, i) => sumOf(cells, i + 2))],
    charts: [{ type: 'stacked-bar', title: words.tab, labels: 1, series: choices.map((_, i) => i + 2) }],
  })
}

/** The same by month and medium, as stacked columns. */
export function publicityMonthsTab(input: SummaryInput): SummaryTab | null {
  const { campaign, rollUp, language } = input
  const form = campaign.plan.forms[LOG.form]
  const groups = rollUp.units.flatMap(logOf)
  if (!form || groups.length === 0) return null
  const words = SUMMARY_WORDS[language].publicity
  const media = choicesOf(form, LOG.medium)
  const months = [...Map.groupBy(groups, monthOf)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const lines = months.map(([month, own]) => {
    const by = media.map(({ key }) => rowsWhere(own, LOG.medium, key))
    return { key: month, cells: [periodWords(month)[language], ...by, sumRows(own)] }
  })
  const cells = lines.map((line) => line.cells)
  return tableTab(input, {
    tabId: TAB.months,
    title: words.monthTab,
    columns: [
      { header: words.month, width: 130, look: 'text' },
      ...media.map(({ label }) => whole(label[language])),
      whole(words.total),
    ],
    lines,
    total: [words.total, ...Array.from({ length: media.length + 1 }, (_, i) => sumOf(cells, i + 1))],
    label: 0,
    charts: [
      { type: 'stacked-column', title: words.monthTab, labels: 0, series: media.map((_, i) => i + 1) },
    ],
  })
}

const logOf = ({ forms }: UnitLine): readonly Group[] => forms[LOG.form] ?? []

const choicesOf = (form: Form, column: string): readonly Choice[] =>
  form.columns.flatMap(({ key, choices }) => (key === column ? choices : []))

const monthOf = ({ of }: Group): string => String(of[LOG.day]).slice(0, 7)
