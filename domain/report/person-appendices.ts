import type { PersonTable } from '../rollup/persons/person-tables.ts'
import { isWhole, personLabel } from '../rollup/tabs/persons-tabs.ts'
import { percent } from '../rollup/tabs/summary-tab.ts'
import { formatInstant, formatNumber, formatShare } from '../words/format.ts'
import { REPORT_WORDS } from '../words/report-words.ts'
import { SUMMARY_WORDS } from '../words/summary-words.ts'
import type { ReportInput } from './facts.ts'
import { type Appendix, columnsOf, type Table } from './official-document.ts'

/** Persons by sex, age and ethnic group as of the last cut-off; empty where there are no such tables. */
export function personAppendices(
  input: ReportInput,
): readonly Pick<Appendix, 'title' | 'table' | 'remark'>[] {
  const { campaign, persons, language } = input
  if (!persons) return []
  const words = REPORT_WORDS[language]
  const asOf = formatInstant(persons.asOf, campaign.plan.zone, language)
  const units = words.outOf(persons.reported, persons.due)
  const when = words.appendix.persons.asOf(asOf, units, String(persons.number))
  return persons.tables
    .filter(({ lines }) => lines.length > 0)
    .map((table) => ({
      title: words.appendix.persons.titles[table.by],
      table: tableOf(input, table),
      remark: isWhole(table) ? when : `${when} ${SUMMARY_WORDS[language].persons.remark}`,
    }))
}

function tableOf({ campaign, language }: ReportInput, { by, columns, lines, total }: PersonTable): Table {
  const words = SUMMARY_WORDS[language].persons
  const all = Number(total.at(-1))
  const label = (what: PersonTable['by'], key: string): string =>
    personLabel(campaign.plan, what, key, language)
  const number = (count: number | null): string =>
    count === null ? words.unsaid : formatNumber(count, language)
  const shareOf = (count: number | null | undefined): string =>
    typeof count === 'number' ? formatShare(percent(count, all), language) : words.unsaid
  const titles = [
    SUMMARY_WORDS[language].units.headers[0] as string,
    words.headers[by],
    ...columns.map((key) => label('sex', key)),
    words.total,
    words.share,
  ]
  return {
    columns: columnsOf(titles, [17, 65, ...columns.map(() => 22), 26, 24], [1]),
    rows: lines.map(({ key, cells }, i) => [
      String(i + 1),
      label(by, key),
      ...cells.map(number),
      shareOf(cells.at(-1)),
    ]),
    total: ['', SUMMARY_WORDS[language].units.total, ...total.map(number), shareOf(all)],
  }
}
