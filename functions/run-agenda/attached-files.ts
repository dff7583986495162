import type { AttachedFile } from '../../domain/plan/plan.ts'
import { reportContent } from '../../domain/report/report-content.ts'
import { periodBrief } from '../../domain/words/period-words.ts'
import { ROLLUP_MAIL_WORDS } from '../../domain/words/rollup-mail-words.ts'
import type { CycleFigures } from '../cycle-figures.ts'
import { narrativesOf } from '../narratives.ts'
import type { Attachment } from '../ports/mail.ts'
import { type SummaryExport, summaryExportFact } from '../summary-fact.ts'
import type { AgendaDeps, RollOf } from './run-agenda.ts'

/** A file that may go with a mail; null where it could not be made. */
export type Attachable = { readonly file: Attachment; readonly bytes: number } | null

/**
 * SES takes a raw message of 10 MB (SendRawEmail), and a file grows by a third on the way. What is over this
 * bound together is left out, and the mail says so.
 */
const MOST_BYTES = 6_000_000

/** The files that some readers of a roll-up get, each made once. */
export async function attachables(
  deps: AgendaDeps,
  roll: RollOf,
  figures: CycleFigures,
  wanted: readonly AttachedFile[],
): Promise<Readonly<Record<AttachedFile, Attachable>>> {
  return {
    summary: wanted.includes('summary') ? await summaryFile(deps, roll) : null,
    report: wanted.includes('report') ? await reportFile(deps, roll, figures) : null,
  }
}

/** What goes with one reader's mail, and whether something that should is left out. */
export function attachedTo(
  attach: readonly AttachedFile[],
  files: Readonly<Record<AttachedFile, Attachable>>,
): { readonly attached: readonly Attachment[]; readonly isLeftOut: boolean } {
  const attached: Attachment[] = []
  let bytes = 0
  for (const name of attach) {
    const found = files[name]
    if (!found || bytes + found.bytes > MOST_BYTES) continue
    attached.push(found.file)
    bytes += found.bytes
  }
  return { attached, isLeftOut: attached.length < attach.length }
}

/** The summary as it was last built. */
async function summaryFile(deps: AgendaDeps, roll: RollOf): Promise<Attachable> {
  const stored = await deps.facts.get(summaryExportFact(roll.campaign.plan.id, roll.cycle.id))
  if (stored === null) return null
  const { hash, bytes } = JSON.parse(stored) as SummaryExport
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { file: { name: fileName(deps, roll, 'summary'), type, hash, cid: null }, bytes }
}

/** The periodic report from the very figures of the mail. */
async function reportFile(deps: AgendaDeps, roll: RollOf, figures: CycleFigures): Promise<Attachable> {
  const { campaign, cycle } = roll
  const narratives = await narrativesOf(deps.reports, campaign, cycle, figures.versions)
  const content = reportContent({ campaign, cycle, ...figures, narratives, language: deps.language })
  const bytes = await deps.papers.docx(content)
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  const hash = await deps.documents.put(bytes)
  return { file: { name: fileName(deps, roll, 'report'), type, hash, cid: null }, bytes: bytes.length }
}

/** A slash of "quý IV/2024" would be a folder. */
const fileName = ({ language }: AgendaDeps, { campaign, cycle }: RollOf, file: AttachedFile): string =>
  ROLLUP_MAIL_WORDS[language].files[file](campaign.plan.place, periodBrief(cycle.id)[language]).replaceAll(
    '/',
    '-',
  )
