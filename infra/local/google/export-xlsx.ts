import type { sheets_v4 } from '@googleapis/sheets'
import {
  type Cell,
  type CellStyle,
  type ConditionalRule,
  type DataValidation,
  type WriteSheet,
  writeXlsx,
} from 'hucre/xlsx'
import { letters } from './a1.ts'
import { excelNames } from './excel-names.ts'
import { chartOf } from './export-chart.ts'
import { PIXELS_PER_CHARACTER } from './import-xlsx.ts'
import { rowHeights } from './row-heights.ts'
import type { CellBox, Tab, Workbook } from './workbook.ts'

/**
 * Writes a spreadsheet as .xlsx, as Drive exports it. Every text is a typed text cell: what begins with "="
 * stays text.
 */
export async function exportXlsx(workbook: Workbook): Promise<Uint8Array> {
  const names = excelNames(workbook)
  return writeXlsx({
    sheets: workbook.tabs.map((tab) => sheetOf(workbook, tab, names)),
    properties: { title: workbook.title },
  })
}

function sheetOf(workbook: Workbook, tab: Tab, names: ReadonlyMap<number, string>): WriteSheet {
  const cells = new Map<string, Partial<Cell>>()
  const width = Math.max(0, ...tab.cells.map((row) => row.length))
  for (const [r, row] of tab.cells.entries()) {
    for (const [c, box] of row.entries()) if (box) cells.set(`${r},${c}`, cellOf(box, workbook.locale))
  }
  return {
    name: names.get(tab.sheetId) ?? tab.title,
    rows: tab.cells.map((row) => row.map((box) => box?.value ?? null)),
    cells,
    columns: Array.from({ length: width }, (_, column) => {
      const { pixelSize, hiddenByUser } = tab.columnLooks[column] ?? {}
      return {
        ...(pixelSize ? { width: pixelSize / PIXELS_PER_CHARACTER } : {}),
        ...(hiddenByUser ? { hidden: true } : {}),
      }
    }),
    rowDefs: rowHeights(tab),
    merges: tab.merges.map(mergeOf),
    conditionalRules: tab.conditionalFormats.flatMap(ruleOf),
    dataValidations: tab.validations.flatMap(validationOf),
    charts: tab.charts.flatMap((chart) => chartOf(workbook, chart, names)),
    ...(tab.filter?.range ? { autoFilter: { range: a1(tab.filter.range) } } : {}),
    pageSetup: PRINTED,
    ...(tab.frozenRows > 0 ? { freezePane: { rows: tab.frozenRows } } : {}),
    ...(tab.hidden ? { hidden: true } : {}),
  }
}

/** Whoever prints it gets whole tables: A4 across, all columns on one page. */
const PRINTED = {
  paperSize: 'a4',
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
} as const

/** Lists only; Excel takes at most 255 characters, a longer list is left to the check. */
function validationOf({ range, rule }: Tab['validations'][number]): DataValidation[] {
  const values = (rule.condition?.values ?? []).map(({ userEnteredValue }) => userEnteredValue ?? '')
  const isShort = values.join(',').length <= 250 && values.every((value) => !value.includes(','))
  if (rule.condition?.type !== 'ONE_OF_LIST' || !isShort) return []
  return [
    {
      type: 'list',
      range: a1(range),
      values,
      allowBlank: true,
      showErrorMessage: rule.strict === true,
    },
  ]
}

const mergeOf = ({
  startRowIndex,
  endRowIndex,
  startColumnIndex,
  endColumnIndex,
}: sheets_v4.Schema$GridRange) => ({
  startRow: startRowIndex ?? 0,
  endRow: (endRowIndex ?? 1) - 1,
  startCol: startColumnIndex ?? 0,
  endCol: (endColumnIndex ?? 1) - 1,
})

function cellOf({ value, formula, format }: CellBox, locale: string): Partial<Cell> {
  const link = format?.textFormat?.link?.uri
  return {
    value,
    ...(typeof value === 'string' ? { type: 'string' as const } : {}),
    ...(formula ? { formula, formulaResult: value } : {}),
    ...(link ? { hyperlink: { target: link } } : {}),
    style: styleOf(format ?? {}, locale),
  }
}

/** Google's font where the cell names none: a font without a name is whatever the reading program likes. */
const USUAL_FONT = { name: 'Arial', size: 10 }

function styleOf(format: sheets_v4.Schema$CellFormat, locale: string): CellStyle {
  const {
    textFormat,
    backgroundColorStyle,
    backgroundColor,
    numberFormat,
    wrapStrategy,
    horizontalAlignment,
    verticalAlignment,
  } = format
  const fill = hexOf(backgroundColorStyle?.rgbColor ?? backgroundColor)
  const colour = hexOf(textFormat?.foregroundColorStyle?.rgbColor ?? textFormat?.foregroundColor)
  const font = {
    ...USUAL_FONT,
    ...(textFormat?.fontFamily ? { name: textFormat.fontFamily } : {}),
    ...(textFormat?.bold ? { bold: true } : {}),
    ...(textFormat?.fontSize ? { size: textFormat.fontSize } : {}),
    // As Google shows a link that has no look of its own.
    ...(textFormat?.link?.uri ? { underline: true, color: { rgb: '1155CC' } } : {}),
    ...(colour ? { color: { rgb: colour } } : {}),
  }
  return {
    font,
    ...(fill
      ? { fill: { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { rgb: fill } } }
      : {}),
    ...(numberFormat?.pattern ? { numFmt: inLocale(numberFormat.pattern, locale) } : {}),
    alignment: {
      ...(wrapStrategy === 'WRAP' ? { wrapText: true } : {}),
      ...(horizontalAlignment
        ? { horizontal: horizontalAlignment.toLowerCase() as 'left' | 'center' | 'right' }
        : {}),
      vertical: verticalAlignment === 'MIDDLE' ? ('center' as const) : ('top' as const),
    },
  }
}

/** A number keeps the separators of its spreadsheet, whatever the program that opens the file speaks: 1.234,5. */
const inLocale = (pattern: string, locale: string): string =>
  locale === 'vi_VN' && /[0#]/.test(pattern) ? `[$-42A]${pattern}` : pattern

/** Google's colours are parts of one; an absent part is 0. */
export function hexOf(colour: sheets_v4.Schema$Color | null | undefined): string | null {
  if (!colour) return null
  return [colour.red, colour.green, colour.blue]
    .map((part) =>
      Math.round((part ?? 0) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')
    .toUpperCase()
}

/** Google has no order beside the list; the first rule wins. */
function ruleOf(rule: sheets_v4.Schema$ConditionalFormatRule, index: number): ConditionalRule[] {
  const { condition, format } = rule.booleanRule ?? {}
  const text = condition?.values?.[0]?.userEnteredValue
  const fill = hexOf(format?.backgroundColorStyle?.rgbColor ?? format?.backgroundColor)
  const type = CONDITIONS[condition?.type ?? '']
  if (!type || !text || !fill) return []
  return (rule.ranges ?? []).map((range) => ({
    type,
    priority: index + 1,
    text,
    range: a1(range),
    style: { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: fill }, bgColor: { rgb: fill } } },
  }))
}

const CONDITIONS: Readonly<Record<string, 'beginsWith' | 'containsText' | undefined>> = {
  TEXT_STARTS_WITH: 'beginsWith',
  TEXT_CONTAINS: 'containsText',
}

/** The last row that Excel has, for a range without an end. */
const LAST_ROW = 1_048_576

function a1({
  startRowIndex,
  endRowIndex,
  startColumnIndex,
  endColumnIndex,
}: sheets_v4.Schema$GridRange): string {
  const from = `${letters(startColumnIndex ?? 0)}${(startRowIndex ?? 0) + 1}`
  return `${from}:${letters((endColumnIndex ?? 16_384) - 1)}${endRowIndex ?? LAST_ROW}`
}
