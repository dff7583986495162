import { isFigure } from '../../plan/figure.ts'
import type { Column } from '../../plan/form.ts'
import { REPORTS } from '../../rules/kinds/others.ts'
import type { Group } from '../../sheet/sheet-state.ts'
import { formatNumber } from '../../words/format.ts'
import { SUMMARY_WORDS } from '../../words/summary-words.ts'
import { sumRows } from '../breakdown.ts'
import { ofUnit } from './cells.ts'
import { percent, type SummaryInput, type SummaryTab, sumOf, TAB } from './summary-tab.ts'
import { columnsOf, tableTab, whole } from './table-tab.ts'

/** The figures of the units' periodic reports, a line for each report; null where the plan asks for none. */
export function reportsTab(input: SummaryInput): SummaryTab | null {
  const { campaign, rollUp, language } = input
  const form = campaign.plan.forms[REPORTS.form]
  if (!form) return null
  const words = SUMMARY_WORDS[language].reports
  const figures = form.columns.filter(isNumber)
  const periods = form.columns.flatMap(({ key, choices }) => (key === REPORTS.period ? choices : []))
  const reports = rollUp.units.flatMap((line) =>
    [...Map.groupBy(line.forms[form.id] ?? [], ({ of }) => String(of[REPORTS.period]))].map(
      ([id, groups]) => ({
        line,
        id,
        groups,
      }),
    ),
  )
  const lines = reports.map(({ line, id, groups }, i) => ({
    key: `${line.unit.id}/${id}`,
    cells: [
      i + 1,
      ofUnit(input, line, line.unit.name),
      periods.find(({ key }) => key === id)?.label[language] ?? id,
      ...figures.map(({ key }) => sumFigure(groups, key)),
    ],
  }))
  const cells = lines.map((line) => line.cells)
  return tableTab(input, {
    tabId: TAB.reports,
    title: words.tab,
    columns: [
      ...columnsOf(words.headers, [
        ['whole', 50],
        ['text', 300],
        ['text', 160],
      ]),
      ...figures.map(({ header }) => whole(header[language], 105)),
    ],
    lines,
    total: [null, words.total, null, ...figures.map((_, i) => sumOf(cells, i + 3))],
  })
}

const isNumber = (column: Column): boolean =>
  isFigure(column) && (column.type === 'integer' || column.type === 'number')

/** A number column, added up over the rows that count. */
const sumFigure = (groups: readonly Group[], column: string): number =>
  groups.reduce((sum, { of, rows }) => sum + rows * Number(of[column] ?? 0), 0)

/** From what was registered to what was put forward for an award, as far as the plan's forms tell. */
export function stagesTab(input: SummaryInput): SummaryTab | null {
  const { rollUp, language } = input
  const stages = stagesOf(input)
  if (stages.length <= ALWAYS) return null
  const words = SUMMARY_WORDS[language].stages
  return tableTab(input, {
    tabId: TAB.stages,
    title: words.tab,
    columns: columnsOf(words.headers, [
      ['text', 320],
      ['whole', 100],
      ['share', 130],
      ['part', 130],
    ]),
    lines: stages.map(({ key, rows }) => ({
      key,
      cells: [
        words[key],
        rows,
        percent(rows, rollUp.counted),
        SUMMARY_WORDS[language].outOf(formatNumber(rows, language), formatNumber(rollUp.counted, language)),
      ],
    })),
    label: 0,
    charts: [{ type: 'bar', title: words.tab, labels: 0, series: [1] }],
  })
}

/** Registered and withdrawn are known of every plan. */
const ALWAYS = 2

/** The columns of the standard report and the list of awards: plans/forms.yaml, F4 and F9. */
const STAGES = { nurtured: 'so_bd', copied: 'so_nr', proposed: 'so_dn', awards: 'F9' } as const

function stagesOf({ campaign, rollUp }: SummaryInput) {
  const { forms } = campaign.plan
  const groupsIn = (form: string): readonly Group[] => rollUp.units.flatMap((line) => line.forms[form] ?? [])
  const reported = (key: 'nurtured' | 'copied' | 'proposed') =>
    forms[REPORTS.form]?.columns.some((column) => column.key === STAGES[key])
      ? [{ key, rows: sumFigure(groupsIn(REPORTS.form), STAGES[key]) }]
      : []
  const awards = { key: 'awards' as const, rows: sumRows(groupsIn(STAGES.awards)) }
  return [
    { key: 'registered' as const, rows: rollUp.counted },
    ...reported('nurtured'),
    ...reported('copied'),
    ...reported('proposed'),
    ...(forms[STAGES.awards] ? [awards] : []),
    { key: 'withdrawn' as const, rows: rollUp.withdrawn },
  ]
}
