import { type AgendaItem, agendaOf, nextItem } from '../../domain/agenda/agenda.ts'
import type { Campaign, Cycle, Instant } from '../../domain/plan/plan.ts'
import type { SheetProblem } from '../../domain/problems.ts'
import type { UnitStanding } from '../../domain/rules/standing.ts'
import { unitsInCycle } from '../../domain/units/units-in-time.ts'
import { formatInstant } from '../../domain/words/format.ts'
import { refreshDue, refreshSummary } from '../../functions/build-summary/refresh-summary.ts'
import { type CycleFigures, cycleFigures } from '../../functions/cycle-figures.ts'
import { importReturn, type ReturnedFile } from '../../functions/import-returns/import-returns.ts'
import type { OutboxEntry } from '../../functions/ports/mail.ts'
import { provisionSheet } from '../../functions/provision-sheets/provision-sheets.ts'
import { type AgendaReport, runAgenda } from '../../functions/run-agenda/run-agenda.ts'
import { unitsWithoutAccount } from '../../functions/shared-fact.ts'
import { sharedPeople, sharedPeopleLines } from '../../functions/shared-people.ts'
import { sweepRest, sweepSheets } from '../../functions/sweep-sheets/sweep-sheets.ts'
import { undelivered, undeliveredLines } from '../../functions/undelivered.ts'
import { progressBar } from '../print/progress.ts'
import { CLI_WORDS } from '../words.ts'
import type { Installation } from './installation.ts'

export interface RoundInput {
  readonly campaign: Campaign
  readonly cycle: Cycle
  readonly returns: readonly ReturnedFile[]
  readonly now: Instant
  readonly out: NodeJS.WriteStream
}

/** Everything that one round of the main job did and found. */
export interface Round extends CycleFigures {
  readonly campaign: Campaign
  readonly cycle: Cycle
  readonly now: Instant
  readonly refused: readonly {
    readonly file: string
    readonly unitId: string
    readonly problem: SheetProblem
  }[]
  readonly sheets: ReadonlyMap<string, string>
  readonly rows: number
  readonly cells: number
  readonly mails: number
  readonly changedSheets: ReadonlySet<string>
  readonly standings: readonly UnitStanding[]
  readonly summary: { readonly spreadsheetId: string; readonly written: boolean }
  readonly agenda: AgendaReport
  readonly next: AgendaItem | null
  readonly outbox: readonly OutboxEntry[]
  /** Mails that did not come, in lines for an officer. */
  readonly undelivered: readonly string[]
  /** How many people which units seem to share, in lines for an officer. */
  readonly shared: readonly string[]
  readonly dead: number
}

/**
 * One round: take in what arrived, give sheets to units that have none, sync what changed, build the
 * summary, do what is due. Each step is harmless when repeated, so a round that was killed is simply run
 * again.
 */
export async function runRound(installation: Installation, input: RoundInput): Promise<Round> {
  const { campaign, cycle, now } = input
  const { language } = installation
  const words = CLI_WORDS[language]
  const say = (line: string): unknown => input.out.write(`   ${line}\n`)

  const intake = await takeIn(installation, input)
  say(words.returns(intake.imported, intake.known, intake.refused.length))
  const { made, renewed } = await provisionAll(installation, campaign, cycle)
  const seats = await installation.reports.seatsOfCycle(campaign.plan.id, cycle.id)
  const sheets = new Map(seats.map((seat) => [seat.unitId, seat.spreadsheetId]))
  say(words.provisioned(made, sheets.size, renewed))

  const sync = await syncAll(installation, input)
  say(words.synced(sync.sheets, sync.rows, sync.cells))
  // Before the agenda, as mails lead to it; and after it, where figures were frozen or locked.
  const summary = await refreshSummary(installation, { campaign, cycle, now, language })
  say(words.summary(summary.written))
  const agenda = await runAgenda(installation, campaign.plan.id)
  say(words.agenda(agenda.mails))
  for (const { number, asOf } of agenda.snapshots)
    say(words.snapshot(String(number), formatInstant(asOf, campaign.plan.zone, language)))
  const rebuilt = await refreshDue(installation, { campaign, now, language })
  const figures = await cycleFigures(installation, campaign, cycle, now)
  const sent = await installation.drain()

  return {
    campaign,
    cycle,
    now,
    refused: intake.refused,
    sheets,
    rows: sync.rows,
    cells: sync.cells + summary.cells + rebuilt,
    mails: sent.mails,
    changedSheets: sync.changed,
    standings: figures.rollUp.units.map(({ standing }) => standing),
    ...figures,
    summary: { ...summary, written: summary.written || rebuilt > 0 },
    agenda,
    next: nextItem(agendaOf(campaign.plan), now),
    ...(await mailsOf(installation, campaign, cycle)),
    dead: sync.dead + sent.dead,
  }
}

async function mailsOf({ outbox, facts, people, language }: Installation, campaign: Campaign, cycle: Cycle) {
  const troubles = await outbox.troubles(campaign.plan.id)
  return {
    outbox: await outbox.list(campaign.plan.id),
    undelivered: undeliveredLines(
      undelivered(campaign, cycle, troubles, language),
      await unitsWithoutAccount(facts, campaign, cycle),
      language,
    ),
    shared: sharedPeopleLines(await sharedPeople(people, campaign, cycle), language),
  }
}

async function takeIn(installation: Installation, { campaign, cycle, returns }: RoundInput) {
  const counts = { imported: 0, known: 0 }
  const refused: { file: string; unitId: string; problem: SheetProblem }[] = []
  for (const file of returns) {
    const outcome = await importReturn(installation, campaign, cycle, file)
    if (outcome.kind === 'refused')
      refused.push({ file: file.name, unitId: file.unitId, problem: outcome.problem })
    else if (outcome.kind === 'known') counts.known++
    else counts.imported++
  }
  return { ...counts, refused }
}

/** Gives a spreadsheet to each unit of the cycle that has none, and brings the others up to the plan; how many. */
export async function provisionAll(
  installation: Installation,
  campaign: Campaign,
  cycle: Cycle,
): Promise<{ readonly made: number; readonly renewed: number }> {
  const seats = await installation.reports.seatsOfCycle(campaign.plan.id, cycle.id)
  const seated = new Set(seats.map(({ unitId }) => unitId))
  const counts = { made: 0, renewed: 0 }
  for (const unit of unitsInCycle(campaign, cycle)) {
    const done = await provisionSheet(installation, campaign, cycle, unit, seated.has(unit.id))
    if (done) counts[done]++
  }
  return counts
}

async function syncAll(installation: Installation, { campaign, cycle, out }: RoundInput) {
  const asked = await sweepSheets(installation)
  const rest = await sweepRest(installation, campaign.plan.id, cycle.id, asked)
  const bar = progressBar(out, CLI_WORDS[installation.language].syncing, asked.size + rest)
  const result = await installation.drain(() => bar.tick())
  bar.end()
  return result
}
