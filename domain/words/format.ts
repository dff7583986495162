import type { Day, Instant, Language } from '../plan/plan.ts'
import { dayOf, hourOf } from '../time/days.ts'

const NUMBERS = {
  vi: new Intl.NumberFormat('vi-VN', { useGrouping: 'always' }),
  en: new Intl.NumberFormat('en-GB'),
}

/** 1.234,5 in Vietnamese, 1,234.5 in English. */
export const formatNumber = (value: number, language: Language): string => NUMBERS[language].format(value)

const SHARES = {
  vi: new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
}

/** Per cent with one decimal, always: columns of them stand in line. */
export const formatShare = (value: number, language: Language): string => SHARES[language].format(value)

/**
 * A day as offices write it: 04/4/2023 - two digits for the day, and for the month only 1 and 2 (Decree
 * 30/2020, place and date). English: 4 April 2023.
 */
export function formatDay(day: Day, language: Language): string {
  const [year = '', month = '', date = ''] = day.split('-')
  if (language === 'en') return `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}`
  return `${date}/${Number(month) <= 2 ? month : Number(month)}/${year}`
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** "08:00 ngày 01/12/2023", "08:00, 1 December 2023", in the given zone. */
export function formatInstant(at: Instant, zone: string, language: Language): string {
  const day = formatDay(dayOf(at, zone), language)
  return language === 'vi' ? `${hourOf(at, zone)} ngày ${day}` : `${hourOf(at, zone)}, ${day}`
}
