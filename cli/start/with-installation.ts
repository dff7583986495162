import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cycleAt } from '../../domain/agenda/agenda.ts'
import type { Campaign, Cycle, Instant, Language } from '../../domain/plan/plan.ts'
import { NoStorageError } from '../../functions/ports/files.ts'
import { MOVE_WORDS } from '../move/move-words.ts'
import { CLI_WORDS } from '../words.ts'
import { momentOf } from './at.ts'
import { type Installation, openInstallation } from './installation.ts'

export interface InstallationUse {
  readonly campaign: Campaign
  /** As typed after `--at`. */
  readonly at: string | undefined
  /** Where the embedded services keep their data. */
  readonly state: string
  readonly port: number
  /** Whether a new one is begun where there is none; without, a mistyped folder would become an empty one. */
  readonly mayBegin: boolean
  readonly language: Language
  readonly out: NodeJS.WriteStream
}

/** What a command works with: the services, the moment, and the cycle that it falls in. */
export interface Opened {
  readonly installation: Installation
  readonly cycle: Cycle
  readonly now: Instant
}

/** Whether an installation ever gave a plan's units their sheets: of another plan it has nothing to tell. */
export async function knowsPlan(
  { reports }: Pick<Installation, 'reports'>,
  { plan }: Campaign,
): Promise<boolean> {
  for (const { id } of plan.cycles) if ((await reports.seatsOfCycle(plan.id, id)).length > 0) return true
  return false
}

/**
 * Opens an installation for one command and closes it afterwards, whatever happens. A moment that is none,
 * a folder that another process has open and, where none may begin, one without an installation are told and end
 * the command.
 *
 * @returns the exit code
 */
export async function withInstallation(
  { campaign, at, state, port, mayBegin, language, out }: InstallationUse,
  work: (opened: Opened) => Promise<number>,
): Promise<number> {
  const words = CLI_WORDS[language]
  const now = momentOf(at, campaign)
  const cycle = now === null ? null : cycleAt(campaign.plan, now)
  if (now === null || cycle === null) {
    out.write(`${words.badDate(at ?? '')}\n`)
    return 1
  }
  if (!mayBegin && !existsSync(join(state, 'table'))) {
    out.write(`${MOVE_WORDS[language].nothingThere(state)}\n`)
    return 1
  }
  const complain = (line: string): unknown => process.stderr.write(`${line}\n`)
  const opened = await openInstallation({
    folder: state,
    campaigns: [campaign],
    now,
    language,
    port,
    complain,
  })
  if (!opened.ok) {
    out.write(`${words.notOpened(opened.refusal)}\n`)
    return 1
  }
  const { installation } = opened
  try {
    return await work({ installation, cycle, now })
  } catch (error) {
    if (!(error instanceof NoStorageError)) throw error
    out.write(`${words.noStorage}\n`)
    return 1
  } finally {
    await installation.end()
  }
}
