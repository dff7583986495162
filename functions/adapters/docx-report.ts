import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  type ISectionOptions,
  type ISpacingProperties,
  type ITableCellOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import type {
  Appendix,
  Block,
  DocumentHead,
  OfficialDocument,
  Table as TableContent,
} from '../../domain/report/official-document.ts'

/**
 * An official document as .docx: A4, the margins, letters and places of Decree 30/2020/NĐ-CP. The same
 * document gives the same bytes.
 */
export async function docxReport(content: OfficialDocument): Promise<Uint8Array> {
  const blank = new Header({ children: [new Paragraph({})] })
  const pageNumber = new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: SIZE.body })],
      }),
    ],
  })
  const file = new Document({
    title: `${content.kind}: ${content.summary}`,
    creator: 'Rollcall',
    lastModifiedBy: 'Rollcall',
    styles: {
      default: {
        document: {
          run: { font: 'Times New Roman', size: SIZE.body, language: { value: LANGUAGE[content.language] } },
        },
      },
    },
    sections: [
      {
        properties: { page: PAGE, titlePage: true },
        headers: { default: pageNumber, first: blank },
        children: childrenOf(content),
      },
    ],
  })
  return steady(new Uint8Array(await Packer.toBuffer(file)), content.day)
}

const LANGUAGE = { vi: 'vi-VN', en: 'en-GB' }

/** In half points. */
const SIZE = { small: 22, table: 24, middle: 26, body: 28 }

/** In twentieths of a point: 20 mm above and below, 30 mm left, 15 mm right. */
const MM = 1440 / 25.4
const PAGE = {
  size: { width: Math.round(210 * MM), height: Math.round(297 * MM) },
  margin: {
    top: Math.round(20 * MM),
    bottom: Math.round(20 * MM),
    left: Math.round(30 * MM),
    right: Math.round(15 * MM),
    header: Math.round(10 * MM),
    footer: Math.round(10 * MM),
  },
}
const WIDTH = PAGE.size.width - PAGE.margin.left - PAGE.margin.right
const SIX_POINTS = 120
const FIRST_LINE = 720

type Child = ISectionOptions['children'][number]

function childrenOf(content: OfficialDocument): Child[] {
  return [
    ...(content.head ? [headTable(content.head)] : []),
    ...titleOf(content),
    ...content.blocks.flatMap(blockOf),
    new Paragraph({
      alignment: AlignmentType.JUSTIFIED,
      indent: { firstLine: FIRST_LINE },
      spacing: { before: SIX_POINTS, after: SIX_POINTS * 2 },
      keepNext: true,
      children: [new TextRun(content.closing)],
    }),
    ...footOf(content),
    ...content.appendices.flatMap(appendixOf),
  ]
}

// ---- The head ----

/** What is wide enough for the nation's line; the issuing body has the rest. */
const RIGHT = Math.round(98 * MM)

/** Superior and issuing body on the left, nation and motto on the right; below, number, place and date. */
function headTable({ superior, body, nation, motto, number, placeAndDate }: DocumentHead): Table {
  const left = [
    ...(superior ? [headLine(superior, { size: SIZE.middle })] : []),
    ...body.map((line) => headLine(line, { size: SIZE.middle, bold: true })),
    rule(WIDTH - RIGHT, 24),
  ]
  const right = [
    headLine(nation, { size: SIZE.middle, bold: true }),
    headLine(motto, { size: SIZE.body, bold: true }),
    rule(RIGHT, 59),
  ]
  const below = [
    [centred(number, { size: SIZE.middle })],
    [centred(placeAndDate, { size: SIZE.middle, italics: true })],
  ]
  return bare([WIDTH - RIGHT, RIGHT], [[left, right], below])
}

/** Lines of one height, so that left and right stand side by side. */
const headLine = (line: string, letters: Letters): Paragraph =>
  centred(line, letters, { line: 340, lineRule: LineRuleType.EXACT })

interface Letters {
  readonly size: number
  readonly bold?: boolean
  readonly italics?: boolean
}

const centred = (line: string, letters: Letters, spacing: ISpacingProperties = {}): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing,
    children: [new TextRun({ text: whole(line), ...letters })],
  })

/** A thin line of so many millimetres, in the middle of a space. */
const rule = (space: number, millimetres: number): Paragraph => {
  const side = Math.round((space - millimetres * MM) / 2)
  return new Paragraph({
    indent: { left: side, right: side },
    keepNext: true,
    spacing: { before: 0, after: 60, line: 100, lineRule: LineRuleType.EXACT },
    border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    children: [new TextRun({ text: '', size: 2 })],
  })
}

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
const bare = (widths: readonly number[], rows: readonly (readonly Paragraph[][])[]): Table =>
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

// ---- Title and text ----

function titleOf({ kind, summary, note }: OfficialDocument): Paragraph[] {
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: SIX_POINTS * 3, after: 0 },
      children: [new TextRun({ text: kind, bold: true, size: SIZE.body })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      indent: { left: FIRST_LINE, right: FIRST_LINE },
      children: [new TextRun({ text: whole(summary), bold: true, size: SIZE.body })],
    }),
    ...(note ? [centred(note, { size: SIZE.body, italics: true })] : []),
    rule(WIDTH, 40),
    new Paragraph({ spacing: { before: 0, after: 0, line: 120, lineRule: LineRuleType.EXACT } }),
  ]
}

/** A day, number or appendix is not torn from its word at the end of a line. */
const whole = (text: string): string => text.replace(/(ngày|số|năm|mục|lục) (?=[\dIVX])/g, '$1\u00a0')

function blockOf(block: Block): Child[] {
  if (block.kind === 'table') return [tableOf(block.table)]
  const isText = block.kind === 'text'
  return [
    new Paragraph({
      alignment: AlignmentType.JUSTIFIED,
      indent: { firstLine: FIRST_LINE },
      spacing: { before: isText ? 0 : SIX_POINTS, after: SIX_POINTS, line: 264, lineRule: LineRuleType.AUTO },
      keepNext: !isText,
      children: [new TextRun({ text: whole(block.text), bold: !isText })],
    }),
  ]
}

// ---- Tables ----

/** A table over the whole width; its head is repeated on every page. */
function tableOf({ columns, rows, total }: TableContent): Table {
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
          children: [new TextRun({ text, bold, size: SIZE.table })],
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

/** On a page of its own, with the report that it goes with. */
function appendixOf({ name, title, note, table }: Appendix): Child[] {
  const top = new Paragraph({
    alignment: AlignmentType.CENTER,
    pageBreakBefore: true,
    keepNext: true,
    children: [new TextRun({ text: name, bold: true, size: SIZE.body })],
  })
  return [
    top,
    centred(title, { size: SIZE.middle, bold: true }),
    centred(note, { size: SIZE.middle, italics: true }),
    rule(WIDTH, 40),
    new Paragraph({ spacing: { before: 0, after: 0, line: 160, lineRule: LineRuleType.EXACT } }),
    tableOf(table),
  ]
}

// ---- The foot ----

/** Recipients on the left; on the right who signs, with room for the signature and the seal. */
function footOf({ recipients, signature }: OfficialDocument): Child[] {
  if (!recipients || !signature) return []
  const left = [
    new Paragraph({
      children: [new TextRun({ text: recipients.title, bold: true, italics: true, size: SIZE.table })],
    }),
    ...recipients.lines.map(
      (line) => new Paragraph({ children: [new TextRun({ text: line, size: SIZE.small })] }),
    ),
  ]
  const right = [
    ...signature.lines.map((line) => centred(line, { size: SIZE.body, bold: true })),
    ...Array.from({ length: 5 }, () => centred('', { size: SIZE.body })),
    centred(signature.name, { size: SIZE.body, bold: true }),
  ]
  return [bare([WIDTH - HALF, HALF], [[left, right]])]
}

const HALF = Math.round(88 * MM)

// ---- The same bytes ----

/** Moments in the package become the document's day, entries stand in the order of their names. */
function steady(bytes: Uint8Array, day: string): Uint8Array {
  const entries = Object.entries(unzipSync(bytes)).sort(([a], [b]) => Number(a > b) - Number(a < b))
  const zipped: Zippable = {}
  for (const [name, content] of entries) {
    const dated = name === 'docProps/core.xml' ? strToU8(dateAll(strFromU8(content), day)) : content
    zipped[name] = [dated, { mtime: new Date(1980, 0, 1), level: 6 }]
  }
  return zipSync(zipped)
}

const dateAll = (xml: string, day: string): string =>
  xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${day}T00:00:00Z`)
