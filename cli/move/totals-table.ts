import type { Language } from '../../domain/plan/plan.ts'
import { formatNumber } from '../../domain/words/format.ts'
import { textTable } from '../print/table.ts'
import { PARTS } from './archive-record.ts'
import { MOVE_WORDS } from './move-words.ts'
import type { Totals } from './totals.ts'

/** So many digits of a hash tell two apart by eye. */
const SHOWN = 16

/** What there is of each part, one pair of columns per side (archive, installation). */
export function totalsTable(sides: readonly Totals[], language: Language): string {
  const words = MOVE_WORDS[language]
  const titles = sides.flatMap((_, i) => words.sideColumns[sides.length === 1 ? 0 : i + 1] ?? [])
  const columns = [
    { title: words.partColumn },
    ...titles.map((title, i) => ({ title, align: i % 2 === 0 ? ('right' as const) : ('left' as const) })),
  ]
  const rows = PARTS.map((part) => [
    words.parts[part],
    ...sides.flatMap((side) => [formatNumber(side[part].count, language), side[part].sha256.slice(0, SHOWN)]),
  ])
  return textTable(columns, rows)
}
