import { join } from 'node:path'
import { CLI_WORDS } from '../words.ts'
import { type Cut, cutFor } from './archive-cut.ts'
import { FOLDER_OF } from './folder-records.ts'
import { intoTables } from './into-tables.ts'
import { MOVE_WORDS } from './move-words.ts'
import { restoreFolder } from './restore-folder.ts'
import type { Outcome, RestoreOptions } from './restore-job.ts'
import { differences } from './totals.ts'
import { totalsTable } from './totals-table.ts'

/**
 * Makes an installation equal to the one that an archive was taken of, in an empty place, and proves it by
 * counts and hashes of what stands there afterwards. Returns the exit code.
 */
export async function restoreInstallation(options: RestoreOptions): Promise<number> {
  const { language, tables, out } = options
  const words = MOVE_WORDS[language]
  const refuse = ({ refusal }: { readonly refusal: string }): number => {
    out.write(`${refusal}\n`)
    return 1
  }
  const cut = await cutFor(options)
  if ('refusal' in cut) return refuse(cut)
  const outcome = await (tables ? intoTables(options, tables, cut) : intoFolder(options, cut))
  if ('refusal' in outcome) return refuse(outcome)
  if ('done' in outcome) {
    out.write(`${outcome.done}\n`)
    return 0
  }
  const parts = differences(outcome.expected, outcome.totals)
  const lines = [
    totalsTable([outcome.expected, outcome.totals], language),
    ...(cut.leftOut > 0 ? [words.leftOut(cut.leftOut)] : []),
    ...(parts.length > 0
      ? [words.differs(parts.map((part) => words.parts[part]).join('; '))]
      : [words.restored(outcome.where), ...outcome.next]),
  ]
  out.write(`${lines.join('\n')}\n`)
  return parts.length > 0 ? 1 : 0
}

async function intoFolder({ state, language }: RestoreOptions, cut: Cut): Promise<Outcome> {
  const words = MOVE_WORDS[language]
  const outcome = await restoreFolder(state, cut.records(), cut.totals)
  if (outcome.kind === 'not-empty') return { refusal: words.notEmpty(state) }
  if (outcome.kind === 'locked') return { refusal: CLI_WORDS[language].locked(outcome.folder, outcome.pid) }
  const plan = join(state, FOLDER_OF.plans, await planIn(cut))
  return {
    expected: cut.totals,
    totals: outcome.totals,
    where: state,
    next: [words.nextInFolder(state, plan)],
  }
}

/** The folder of the plan that came along. */
async function planIn(cut: Cut): Promise<string> {
  for await (const record of cut.records())
    if (record.part === 'plans' && record.name.endsWith('/plan.yaml')) return record.name.split('/')[0] ?? ''
  return ''
}
