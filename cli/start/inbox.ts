import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Campaign, Cycle, Language } from '../../domain/plan/plan.ts'
import { unitsInCycle } from '../../domain/units/units-in-time.ts'
import { describeSheetProblem } from '../../domain/words/problem-words.ts'
import { type ImportDeps, importReturn } from '../../functions/import-returns/import-returns.ts'
import { CLI_WORDS } from '../words.ts'
import { takeFiles } from './take-files.ts'

export interface InboxOptions {
  readonly folder: string
  readonly deps: ImportDeps
  readonly campaign: Campaign
  readonly cycle: Cycle
  readonly language: Language
  readonly say: (line: string) => void
}

export interface Inbox {
  /** Takes in what lies there now; how many files brought something new. */
  look(): Promise<number>
}

/** A file that did not change for so long is written to its end. */
const SETTLE_MS = 500
/** Old workbooks too, so that somebody is told what is wrong with them. */
const WORKBOOK = /^(?!~\$|\.).*\.xls[xm]?$/i

type Fate = 'taken' | 'refused'

/**
 * A folder into which people put workbooks. Each is taken in like a mailed one, then moved to `taken` or
 * `refused` with a text beside it that says why. It is moved last: killed in between, the same file is taken
 * in once more, which changes nothing. A file that fails for another reason stays where it is.
 */
export async function openInbox(options: InboxOptions): Promise<Inbox> {
  await mkdir(options.folder, { recursive: true })
  const failed = new Set<string>()
  return {
    async look() {
      let fresh = 0
      for (const { path, print } of await settledFiles(options.folder)) {
        if (failed.has(print)) continue
        try {
          if (await takeOne(options, path)) fresh++
        } catch {
          failed.add(print)
          options.say(CLI_WORDS[options.language].inboxFailed(basename(path)))
        }
      }
      return fresh
    },
  }
}

/** Takes in one file and moves it away; whether it brought something new. */
async function takeOne({ deps, campaign, cycle, language, say, folder }: InboxOptions, path: string) {
  const words = CLI_WORDS[language]
  const name = basename(path)
  const close = async (fate: Fate, line: string): Promise<void> => {
    await moveAway(path, join(folder, fate), line)
    say(line)
  }
  const units = unitsInCycle(campaign, cycle)
  const { files, unclear } = await takeFiles([path], null, units)
  const [file] = files
  if (!file) {
    const candidates = unclear.flatMap((one) => one.candidates).join(', ')
    await close('refused', words.inboxRefused(name, words.inboxUnclear(candidates)))
    return false
  }
  const unit = units.find(({ id }) => id === file.unitId)?.name ?? file.unitId
  const outcome = await importReturn(deps, campaign, cycle, file)
  if (outcome.kind === 'refused') {
    const why = describeSheetProblem(outcome.problem, { language })
    await close('refused', words.inboxRefused(name, why))
    return false
  }
  const isNew = outcome.kind !== 'known'
  await close('taken', isNew ? words.inboxTaken(name, unit) : words.inboxKnown(name, unit))
  return isNew
}

interface Lying {
  readonly path: string
  /** Name, size and time: another file of the same name has another. */
  readonly print: string
  readonly at: number
}

/** The workbooks that nobody is still writing, the oldest first: of two of one unit the newer one stays. */
async function settledFiles(folder: string): Promise<readonly Lying[]> {
  const before = await workbooksIn(folder)
  if (before.length === 0) return []
  await wait(SETTLE_MS)
  const now = new Set((await workbooksIn(folder)).map(({ print }) => print))
  return before
    .filter(({ print }) => now.has(print))
    .toSorted((a, b) => a.at - b.at || (a.path < b.path ? -1 : 1))
}

async function workbooksIn(folder: string): Promise<readonly Lying[]> {
  const names = (await readdir(folder)).filter((name) => WORKBOOK.test(name))
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name)
      const seen = await stat(path).catch(() => null)
      const print = `${name}/${seen?.size}/${seen?.mtimeMs}`
      return seen?.isFile() ? [{ path, print, at: seen.mtimeMs }] : []
    }),
  )
  return found.flat()
}

/** Moves a file and lays a text beside it; a file of the same name that lies there already stays as it is. */
async function moveAway(path: string, folder: string, line: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const to = freePath(join(folder, basename(path)))
  await writeFile(`${to}.txt`, `${line}\n`)
  await rename(path, to)
}

function freePath(path: string): string {
  const stem = basename(path, extname(path))
  for (let i = 1; ; i++) {
    const tried = i === 1 ? path : join(dirname(path), `${stem} (${i})${extname(path)}`)
    if (!existsSync(tried) && !existsSync(`${tried}.txt`)) return tried
  }
}
