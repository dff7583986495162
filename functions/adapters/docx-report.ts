import {
  AlignmentType,
  Document,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import type { OfficialDocument } from '../../domain/report/official-document.ts'
import { footOf } from './docx/foot.ts'
import { headTable } from './docx/head.ts'
import { PAGE, SIZE } from './docx/page.ts'
import type { Child } from './docx/paragraphs.ts'
import { steady } from './docx/steady.ts'
import { appendixOf, blockOf, closingOf, titleOf } from './docx/text.ts'

/**
 * An official document as .docx: A4, the margins, letters and places of Decree 30/2020/NĐ-CP. The same
 * document gives the same bytes.
 */
export async function docxReport(content: OfficialDocument): Promise<Uint8Array> {
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
      numbered([
        ...(content.head ? [headTable(content.head)] : []),
        ...titleOf(content),
        ...content.blocks.flatMap(blockOf),
        closingOf(content.closing),
        ...footOf(content),
      ]),
      ...content.appendices.map((appendix) => numbered(appendixOf(appendix))),
    ],
  })
  return steady(new Uint8Array(await Packer.toBuffer(file)), content.day)
}

const LANGUAGE = { vi: 'vi-VN', en: 'en-GB' }

/** Pages with numbers of their own from 1, of which the first shows none: so the report, so each appendix. */
function numbered(children: readonly Child[]): ISectionOptions {
  const number = new TextRun({ children: [PageNumber.CURRENT], size: SIZE.body })
  const above = new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })
  return {
    properties: { page: { ...PAGE, pageNumbers: { start: 1 } }, titlePage: true },
    headers: {
      default: new Header({ children: [above] }),
      first: new Header({ children: [new Paragraph({})] }),
    },
    children: [...children],
  }
}
