import { createHash } from 'node:crypto'
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import * as z from 'zod'
import type { Item } from '../../functions/adapters/dynamodb-items.ts'

/** The two tables, item by item. */
export const TABLE_PARTS = ['rows', 'state'] as const
/** Folders of files: spreadsheets, mails and documents of the embedded services, the inbox, the plans. */
export const FILE_PARTS = ['sheets', 'mails', 'documents', 'inbox', 'plans'] as const
export const PARTS = [...TABLE_PARTS, ...FILE_PARTS] as const
export type TablePart = (typeof TABLE_PARTS)[number]
export type FilePart = (typeof FILE_PARTS)[number]
export type Part = (typeof PARTS)[number]

/** One thing that an installation holds. */
export type ArchiveRecord =
  | { readonly part: TablePart; readonly item: Item }
  | { readonly part: FilePart; readonly name: string; readonly bytes: Uint8Array }

const Wire = z.union([
  z.object({
    part: z.enum(TABLE_PARTS),
    item: z.record(z.string(), z.record(z.string(), z.unknown())),
  }),
  z.object({ part: z.enum(FILE_PARTS), name: z.string(), base64: z.base64() }),
])

/**
 * A record as one line of JSON. Items are written as DynamoDB's own JSON (binary as base64), with sorted
 * keys, so that the same item gives the same line whichever table it came from.
 */
export function lineOf(record: ArchiveRecord): string {
  if ('item' in record) return JSON.stringify({ part: record.part, item: toWire(record.item) })
  const { part, name, bytes } = record
  return JSON.stringify({ part, name, base64: Buffer.from(bytes).toString('base64') })
}

/** The record of a line that was parsed as JSON; null when it is none, or its file would lie elsewhere. */
export function recordFrom(json: unknown): ArchiveRecord | null {
  const read = Wire.safeParse(json)
  if (!read.success) return null
  if ('item' in read.data) return itemRecord(read.data)
  const { part, name, base64 } = read.data
  return isInside(name) ? { part, name, bytes: new Uint8Array(Buffer.from(base64, 'base64')) } : null
}

function itemRecord({ part, item }: Extract<z.infer<typeof Wire>, { item: unknown }>): ArchiveRecord | null {
  const attributes = fromWire(item) as Item
  return attributes.pk?.S && attributes.sk?.S ? { part, item: attributes } : null
}

/** A name that stays below the folder that it is written to, on any system. */
export const isInside = (name: string): boolean =>
  /^[^/\\:\0]+(\/[^/\\:\0]+)*$/.test(name) &&
  name.split('/').every((piece) => piece !== '.' && piece !== '..')

/** What tells one record from another, as a number: the SHA-256 of its content. */
export function printOf(record: ArchiveRecord): bigint {
  const hash = createHash('sha256')
  if ('item' in record) hash.update(lineOf(record))
  else hash.update(`${record.part}/${record.name}\0`).update(record.bytes)
  return BigInt(`0x${hash.digest('hex')}`)
}

/** Sorted keys, binary as base64: what JSON can hold. */
function toWire(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (Array.isArray(value)) return value.map(toWire)
  if (typeof value !== 'object' || value === null) return value
  const sorted = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(sorted.map(([key, inner]) => [key, toWire(inner)]))
}

const binary = (text: unknown): Uint8Array => new Uint8Array(Buffer.from(String(text), 'base64'))

/** The attributes of an item in DynamoDB's JSON. */
function fromWire(item: Readonly<Record<string, unknown>>): Record<string, AttributeValue> {
  const entries = Object.entries(item).map(([name, value]) => [name, attributeFrom(value)])
  return Object.fromEntries(entries) as Record<string, AttributeValue>
}

function attributeFrom(value: unknown): unknown {
  const [kind, inner] = Object.entries(Object(value))[0] ?? []
  if (kind === 'B') return { B: binary(inner) }
  if (kind === 'BS' && Array.isArray(inner)) return { BS: inner.map(binary) }
  if (kind === 'L' && Array.isArray(inner)) return { L: inner.map(attributeFrom) }
  if (kind === 'M') return { M: fromWire(Object(inner)) }
  return value
}
