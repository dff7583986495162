import { type ArchiveRecord, PARTS, type Part, printOf } from './archive-record.ts'

/** How much of one part there is, and a fingerprint of all of it. */
export interface PartTotal {
  readonly count: number
  /** The sum of the records' SHA-256, modulo 2^256, in hex: the same in whatever order they come. */
  readonly sha256: string
}

export type Totals = Readonly<Record<Part, PartTotal>>

export interface Tally {
  add(record: ArchiveRecord): void
  totals(): Totals
}

const MODULUS = 1n << 256n

/** Counts records as they pass. */
export function newTally(): Tally {
  const counts = new Map<Part, { count: number; sum: bigint }>(
    PARTS.map((part) => [part, { count: 0, sum: 0n }]),
  )
  return {
    add(record) {
      const so = counts.get(record.part) ?? { count: 0, sum: 0n }
      counts.set(record.part, { count: so.count + 1, sum: (so.sum + printOf(record)) % MODULUS })
    },
    totals: () =>
      Object.fromEntries(
        [...counts].map(([part, { count, sum }]) => [
          part,
          { count, sha256: sum.toString(16).padStart(64, '0') },
        ]),
      ) as Totals,
  }
}

/** Counts all records of a source. */
export async function totalsOf(records: AsyncIterable<ArchiveRecord>): Promise<Totals> {
  const tally = newTally()
  for await (const record of records) tally.add(record)
  return tally.totals()
}

/** The parts that differ. */
export const differences = (a: Totals, b: Totals): readonly Part[] =>
  PARTS.filter((part) => a[part].count !== b[part].count || a[part].sha256 !== b[part].sha256)
