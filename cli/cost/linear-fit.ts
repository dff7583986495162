/**
 * The coefficients of a linear function through measured points, by least squares (normal equations, Gaussian
 * elimination). A feature that does not vary in the points gets 0.
 *
 * @param points features (the constant 1 among them) and the value measured
 */
export function linearFit(
  points: readonly { readonly features: readonly number[]; readonly value: number }[],
): readonly number[] {
  const size = points[0]?.features.length ?? 0
  const rows = Array.from({ length: size }, (_, i) => [
    ...Array.from({ length: size }, (_, j) =>
      sum(points, ({ features }) => at(features, i) * at(features, j)),
    ),
    sum(points, ({ features, value }) => at(features, i) * value),
  ])
  for (let column = 0; column < size; column++) eliminate(rows, column)
  return rows.map((row, i) => (Math.abs(at(row, i)) < NOTHING ? 0 : at(row, size) / at(row, i)))
}

const NOTHING = 1e-9

/** Makes a column zero in all rows but its own. */
function eliminate(rows: number[][], column: number): void {
  const pivot = rows[column] ?? []
  if (Math.abs(at(pivot, column)) < NOTHING) return
  for (const [i, row] of rows.entries()) {
    if (i === column) continue
    const factor = at(row, column) / at(pivot, column)
    for (let j = 0; j < row.length; j++) row[j] = at(row, j) - factor * at(pivot, j)
  }
}

const at = (list: readonly number[], index: number): number => list[index] ?? 0

const sum = <T>(list: readonly T[], of: (one: T) => number): number =>
  list.reduce((total, one) => total + of(one), 0)
