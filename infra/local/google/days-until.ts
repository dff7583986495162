import { dayOf } from '../../../domain/time/days.ts'
import { serialOfDay } from '../../../domain/time/serial.ts'
import type { CellBox, Tab, Workbook } from './workbook.ts'

/** The one formula that is computed here: the days from today until a day, given as its serial number. */
const DAYS_UNTIL = /^(\d{1,6})-TODAY\(\)$/i

export const isDaysUntil = (formula: string): boolean => DAYS_UNTIL.test(formula)

/** Workbooks are replaced and not changed: each is looked through once a day. */
const known = new WeakMap<Workbook, { readonly today: number; readonly workbook: Workbook }>()

/** A workbook as it is on the day of `now` in its own zone: what counts days is counted anew. */
export function recalculated(workbook: Workbook, now: number): Workbook {
  const today = serialOfDay(dayOf(now, workbook.timeZone))
  const before = known.get(workbook)
  if (before?.today === today) return before.workbook
  const counts = workbook.tabs.some((tab) => tab.cells.some((row) => row.some(countsDays)))
  const fresh = counts ? { ...workbook, tabs: workbook.tabs.map((tab) => recounted(tab, today)) } : workbook
  known.set(workbook, { today, workbook: fresh })
  return fresh
}

const countsDays = (box: CellBox | null | undefined): boolean =>
  box?.formula !== undefined && isDaysUntil(box.formula)

const recounted = (tab: Tab, today: number): Tab => ({
  ...tab,
  cells: tab.cells.map((row) => (row.some(countsDays) ? row.map((box) => recount(box, today)) : row)),
})

function recount(box: CellBox | null, today: number): CellBox | null {
  const [, until] = DAYS_UNTIL.exec(box?.formula ?? '') ?? []
  return box && until !== undefined ? { ...box, value: Number(until) - today } : box
}
