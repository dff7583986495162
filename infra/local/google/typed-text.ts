import type { sheets_v4 } from '@googleapis/sheets'
import type { CellBox } from './workbook.ts'

/** Formulas are kept and not computed: they look like one that is wrong. */
export const NOT_COMPUTED = '#ERROR!'

/** What typing makes of a text: the value, a format that comes with it, or a formula. */
export type Typed = Pick<CellBox, 'value' | 'formula'> & {
  readonly numberFormat?: sheets_v4.Schema$NumberFormat
}

/** As if typed into a vi_VN sheet: 1.234,5 is a number, 04/4/2023 a date, 50% a half, '0990 stays text. */
export function readTyped(text: string): Typed {
  if (text === '') return { value: null }
  if (text.startsWith("'")) return { value: text.slice(1) }
  if (text.startsWith('=') && text.length > 1) return { value: NOT_COMPUTED, formula: text.slice(1) }
  if (/^(TRUE|FALSE)$/i.test(text)) return { value: text.toUpperCase() === 'TRUE' }
  return dayOf(text) ?? numberOf(text) ?? { value: text }
}

function dayOf(text: string): Typed | null {
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? []
  if (!day) return null
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
  if (!isReal) return null
  const value = date.getTime() / 86_400_000 + 25_569
  return { value, numberFormat: { type: 'DATE', pattern: 'dd/mm/yyyy' } }
}

function numberOf(text: string): Typed | null {
  const [, digits, fraction = '', percent] = /^(-?(?:\d{1,3}(?:\.\d{3})+|\d+))(,\d+)?(%)?$/.exec(text) ?? []
  if (digits === undefined) return null
  const number = Number(digits.replace(/\./g, '') + fraction.replace(',', '.'))
  if (percent) {
    const pattern = fraction ? '0.00%' : '0%'
    return { value: Number((number / 100).toPrecision(15)), numberFormat: { type: 'PERCENT', pattern } }
  }
  if (!digits.includes('.')) return { value: number }
  return { value: number, numberFormat: { type: 'NUMBER', pattern: fraction ? '#,##0.##' : '#,##0' } }
}
