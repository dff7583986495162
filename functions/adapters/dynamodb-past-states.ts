import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { SheetState } from '../../domain/sheet/sheet-state.ts'
import type { Reports, SheetSeat } from '../ports/reports.ts'
import { docItem, docOf, type Item, type Key, put, queryAll } from './dynamodb-items.ts'

/**
 * States that were superseded, in the state table, apart from the cycle's own partition, which every roll-up reads
 * whole:
 *   pk past#p#y   sk 9x2#00000002   doc: SheetState without manifest
 */
export function pastStates(client: DynamoDBClient, table: string): Pick<Reports, 'keepPast' | 'pastOf'> {
  return {
    keepPast: (seat, { manifest: _manifest, ...figures }) =>
      put(client, table, docItem(keyOf(seat, padded(figures.version)), figures)),
    async pastOf(of, version) {
      const items = await queryAll(client, table, keyOf(of, version === undefined ? '' : padded(version)))
      return items.map((item) => ({ ...figuresFrom(item), manifest: {} }))
    },
  }
}

const keyOf = (
  { planId, cycleId, sheetKey }: Pick<SheetSeat, 'planId' | 'cycleId' | 'sheetKey'>,
  version: string,
): Key => ({ pk: `past#${planId}#${cycleId}`, sk: `${sheetKey}#${version}` })

/** Versions sort as numbers. */
const padded = (version: number): string => String(version).padStart(8, '0')

const ADDED = { withdrawn: 0, since: null, stated: null, statedAt: null, faultyCells: {} } as const

/** A stored state, made good by what states of before this version lack; the next change of its sheet mends them. */
export function figuresFrom(item: Item): Omit<SheetState, 'manifest'> {
  const figures = docOf<Omit<SheetState, 'manifest' | 'firstValid' | keyof typeof ADDED>>(item)
  return { ...ADDED, firstValid: figures.firstArrival, ...figures }
}
