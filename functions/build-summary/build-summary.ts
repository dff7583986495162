import type { Campaign, Cycle, Language } from '../../domain/plan/plan.ts'
import type { RollUp } from '../../domain/rollup/roll-up.ts'
import { summaryTabs } from '../../domain/rollup/summary-tables.ts'
import { fingerprintOf } from '../../domain/sheet/fingerprint.ts'
import { SUMMARY_WORDS } from '../../domain/words/summary-words.ts'
import type { Facts, Files, Reports, Sheets } from '../ports.ts'
import { summaryFact } from '../summary-fact.ts'
import { forwardedRows } from './forwarded-rows.ts'
import { summaryWrite } from './summary-write.ts'

export interface SummaryDeps {
  readonly sheets: Sheets
  readonly files: Files
  readonly facts: Facts
  readonly reports: Reports
}

export interface SummaryJob {
  readonly campaign: Campaign
  readonly cycle: Cycle
  readonly rollUp: RollUp
  readonly language: Language
}

/**
 * Builds or rebuilds the summary spreadsheet of a cycle: one look at its tabs, one atomic write. When no
 * figure changed since the last build nothing is written, so that "as of" stays the time of the figures.
 *
 * @returns the spreadsheet, whether it was written, and how many cells
 */
export async function buildSummary(
  deps: SummaryDeps,
  job: SummaryJob,
): Promise<{ readonly spreadsheetId: string; readonly written: boolean; readonly cells: number }> {
  const { campaign, cycle, rollUp, language } = job
  const file = summaryFact(campaign.plan.id, cycle.id)
  const spreadsheetId = (await deps.facts.get(file)) ?? (await create(deps, job, file))
  const content = fingerprintOf(JSON.stringify([rollUp.hash, language, campaign.plan]))
  const stamp = `${file}/content`
  if ((await deps.facts.get(stamp)) === content) return { spreadsheetId, written: false, cells: 0 }

  const forwarded = await forwardedRows(deps.reports, campaign, cycle, language)
  const tabs = summaryTabs({ campaign, cycle, rollUp, language, forwarded })
  const present = await deps.sheets.describe(spreadsheetId)
  if (!present.ok) throw new Error(`the summary cannot be read: ${present.trouble}`)
  const { changes, blocks } = summaryWrite(tabs, present.tabs)
  const written = await deps.sheets.write(spreadsheetId, changes, blocks)
  if (!written.ok) throw new Error(`the summary cannot be written: ${written.trouble}`)
  await deps.facts.set(stamp, content)
  return { spreadsheetId, written: true, cells: tabs.reduce((sum, tab) => sum + tab.cells.flat().length, 0) }
}

async function create(
  { files, facts }: SummaryDeps,
  { campaign, cycle, language }: SummaryJob,
  file: string,
): Promise<string> {
  const title = SUMMARY_WORDS[language].file(campaign.plan.number ?? campaign.plan.id, cycle.id)
  return facts.setOnce(
    file,
    await files.createSpreadsheet(title, language === 'vi' ? 'vi_VN' : 'en_GB', campaign.plan.zone),
  )
}
