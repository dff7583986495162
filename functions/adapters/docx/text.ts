import { AlignmentType, LineRuleType, Paragraph, TextRun } from 'docx'
import type { Appendix, Block, OfficialDocument } from '../../../domain/report/official-document.ts'
import { FIRST_LINE, SIX_POINTS, SIZE, WIDTH } from './page.ts'
import { type Child, centred, gap, rule, whole } from './paragraphs.ts'
import { tableOf } from './tables.ts'

/** Kind and summary, with a rule below. */
export function titleOf({ kind, summary, note }: OfficialDocument): Paragraph[] {
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
    gap(120),
  ]
}

/** A section's title, a heading, a sentence or a table. */
export function blockOf(block: Block): Child[] {
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

/** The last sentence stays with the signature. */
export const closingOf = (closing: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: FIRST_LINE },
    spacing: { before: SIX_POINTS, after: SIX_POINTS * 2 },
    keepNext: true,
    children: [new TextRun(whole(closing))],
  })

/** An appendix, with the report that it goes with. */
export function appendixOf({ name, title, note, table, remark }: Appendix): Child[] {
  return [
    centred(name, { size: SIZE.body, bold: true }),
    centred(title, { size: SIZE.middle, bold: true }),
    centred(note, { size: SIZE.middle, italics: true }),
    rule(WIDTH, 40),
    gap(160),
    tableOf(table),
    ...(remark ? [gap(80), remarkOf(remark)] : []),
  ]
}

const remarkOf = (remark: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    children: [new TextRun({ text: whole(remark), italics: true, size: SIZE.table })],
  })
