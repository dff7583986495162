import { createHmac, randomBytes } from 'node:crypto'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Named, People, Sighting } from '../ports/people.ts'
import type { Facts, SheetSeat } from '../ports/reports.ts'
import {
  deleteAll,
  docItem,
  docOf,
  getItem,
  type Item,
  type Key,
  keyOf,
  putAll,
  queryAll,
} from './dynamodb-items.ts'
import type { TableNames } from './dynamodb-tables.ts'

/**
 * People in DynamoDB, state table. A print is the HMAC-SHA256 of plan, cycle and person under a secret of the
 * installation, so that no key says who it is about, and the same person has another print in another cycle.
 *
 *   pk person#Xk..  sk sheet#9x2    doc: Sighting              who stands in the sheet with key 9x2
 *   pk people#9x2   sk people       doc: { "Xk..": "7Q..." }   the prints of a sheet, with their rows
 *   pk twins#p#y    sk print#Xk..   doc: null                  a print that was once seen in two sheets
 *
 * A sheet writes its sightings before it looks for others, so of two sheets that are read at once at least one
 * sees both. Whether a print is still in two sheets is looked up when it is asked for.
 */
export function createDynamodbPeople(
  client: DynamoDBClient,
  { state: table }: TableNames,
  facts: Pick<Facts, 'setOnce'>,
): People {
  let secret: Promise<string> | null = null
  const printed = async (seat: SheetSeat, named: readonly Named[]): Promise<Prints> => {
    secret ??= facts.setOnce('people/secret', randomBytes(32).toString('hex'))
    const key = Buffer.from(await secret, 'hex')
    return new Map(named.map(({ person, rowId }) => [printOf(key, seat, person), rowId]))
  }
  const seen = (print: string): Promise<readonly Sighting[]> => sightingsOf(client, table, print)
  return {
    async note(seat, named) {
      const { sheetKey } = seat
      const [before, now] = [await keptOf(client, table, sheetKey), await printed(seat, named)]
      const come = [...now].filter(([print, rowId]) => before.get(print) !== rowId)
      const gone = [...before.keys()].filter((print) => !now.has(print))
      if (gone.length + come.length === 0) return
      await deleteAll(client, table, gone.map(keyIn(sheetKey)))
      await putAll(
        client,
        table,
        come.map(([print, rowId]) => docItem(sightingKey(print, sheetKey), sightingIn(seat, rowId))),
      )
      const prints = come.map(([print]) => print)
      await putAll(client, table, (await inSeveral(seen, prints)).map(twinItem(seat)))
      // Last: who dies before it does the same again.
      await putAll(client, table, [docItem(peopleKey(sheetKey), Object.fromEntries(now))])
    },
    async inSeveralSheets(planId, cycleId) {
      const twins = await queryAll(client, table, { pk: twinsKey({ planId, cycleId }), sk: TWIN }, ['sk'])
      const found = await Promise.all(twins.map(({ sk }) => seen((sk?.S ?? '').slice(TWIN.length))))
      return found.filter(({ length }) => length > 1)
    },
    async forget({ sheetKey }) {
      const keys = [...(await keptOf(client, table, sheetKey)).keys()].map(keyIn(sheetKey))
      if (keys.length > 0) await deleteAll(client, table, [...keys, keyOf(peopleKey(sheetKey))])
      return keys.length
    },
  }
}

/** Prints of people, and the row in which each stands. */
type Prints = ReadonlyMap<string, string>

const TWIN = 'print#'
/** 96 bits: two of a million people never share a print by chance. */
const PRINT_BYTES = 12

const printOf = (secret: Buffer, { planId, cycleId }: SheetSeat, person: string): string =>
  createHmac('sha256', secret)
    .update(JSON.stringify([planId, cycleId, person]))
    .digest()
    .subarray(0, PRINT_BYTES)
    .toString('base64url')

const sightingKey = (print: string, sheetKey: string): Key => ({
  pk: `person#${print}`,
  sk: `sheet#${sheetKey}`,
})
const keyIn =
  (sheetKey: string) =>
  (print: string): Item =>
    keyOf(sightingKey(print, sheetKey))
const peopleKey = (sheetKey: string): Key => ({ pk: `people#${sheetKey}`, sk: 'people' })
const twinsKey = ({ planId, cycleId }: Pick<SheetSeat, 'planId' | 'cycleId'>): string =>
  `twins#${planId}#${cycleId}`

const twinItem =
  (seat: SheetSeat) =>
  (print: string): Item =>
    docItem({ pk: twinsKey(seat), sk: `${TWIN}${print}` }, null)

const sightingIn = ({ unitId, formId, sheetKey }: SheetSeat, rowId: string): Sighting => ({
  unitId,
  formId,
  sheetKey,
  rowId,
})

async function sightingsOf(
  client: DynamoDBClient,
  table: string,
  print: string,
): Promise<readonly Sighting[]> {
  const items = await queryAll(client, table, { pk: `person#${print}`, sk: 'sheet#' })
  return items.map((item: Item) => docOf<Sighting>(item))
}

async function keptOf(client: DynamoDBClient, table: string, sheetKey: string): Promise<Prints> {
  const item = await getItem(client, table, peopleKey(sheetKey))
  return new Map(Object.entries(item ? docOf<Readonly<Record<string, string>>>(item) : {}))
}

/** So many are looked for at once. */
const AT_ONCE = 25

/** Those of the prints that stand in more than one sheet. */
async function inSeveral(
  seen: (print: string) => Promise<readonly Sighting[]>,
  prints: readonly string[],
): Promise<readonly string[]> {
  const found: string[] = []
  for (let start = 0; start < prints.length; start += AT_ONCE) {
    const some = prints.slice(start, start + AT_ONCE)
    const counts = await Promise.all(some.map(async (print) => (await seen(print)).length))
    found.push(...some.filter((_, i) => (counts[i] ?? 0) > 1))
  }
  return found
}
