import type { sheets_v4 } from '@googleapis/sheets'
import { unsupported } from './google-error.ts'

type NumberFormat = sheets_v4.Schema$NumberFormat | undefined

const USUAL: Readonly<Record<string, string>> = {
  DATE: 'dd/mm/yyyy',
  TIME: 'hh:mm:ss',
  DATE_TIME: 'dd/mm/yyyy hh:mm:ss',
  PERCENT: '0.00%',
}
const patternOf = (format: NumberFormat): string => format?.pattern || (USUAL[format?.type ?? ''] ?? '')

/** A number in a vi_VN sheet: #,##0.00 and its like; a percent sign counts hundredths. */
export function numberText(value: number, format: NumberFormat): string {
  const pattern = patternOf(format)
  if (pattern.includes('"')) return wordedText(value, pattern)
  if (['', '@', 'General'].includes(pattern)) return plain(value, { maximumFractionDigits: 10 })
  const parts = /^(#,##)?[0#]+(?:\.(0*)(#*))?(%)?$/.exec(pattern)
  if (!parts) throw unsupported(`the number format ${pattern}`)
  const [, group, always = '', perhaps = '', percent] = parts
  const digits = {
    minimumFractionDigits: always.length,
    maximumFractionDigits: always.length + perhaps.length,
    useGrouping: group !== undefined,
  }
  return percent ? `${plain(value * 100, digits)}%` : plain(value, digits)
}

/** Sections for numbers above, below and at zero, each with words in quotes around at most one plain number. */
function wordedText(value: number, pattern: string): string {
  const sections = pattern.match(/(?:"[^"]*"|[^";])+/g) ?? []
  const ofSign = [sections[2], sections[0], sections[1]].at(Math.sign(value))
  const chosen = ofSign ?? sections[0] ?? ''
  const [, before = '', digit, after = ''] = /^((?:"[^"]*")*)(0)?((?:"[^"]*")*)$/.exec(chosen) ?? []
  if (before === '' && digit === undefined && after === '') throw unsupported(`the number format ${pattern}`)
  const sign = value < 0 && sections.length < 2 ? '-' : ''
  return `${sign}${before}${digit ? plain(Math.abs(value), {}) : ''}${after}`.replaceAll('"', '')
}

const plain = (value: number, options: Intl.NumberFormatOptions): string =>
  new Intl.NumberFormat('vi-VN', { useGrouping: false, ...options }).format(value)

/** Days since 1899-12-30 in a pattern of d, m, y, h and s; an m beside hours or seconds is minutes. */
export function momentText(serial: number, format: NumberFormat): string {
  const pattern = patternOf(format)
  const date = new Date(Math.round((serial - 25_569) * 86_400) * 1000)
  const minutes = pattern.replace(
    /(h+[^a-z]*)(m+)|(m+)(?=[^a-z]*s)/gi,
    (_, hours = '', after = '', before = '') => `${hours}${'n'.repeat((after || before).length)}`,
  )
  if (/[^dmyhns\s/:.,-]/i.test(minutes)) throw unsupported(`the date format ${pattern}`)
  const parts: Readonly<Record<string, number>> = {
    d: date.getUTCDate(),
    m: date.getUTCMonth() + 1,
    y: date.getUTCFullYear(),
    h: date.getUTCHours(),
    n: date.getUTCMinutes(),
    s: date.getUTCSeconds(),
  }
  return minutes.replace(/([dmyhns])\1*/gi, (run, letter: string) => {
    const figure = String(parts[letter.toLowerCase()] ?? '')
    if (letter.toLowerCase() === 'y') return run.length > 2 ? figure : figure.slice(-2)
    if (run.length > 2) throw unsupported(`the date format ${pattern}`)
    return figure.padStart(run.length, '0')
  })
}
