import type { SharePart } from '../plan/rule.ts'
import type { Change } from './standing.ts'

/** A part with the rows that are in it. */
export interface CountedPart extends SharePart {
  readonly rows: number
}

/** Whether a part of `total` rows in all keeps its share. */
export function keepsShare({ rows, min, max }: CountedPart, total: number, tolerance: number): boolean {
  // Hundredths, so that no share is lost to a rounding of floating numbers.
  const isEnough = min === null || (rows + tolerance) * 100 >= min * total
  const isFew = max === null || (rows - tolerance) * 100 <= max * total
  return isEnough && isFew
}

/**
 * The shortest ways to make every part keep its share, each enough alone: rows of one part more, or rows of
 * one part fewer. Ways that leave no row, or that never lead there, are left out.
 *
 * @param total all rows, those of no part included
 */
export function shareChanges(
  parts: readonly CountedPart[],
  total: number,
  tolerance: number,
): readonly Change[] {
  const keepAll = (changed: CountedPart, by: number): boolean =>
    parts.every((part) =>
      keepsShare(part === changed ? { ...part, rows: part.rows + by } : part, total + by, tolerance),
    )
  return parts.flatMap((part): Change[] => {
    const most = { add: Math.max(MOST_ADDED, total * 100), remove: Math.min(part.rows, total - 1) }
    const more = part.min === null ? null : fewest(most.add, (n) => keepAll(part, n))
    const fewer = part.max === null ? null : fewest(most.remove, (n) => keepAll(part, -n))
    return [
      ...(more === null ? [] : [{ kind: 'add' as const, count: more, of: part.of }]),
      ...(fewer === null ? [] : [{ kind: 'remove' as const, count: fewer, of: part.of }]),
    ]
  })
}

const MOST_ADDED = 100

/** The least n from 1 to `most` for which it holds; null where it never does. */
function fewest(most: number, holds: (n: number) => boolean): number | null {
  for (let n = 1; n <= most; n++) if (holds(n)) return n
  return null
}
