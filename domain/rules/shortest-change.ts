import type { SharePart } from '../plan/plan.ts'
import type { Change } from './standing.ts'

/** Whether a part of `rows` rows, of `total` in all, keeps its share. */
export function keepsShare(part: SharePart, rows: number, total: number, tolerance: number): boolean {
  // Hundredths, so that no share is lost to a rounding of floating numbers.
  const isEnough = part.min === null || (rows + tolerance) * 100 >= part.min * total
  const isFew = part.max === null || (rows - tolerance) * 100 <= part.max * total
  return isEnough && isFew
}

/**
 * The shortest ways to make every part keep its share, each enough alone: rows of one part more, or rows of
 * one part fewer. Ways that change more rows than there are, or that never lead there, are left out.
 *
 * @param counts rows of each part
 * @param total all rows, those of no part included
 */
export function shareChanges(
  parts: readonly SharePart[],
  counts: readonly number[],
  total: number,
  tolerance: number,
): readonly Change[] {
  const keepAll = (changed: number, by: number): boolean =>
    parts.every((part, i) =>
      keepsShare(part, (counts[i] ?? 0) + (i === changed ? by : 0), total + by, tolerance),
    )
  return parts.flatMap((part, i): Change[] => {
    const most = Math.max(MOST_ADDED, total * 100)
    const more = part.min === null ? null : fewest(most, (n) => keepAll(i, n))
    const fewer = part.max === null ? null : fewest(counts[i] ?? 0, (n) => keepAll(i, -n))
    return [
      ...(more === null ? [] : [{ kind: 'add' as const, count: more, of: part.of }]),
      ...(fewer === null ? [] : [{ kind: 'remove' as const, count: fewer, of: part.of }]),
    ]
  })
}

const MOST_ADDED = 100

/** The least n from 1 to `most` for which it holds; null where it never does. Once it holds, it goes on to hold up to a point. */
function fewest(most: number, holds: (n: number) => boolean): number | null {
  for (let n = 1; n <= most; n++) if (holds(n)) return n
  return null
}
