import { LineRuleType, type Paragraph, type Table } from 'docx'
import type { DocumentHead } from '../../../domain/report/official-document.ts'
import { MM, SIZE, WIDTH } from './page.ts'
import { centred, type Letters, rule } from './paragraphs.ts'
import { bare } from './tables.ts'

/** What is wide enough for the nation's line; the issuing body has the rest. */
const RIGHT = Math.round(98 * MM)

/** Superior and issuing body on the left, nation and motto on the right; below, number, place and date. */
export function headTable({ superior, body, nation, motto, number, placeAndDate }: DocumentHead): Table {
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
