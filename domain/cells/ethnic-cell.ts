import { foldKey } from '../text/fold.ts'
import { nearest } from '../text/nearest.ts'
import { short, type TypeParser } from './cell-result.ts'
import { ETHNIC_GROUPS } from './ethnic-groups.ts'
import { failed, mended, ok } from './results.ts'

const NAMES = new Set(ETHNIC_GROUPS.map(({ name }) => name))
/** Hyphens and apostrophes come and go in these names: H'Mông, HMông, Ê-đê, Ê Đê. */
const groupKey = (text: string): string =>
  foldKey(text)
    .replace(/^(?:dân tộc|người) /, '')
    .replace(/['\- ]/g, '')
const BY_NAME = new Map(
  ETHNIC_GROUPS.flatMap(({ name, aliases }) =>
    [...aliases, name].map((text): [string, string] => [groupKey(text), name]),
  ),
)
const AMBIGUOUS = Map.groupBy(
  ETHNIC_GROUPS.flatMap(({ name, ambiguous }) => ambiguous.map((text) => ({ key: groupKey(text), name }))),
  ({ key }) => key,
)

/**
 * One of the 54 groups. The names of local groups lead to the official one; a name that may mean several is
 * asked about, never guessed: the column is sensitive. Bare codes are refused, as three code lists differ.
 */
export const parseEthnic: TypeParser = (cell, { column }) => {
  const text = String(cell)
  const key = groupKey(text)
  const group = BY_NAME.get(key)
  const others = (AMBIGUOUS.get(key) ?? []).map(({ name }) => name)
  if (others.length > 0) {
    const candidates = [...new Set([...(group ? [group] : []), ...others])]
    return failed('E-ETHNIC-AMBIGUOUS', column.key, { found: short(text), candidates: candidates.join(', ') })
  }
  if (group === text) return ok(group)
  if (group) return mended(group, 'F-ETHNIC-ALIAS', column.key, text, group)
  return failed('E-ETHNIC', column.key, { found: short(text), nearest: nearest(text, [...NAMES]) ?? '' })
}
