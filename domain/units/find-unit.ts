import type { Unit } from '../plan/plan.ts'
import { foldKey } from '../text/fold.ts'
import { nearest } from '../text/nearest.ts'

/** How a text names a unit: by its official name, with the tone mark elsewhere, by another name, or not at all. */
export type UnitMatch =
  | { readonly kind: 'exact' | 'tone' | 'alias'; readonly unit: Unit }
  | { readonly kind: 'none'; readonly nearest: string | null }

/** Short forms of the prefixes of administrative names, as typed before a name. */
const PREFIXES: readonly (readonly [short: RegExp, long: string])[] = [
  [/^(?:tt\.|t\.t\.|tt )/, 'thị trấn '],
  [/^(?:x\.)/, 'xã '],
  [/^(?:p\.)/, 'phường '],
  [/^(?:tx\.|tx )/, 'thị xã '],
  [/^(?:tp\.|t\.p\.|tp )/, 'thành phố '],
  [/^(?:h\.)/, 'huyện '],
  [/^(?:đk\.)/, 'đặc khu '],
]
/** "UBND xã Tân Thanh" is the commune's office and means the commune. */
const OFFICE = /^(?:ubnd|ủy ban nhân dân|đảng ủy|hđnd) (?=(?:xã|phường|thị trấn|tt\.|x\.|p\.))/
/** ", huyện Văn Lãng" after a commune says where it is. */
const WHERE = /,? ?(?:huyện|h\.|tỉnh|t\.) .*$/

interface UnitIndex {
  readonly exact: ReadonlyMap<string, Unit>
  readonly official: ReadonlyMap<string, Unit>
  readonly known: ReadonlyMap<string, Unit>
}
const indices = new WeakMap<readonly Unit[], UnitIndex>()

function unitIndex(units: readonly Unit[]): UnitIndex {
  const known = indices.get(units)
  if (known) return known
  const index = {
    exact: new Map(units.map((unit): [string, Unit] => [unit.name, unit])),
    official: new Map(units.map((unit): [string, Unit] => [foldKey(unit.name), unit])),
    known: new Map(
      units.flatMap((unit) => unit.aliases.map((alias): [string, Unit] => [foldKey(alias), unit])),
    ),
  }
  indices.set(units, index)
  return index
}

/**
 * Finds the unit that a text means, among a campaign's units. Never guesses: accents count (Tân Thanh and
 * Tân Thành are two), and an unknown name comes back with the nearest official one.
 */
export function findUnit(text: string, units: readonly Unit[]): UnitMatch {
  const { exact, official, known } = unitIndex(units)
  const same = exact.get(text)
  if (same) return { kind: 'exact', unit: same }
  const key = foldKey(text)
  const toned = official.get(key)
  // Case and spaces alone make no other spelling; what is left is the place of the tone mark.
  if (toned) return { kind: toned.name.toLowerCase() === text.toLowerCase() ? 'alias' : 'tone', unit: toned }
  const alias = known.get(key) ?? official.get(spellOut(key)) ?? known.get(spellOut(key))
  return alias
    ? { kind: 'alias', unit: alias }
    : {
        kind: 'none',
        nearest: nearest(
          text,
          units.map(({ name }) => name),
        ),
      }
}

function spellOut(key: string): string {
  const bare = key.replace(OFFICE, '')
  const found = PREFIXES.find(([short]) => short.test(bare))
  const long = found ? bare.replace(found[0], found[1]).replace(/ {2,}/g, ' ') : bare
  return /^(?:xã|phường|thị trấn) /.test(long) ? long.replace(WHERE, '') : long
}
