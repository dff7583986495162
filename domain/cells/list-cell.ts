import type { Choice, Column } from '../plan/form.ts'
import { foldKey } from '../text/fold.ts'
import { nearest } from '../text/nearest.ts'
import { short, type TypeParser } from './parse-cell.ts'
import { failed, mended, ok, warned } from './results.ts'

interface ChoiceIndex {
  /** By the label as it should be typed. */
  readonly exact: ReadonlyMap<string, Choice>
  /** By folded labels, keys and aliases. */
  readonly folded: ReadonlyMap<string, Choice>
}
const indices = new WeakMap<Column, ChoiceIndex>()

function choiceIndex(column: Column): ChoiceIndex {
  const known = indices.get(column)
  if (known) return known
  const exact = new Map(
    column.choices.flatMap((choice): [string, Choice][] => [
      [choice.label.en, choice],
      [choice.label.vi, choice],
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

/** One of the column's choices; the value is its key. Another spelling is mended, another word refused. */
export const parseList: TypeParser = (cell, { column }) => {
  const text = String(cell)
  const { exact, folded } = choiceIndex(column)
  const choice = exact.get(text)
  if (choice) return ok(choice.key)
  const alike = folded.get(foldKey(text))
  if (alike) return mended(alike.key, 'F-LIST', column.key, text, alike.label.vi)
  if (column.open) return warned(text, 'W-LIST-OPEN', column.key, { found: short(text) })
  const labels = column.choices.map(({ label }) => label.vi)
  return failed('E-LIST', column.key, {
    found: short(text),
    allowed: labels.join(', '),
    nearest: nearest(text, labels) ?? '',
  })
}
