import { dayOf } from '../time/days.ts'
import { formatDay } from '../words/format.ts'
import { periodInSentence } from '../words/period-words.ts'
import { REPORT_WORDS } from '../words/report-words.ts'
import { fieldsTable, missingTable, tasksTable, unitsTable } from './appendices.ts'
import { inSentence, type ReportInput, tasksOf } from './facts.ts'
import { type Issuer, issuerOf } from './issuer.ts'
import { narrativeSection } from './narratives.ts'
import type { Appendix, DocumentHead, OfficialDocument, Table } from './official-document.ts'
import { namePaper } from './papers.ts'
import { personAppendices } from './person-appendices.ts'
import { lackingSection, resultSection, sentSection, tasksSection } from './sections.ts'

/**
 * The periodic report on a cycle, ready to be signed: its sentences are made of figures, and of what units
 * tell in their own words. The number stays blank; the office's own document system gives it.
 */
export function reportContent(input: ReportInput): OfficialDocument {
  const { campaign, rollUp, language } = input
  const { plan } = campaign
  const words = REPORT_WORDS[language]
  const issuer = issuerOf(plan, language)
  const day = dayOf(rollUp.asOf, plan.zone)
  const period = periodOf(input)
  const title = inSentence(plan.title[language])
  const paper = plan.number && namePaper(plan.number)
  const own = paper && words.paper(paper, plan.issuedOn, issuer.name)
  const dated = paper && plan.issuedOn ? `${paper}${words.ofDay(formatDay(plan.issuedOn, language))}` : paper
  const papers = [...plan.basis.map(namePaper), words.plan(own, title)]
  const { blocks, appendices } = bodyOf(input, words.appendix.note(issuer.symbol, day, issuer.short))
  return {
    language,
    day,
    head: headOf(input, issuer),
    kind: words.kind,
    summary: words.summary(period, words.plan(dated, title)),
    note: null,
    blocks: [{ kind: 'text', text: words.opening(papers, issuer.name, period) }, ...blocks],
    closing: words.closing(period, issuer.name),
    recipients: { title: words.recipients, lines: recipientLines(plan.distribution) },
    signature: issuer.signature,
    appendices,
  }
}

/** "năm 2023", "kỳ 2024-2025". */
export function periodOf({ cycle, language }: Pick<ReportInput, 'cycle' | 'language'>): string {
  return periodInSentence(cycle.id)[language]
}

function headOf({ campaign, rollUp, language }: ReportInput, issuer: Issuer): DocumentHead {
  const { plan } = campaign
  const words = REPORT_WORDS[language]
  return {
    superior: issuer.superior,
    body: issuer.head,
    nation: words.nation,
    motto: words.motto,
    number: words.number(issuer.symbol),
    placeAndDate: words.placeAndDate(plan.place, dayOf(rollUp.asOf, plan.zone)),
  }
}

function bodyOf(input: ReportInput, note: string): Pick<OfficialDocument, 'blocks' | 'appendices'> {
  const { campaign, rollUp, language } = input
  const words = REPORT_WORDS[language].appendix
  const tasks = tasksOf(input)
  const byField = rollUp.breakdowns.find(({ dimension }) => dimension.column === FIELD)
  const tables: readonly (readonly [title: string, table: Table | null])[] = [
    [words.units.title, unitsTable(input)],
    [words.missing.title, missingTable(input)],
    [
      byField ? words.fields.title(byField.dimension.title[language]) : '',
      byField ? fieldsTable(byField, language) : null,
    ],
    [words.tasks.title, tasksTable(tasks, campaign, language)],
  ]
  const appendices = [
    ...tables.flatMap(([title, table]) => (table ? [{ title, table, note, remark: null }] : [])),
    ...personAppendices(input).map((appendix) => ({ ...appendix, note })),
  ].map((appendix, i): Appendix => ({ name: words.name(ROMAN[i] as string), ...appendix }))
  const placeOf = (title: string): string =>
    appendices.find((appendix) => appendix.title === title)?.name ?? ''
  const blocks = [
    ...sentSection(input, placeOf(words.missing.title)),
    ...resultSection(input),
    ...lackingSection(input),
    ...tasksSection(tasks, input, placeOf(words.tasks.title)),
    ...narrativeSection(campaign, input.narratives, language),
  ]
  return { blocks, appendices }
}

/** The column of the main form whose table has an appendix of its own. */
const FIELD = 'linh_vuc'
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII']

/** As lists of recipients are set: a dash before, a semicolon after each, a full stop at the end. */
const recipientLines = (lines: readonly string[]): readonly string[] =>
  lines.map((line, i) => `- ${line}${i === lines.length - 1 ? '.' : ';'}`)
