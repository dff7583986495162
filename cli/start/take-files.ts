import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { Unit } from '../../domain/plan/plan.ts'
import { foldAscii } from '../../domain/text/fold.ts'
import { findUnit } from '../../domain/units/find-unit.ts'
import type { ReturnedFile } from '../../functions/import-returns/import-returns.ts'

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

function unitCalled(text: string, units: readonly Unit[]): Unit | null {
  const match = findUnit(text, units)
  return match.kind === 'none' ? (units.find(({ id }) => id === text) ?? null) : match.unit
}

/** "Bac Viet (tai ve).xlsx": file names have lost their accents. The longest name wins over one inside it. */
function unitsInName(fileName: string, units: readonly Unit[]): readonly Unit[] {
  const text = wordsOf(basename(fileName, extname(fileName)))
  const found = units
    .map((unit) => ({ unit, name: wordsOf(unit.name.replace(PREFIX, '')) }))
    .filter(({ name }) => text.includes(name))
  const longest = Math.max(0, ...found.map(({ name }) => name.length))
  return found.filter(({ name }) => name.length === longest).map(({ unit }) => unit)
}

const PREFIX = /^(xã|phường|thị trấn|đặc khu) /i

/** Words between single spaces, so that "ba" is not found in "ban". */
const wordsOf = (text: string): string =>
  ` ${foldAscii(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `
