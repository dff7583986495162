import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Campaign, Cycle, Language } from '../../domain/plan/plan.ts'
import { listContent } from '../../domain/report/list-content.ts'
import { reportContent } from '../../domain/report/report-content.ts'
import { docxReport } from '../../functions/adapters/docx-report.ts'
import { forwardedRows } from '../../functions/build-summary/forwarded-rows.ts'
import type { CycleFigures } from '../../functions/cycle-figures.ts'
import { narrativesOf } from '../../functions/narratives.ts'
import type { Reports } from '../../functions/ports/reports.ts'

/** The names of the official documents in the results folder. */
export const DOCUMENTS = { report: 'report.docx', list: 'list.docx' } as const

export interface DocumentsInput extends CycleFigures {
  readonly reports: Reports
  readonly campaign: Campaign
  readonly cycle: Cycle
  readonly language: Language
}

/**
 * Writes the periodic report of a cycle and the list that goes with it as .docx into a folder; each file is
 * there whole or not at all. Returns their paths.
 */
export async function writeDocuments(
  { reports, ...input }: DocumentsInput,
  folder: string,
): Promise<readonly string[]> {
  const { campaign, cycle, language } = input
  const forwarded = await forwardedRows(reports, campaign, cycle, language, input.versions)
  const narratives = await narrativesOf(reports, campaign, cycle, input.versions)
  const documents = [
    { path: join(folder, DOCUMENTS.report), content: reportContent({ ...input, narratives }) },
    { path: join(folder, DOCUMENTS.list), content: listContent(input, forwarded) },
  ]
  await mkdir(folder, { recursive: true })
  for (const { path, content } of documents) {
    await writeFile(`${path}.part`, await docxReport(content))
    await rename(`${path}.part`, path)
  }
  return documents.map(({ path }) => path)
}
