import { readFile, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { Language, Unit } from '../../domain/plan/plan.ts'
import { foldAscii } from '../../domain/text/fold.ts'
import { nearest } from '../../domain/text/nearest.ts'
import { findUnit } from '../../domain/units/find-unit.ts'
import type { ReturnedFile } from '../../functions/import-returns/import-returns.ts'
import { CLI_WORDS } from '../words.ts'

export interface TakenFiles {
  readonly files: readonly ReturnedFile[]
  /** Files of which nobody can tell whose they are, with the units that they might be of. */
  readonly unclear: readonly { readonly name: string; readonly candidates: readonly string[] }[]
}

/**
 * Workbooks that offices mailed back, each with its unit: the one that is named, else the only one whose
 * name the file's name bears. Nothing is guessed between two; and a file under a wrong name is held when its
 * rows name another unit.
 *
 * @param unitName a unit's name, alias or id; null to go by the files' names
 */
export async function takeFiles(
  paths: readonly string[],
  unitName: string | null,
  units: readonly Unit[],
): Promise<TakenFiles> {
  const named = unitName === null ? null : unitCalled(unitName, units)
  const files: ReturnedFile[] = []
  const unclear: { name: string; candidates: readonly string[] }[] = []
  for (const path of paths) {
    const name = basename(path)
    const candidates = unitName === null ? unitsInName(name, units) : [named].filter((unit) => unit !== null)
    const [unit, ...others] = candidates
    if (unit && others.length === 0)
      files.push({ name, unitId: unit.id, bytes: new Uint8Array(await readFile(path)) })
    else unclear.push({ name, candidates: candidates.map((candidate) => candidate.name) })
  }
  return { files, unclear }
}

/** What is wrong with what somebody typed, before anything is begun: files that are not there, a unit that is none. */
export async function typedFaults(
  paths: readonly string[],
  unitName: string | null,
  units: readonly Unit[],
  language: Language,
): Promise<readonly string[]> {
  const words = CLI_WORDS[language]
  const isFile = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        (found) => found.isFile(),
        () => false,
      ),
    ),
  )
  const names = units.map(({ name }) => name)
  const isUnknown = unitName !== null && unitCalled(unitName, units) === null
  return [
    ...paths.filter((_, i) => !isFile[i]).map(words.noFile),
    ...(isUnknown ? [words.noUnit(unitName, nearest(unitName, names) ?? '')] : []),
  ]
}

function unitCalled(text: string, units: readonly Unit[]): Unit | null {
  const match = findUnit(text, units)
  return match.kind === 'none' ? (units.find(({ id }) => id === text) ?? null) : match.unit
}

/** "Bac Viet (tai ve).xlsx": file names have lost their accents. A name inside another that was found does not count. */
function unitsInName(fileName: string, units: readonly Unit[]): readonly Unit[] {
  const text = wordsOf(basename(fileName, extname(fileName)))
  const found = units
    .map((unit) => ({ unit, name: wordsOf(unit.name.replace(PREFIX, '')) }))
    .filter(({ name }) => text.includes(name))
  const isInside = (name: string): boolean =>
    found.some((one) => one.name !== name && one.name.includes(name))
  return found.filter(({ name }) => !isInside(name)).map(({ unit }) => unit)
}

const PREFIX = /^(xã|phường|thị trấn|đặc khu) /i

/** Words between single spaces, so that "ba" is not found in "ban". */
const wordsOf = (text: string): string =>
  ` ${foldAscii(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `
