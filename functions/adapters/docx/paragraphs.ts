import {
  AlignmentType,
  BorderStyle,
  type ISectionOptions,
  type ISpacingProperties,
  LineRuleType,
  Paragraph,
  TextRun,
} from 'docx'
import { MM } from './page.ts'

/** What stands in a document: paragraphs and tables. */
export type Child = ISectionOptions['children'][number]

export interface Letters {
  readonly size: number
  readonly bold?: boolean
  readonly italics?: boolean
}

export const centred = (line: string, letters: Letters, spacing: ISpacingProperties = {}): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing,
    children: [new TextRun({ text: whole(line), ...letters })],
  })

/** A thin line of so many millimetres, in the middle of a space. */
export const rule = (space: number, millimetres: number): Paragraph => {
  const side = Math.round((space - millimetres * MM) / 2)
  return new Paragraph({
    indent: { left: side, right: side },
    keepNext: true,
    spacing: { before: 0, after: 60, line: 100, lineRule: LineRuleType.EXACT },
    border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    children: [new TextRun({ text: '', size: 2 })],
  })
}

/** Empty, so high. */
export const gap = (line: number): Paragraph =>
  new Paragraph({ spacing: { before: 0, after: 0, line, lineRule: LineRuleType.EXACT } })

/**
 * Words as printed papers set them: a day, number or appendix is not torn from its word at the end of a line, and
 * quotation marks are curved.
 */
export const whole = (text: string): string =>
  text.replace(/(ngày|số|năm|mục|lục) (?=[\dIVX])/g, '$1\u00a0').replace(/"([^"]*)"/g, '\u201c$1\u201d')
