import {
  AlignmentType,
  BorderStyle,
  type ITableCellOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Table as TableContent } from '../../../domain/report/official-document.ts'
import { SIZE, WIDTH } from './page.ts'
import { whole } from './paragraphs.ts'

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const NO_BORDERS = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
}

/** A table without lines, that only puts things side by side; no row is torn apart. */
export const bare = (widths: readonly number[], rows: readonly (readonly Paragraph[][])[]): Table =>
  new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    borders: NO_BORDERS,
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map((children, i) => cell({ children, margins: NO_MARGINS }, widths[i])),
        }),
    ),
  })

const NO_MARGINS = { left: 0, right: 0 }

const cell = (options: ITableCellOptions, width: number | undefined): TableCell =>
  new TableCell({ ...options, width: { size: width ?? 0, type: WidthType.DXA } })

/** A table over the whole width; its head is repeated on every page. */
export function tableOf({ columns, rows, total }: TableContent): Table {
  const all = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => Math.floor((share / all) * WIDTH))
  const row = (cells: readonly string[], bold: boolean, tableHeader = false): TableRow =>
    new TableRow({
      cantSplit: true,
      ...(tableHeader ? { tableHeader } : {}),
      children: cells.map((text, i) => {
        const left = !tableHeader && columns[i]?.align === 'left'
        const paragraph = new Paragraph({
          alignment: left ? AlignmentType.LEFT : AlignmentType.CENTER,
          spacing: { before: 40, after: 40 },
          children: [new TextRun({ text: whole(text), bold, size: SIZE.table })],
        })
        const margins = { left: 60, right: 60 }
        return cell({ children: [paragraph], verticalAlign: VerticalAlignTable.CENTER, margins }, widths[i])
      }),
    })
  const titles = columns.map(({ title }) => title)
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [
      row(titles, true, true),
      ...rows.map((cells) => row(cells, false)),
      ...(total ? [row(total, true)] : []),
    ],
  })
}
