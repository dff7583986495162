import { join } from 'node:path'
import { cycleAt } from '../../domain/agenda/agenda.ts'
import type { Campaign, Instant, Language } from '../../domain/plan/plan.ts'
import { dayOf, startOfDay } from '../../domain/time/days.ts'
import { unitsInCycle } from '../../domain/units/units-in-time.ts'
import { formatInstant } from '../../domain/words/format.ts'
import { readCampaign } from '../../functions/adapters/plan-folder.ts'
import { NoStorageError } from '../../functions/ports/files.ts'
import { startAgenda } from '../../functions/run-agenda/run-agenda.ts'
import { startSweeping } from '../../functions/sweep-sheets/sweep-sheets.ts'
import { planFaultLines } from '../plan/plan-faults.ts'
import { CLI_WORDS } from '../words.ts'
import { momentOf } from './at.ts'
import { gatherReturns } from './gather-returns.ts'
import { openInbox } from './inbox.ts'
import { type Installation, openInstallation, resultsFolder } from './installation.ts'
import { runRound } from './run-round.ts'
import { stayOpen } from './stay-open.ts'
import { takeFiles } from './take-files.ts'
import { printRound } from './timeline.ts'
import { type Results, writeResults } from './write-results.ts'

export interface StartOptions {
  readonly plan: string
  readonly at: string | undefined
  readonly once: boolean
  /** Workbooks that arrived besides those of the plan's folder, and whose they are. */
  readonly files: readonly string[]
  readonly unit: string | null
  readonly language: Language
  readonly state: string
  readonly port: number
  readonly out: NodeJS.WriteStream
}

/**
 * The main job on one machine: starts the embedded services, loads a plan, takes in the returned workbooks,
 * checks every sheet, sends what is due at the chosen moment, writes the results and shows them.
 *
 * @returns the exit code
 */
export async function start(options: StartOptions): Promise<number> {
  const words = CLI_WORDS[options.language]
  const say = (line: string): unknown => options.out.write(`${line}\n`)
  const read = await readCampaign(options.plan)
  if (!read.ok) {
    for (const line of planFaultLines(read.faults, options.language)) say(line)
    return 1
  }
  const now = momentOf(options.at, read.campaign)
  if (now === null) {
    say(words.badDate(options.at ?? ''))
    return 1
  }
  const complain = (line: string): unknown => process.stderr.write(`${line}\n`)
  const opened = await openInstallation({
    folder: options.state,
    campaigns: [read.campaign],
    now,
    language: options.language,
    port: options.port,
    complain,
  })
  if (!opened.ok) {
    say(words.notOpened(opened.refusal))
    return 1
  }
  try {
    return await play(opened.installation, read.campaign, now, options)
  } catch (error) {
    if (!(error instanceof NoStorageError)) throw error
    say(words.noStorage)
    return 1
  } finally {
    await opened.installation.end()
  }
}

/** One round, its results, and unless it is to end with them whatever comes in until Ctrl-C. Gives the exit code. */
async function play(
  installation: Installation,
  campaign: Campaign,
  now: Instant,
  options: StartOptions,
): Promise<number> {
  const { language, out } = options
  const words = CLI_WORDS[language]
  const say = (line: string): unknown => out.write(`${line}\n`)
  announce(campaign, now, options)
  const cycle = cycleAt(campaign.plan, now)
  if (!cycle) throw new Error('the plan has no cycle')
  const taken = await takeFiles(options.files, options.unit, unitsInCycle(campaign, cycle))
  for (const { name, candidates } of taken.unclear) say(words.unclearFile(name, candidates.join(', ')))
  await startCampaign(installation, campaign, now)
  const deps = installation
  const inbox = await openInbox({
    folder: join(options.state, 'inbox'),
    deps,
    campaign,
    cycle,
    language,
    say,
  })
  await inbox.look()
  const returns = [...(await gatherReturns(options.plan)), ...taken.files]
  const round = await runRound(installation, { campaign, cycle, returns, now, out })
  const folder = resultsFolder(options.state)
  const results = await writeResults(installation, round, folder)
  printRound(out, round, results, language)
  const lookForMore = async (): Promise<Results | null> => {
    if ((await inbox.look()) === 0) return null
    const next = await runRound(installation, { campaign, cycle, returns: [], now, out })
    return writeResults(installation, next, folder)
  }
  if (!options.once) await stayOpen(installation, results, options, lookForMore)
  return round.dead + taken.unclear.length > 0 ? 1 : 0
}

/** The first lines: what runs, as of when, on which plan. */
function announce({ plan, units }: Campaign, now: Instant, { language, out }: StartOptions): void {
  const words = CLI_WORDS[language]
  const lines = [
    words.tagline(plan.issuer[language]),
    words.at(formatInstant(now, plan.zone, language)),
    '',
    `   ${words.services}`,
    `   ${words.plan(plan.title[language], units.length, plan.rules.length)}`,
  ]
  out.write(`${lines.join('\n')}\n`)
}

/** What has to be there before the first file arrives: the place in the change feed, the agenda's first day. */
async function startCampaign(
  installation: Parameters<typeof runRound>[0],
  campaign: Campaign,
  now: Instant,
): Promise<void> {
  await startSweeping(installation)
  const { zone } = campaign.plan
  await startAgenda(installation, campaign.plan.id, startOfDay(dayOf(now, zone), zone) - 1)
}
