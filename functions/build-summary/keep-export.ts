import type { Campaign, Cycle, Instant } from '../../domain/plan/plan.ts'
import type { Documents } from '../ports/documents.ts'
import type { Files } from '../ports/files.ts'
import type { Facts } from '../ports/reports.ts'
import { type SummaryExport, summaryContentFact, summaryExportFact, summaryFact } from '../summary-fact.ts'

/** Documents are kept for a year; a mail that carries one may wait for weeks. */
const PUT_AGAIN_AFTER_MS = 300 * 86_400_000

/**
 * Keeps a built summary as .xlsx among the documents, for the mails that carry it: the step that writes mails has
 * no way to Google. Nothing is exported where nobody gets it, or where the spreadsheet says what it said before - unless that is so long ago
 * that the document would soon be gone.
 */
export async function keepExport(
  deps: {
    readonly files: Pick<Files, 'exportWorkbook'>
    readonly facts: Facts
    readonly documents: Documents
  },
  { plan }: Campaign,
  cycle: Cycle,
  now: Instant,
): Promise<void> {
  if (!plan.recipients.some(({ attach }) => attach.includes('summary'))) return
  const spreadsheetId = await deps.facts.get(summaryFact(plan.id, cycle.id))
  const content = await deps.facts.get(summaryContentFact(plan.id, cycle.id))
  if (spreadsheetId === null || content === null) return
  const name = summaryExportFact(plan.id, cycle.id)
  const stored = await deps.facts.get(name)
  const before = stored === null ? null : (JSON.parse(stored) as SummaryExport)
  if (before?.content === content && now - (before.at ?? 0) < PUT_AGAIN_AFTER_MS) return
  const bytes = await deps.files.exportWorkbook(spreadsheetId)
  const kept: SummaryExport = { content, hash: await deps.documents.put(bytes), bytes: bytes.length, at: now }
  await deps.facts.set(name, JSON.stringify(kept))
}
