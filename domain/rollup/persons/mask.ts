/**
 * The fewest people that a figure about a sensitive group may stand for: ethnic origin is sensitive by Decree
 * 356/2025/NĐ-CP, Article 4; of few people a figure tells too much.
 */
export const LEAST = 5

/** Lines of a table; in each, one number for each column, and last their sum. */
export type Counts = readonly (readonly number[])[]

/** Which numbers of a table have to stay unsaid. */
export type Mask = readonly (readonly boolean[])[]

export interface Masking {
  /** What earlier editions showed of a number; none, where they did not show it. */
  readonly shown: (line: number, column: number) => readonly number[]
  /** A line stands in the table because it sums up to at least so many, as readers know; 0: it always stands there. */
  readonly listedFrom: number
}

/**
 * Of so few people that it tells something of each of them; or so near to what an earlier edition said that the
 * difference does.
 */
export const isTelling = (count: number, shown: readonly number[]): boolean =>
  isFew(count) || shown.some((before) => isFew(Math.abs(count - before)))

/** So few that the number tells something of each of them; nobody is nobody. */
export const isFew = (count: number): boolean => count > 0 && count < LEAST

/**
 * What to leave unsaid of a table whose column sums are all said: the numbers that are telling, and with each of
 * them three more at the corners of a rectangle (two lines, two columns), so that no sum gives it away. That is the
 * hypercube method of the statistical offices (R. D. Repsilber 1994), with two conditions: no corner is 0, and a
 * line's sum that is a corner only for another's sake stays above what the line is listed from.
 *
 * Why that is enough: one more at the telling corner and at the opposite one, and one less at the other two,
 * leaves every number that is said as it is. So each number left unsaid could be another one, to all who know the
 * table, its sums and these rules.
 *
 * @param counts two columns at least: what has one column gets it twice, as the sum
 * @returns null where there is no such rectangle: then the table has to stay unsaid as a whole
 */
export function maskOf(counts: Counts, masking: Masking): Mask | null {
  const mask = counts.map((line) => line.map(() => false))
  for (const corner of tellingOf(counts, masking)) {
    const best = rectangles(counts, corner, masking).toSorted(
      (a, b) => loss(a, counts, mask) - loss(b, counts, mask),
    )
    if (!best[0]) return null
    for (const { line, column } of best[0]) (mask[line] as boolean[])[column] = true
  }
  return mask
}

interface Place {
  readonly line: number
  readonly column: number
}

const at = (counts: Counts, { line, column }: Place): number => Number(counts[line]?.[column])

const tellingOf = (counts: Counts, { shown }: Masking): readonly Place[] =>
  counts.flatMap((numbers, line) =>
    numbers.flatMap((count, column) => (isTelling(count, shown(line, column)) ? [{ line, column }] : [])),
  )

/** The rectangles that may protect a number: their corners, that number first. */
function rectangles(counts: Counts, corner: Place, { listedFrom }: Masking): readonly (readonly Place[])[] {
  const columns = counts[corner.line] as readonly number[]
  const isFit = (place: Place): boolean => {
    const least = place.line !== corner.line && place.column === columns.length - 1 ? listedFrom : 0
    return at(counts, place) > least
  }
  const found: Place[][] = []
  for (const line of counts.keys())
    for (const column of columns.keys()) {
      if (line === corner.line || column === corner.column) continue
      const others = [
        { line: corner.line, column },
        { line, column: corner.column },
        { line, column },
      ]
      if (others.every(isFit)) found.push([corner, ...others])
    }
  return found
}

/** How many people's places a rectangle leaves unsaid that are still said. */
const loss = (corners: readonly Place[], counts: Counts, mask: Mask): number =>
  corners.reduce((sum, place) => sum + (mask[place.line]?.[place.column] ? 0 : at(counts, place)), 0)
