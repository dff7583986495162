import type { Column, Form } from '../../plan/form.ts'
import type { Day } from '../../plan/plan.ts'
import type { Rule } from '../../plan/rule.ts'
import type { Group } from '../../sheet/sheet-state.ts'
import { addDays } from '../../time/days.ts'
import { SUMMARY_WORDS } from '../../words/summary-words.ts'
import { dayCell, ofUnit } from './cells.ts'
import { type Meeting, meetingsOf } from './meetings.ts'
import { type SummaryCell, type SummaryInput, type SummaryTab, TAB } from './summary-tab.ts'
import { columnsOf, tableTab } from './table-tab.ts'

/** The columns of the standard form of conferences: plans/forms.yaml, F5. */
const CONFERENCE = {
  staff: 'so_nld',
  form: 'hinh_thuc',
  name: 'ten_goi',
  planned: 'ngay_dk',
  held: 'ngay_tt',
  delegates: 'so_db',
} as const

/** Every conference of the plan as its unit has registered it, by day, with what it must fulfil. */
export function conferencesTab(input: SummaryInput): SummaryTab | null {
  const meetings = meetingsOf(input)
  if (meetings.length === 0) return null
  const words = SUMMARY_WORDS[input.language].conferences
  return tableTab(input, {
    tabId: TAB.conferences,
    title: words.tab,
    columns: columnsOf(words.headers, [
      ['whole', 50],
      ['text', 240],
      ['text', 240],
      ['whole', 80],
      ['text', 110],
      ['text', 110],
      ['text', 200],
      ['text', 100],
      ['text', 100],
      ['text', 100],
      ['text', 100],
      ['text', 80],
      ['whole', 80],
      ['text', 170],
    ]),
    lines: meetings.map((meeting, i) => ({
      key: `${meeting.line.unit.id}/${meeting.id}`,
      cells: [i + 1, ...cellsOf(input, meeting)],
    })),
    verdicts: 13,
  })
}

function cellsOf(input: SummaryInput, { line, id, event, of = {}, day, rules }: Meeting): SummaryCell[] {
  const { campaign, language } = input
  const columns = columnsOfForm(campaign.plan.forms[event.form])
  const number = (key: string): SummaryCell => (of[key] === undefined ? null : Number(of[key]))
  const papers = papersOf(columns, of)
  const due = papersDue(rules, id, day ?? event.window.to)
  return [
    ofUnit(input, line, line.unit.name),
    event.title[language],
    number(CONFERENCE.staff),
    labels(columns, CONFERENCE.form, requiredForms(rules, event.form, of), language),
    labels(columns, CONFERENCE.form, of[CONFERENCE.form], language),
    labels(columns, CONFERENCE.name, of[CONFERENCE.name], language),
    dayCell(of[CONFERENCE.planned], language),
    dayCell(of[CONFERENCE.held], language),
    dayCell(due, language),
    dayCell(papers.lastSent, language),
    papers.asked === 0 ? null : SUMMARY_WORDS[language].outOf(String(papers.sent), String(papers.asked)),
    number(CONFERENCE.delegates),
    SUMMARY_WORDS[language].verdict[line.standing.overall],
  ]
}

/** The papers are the form's links; the day on which each was sent stands in the date column after it. */
function papersOf(columns: readonly Column[], of: Group['of']) {
  const links = columns.flatMap(({ key, type }, i) =>
    type === 'link' ? [{ key, day: String(columns[i + 1]?.key) }] : [],
  )
  const sent = links.filter(({ key }) => of[key] !== undefined)
  const days = sent.flatMap(({ day }) => of[day] ?? [])
  const isAll = sent.length === links.length
  return { asked: links.length, sent: sent.length, lastSent: isAll ? days.toSorted().at(-1) : null }
}

/** The first day on which something is due before the event. */
const papersDue = (rules: readonly Rule[], event: string, day: Day): Day | null =>
  rules
    .flatMap(({ when }) =>
      when.kind === 'event' && when.event === event && when.daysBefore > 0
        ? [addDays(day, -when.daysBefore)]
        : [],
    )
    .toSorted()[0] ?? null

/** The forms that rules leave to a conference of so many staff. */
function requiredForms(rules: readonly Rule[], form: string, of: Group['of']): string | undefined {
  const staff = of[CONFERENCE.staff]
  if (staff === undefined) return undefined
  for (const check of rules.flatMap((rule) => rule.check)) {
    if (check.kind !== 'each' || check.rows.form !== form) continue
    const must = check.must.find(({ column }) => column === CONFERENCE.form)?.in
    const bounds = check.if.filter(({ column }) => column === CONFERENCE.staff)
    const isMeant = bounds.every(
      ({ min, max }) =>
        (min?.kind !== 'number' || Number(staff) >= min.value) &&
        (max?.kind !== 'number' || Number(staff) <= max.value),
    )
    if (must && bounds.length > 0 && isMeant) return must.join()
  }
  return undefined
}

/** A plan without the form has no conferences of it, but its events stand all the same. */
const columnsOfForm = (form: Form | undefined): readonly Column[] => form?.columns ?? []

function labels(
  columns: readonly Column[],
  column: string,
  keys: string | undefined,
  language: SummaryInput['language'],
): SummaryCell {
  if (keys === undefined) return null
  const choices = columns.flatMap((one) => (one.key === column ? one.choices : []))
  return keys
    .split(',')
    .map((key) => choices.find((choice) => choice.key === key)?.label[language] ?? key)
    .join(', ')
}
