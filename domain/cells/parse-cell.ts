import type { ColumnType } from '../plan/form.ts'
import type { Cell } from '../sheet/grid.ts'
import { cleanText } from '../text/clean-text.ts'
import { detectLegacyFont } from '../text/legacy-fonts.ts'
import { type CellContext, type CellResult, short, type TypeParser } from './cell-result.ts'
import { parseDate } from './date-cell.ts'
import { parseEmail } from './email-cell.ts'
import { parseEthnic } from './ethnic-cell.ts'
import { parseLink } from './link-cell.ts'
import { listAtSight, parseList } from './list-cell.ts'
import { parseName } from './name-cell.ts'
import { parseInteger, parseNumber } from './number-cell.ts'
import { MOBILE, parsePhone } from './phone-cell.ts'
import { after, EMPTY, failed, ok } from './results.ts'
import { parseText } from './text-cell.ts'
import { parseTick } from './tick-cell.ts'
import { parseUnit } from './unit-cell.ts'
import { parseYear } from './year-cell.ts'

const PARSERS: Readonly<Record<ColumnType, TypeParser>> = {
  text: parseText,
  name: parseName,
  list: parseList,
  unit: parseUnit,
  ethnic: parseEthnic,
  year: parseYear,
  date: parseDate,
  integer: parseInteger,
  number: parseNumber,
  phone: parsePhone,
  email: parseEmail,
  link: parseLink,
  tick: parseTick,
}

/** Types whose right cells are known at sight; most cells of a sheet end here. */
const AT_SIGHT: {
  readonly [T in ColumnType]?: (
    cell: string | number | boolean,
    context: CellContext,
  ) => CellResult | undefined
} = {
  list: listAtSight,
  unit: (cell, { unit }) => (cell === unit.name ? ok(unit.id) : undefined),
  phone: (cell) => (typeof cell === 'string' && MOBILE.test(cell) ? ok(cell) : undefined),
  tick: (cell) => (cell === 'x' ? ok(true) : undefined),
}

const CELL_ERROR = /^#(?:N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|ERROR!|SPILL!|CALC!)$/
const FORMULA = /^[=@＝\t\r\0]|^[+-](?![\d ,.]|$)/
/** A dash alone is how people say "none". */
const NONE = /^[-–—]$/

/**
 * Reads one cell by its column's type: the value, and everything that was mended or is wrong. Formulas that
 * arrive as text, and the error values of a spreadsheet, are refused whatever the type.
 */
export function parseCell(cell: Cell, context: CellContext): CellResult {
  if (cell === null || cell === '') return EMPTY
  const { column } = context
  const asItShouldBe = AT_SIGHT[column.type]?.(cell, context)
  if (asItShouldBe) return asItShouldBe
  if (typeof cell !== 'string') return PARSERS[column.type](cell, context)
  if (CELL_ERROR.test(cell)) return failed('E-CELL-ERROR', column.key, { found: cell })
  if (FORMULA.test(cell) && !(column.type === 'phone' && cell.startsWith('+')))
    return failed('E-FORMULA', column.key, { found: short(cell) })
  const legacy = detectLegacyFont(cell)
  if (legacy)
    return failed('E-LEGACY', column.key, { font: legacy.font, suggestion: short(legacy.suggestion) })
  const clean = cleanText(cell)
  if (clean.fault) return failed(clean.fault.code, column.key, clean.fault.params)
  if (clean.text === '' || NONE.test(clean.text)) return EMPTY
  return after(clean.repairs, column.key, cell, clean.text, PARSERS[column.type](clean.text, context))
}
