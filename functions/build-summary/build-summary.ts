import type { Campaign, Cycle, Language } from '../../domain/plan/plan.ts'
import { summaryTabs } from '../../domain/rollup/summary-tables.ts'
import type { SummaryInput } from '../../domain/rollup/tabs/summary-tab.ts'
import { fingerprintOf } from '../../domain/sheet/fingerprint.ts'
import { endOfDay } from '../../domain/time/days.ts'
import { SUMMARY_WORDS } from '../../domain/words/summary-words.ts'
import { type CycleFigures, cycleFigures } from '../cycle-figures.ts'
import type { Files } from '../ports/files.ts'
import type { People } from '../ports/people.ts'
import type { Facts, Reports } from '../ports/reports.ts'
import type { Sheets } from '../ports/sheets.ts'
import { type SharedPerson, sharedPeople } from '../shared-people.ts'
import { summaryContentFact, summaryFact } from '../summary-fact.ts'
import { forwardedRows } from './forwarded-rows.ts'
import { sharedLines } from './shared-lines.ts'
import { summaryWrites } from './summary-write.ts'

export interface SummaryDeps {
  readonly sheets: Sheets
  readonly files: Files
  readonly facts: Facts
  readonly reports: Reports
  readonly people: Pick<People, 'inSeveralSheets'>
  /** The address that a person opens for a spreadsheet. */
  readonly linkTo: (spreadsheetId: string) => string
}

export interface SummaryJob extends CycleFigures {
  readonly campaign: Campaign
  readonly cycle: Cycle
  readonly language: Language
}

/**
 * Builds or rebuilds the summary spreadsheet of a cycle: one look at it, one atomic write, or two where it is
 * large. When no figure changed since the last build nothing is written, so that "as of" stays the time of
 * the figures.
 *
 * @returns the spreadsheet, whether it was written, and how many cells
 */
export async function buildSummary(
  deps: SummaryDeps,
  job: SummaryJob,
): Promise<{ readonly spreadsheetId: string; readonly written: boolean; readonly cells: number }> {
  const { campaign, cycle, language } = job
  const file = summaryFact(campaign.plan.id, cycle.id)
  const spreadsheetId = (await deps.facts.get(file)) ?? (await create(deps, job, file))
  const [earlier, links, shared] = await Promise.all([
    earlierCycles(deps, job),
    linksOf(deps, job),
    // Not in frozen figures: who stands where is looked up as of now.
    job.versions === null ? sharedPeople(deps.people, campaign, cycle) : [],
  ])
  const content = printOf(job, earlier, links, shared)
  const stamp = summaryContentFact(campaign.plan.id, cycle.id)
  if ((await deps.facts.get(stamp)) === content) return { spreadsheetId, written: false, cells: 0 }

  const forwarded = await forwardedRows(deps.reports, campaign, cycle, language, job.versions)
  const lines = await sharedLines(deps.reports, campaign, shared)
  const tabs = summaryTabs({ ...job, forwarded, shared: lines, earlier, links })
  const present = await deps.sheets.look(spreadsheetId)
  if (!present.ok) throw new Error(`the summary cannot be read: ${present.trouble}`)
  for (const { changes, blocks } of summaryWrites(tabs, present.tabs, language)) {
    const written = await deps.sheets.write(spreadsheetId, changes, blocks)
    if (!written.ok) throw new Error(`the summary cannot be written: ${written.trouble}`)
  }
  await deps.facts.set(stamp, content)
  return { spreadsheetId, written: true, cells: tabs.reduce((sum, tab) => sum + tab.cells.flat().length, 0) }
}

/** Equal where nothing in the spreadsheet would differ but the time. */
const printOf = (
  { campaign, rollUp: figures, language, snapshot, persons }: SummaryJob,
  earlier: SummaryInput['earlier'],
  links: SummaryInput['links'],
  shared: readonly SharedPerson[],
): string =>
  fingerprintOf(
    JSON.stringify([
      figures.hash,
      language,
      campaign.plan,
      snapshot,
      persons,
      earlier.map(({ rollUp: { hash } }) => hash),
      [...links],
      shared.map(({ sightings }) => sightings),
    ]),
  )

/** The cycles before, as they were locked, else as they ended; those in which nobody had a sheet are left out. */
async function earlierCycles(
  deps: SummaryDeps,
  { campaign, cycle }: SummaryJob,
): Promise<SummaryInput['earlier']> {
  const { plan } = campaign
  const before = plan.cycles.filter(({ to }) => to < cycle.from)
  const all = await Promise.all(
    before.map(async (one) => {
      const figures = await cycleFigures(deps, campaign, one, endOfDay(one.to, plan.zone))
      return { cycle: one, rollUp: figures.rollUp }
    }),
  )
  return all.filter(({ rollUp: { units } }) => units.some(({ forms }) => Object.keys(forms).length > 0))
}

async function linksOf(
  { reports, linkTo }: SummaryDeps,
  { campaign, cycle }: SummaryJob,
): Promise<SummaryInput['links']> {
  const seats = await reports.seatsOfCycle(campaign.plan.id, cycle.id)
  return new Map(seats.map(({ unitId, spreadsheetId }) => [unitId, linkTo(spreadsheetId)]))
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
