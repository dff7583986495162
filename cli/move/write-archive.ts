import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { type ArchiveRecord, isInside, lineOf } from './archive-record.ts'
import { FORMAT, type Origin } from './read-archive.ts'
import { newTally, type Totals } from './totals.ts'

export interface ArchiveOptions {
  readonly path: string
  readonly from: Origin
  /** Rollcall's own version, for whoever reads the archive later. */
  readonly version: string
  /** When it is made, as ISO 8601. */
  readonly at: string
}

/** A file whose name another system could not hold, or would take for a place elsewhere. */
export class NameError extends Error {
  override readonly name = 'NameError'
  readonly file: string

  constructor(file: string) {
    super(`an archive cannot hold a file of this name: ${file}`)
    this.file = file
  }
}

/** For its owner only: it holds what offices typed. */
const PRIVATE = 0o600

/**
 * Writes an archive: gzip over lines of JSON. The first line says what it is, then one line a record, the
 * last line counts them. It is there whole, on disk, or not at all. Throws `NameError`.
 */
export async function writeArchive(
  options: ArchiveOptions,
  records: AsyncIterable<ArchiveRecord>,
): Promise<Totals> {
  const { path, from, version, at } = options
  const tally = newTally()
  async function* lines(): AsyncGenerator<string> {
    yield `${JSON.stringify({ rollcall: 'installation', format: FORMAT, from, version, at })}\n`
    for await (const record of records) {
      if ('name' in record && !isInside(record.name)) throw new NameError(record.name)
      tally.add(record)
      yield `${lineOf(record)}\n`
    }
    yield `${JSON.stringify({ end: tally.totals() })}\n`
  }
  const part = `${path}.part`
  await rm(part, { force: true })
  try {
    await pipeline(
      Readable.from(lines()),
      createGzip(),
      createWriteStream(part, { mode: PRIVATE, flags: 'wx', flush: true }),
    )
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
  return tally.totals()
}
