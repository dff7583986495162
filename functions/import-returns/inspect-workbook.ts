import type { SheetCode, SheetProblem } from '../../domain/problems.ts'
import { listZip, unpackEntry, type ZipEntry } from './read-zip.ts'
import { extentOf } from './worksheet-extent.ts'

/** An office's list unpacks to well under 1 MB. */
export const MOST_UNPACKED = 20 * 1024 * 1024
export const MOST_PARTS = 2000
/** Rows x columns of a worksheet, empty cells among them: one stray cell far down makes a reader swell. */
export const MOST_CELLS = 2_000_000

export type Inspection = { readonly ok: true } | { readonly ok: false; readonly problem: SheetProblem }

/**
 * Looks at a returned file before anything else reads it. Refuses what is no .xlsx (an old .xls, a locked
 * one, something renamed), what is cut off or damaged, what unpacks to more than 20 MB or 2,000 parts, XML
 * with a DOCTYPE, part names that lead out of the archive, cells that no worksheet has or that lie far out.
 * Never unpacks more than 20 MB, whatever sizes the file states.
 *
 * `params` of the problem: `file`, the name as given; for `B-TOO-BIG` also `what` (bytes, parts or cells) and
 * its `limit`.
 */
export function inspectWorkbook(fileName: string, bytes: Uint8Array): Inspection {
  const found = faultOf(bytes)
  if (found === null) return { ok: true }
  return { ok: false, problem: { code: found.code, params: { file: fileName, ...found.params } } }
}

interface Fault {
  readonly code: SheetCode
  readonly params?: SheetProblem['params']
}

function faultOf(bytes: Uint8Array): Fault | null {
  if (bytes.length === 0) return { code: 'B-EMPTY-FILE' }
  if (startsWith(bytes, OLE)) return { code: isLockedWorkbook(bytes) ? 'B-ENCRYPTED' : 'B-OLD-XLS' }
  if (!startsWith(bytes, ZIP)) return { code: 'B-NOT-XLSX' }
  const entries = listZip(bytes)
  return entries === null ? { code: 'B-CORRUPT' } : (faultOfList(entries) ?? faultOfParts(bytes, entries))
}

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const ZIP = [0x50, 0x4b, 0x03, 0x04]

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte)

/** A workbook with a password is an OLE container too; the name of its stream tells it from an old .xls. */
const isLockedWorkbook = (bytes: Uint8Array): boolean =>
  latin1(bytes).includes(Array.from('EncryptedPackage', (letter) => `${letter}\0`).join(''))

/** What the list of parts shows before any is unpacked. */
function faultOfList(entries: readonly ZipEntry[]): Fault | null {
  if (entries.length > MOST_PARTS) return { code: 'B-TOO-BIG', params: { what: 'parts', limit: MOST_PARTS } }
  if (entries.some(({ isEncrypted }) => isEncrypted)) return { code: 'B-ENCRYPTED' }
  const names = new Set(entries.map(({ name }) => name))
  if (names.size < entries.length || entries.some(({ name }) => leadsOut(name))) return { code: 'B-CORRUPT' }
  const isWorkbook = names.has('[Content_Types].xml') && entries.some(({ name }) => WORKBOOK.test(name))
  return isWorkbook ? null : { code: 'B-NOT-XLSX' }
}

const WORKBOOK = /^xl\/workbook\d{0,3}\.xml$/

const leadsOut = (name: string): boolean =>
  /^[/\\]|\\|\0|^[A-Za-z]:/.test(name) || name.split('/').includes('..')

function faultOfParts(bytes: Uint8Array, entries: readonly ZipEntry[]): Fault | null {
  let left = MOST_UNPACKED
  for (const entry of entries) {
    const part = unpackEntry(bytes, entry, left)
    if (part.kind === 'too-big') return { code: 'B-TOO-BIG', params: { what: 'bytes', limit: MOST_UNPACKED } }
    if (part.kind === 'corrupt') return { code: 'B-CORRUPT' }
    left -= part.bytes.length
    const fault = XML.test(entry.name) ? faultOfXml(entry.name, part.bytes) : null
    if (fault) return fault
  }
  return null
}

const XML = /\.(xml|rels|vml)$/i
const WORKSHEET = /^xl\/worksheets\/[^/]+\.xml$/i

function faultOfXml(name: string, bytes: Uint8Array): Fault | null {
  const text = xmlText(bytes)
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return { code: 'B-DOCTYPE' }
  if (!WORKSHEET.test(name)) return null
  const extent = extentOf(text)
  if (extent === null) return { code: 'B-CORRUPT' }
  return extent.rows * extent.columns > MOST_CELLS
    ? { code: 'B-TOO-BIG', params: { what: 'cells', limit: MOST_CELLS } }
    : null
}

/** One letter for each byte is enough for names and references; UTF-16 would hide them between zeros. */
const xmlText = (bytes: Uint8Array): string => latin1(bytes).replaceAll('\0', '')

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
