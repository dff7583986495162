import { createReadStream, existsSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import * as z from 'zod'
import { type ArchiveRecord, PARTS, type Part, recordFrom } from './archive-record.ts'
import { differences, newTally, type Totals } from './totals.ts'

/** The format that this version writes; it reads all up to it. */
export const FORMAT = 1

/** Whether the spreadsheets are in the archive (one machine) or stayed at Google (the cloud's tables). */
export type Origin = 'folder' | 'tables'

const Header = z.object({
  rollcall: z.literal('installation'),
  format: z.int(),
  from: z.enum(['folder', 'tables']),
  version: z.string(),
  at: z.string(),
})
const Total = z.object({ count: z.int(), sha256: z.string() })
const End = z.object({ end: z.record(z.enum(PARTS), Total) })

export type ArchiveHeader = z.infer<typeof Header>

/** Why an archive is not taken. */
export type ArchiveFault =
  | { readonly kind: 'missing' | 'no-archive' | 'cut-off' | 'broken' }
  | { readonly kind: 'newer'; readonly format: number }
  | { readonly kind: 'altered'; readonly parts: readonly Part[] }

export type Inspected =
  | { readonly ok: true; readonly header: ArchiveHeader; readonly totals: Totals }
  | { readonly ok: false; readonly fault: ArchiveFault }

/**
 * Reads an archive from beginning to end and counts it, before anybody believes a line of it: what is cut
 * off, altered or newer than this version is told apart.
 */
export async function inspectArchive(path: string): Promise<Inspected> {
  const refuse = (fault: ArchiveFault): Inspected => ({ ok: false, fault })
  if (!existsSync(path)) return refuse({ kind: 'missing' })
  const tally = newTally()
  let header: ArchiveHeader | null = null
  let stated: Totals | null = null
  try {
    for await (const json of jsonLines(path)) {
      if (stated !== null) return refuse({ kind: 'broken' })
      if (header === null) {
        const first = headerFrom(json)
        if ('kind' in first) return refuse(first)
        header = first
        continue
      }
      const end = End.safeParse(json)
      const record = end.success ? null : recordFrom(json)
      if (end.success) stated = end.data.end
      else if (record) tally.add(record)
      else return refuse({ kind: 'broken' })
    }
  } catch (error) {
    return refuse(faultFrom(error, header !== null))
  }
  if (header === null) return refuse({ kind: 'no-archive' })
  if (stated === null) return refuse({ kind: 'cut-off' })
  const parts = differences(tally.totals(), stated)
  return parts.length > 0 ? refuse({ kind: 'altered', parts }) : { ok: true, header, totals: stated }
}

/** The records of an archive that was inspected. */
export async function* recordsOf(path: string): AsyncGenerator<ArchiveRecord> {
  for await (const json of jsonLines(path)) {
    const record = recordFrom(json)
    if (record) yield record
  }
}

function headerFrom(json: unknown): ArchiveHeader | ArchiveFault {
  const format = z.looseObject({ rollcall: z.literal('installation'), format: z.int() }).safeParse(json)
  if (!format.success) return { kind: 'no-archive' }
  if (format.data.format > FORMAT) return { kind: 'newer', format: format.data.format }
  const header = Header.safeParse(json)
  return header.success ? header.data : { kind: 'no-archive' }
}

/** zlib tells a stream that ends too early, and one that never was its own, from one with damage. */
function faultFrom(error: unknown, isOurs: boolean): ArchiveFault {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'Z_BUF_ERROR') return { kind: 'cut-off' }
  const isForeign = error instanceof SyntaxError || /header check/.test(message)
  return { kind: isForeign && !isOurs ? 'no-archive' : 'broken' }
}

/** Far above the longest record, a mailed workbook of 20 MB. */
const LONGEST_LINE = 256 * 1024 * 1024

/** The lines of a gzipped file, each parsed; throws at the first that is no JSON. */
async function* jsonLines(path: string): AsyncGenerator<unknown> {
  const gunzip = createGunzip()
  // Its failure reaches the reader through the stream itself.
  const feeding = pipeline(createReadStream(path), gunzip).catch(() => undefined)
  let pieces: Buffer[] = []
  let length = 0
  for await (const chunk of gunzip as AsyncIterable<Buffer>) {
    let from = 0
    for (let to = chunk.indexOf(NEWLINE); to >= 0; to = chunk.indexOf(NEWLINE, from)) {
      yield JSON.parse(Buffer.concat([...pieces, chunk.subarray(from, to)]).toString('utf8'))
      pieces = []
      length = 0
      from = to + 1
    }
    pieces.push(chunk.subarray(from))
    length += chunk.length - from
    if (length > LONGEST_LINE) throw new Error('a line without end')
  }
  await feeding
  if (length > 0) throw new Error('a line without end')
}

const NEWLINE = 0x0a
