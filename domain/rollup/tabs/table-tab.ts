import { formatInstant, formatNumber } from '../../words/format.ts'
import { SUMMARY_WORDS } from '../../words/summary-words.ts'
import {
  plainOf,
  type SummaryCell,
  type SummaryInput,
  type SummaryTab,
  type TabChart,
} from './summary-tab.ts'

/** How a column shows what is in it: words, a whole number (1.234), a share in hundredths (51,2), or n/N (13/34). */
type Look = 'text' | 'whole' | 'share' | 'part'

export interface TableColumn {
  readonly header: string
  readonly width: number
  readonly look: Look
}

/** A line of a table; the key names what it is about and never changes. */
export interface Line {
  readonly key: string
  readonly cells: readonly SummaryCell[]
}

export interface TableSpec {
  readonly tabId: number
  readonly title: string
  readonly columns: readonly TableColumn[]
  readonly lines: readonly Line[]
  readonly total?: readonly SummaryCell[] | undefined
  /** Below the table: what a sign in it means. */
  readonly remark?: string
  /** The column by which people know a line; the second, as most tables begin with a number. */
  readonly label?: number
  readonly verdicts?: number
  readonly charts?: readonly ChartSpec[]
}

export type ChartSpec = Pick<TabChart, 'type' | 'title' | 'labels' | 'series'>

const PATTERNS: Readonly<Record<Look, string | null>> = {
  text: null,
  whole: '#,##0',
  share: '0.0',
  part: '@',
}

const HEADING_ROW = 1

/**
 * A tab that holds one table: above it as of when and out of how many units, below it the print of the figures.
 * Every line has a key, so that what an officer notes beside it stays with it.
 */
export function tableTab(input: SummaryInput, spec: TableSpec): SummaryTab {
  const words = SUMMARY_WORDS[input.language]
  const { columns, lines, total } = spec
  const rows: readonly Line[] = [
    { key: '#caption', cells: [captionOf(input)] },
    { key: '#heading', cells: columns.map(({ header }) => header) },
    ...lines,
    ...(total ? [{ key: '#total', cells: total }] : []),
    ...(spec.remark ? [{ key: '#remark', cells: [spec.remark] }] : []),
    { key: '#space', cells: [] },
    { key: '#hash', cells: [`${words.hash}: ${input.rollUp.hash}`] },
  ]
  const place = { row: HEADING_ROW, lines: lines.length }
  return {
    tabId: spec.tabId,
    title: spec.title,
    cells: rows.map(({ cells }) => cells),
    keys: rows.map(({ key }) => key),
    headingRows: [HEADING_ROW, ...(total ? [HEADING_ROW + 1 + lines.length] : [])],
    frozenRows: HEADING_ROW + 1,
    widths: columns.map(({ width }) => width),
    formats: columns.flatMap(({ look }, column) => {
      const pattern = PATTERNS[look]
      return pattern === null ? [] : [{ column, pattern }]
    }),
    filter: lines.length === 0 ? null : place,
    verdicts: spec.verdicts ?? null,
    label: spec.label ?? 1,
    charts: chartsOf(spec).map((chart, i) => ({
      ...chart,
      ...place,
      chartId: spec.tabId + CHARTS + i * 1000,
    })),
  }
}

/** Far from the ids of tabs, and from each other. */
const CHARTS = 100_000

/** A chart without a line, or with nothing but zeros, would be an empty frame. */
const chartsOf = ({ charts = [], lines }: TableSpec): readonly ChartSpec[] =>
  charts.filter(({ series }) =>
    lines.some(({ cells }) => series.some((column) => Number(plainOf(cells[column])) > 0)),
  )

/** As of when, from how many units, frozen or not: no figure without. */
export function captionOf({ campaign, rollUp, language, snapshot }: SummaryInput): string {
  const words = SUMMARY_WORDS[language]
  const { zone } = campaign.plan
  const reported = words.outOf(formatNumber(rollUp.reported, language), formatNumber(rollUp.due, language))
  const edition = snapshot ? words.snapshot(String(snapshot.number)) : words.provisional
  return words.caption(formatInstant(rollUp.asOf, zone, language), reported, edition)
}

/** Columns side by side, by their headings. */
export const columnsOf = (
  headers: readonly string[],
  looks: readonly (readonly [look: Look, width: number])[],
): readonly TableColumn[] => looks.map(([look, width], i) => ({ header: String(headers[i]), look, width }))

export const whole = (header: string, width = 95): TableColumn => ({ header, width, look: 'whole' })
export const share = (header: string, width = 95): TableColumn => ({ header, width, look: 'share' })
