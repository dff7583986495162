import { repairPersonName } from '../text/person-name.ts'
import type { TypeParser } from './cell-result.ts'
import { after } from './results.ts'
import { parseText } from './text-cell.ts'

/** The name of a person, mended like one, or of a collective, kept as typed. */
export const parseName: TypeParser = (cell, context) => {
  const text = String(cell)
  if (!context.person) return parseText(text, context)
  const { name, repairs } = repairPersonName(text)
  return after(repairs, context.column.key, text, name, parseText(name, context))
}
