import ExcelJS from 'exceljs'
import { unzipSync, zipSync } from 'fflate'
import type { Layout } from './return-layouts.ts'

/** A row of the sample data by header. */
export type SampleRow = Readonly<Record<string, string>>

/** One day stands in every made file, so that a file made twice, anywhere, is the same to the byte. */
const MADE_ON = new Date(Date.UTC(2023, 10, 15))
/** A zip holds local time: this gives the same figures in every zone. */
const ZIPPED_ON = new Date(2023, 10, 15)
const THIN = { style: 'thin' } as const
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN }
const FONT = { name: 'Times New Roman', size: 12 }
const CENTRE = { horizontal: 'center', vertical: 'middle', wrapText: true } as const
const WIDE: Readonly<Record<string, number>> = {
  'Tóm tắt thành tích': 40,
  'Tên tập thể, cá nhân hoặc mô hình': 30,
}

/** A column as it will be drawn: which sample column it shows, and for which sex only. */
interface Drawn {
  readonly column: string
  readonly sex: string | null
}

/** Draws the list as its office would and gives the .xlsx. */
export function drawReturn(
  layout: Layout,
  headers: readonly string[],
  rows: readonly SampleRow[],
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('Danh sách', {
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToHeight: 0 },
  })
  const columns = drawnColumns(layout, headers)
  drawHeading(sheet, layout, columns.length)
  drawTableHead(sheet, layout, columns)
  drawRows(sheet, layout, columns, rows)
  if (rows.length > 0) drawFoot(sheet, layout, columns.length, rows.length)
  columns.forEach(({ column }, i) => {
    sheet.getColumn(i + 1).width = WIDE[column] ?? (column === 'STT' ? 6 : 15)
  })
  return bytesOf(book)
}

/** An .xlsx with one empty tab. */
export function drawNothing(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('Sheet1')
  return bytesOf(book)
}

/** Written anew with one date on all parts: ExcelJS stamps them with the time of the day. */
async function bytesOf(book: ExcelJS.Workbook): Promise<Uint8Array> {
  book.created = MADE_ON
  book.modified = MADE_ON
  const parts = unzipSync(new Uint8Array(await book.xlsx.writeBuffer()))
  const named = Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1))
  return zipSync(Object.fromEntries(named), { mtime: ZIPPED_ON, level: 9 })
}

function drawnColumns(layout: Layout, headers: readonly string[]): readonly Drawn[] {
  const first = layout.first.filter((header) => headers.includes(header))
  const rest = headers.filter((header) => !first.includes(header) && !layout.without.includes(header))
  return [...first, ...rest].flatMap((column): Drawn[] => {
    if (!layout.yearBySex) return [{ column, sex: null }]
    if (column === 'Giới tính') return []
    return column === 'Năm sinh' ? ['Nam', 'Nữ'].map((sex) => ({ column, sex })) : [{ column, sex: null }]
  })
}

function drawHeading(sheet: ExcelJS.Worksheet, layout: Layout, width: number): void {
  const national = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc']
  const middle = Math.floor(width / 2)
  layout.office.forEach((line, i) => {
    const row = sheet.addRow([])
    mergedText(sheet, row.number, 1, middle - 2, line, { bold: i > 0 })
    mergedText(sheet, row.number, middle + 1, width, national[i] ?? '', { bold: true })
  })
  if (layout.office.length > 0) sheet.addRow([])
  const title = [
    'DANH SÁCH GIỚI THIỆU MÔ HÌNH, ĐIỂN HÌNH TIÊN TIẾN NĂM 2023',
    '(Kèm theo Báo cáo ngày 15/11/2023)',
  ]
  for (const [i, line] of title.entries()) {
    mergedText(sheet, sheet.addRow([]).number, 1, width, line, { bold: i === 0, italic: i > 0 })
  }
  sheet.addRow([])
}

function mergedText(
  sheet: ExcelJS.Worksheet,
  row: number,
  from: number,
  to: number,
  text: string,
  font: Partial<ExcelJS.Font>,
): void {
  sheet.mergeCells(row, from, row, to)
  const cell = sheet.getCell(row, from)
  cell.value = text
  cell.font = { ...FONT, ...font }
  cell.alignment = CENTRE
}

function drawTableHead(sheet: ExcelJS.Worksheet, layout: Layout, columns: readonly Drawn[]): void {
  const titles = headTitles(layout, columns)
  const top = drawTableRow(sheet, titles.upper, { bold: true })
  if (titles.lower) {
    const bottom = drawTableRow(sheet, titles.lower, { bold: true })
    mergeHead(sheet, top, bottom, titles.upper, titles.lower)
  }
  if (layout.columnNumbers)
    drawTableRow(
      sheet,
      columns.map((_, i) => `(${i + 1})`),
      { italic: true },
    )
}

interface HeadTitles {
  readonly upper: readonly string[]
  readonly lower: readonly string[] | null
}

function headTitles(layout: Layout, columns: readonly Drawn[]): HeadTitles {
  const title = (column: string): string => layout.headers[column] ?? column
  const { group } = layout
  if (!group && !layout.yearBySex) return { upper: columns.map(({ column }) => title(column)), lower: null }
  const inGroup = (column: string): boolean => group?.columns.includes(column) ?? false
  return {
    upper: columns.map(({ column }) => (group && inGroup(column) ? group.title : title(column))),
    lower: columns.map(({ column, sex }) => sex ?? (inGroup(column) ? title(column) : '')),
  }
}

/** Merges equal neighbours of the upper row, and a title with the empty cell under it. */
function mergeHead(
  sheet: ExcelJS.Worksheet,
  top: number,
  bottom: number,
  upper: readonly string[],
  lower: readonly string[],
): void {
  let from = 0
  for (let at = 1; at <= upper.length; at++) {
    if (upper[at] === upper[from]) continue
    if (lower[from] === '') sheet.mergeCells(top, from + 1, bottom, from + 1)
    else if (at - from > 1) sheet.mergeCells(top, from + 1, top, at)
    from = at
  }
}

function drawTableRow(
  sheet: ExcelJS.Worksheet,
  values: readonly (string | number | null)[],
  font: Partial<ExcelJS.Font> = {},
): number {
  const row = sheet.addRow([...values])
  for (let column = 1; column <= values.length; column++) {
    const cell = row.getCell(column)
    cell.border = BORDER
    cell.font = { ...FONT, ...font }
    cell.alignment = font.bold ? CENTRE : { vertical: 'top', wrapText: true }
  }
  return row.number
}

function drawRows(
  sheet: ExcelJS.Worksheet,
  layout: Layout,
  columns: readonly Drawn[],
  rows: readonly SampleRow[],
): void {
  let kind = ''
  for (const [i, row] of rows.entries()) {
    if (layout.repeatAfter === i) drawTableRow(sheet, headTitles(layout, columns).upper, { bold: true })
    if (layout.kinds && row['Loại hình'] !== kind) {
      kind = row['Loại hình'] ?? ''
      const title = kind === 'Tập thể' ? 'I. Tập thể' : 'II. Cá nhân'
      drawTableRow(
        sheet,
        columns.map((_, at) => (at === 0 ? title : null)),
        { bold: true },
      )
    }
    drawTableRow(
      sheet,
      columns.map((drawn) => cellValue(drawn, row)),
    )
  }
}

const NUMBERS: ReadonlySet<string> = new Set(['STT', 'Năm sinh', 'Năm đăng ký'])

/** Numbers where a clerk types a number; a phone without its 0 is what is left of a number cell. */
function cellValue({ column, sex }: Drawn, row: SampleRow): string | number | null {
  const text = row[column] ?? ''
  if (text === '' || (sex !== null && row['Giới tính'] !== sex)) return null
  const isNumber = NUMBERS.has(column) || (column === 'Số điện thoại liên hệ' && text.startsWith('9'))
  return isNumber && /^\d+$/.test(text) ? Number(text) : text
}

function drawFoot(sheet: ExcelJS.Worksheet, layout: Layout, width: number, count: number): void {
  const padded = String(count).padStart(2, '0')
  if (layout.total === 'cell') {
    drawTableRow(sheet, ['', 'Tổng cộng', count, ...Array.from({ length: width - 3 }, () => null)], {
      bold: true,
    })
  }
  if (layout.total === 'sentence') {
    mergedText(sheet, sheet.addRow([]).number, 1, width, `Tổng cộng: ${padded} điển hình`, { bold: true })
  }
  if (layout.note) mergedText(sheet, sheet.addRow([]).number, 1, width, layout.note, { italic: true })
  drawSignatures(sheet, layout, width)
}

function drawSignatures(sheet: ExcelJS.Worksheet, layout: Layout, width: number): void {
  const right = Math.floor(width / 2) + 2
  sheet.addRow([])
  const place = sheet.addRow([]).number
  mergedText(sheet, place, right, width, 'Văn Lãng, ngày 15 tháng 11 năm 2023', { italic: true })
  layout.signedAs.forEach((line, i) => {
    const row = sheet.addRow([]).number
    if (i === 0) mergedText(sheet, row, 1, 4, 'NGƯỜI LẬP BIỂU', { bold: true })
    mergedText(sheet, row, right, width, line, { bold: true })
  })
  mergedText(sheet, sheet.addRow([]).number, right, width, '(Ký tên, đóng dấu)', { italic: true })
  sheet.addRow([])
  const names = sheet.addRow([]).number
  mergedText(sheet, names, 1, 4, 'Hứa Thị Lập', { bold: true })
  mergedText(sheet, names, right, width, 'Nông Văn Duyệt', { bold: true })
}
