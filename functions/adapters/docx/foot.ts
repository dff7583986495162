import { Paragraph, type Table, TextRun } from 'docx'
import type { OfficialDocument } from '../../../domain/report/official-document.ts'
import { MM, SIZE, WIDTH } from './page.ts'
import { centred } from './paragraphs.ts'
import { bare } from './tables.ts'

const HALF = Math.round(88 * MM)

/** Recipients on the left; on the right who signs, with room for the signature and the seal. */
export function footOf({ recipients, signature }: OfficialDocument): Table[] {
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
