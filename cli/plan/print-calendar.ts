import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import ical, { ICalCalendarMethod } from 'ical-generator'
import { type AgendaItem, agendaOf } from '../../domain/agenda/agenda.ts'
import type { Language, Plan } from '../../domain/plan/plan.ts'
import { addDays, hourOf } from '../../domain/time/days.ts'
import { AGENDA_WORDS } from '../../domain/words/agenda-words.ts'
import { formatDay } from '../../domain/words/format.ts'
import { textTable } from '../print/table.ts'
import { PLAN_WORDS } from './plan-words.ts'
import { readPlans } from './read-plans.ts'

export interface CalendarOptions {
  readonly folder: string
  readonly language: Language
  /** First and last day to print; null for the whole plan. */
  readonly from: string | null
  readonly to: string | null
  /** Where the .ics goes. */
  readonly file: (planId: string) => string
  readonly out: NodeJS.WriteStream
}

/** Prints everything that a plan makes due, and writes it as a calendar file (RFC 5545). Returns the exit code. */
export async function printCalendar(options: CalendarOptions): Promise<number> {
  const { language, out } = options
  if (options.from !== null && options.to !== null && options.from > options.to) {
    out.write(`${PLAN_WORDS[language].fromAfterTo}\n`)
    return 1
  }
  const campaigns = await readPlans([options.folder], language, out)
  if (!campaigns) return 1
  for (const { plan } of campaigns) {
    const words = PLAN_WORDS[language]
    const [from, to] = [options.from ?? '0000-01-01', options.to ?? '9999-12-31']
    const items = agendaOf(plan).filter(({ day }) => day >= from && day <= to)
    const first = items.at(0)?.day ?? options.from ?? plan.valid.from
    const last = items.at(-1)?.day ?? options.to ?? plan.valid.to
    const span = [formatDay(first, language), formatDay(last, language)] as const
    out.write(`${words.calendarTitle(plan.number ?? plan.id, ...span)}\n`)
    out.write(`${calendarTable(plan, items, language)}\n`)
    const file = options.file(plan.id)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, calendarFile(plan, items, language))
    out.write(`${words.calendarWritten(file, items.length)}\n`)
  }
  return 0
}

function calendarTable(plan: Plan, items: readonly AgendaItem[], language: Language): string {
  const words = PLAN_WORDS[language]
  const columns = words.calendarColumns.map((title) => ({ title }))
  const rows = items.map((item) => [
    formatDay(item.day, language),
    hourWords(plan, item, words.allDay),
    titleOf(plan, item, language),
    item.rules.join(' '),
  ])
  return textTable(columns, rows)
}

/** What has an hour is a mail or a summary; the rest stands in a calendar as a day. */
const isWholeDay = ({ kind }: AgendaItem): boolean =>
  kind !== 'reminder' && kind !== 'rollup' && kind !== 'summary'

/** Good until the last millisecond of the day. */
const isUntilEnd = ({ kind }: AgendaItem): boolean => kind === 'deadline' || kind === 'cut-off'

function hourWords(plan: Plan, item: AgendaItem, endOfDay: string): string {
  if (isUntilEnd(item)) return endOfDay
  return isWholeDay(item) ? '' : hourOf(item.at, plan.zone)
}

function titleOf(plan: Plan, item: AgendaItem, language: Language): string {
  const what = AGENDA_WORDS[language][item.kind]
  const phase = plan.phases.find(({ id }) => item.kind === 'phase' && id === item.of)
  return phase ? `${what}: ${phase.title[language]}` : what
}

/** The same plan gives the same file: its stamp is the day on which the plan begins. */
function calendarFile(plan: Plan, items: readonly AgendaItem[], language: Language): string {
  const calendar = ical({
    name: plan.title[language],
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Rollcall', product: plan.id, language: language.toUpperCase() },
  })
  for (const item of items) {
    const rules = plan.rules.filter(({ id }) => item.rules.includes(id))
    const day = (text: string): Date => new Date(`${text}T00:00:00Z`)
    calendar.createEvent({
      id: `${item.key}@rollcall`,
      stamp: day(plan.valid.from),
      ...(isWholeDay(item)
        ? { allDay: true, start: day(item.day), end: day(addDays(item.day, 1)) }
        : { start: new Date(item.at), end: new Date(item.at + HALF_AN_HOUR) }),
      summary: `${plan.place}: ${titleOf(plan, item, language)}`,
      description: rules.map(({ id, clause, title }) => `${id} (${clause}): ${title[language]}`).join('\n'),
    })
  }
  return calendar.toString()
}

const HALF_AN_HOUR = 30 * 60_000
