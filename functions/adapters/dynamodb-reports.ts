import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { DeleteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { CheckedRow, ManifestEntry, SheetState } from '../../domain/sheet/sheet-state.ts'
import type { Reports, SheetSeat } from '../ports/reports.ts'
import {
  deleteAll,
  docItem,
  docOf,
  getBatch,
  getItem,
  holds,
  type Item,
  type Key,
  keyOf,
  put,
  putAll,
  putIf,
  queryAll,
} from './dynamodb-items.ts'
import { figuresFrom, pastStates } from './dynamodb-past-states.ts'
import type { TableNames } from './dynamodb-tables.ts'

/**
 * Reports in DynamoDB.
 *
 * state table
 *   pk file#1AbC   sk seat#9x2     doc: SheetSeat                    whose spreadsheet it is
 *   pk cycle#p#y   sk seat#9x2     doc: SheetSeat; fileId: "1AbC"    all seats of a cycle, in one query
 *   pk cycle#p#y   sk sheet#9x2    doc: SheetState without manifest; version: 3; manifest: binary
 *   pk lease#9x2   sk lease        holder: "w1"; until: 1701392520000
 *   pk past#p#y    sk 9x2#00000002 see dynamodb-past-states.ts
 * rows table (personal data)
 *   pk sheet#9x2   sk row#7Q...            doc: CheckedRow   the newest version of each row
 *   pk sheet#9x2   sk past#7Q...#00000003  doc: CheckedRow   as of each version of the sheet that changed it
 */
export function createDynamodbReports(client: DynamoDBClient, tables: TableNames): Reports {
  const { rows, state } = tables
  return {
    registerSheet: (seat) => register(client, state, seat),
    seatsOf: (spreadsheetId) => seats(client, state, `file#${spreadsheetId}`),
    seatsOfCycle: (planId, cycleId) => seats(client, state, cycleKey(planId, cycleId)),
    async stateOf(seat) {
      const item = await getItem(client, state, stateKey(seat))
      return item ? stateFrom(item) : null
    },
    async statesOfCycle(planId, cycleId) {
      const key = { pk: cycleKey(planId, cycleId), sk: 'sheet#' }
      return (await queryAll(client, state, key, ['doc', 'version'])).map(stateFrom)
    },
    takeLease: (sheetKey, holder, now, forMs) =>
      putIf(client, {
        TableName: state,
        Item: { ...keyOf(leaseKey(sheetKey)), holder: { S: holder }, until: { N: String(now + forMs) } },
        ConditionExpression: 'attribute_not_exists(pk) OR holder = :me OR #until <= :now',
        ExpressionAttributeNames: { '#until': 'until' },
        ExpressionAttributeValues: { ':me': { S: holder }, ':now': { N: String(now) } },
      }),
    async dropLease(sheetKey, holder) {
      const mine = {
        ConditionExpression: 'holder = :me',
        ExpressionAttributeValues: { ':me': { S: holder } },
      }
      await holds(() =>
        client.send(new DeleteItemCommand({ TableName: state, Key: keyOf(leaseKey(sheetKey)), ...mine })),
      )
    },
    putRows: (sheetKey, version, changed) =>
      putAll(client, rows, [
        ...changed.map((row) => docItem({ pk: `sheet#${sheetKey}`, sk: pastKey(row.rowId, version) }, row)),
        ...changed.map((row) => docItem({ pk: `sheet#${sheetKey}`, sk: `row#${row.rowId}` }, row)),
      ]),
    ...pastStates(client, state),
    commit: (seat, next) => commit(client, state, seat, next),
    rowsOf: (sheetKey, rowIds) => rowsOf(client, rows, sheetKey, rowIds),
    async historyOf(sheetKey, rowId) {
      return (await queryAll(client, rows, { pk: `sheet#${sheetKey}`, sk: `past#${rowId}#` })).map((item) =>
        docOf<CheckedRow>(item),
      )
    },
    rowsAt: (sheetKey, version) => rowsAt(client, rows, sheetKey, version),
    forgetRow: (sheetKey, rowId) => forgetRow(client, rows, sheetKey, rowId),
    forgetRows: (sheetKey) => forgetRows(client, rows, sheetKey),
  }
}

const cycleKey = (planId: string, cycleId: string): string => `cycle#${planId}#${cycleId}`
const stateKey = (seat: SheetSeat): Key => ({
  pk: cycleKey(seat.planId, seat.cycleId),
  sk: `sheet#${seat.sheetKey}`,
})
const leaseKey = (sheetKey: string): Key => ({ pk: `lease#${sheetKey}`, sk: 'lease' })
/** Padded, so that versions sort as numbers. */
const pastKey = (rowId: string, version: number): string =>
  `past#${rowId}#${String(version).padStart(8, '0')}`

/**
 * The cycle's item decides who has the seat; the other makes the way back from a spreadsheet. Both may be
 * written again for the same spreadsheet: after a kill between them, or when its table moved to another tab.
 */
async function register(client: DynamoDBClient, table: string, seat: SheetSeat): Promise<boolean> {
  const isOurs = await putIf(client, {
    TableName: table,
    Item: docItem({ pk: cycleKey(seat.planId, seat.cycleId), sk: `seat#${seat.sheetKey}` }, seat, {
      fileId: { S: seat.spreadsheetId },
    }),
    ConditionExpression: 'attribute_not_exists(pk) OR fileId = :file',
    ExpressionAttributeValues: { ':file': { S: seat.spreadsheetId } },
  })
  if (isOurs)
    await put(client, table, docItem({ pk: `file#${seat.spreadsheetId}`, sk: `seat#${seat.sheetKey}` }, seat))
  return isOurs
}

async function seats(client: DynamoDBClient, table: string, pk: string): Promise<readonly SheetSeat[]> {
  return (await queryAll(client, table, { pk, sk: 'seat#' })).map((item) => docOf<SheetSeat>(item))
}

/**
 * The commit. When the condition fails, the answer to our own earlier put may have been lost: equal content
 * at our version is our own success.
 */
async function commit(
  client: DynamoDBClient,
  table: string,
  seat: SheetSeat,
  next: SheetState,
): Promise<boolean> {
  const { manifest, ...figures } = next
  const version = { N: String(next.version) }
  const item = docItem(stateKey(seat), figures, { version, manifest: { B: packManifest(manifest) } })
  const before = next.version - 1
  const condition =
    before === 0
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: '#v = :before',
          ExpressionAttributeNames: { '#v': 'version' },
          ExpressionAttributeValues: { ':before': { N: String(before) } },
        }
  if (await putIf(client, { TableName: table, Item: item, ...condition })) return true
  const stored = await getItem(client, table, stateKey(seat))
  return stored?.version?.N === version.N && stored.doc?.S === item.doc?.S
}

function stateFrom(item: Item): SheetState {
  return { ...figuresFrom(item), manifest: unpackManifest(item.manifest?.B) }
}

type Packed = [
  ids: string[],
  prints: string[],
  contents: string[],
  seen: number[],
  valid: (number | null)[],
  counts: number[],
  absences: number[],
]

/** Column by column and deflated: about 25 bytes a row, so that 5,000 rows stay well under an item's 400 KB. */
function packManifest(manifest: SheetState['manifest']): Uint8Array {
  const packed: Packed = [[], [], [], [], [], [], []]
  for (const [rowId, entry] of Object.entries(manifest)) {
    packed[0].push(rowId)
    packed[1].push(entry.fingerprint)
    packed[2].push(entry.content)
    packed[3].push(entry.firstSeen)
    packed[4].push(entry.firstValid)
    packed[5].push(entry.counts ? 1 : 0)
    packed[6].push(entry.absences)
  }
  return deflateRawSync(JSON.stringify(packed))
}

function unpackManifest(bytes: Uint8Array | undefined): Record<string, ManifestEntry> {
  if (!bytes) return {}
  const [ids, prints, contents, seen, valid, counts, absences] = JSON.parse(
    inflateRawSync(bytes).toString(),
  ) as Packed
  const entries = ids.map((rowId, i): [string, ManifestEntry] => [
    rowId,
    {
      fingerprint: prints[i] ?? '',
      content: contents[i] ?? '',
      firstSeen: seen[i] ?? 0,
      firstValid: valid[i] ?? null,
      counts: counts[i] === 1,
      absences: absences[i] ?? 0,
    },
  ])
  return Object.fromEntries(entries)
}

async function forgetRow(
  client: DynamoDBClient,
  table: string,
  sheetKey: string,
  rowId: string,
): Promise<number> {
  const pk = `sheet#${sheetKey}`
  const row = await getItem(client, table, { pk, sk: `row#${rowId}` })
  const past = await queryAll(client, table, { pk, sk: `past#${rowId}#` }, ['pk', 'sk'])
  const found = [...past, ...(row ? [keyOf({ pk, sk: `row#${rowId}` })] : [])]
  await deleteAll(client, table, found)
  return found.length
}

async function forgetRows(client: DynamoDBClient, table: string, sheetKey: string): Promise<number> {
  const kinds = ['row#', 'past#']
  const found = await Promise.all(
    kinds.map((sk) => queryAll(client, table, { pk: `sheet#${sheetKey}`, sk }, ['pk', 'sk'])),
  )
  await deleteAll(client, table, found.flat())
  return found.flat().length
}

/** The whole history of the sheet is read, and of each row the newest that is not too new. */
async function rowsAt(
  client: DynamoDBClient,
  table: string,
  sheetKey: string,
  version: number,
): Promise<readonly CheckedRow[]> {
  const newest = new Map<string, CheckedRow>()
  // In the order of rows and versions.
  for (const item of await queryAll(client, table, { pk: `sheet#${sheetKey}`, sk: 'past#' })) {
    const row = docOf<CheckedRow>(item)
    if (Number(item.sk?.S?.split('#').at(-1)) <= version) newest.set(row.rowId, row)
  }
  return [...newest.values()].filter(({ counts }) => counts)
}

/** More rows than this are read with the whole sheet: asked for one by one, each counts as 4 KB. */
const FEW = 10

async function rowsOfSheet(
  client: DynamoDBClient,
  table: string,
  sheetKey: string,
  wanted: ReadonlySet<string>,
): Promise<readonly CheckedRow[]> {
  const items = await queryAll(client, table, { pk: `sheet#${sheetKey}`, sk: 'row#' })
  return items.map((item) => docOf<CheckedRow>(item)).filter(({ rowId }) => wanted.has(rowId))
}

async function rowsOf(
  client: DynamoDBClient,
  table: string,
  sheetKey: string,
  rowIds: readonly string[],
): Promise<readonly CheckedRow[]> {
  if (rowIds.length > FEW) return rowsOfSheet(client, table, sheetKey, new Set(rowIds))
  const keys = rowIds.map((rowId) => keyOf({ pk: `sheet#${sheetKey}`, sk: `row#${rowId}` }))
  return (await getBatch(client, table, keys)).map((item) => docOf<CheckedRow>(item))
}
