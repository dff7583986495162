import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { listContent } from '../../../domain/report/list-content.ts'
import type { OfficialDocument } from '../../../domain/report/official-document.ts'
import { reportContent } from '../../../domain/report/report-content.ts'
import { rollUp } from '../../../domain/rollup/roll-up.ts'
import { judgeCampaign } from '../../../domain/rules/judge.ts'
import { docxReport } from '../../../functions/adapters/docx-report.ts'
import { sampleCampaign } from '../../support/sample-campaign.ts'
import { instant } from '../../support/sample-plan.ts'

const NOW = instant('2023-12-01', '08:00')

async function sampleInput() {
  const { campaign, cycle } = await sampleCampaign()
  const figures = rollUp(campaign, cycle, judgeCampaign(campaign, cycle, [], NOW), [], NOW)
  return { campaign, cycle, rollUp: figures, language: 'vi', narratives: [] } as const
}

async function partsOf(content: OfficialDocument): Promise<(name: string) => string> {
  const parts = unzipSync(await docxReport(content))
  return (name) => strFromU8(parts[name] ?? new Uint8Array())
}

const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, words]) => words).join('\n')

describe('an official document as .docx', async () => {
  const input = await sampleInput()
  const report = reportContent(input)
  const part = await partsOf(report)
  const xml = part('word/document.xml')

  it('holds the words of the report, composed', () => {
    const words = textOf(xml)
    for (const line of [
      'ỦY BAN NHÂN DÂN',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'BÁO CÁO',
      'I. TÌNH HÌNH GỬI BÁO CÁO',
      'IV. NHIỆM VỤ VÀ THỜI HẠN TRONG KỲ',
      'Nơi nhận:',
      'Lê Tuấn Minh',
      'Phụ lục\u00a0I',
      'Thị trấn Na Sầm',
    ])
      expect(words).toContain(line)
    expect(words).toBe(words.normalize('NFC'))
  })

  it('prints what units type as letters and nothing else', async () => {
    const words = `=HYPERLINK("http://x","y") <w:br/> ]]> &amp; {PAGE}`
    const narratives = [
      { unitId: input.campaign.units[0]?.id ?? '', topic: 'requests', of: null, words },
    ] as const
    const body = (await partsOf(reportContent({ ...input, narratives })))('word/document.xml')
    expect(textOf(body)).toContain('=HYPERLINK(“http://x”,“y”) &lt;w:br/&gt; ]]&gt; &amp;amp; {PAGE}')
    expect(body).not.toMatch(/<w:(hyperlink|fldSimple)/)
  })

  it('has the paper, margins and letters of the decree', () => {
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
    expect(xml).toMatch(/<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701"/)
    expect(xml).toContain('<w:titlePg/>')
    expect(part('word/styles.xml')).toContain('Times New Roman')
    expect(part('word/header1.xml') + part('word/header2.xml')).toContain('PAGE')
  })

  it('numbers the pages of the report and of each appendix from 1, the first without a number', () => {
    const sections = 1 + report.appendices.length
    expect(xml.match(/<w:pgNumType w:start="1"\/>/g)).toHaveLength(sections)
    expect(xml.match(/<w:titlePg\/>/g)).toHaveLength(sections)
  })

  it('sets quotation marks as printed papers do', async () => {
    const blocks = [{ kind: 'text', text: 'Ít nhất 01 "tập thể và cá nhân"' }] as const
    const other = await partsOf({ ...report, blocks, appendices: [] })
    expect(textOf(other('word/document.xml'))).toContain('Ít nhất 01 \u201ctập thể và cá nhân\u201d')
  })

  it('repeats the head of every table that has lines', () => {
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(report.appendices.length)
  })

  it('is the same bytes each time, with no moment but its own day', async () => {
    const [first, second] = [await docxReport(report), await docxReport(report)]
    expect(Buffer.compare(first, second)).toBe(0)
    expect(part('docProps/core.xml').match(/\d{4}-\d{2}-\d{2}T[\d:]+Z/g)).toEqual([
      '2023-12-01T00:00:00Z',
      '2023-12-01T00:00:00Z',
    ])
  })

  it('shows the body above a department', async () => {
    const head = report.head && { ...report.head, superior: 'UBND TỈNH LẠNG SƠN' }
    const other = await partsOf({ ...report, head })
    expect(textOf(other('word/document.xml'))).toMatch(/^UBND TỈNH LẠNG SƠN/)
  })

  it('writes the list without head or signature, and without personal columns', async () => {
    const row = ['Nông Thị Hạnh', 'Cá nhân', 'Xã Tân Thanh', 'Kinh tế', 'Thành tích', '0912345678', '1980']
    const list = textOf((await partsOf(listContent(input, [row])))('word/document.xml'))
    expect(list).toMatch(/^DANH SÁCH/)
    expect(list).toContain('Nông Thị Hạnh')
    expect(list).not.toMatch(/0912345678|1980|Điện thoại|Năm sinh|Dân tộc|Nơi nhận/)
  })
})
