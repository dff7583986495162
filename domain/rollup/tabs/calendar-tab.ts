import type { Day } from '../../plan/plan.ts'
import { addDays, lastDayOfMonth, weekdayOf } from '../../time/days.ts'
import { periodWords } from '../../words/period-words.ts'
import { SUMMARY_WORDS } from '../../words/summary-words.ts'
import { type Meeting, meetingsOf } from './meetings.ts'
import { type SummaryInput, type SummaryTab, TAB } from './summary-tab.ts'
import { columnsOf, type Line, tableTab } from './table-tab.ts'

type Dated = Meeting & { readonly day: Day }

/**
 * The conferences as a calendar: the months that have some, a line for each week from Monday, in each day who meets.
 * Those that have no day yet stand below. None where the plan has no conferences.
 */
export function calendarTab(input: SummaryInput): SummaryTab | null {
  const meetings = meetingsOf(input)
  if (meetings.length === 0) return null
  const words = SUMMARY_WORDS[input.language].calendar
  const dated = meetings.filter((meeting): meeting is Dated => meeting.day !== undefined)
  const undated = meetings.filter(({ day }) => day === undefined).map(nameOf)
  const months = Map.groupBy(dated, ({ day }) => day.slice(0, 7))
  return tableTab(input, {
    tabId: TAB.calendar,
    title: words.tab,
    columns: columnsOf(words.headers, [['text', 110], ...WEEK.map(() => ['text', 150] as const)]),
    lines: [...months].toSorted(([a], [b]) => Number(a > b) - Number(a < b)).flatMap(weeksOf(input)),
    label: 0,
    ...(undated.length > 0 ? { remark: words.undated(undated.join('; ')) } : {}),
  })
}

const WEEK = [0, 1, 2, 3, 4, 5, 6]

const nameOf = ({ line }: Meeting): string => line.unit.name

const weeksOf =
  ({ language }: SummaryInput) =>
  ([month, meetings]: readonly [string, readonly Dated[]]): readonly Line[] => {
    const { held } = SUMMARY_WORDS[language].calendar
    const first = `${month}-01`
    const last = lastDayOfMonth(Number(month.slice(0, 4)), Number(month.slice(5)))
    const on = Map.groupBy(meetings, ({ day }) => day)
    const cellOf = (day: Day): string | null => {
      if (day < first || day > last) return null
      const theirs = (on.get(day) ?? []).map((one) => (isHeld(one) ? held(nameOf(one)) : nameOf(one)))
      return [String(Number(day.slice(8))), ...theirs].join('\n')
    }
    const lines: Line[] = []
    for (let monday = addDays(first, 1 - weekdayOf(first)); monday <= last; monday = addDays(monday, 7)) {
      const label = lines.length === 0 ? periodWords(month)[language] : null
      const cells = [label, ...WEEK.map((i) => cellOf(addDays(monday, i)))]
      lines.push({ key: `${month}/${monday}`, cells })
    }
    return lines
  }

/** Only a day on which it was held, not one for which it is planned, stands in the first of the event's columns. */
const isHeld = ({ event: { dates }, of }: Meeting): boolean =>
  dates.length > 1 && dates.slice(0, 1).some((column) => of?.[column] !== undefined)
