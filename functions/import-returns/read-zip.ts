import { crc32 } from 'node:zlib'
import { Inflate } from 'fflate'

/** A part of a zip as its central directory lists it: the list that every reader of workbooks goes by. */
export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly isEncrypted: boolean
  readonly crc: number
  readonly packedSize: number
  readonly offset: number
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_SIZE = 22
const LONGEST_COMMENT = 0xffff

/**
 * The central directory of a zip.
 *
 * @returns null if it is cut off, spills over the file, or is not as long as it says
 */
export function listZip(bytes: Uint8Array): readonly ZipEntry[] | null {
  const view = viewOf(bytes)
  const end = findEnd(view)
  if (end === null) return null
  const count = view.getUint16(end + 10, true)
  const size = view.getUint32(end + 12, true)
  const start = view.getUint32(end + 16, true)
  if (start + size > end) return null
  const entries: ZipEntry[] = []
  let at = start
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) return null
    const nameLength = view.getUint16(at + 28, true)
    entries.push({
      name: nameAt(bytes, at + 46, nameLength),
      method: view.getUint16(at + 10, true),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      crc: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return at === start + size ? entries : null
}

function findEnd(view: DataView): number | null {
  const last = view.byteLength - END_SIZE
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) === END) return at
  }
  return null
}

export type Unpacked =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-big' }
  | { readonly kind: 'corrupt' }

/** Little goes in at a time, so that little can come out before it is counted: at most 1,032 times as much. */
const STEP = 4096

/**
 * Unpacks one part, but never more than `most` bytes: sizes that the zip states are not believed. A part
 * that does not begin where the directory says, does not unpack or fails its checksum is corrupt.
 */
export function unpackEntry(bytes: Uint8Array, entry: ZipEntry, most: number): Unpacked {
  const packed = packedBytes(bytes, entry)
  if (packed === null) return { kind: 'corrupt' }
  if (entry.method === 0) return packed.length > most ? { kind: 'too-big' } : checked(packed, entry)
  if (entry.method !== 8) return { kind: 'corrupt' }
  const chunks: Uint8Array[] = []
  let size = 0
  const inflate = new Inflate((chunk) => {
    size += chunk.length
    if (size <= most) chunks.push(chunk)
  })
  try {
    for (let at = 0; at < packed.length && size <= most; at += STEP) {
      inflate.push(packed.subarray(at, at + STEP), at + STEP >= packed.length)
    }
  } catch {
    return { kind: 'corrupt' }
  }
  return size > most ? { kind: 'too-big' } : checked(joined(chunks, size), entry)
}

function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array | null {
  const view = viewOf(bytes)
  const { offset, packedSize } = entry
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) return null
  const nameLength = view.getUint16(offset + 26, true)
  // Readers that go by local headers must see the same file as those that go by the directory.
  if (nameAt(bytes, offset + 30, nameLength) !== entry.name) return null
  const start = offset + 30 + nameLength + view.getUint16(offset + 28, true)
  return start + packedSize > bytes.length ? null : bytes.subarray(start, start + packedSize)
}

const checked = (bytes: Uint8Array, entry: ZipEntry): Unpacked =>
  crc32(bytes) === entry.crc ? { kind: 'bytes', bytes } : { kind: 'corrupt' }

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const nameAt = (bytes: Uint8Array, start: number, length: number): string =>
  new TextDecoder().decode(bytes.subarray(start, start + length))
