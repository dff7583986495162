import { performance } from 'node:perf_hooks'

/** The median of several runs, in milliseconds, after one that is not counted. */
export async function median(runs: number, work: () => unknown): Promise<number> {
  await work()
  const times: number[] = []
  for (let i = 0; i < runs; i++) {
    const from = performance.now()
    await work()
    times.push(performance.now() - from)
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0
}

/** Medians of two kinds of work done in turn, so that a slow moment of the machine hits both. */
export function inTurn(
  runs: number,
  a: () => unknown,
  b: () => unknown,
): { readonly a: number; readonly b: number } {
  const times: { a: number[]; b: number[] } = { a: [], b: [] }
  for (let i = -3; i < runs; i++) {
    for (const [name, work] of [
      ['a', a],
      ['b', b],
    ] as const) {
      const from = performance.now()
      work()
      if (i >= 0) times[name].push(performance.now() - from)
    }
  }
  const middle = (list: number[]): number => list.sort((x, y) => x - y)[Math.floor(list.length / 2)] ?? 0
  return { a: middle(times.a), b: middle(times.b) }
}

export const say = (title: string, lines: readonly string[]): void =>
  console.log(`\n${title}\n${lines.map((line) => `  ${line}`).join('\n')}`)

export const ms = (value: number): string => `${value.toFixed(1)} ms`
