import type { Choice, Column } from '../plan/form.ts'
import { foldKey } from '../text/fold.ts'
import { nearest } from '../text/nearest.ts'
import { type CellContext, type CellResult, short, type TypeParser } from './cell-result.ts'
import { failed, mended, ok, warned } from './results.ts'

interface ChoiceIndex {
  /** The result of each label typed as it should be. */
  readonly exact: ReadonlyMap<string, CellResult>
  /** By folded labels, keys and aliases. */
  readonly folded: ReadonlyMap<string, Choice>
}
const indices = new WeakMap<Column, ChoiceIndex>()

function choiceIndex(column: Column): ChoiceIndex {
  const known = indices.get(column)
  if (known) return known
  const exact = new Map(
    column.choices.flatMap(({ key, label }): [string, CellResult][] => [
      [label.en, ok(key)],
      [label.vi, ok(key)],
    ]),
  )
  const folded = new Map(
    column.choices.flatMap((choice) =>
      [choice.label.vi, choice.label.en, ...choice.aliases].map((text): [string, Choice] => [
        foldKey(text),
        choice,
      ]),
    ),
  )
  const index = { exact, folded }
  indices.set(column, index)
  return index
}

/** A label typed as it should be; undefined for anything else. */
export const listAtSight = (
  cell: string | number | boolean,
  { column }: CellContext,
): CellResult | undefined => (typeof cell === 'string' ? choiceIndex(column).exact.get(cell) : undefined)

/** A word is not a story: figures are kept by it. */
const LONGEST_WORD = 200

const ownWord = (text: string, { key }: Column): CellResult =>
  text.length > LONGEST_WORD
    ? failed('E-LENGTH', key, { found: text.length, min: 1, max: LONGEST_WORD })
    : warned(text, 'W-LIST-OPEN', key, { found: short(text) })

/** One of the column's choices; the value is its key. Another spelling is mended, another word refused. */
export const parseList: TypeParser = (cell, { column }) => {
  const text = String(cell)
  const { exact, folded } = choiceIndex(column)
  const same = exact.get(text)
  if (same) return same
  const alike = folded.get(foldKey(text))
  if (alike) return mended(alike.key, 'F-LIST', column.key, text, alike.label.vi)
  if (column.open) return ownWord(text, column)
  const labels = column.choices.map(({ label }) => label.vi)
  return failed('E-LIST', column.key, {
    found: short(text),
    allowed: labels.join(', '),
    nearest: nearest(text, labels) ?? '',
  })
}
