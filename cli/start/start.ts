import { join } from 'node:path'
import type { Campaign, Instant, Language } from '../../domain/plan/plan.ts'
import { dayOf, startOfDay } from '../../domain/time/days.ts'
import { unitsInCycle } from '../../domain/units/units-in-time.ts'
import { formatInstant } from '../../domain/words/format.ts'
import { startAgenda } from '../../functions/run-agenda/run-agenda.ts'
import { startSweeping } from '../../functions/sweep-sheets/sweep-sheets.ts'
import { readPlans } from '../plan/read-plans.ts'
import { CLI_WORDS } from '../words.ts'
import { gatherReturns } from './gather-returns.ts'
import { openInbox } from './inbox.ts'
import { resultsFolder } from './installation.ts'
import { runRound } from './run-round.ts'
import { stayOpen } from './stay-open.ts'
import { takeFiles, typedFaults } from './take-files.ts'
import { printRound } from './timeline.ts'
import { type Opened, withInstallation } from './with-installation.ts'
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
  const { plan, files, unit, language, out } = options
  const [campaign] = (await readPlans([plan], language, out)) ?? []
  if (!campaign) return 1
  const faults = await typedFaults(files, unit, campaign.units, language)
  for (const fault of faults) out.write(`${fault}\n`)
  if (faults.length > 0) return 1
  return withInstallation({ ...options, campaign, mayBegin: true }, (opened) =>
    play(opened, campaign, options),
  )
}

/** One round, its results, and unless it is to end with them whatever comes in until Ctrl-C. Gives the exit code. */
async function play(
  { installation, cycle, now }: Opened,
  campaign: Campaign,
  options: StartOptions,
): Promise<number> {
  const { language, out } = options
  const words = CLI_WORDS[language]
  const say = (line: string): unknown => out.write(`${line}\n`)
  announce(campaign, now, options)
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
