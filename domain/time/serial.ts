import type { Day } from '../plan/plan.ts'

/** Spreadsheets count days from 30 December 1899. */
const EPOCH = 25_569

/** The day of a spreadsheet's serial number; hours are dropped. Null outside 1900 to 2199. */
export function dayOfSerial(serial: number): Day | null {
  if (!(serial >= 1 && serial < 109_575)) return null
  return new Date((Math.floor(serial) - EPOCH) * 86_400_000).toISOString().slice(0, 10)
}

export const serialOfDay = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000 + EPOCH
