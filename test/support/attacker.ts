/**
 * Somebody who knows all sums of a table and wants the numbers that it does not say: a search for other numbers that
 * would give the same sums. It shares no code with what it attacks.
 */

/** The numbers named on the left add up to `sum` less the numbers named on the right. */
export interface Equation {
  readonly plus: readonly string[]
  readonly minus: readonly string[]
  readonly sum: number
}

type Bounds = Map<string, readonly [least: number, most: number]>

/** The unsaid numbers that can be only one number, whatever else they may be. */
export function pinned(
  equations: readonly Equation[],
  truth: ReadonlyMap<string, number>,
  least: ReadonlyMap<string, number>,
  most: number,
): readonly string[] {
  const start = (): Bounds => new Map([...truth.keys()].map((name) => [name, [least.get(name) ?? 0, most]]))
  const isPossible = (name: string, from: number, to: number): boolean => {
    const bounds = start()
    const [low, high] = bounds.get(name) as readonly [number, number]
    bounds.set(name, [Math.max(low, from), Math.min(high, to)])
    return hasSolution(equations, bounds)
  }
  if (!hasSolution(equations, start())) throw new Error('the sums contradict each other')
  return [...truth].flatMap(([name, count]) =>
    isPossible(name, count + 1, most) || isPossible(name, 0, count - 1) ? [] : [name],
  )
}

function hasSolution(equations: readonly Equation[], bounds: Bounds): boolean {
  if (!narrow(equations, bounds)) return false
  const [open] = [...bounds]
    .filter(([, [low, high]]) => low < high)
    .toSorted(([, a], [, b]) => a[1] - a[0] - b[1] + b[0])
  if (!open) return true
  const [name, [low, high]] = open
  for (let value = low; value <= high; value++)
    if (hasSolution(equations, new Map(bounds).set(name, [value, value]))) return true
  return false
}

/** Draws the bounds together until no equation says more; false where nothing is left. */
function narrow(equations: readonly Equation[], bounds: Bounds): boolean {
  for (let again = true; again; ) {
    again = false
    for (const { plus, minus, sum } of equations)
      for (const [name, sign] of [
        ...plus.map((one) => [one, 1] as const),
        ...minus.map((one) => [one, -1] as const),
      ]) {
        const [low, high] = bounds.get(name) as readonly [number, number]
        const [least, most] = othersOf(plus, minus, name, bounds)
        const [from, to] = sign === 1 ? [sum - most, sum - least] : [least - sum, most - sum]
        const next = [Math.max(low, from), Math.min(high, to)] as const
        if (next[0] > next[1]) return false
        if (next[0] !== low || next[1] !== high) {
          bounds.set(name, next)
          again = true
        }
      }
  }
  return true
}

function othersOf(
  plus: readonly string[],
  minus: readonly string[],
  but: string,
  bounds: Bounds,
): readonly [least: number, most: number] {
  const all = (names: readonly string[], end: 0 | 1): number =>
    names.reduce((sum, name) => (name === but ? sum : sum + Number(bounds.get(name)?.[end])), 0)
  return [all(plus, 0) - all(minus, 1), all(plus, 1) - all(minus, 0)]
}
