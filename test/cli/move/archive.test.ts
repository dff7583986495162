import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ArchiveRecord, lineOf, recordFrom } from '../../../cli/move/archive-record.ts'
import { isBoundToSheets } from '../../../cli/move/bound-to-sheets.ts'
import { MOVE_WORDS } from '../../../cli/move/move-words.ts'
import { type ArchiveFault, inspectArchive, recordsOf } from '../../../cli/move/read-archive.ts'
import { totalsOf } from '../../../cli/move/totals.ts'
import { NameError, writeArchive } from '../../../cli/move/write-archive.ts'
import { listOf } from '../../support/list-of.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-archive-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const item = (pk: string, more = {}): ArchiveRecord => ({
  part: 'state',
  item: { pk: { S: pk }, sk: { S: 'x' }, ...more },
})
const SOME: readonly ArchiveRecord[] = [
  item('a', { manifest: { B: Uint8Array.from([0, 255, 7]) }, version: { N: '3' } }),
  item('b', { list: { L: [{ M: { inner: { B: Uint8Array.from([1]) } } }, { NULL: true }] } }),
  { part: 'rows', item: { pk: { S: 'sheet#1' }, sk: { S: 'row#1' }, doc: { S: 'line\u2028and\nbreak' } } },
  { part: 'sheets', name: 'Bảng 1.json', bytes: bytes('{}') },
  { part: 'plans', name: 'p/plan.yaml', bytes: bytes('id: p') },
]
async function* from(records: readonly ArchiveRecord[]): AsyncGenerator<ArchiveRecord> {
  yield* records
}
const about = (name: string) =>
  ({ path: join(folder, name), from: 'folder', version: '1.2.3', at: '2026-01-02T03:04:05Z' }) as const

async function written(name: string): Promise<string> {
  await writeArchive(about(name), from(SOME))
  return join(folder, name)
}

/** An archive with its text changed, packed again. */
async function changed(name: string, change: (text: string) => string): Promise<string> {
  const path = await written(name)
  await writeFile(path, gzipSync(change(gunzipSync(await readFile(path)).toString())))
  return path
}

const faultOf = async (path: string): Promise<ArchiveFault | null> => {
  const read = await inspectArchive(path)
  return read.ok ? null : read.fault
}

describe('an archive', () => {
  it('gives back every record, and says who wrote it', async () => {
    const path = await written('whole')
    const inspected = await inspectArchive(path)
    expect(inspected).toMatchObject({ ok: true, header: { format: 1, from: 'folder', version: '1.2.3' } })
    expect(await listOf(recordsOf(path))).toEqual(SOME)
    expect(inspected.ok && inspected.totals).toEqual(await totalsOf(from([...SOME].reverse())))
  })

  it('can be read by its owner only, and leaves no half-written file beside it', async () => {
    const { mode } = await stat(await written('private'))
    expect(mode & 0o777).toBe(0o600)
    await expect(stat(join(folder, 'private.part'))).rejects.toThrow('ENOENT')
  })

  it('is not there at all when its source fails half-way', async () => {
    async function* failing(): AsyncGenerator<ArchiveRecord> {
      yield* SOME
      throw new Error('the table went away')
    }
    await expect(writeArchive(about('never'), failing())).rejects.toThrow('the table went away')
    for (const name of ['never', 'never.part'])
      await expect(stat(join(folder, name))).rejects.toThrow('ENOENT')
  })

  it('counts the same in whatever order, and otherwise when one byte differs', async () => {
    const total = async (records: readonly ArchiveRecord[]) => (await totalsOf(from(records))).state.sha256
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2 }), async (keys) => {
        const items = keys.map((key) => item(key))
        expect(await total([...items].reverse())).toBe(await total(items))
        expect(await total(items.slice(1))).not.toBe(await total(items))
      }),
      { numRuns: 50 },
    )
    expect(await total([item('a', { n: { N: '1' } })])).not.toBe(await total([item('a', { n: { N: '2' } })]))
  })

  it('holds any item that DynamoDB can hold', () => {
    const attribute = fc.oneof(
      fc.record({ S: fc.string({ unit: 'binary' }) }),
      fc.record({ N: fc.integer().map(String) }),
      fc.record({ B: fc.uint8Array() }),
      fc.record({ BOOL: fc.boolean() }),
    )
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), attribute), (more) => {
        const record = item('k', { ...more, pk: { S: 'k' }, sk: { S: 'x' } })
        expect(recordFrom(JSON.parse(lineOf(record)))).toEqual(record)
      }),
    )
  })
})

it.each(['a:b.xlsx', 'a\\b.xlsx', '../x', 'a//b'])(
  'no archive is written of a file called %s',
  async (name) => {
    const records = from([{ part: 'inbox', name, bytes: bytes('x') }])
    await expect(writeArchive(about('unnamed'), records)).rejects.toThrow(NameError)
    await expect(stat(join(folder, 'unnamed'))).rejects.toThrow('ENOENT')
  },
)

describe('an archive is refused', () => {
  it('when it is not there, or is something else', async () => {
    expect(await faultOf(join(folder, 'nowhere'))).toEqual({ kind: 'missing' })
    await writeFile(join(folder, 'text'), 'a letter')
    expect(await faultOf(join(folder, 'text'))).toEqual({ kind: 'no-archive' })
    await writeFile(join(folder, 'json'), gzipSync('{"rollcall":"mail"}\n'))
    expect(await faultOf(join(folder, 'json'))).toEqual({ kind: 'no-archive' })
    await writeFile(join(folder, 'empty'), gzipSync(''))
    expect(await faultOf(join(folder, 'empty'))).toEqual({ kind: 'no-archive' })
  })

  it('when it is cut off, at whatever byte', async () => {
    const whole = await readFile(await written('to-cut'))
    for (let length = 1; length < whole.length; length += 23) {
      await writeFile(join(folder, 'cut'), whole.subarray(0, length))
      expect(['cut-off', 'no-archive']).toContain((await faultOf(join(folder, 'cut')))?.kind)
    }
    const lines = (text: string): string => text.split('\n').slice(0, -2).join('\n').concat('\n')
    expect(await faultOf(await changed('no-end', lines))).toEqual({ kind: 'cut-off' })
  })

  it('when a record is changed, missing or doubled', async () => {
    const more = await changed('changed', (text) => text.replace('"N":"3"', '"N":"4"'))
    expect(await faultOf(more)).toEqual({ kind: 'altered', parts: ['state'] })
    const without = await changed('without', (text) => text.replace(/^.*Bảng 1.*\n/m, ''))
    expect(await faultOf(without)).toEqual({ kind: 'altered', parts: ['sheets'] })
    const twice = await changed('twice', (text) =>
      text.replace(/^[^\n]*row#1[^\n]*\n/m, (line) => line + line),
    )
    expect(await faultOf(twice)).toEqual({ kind: 'altered', parts: ['rows'] })
  })

  it('when a byte of it is turned', async () => {
    const path = await written('turned')
    const whole = await readFile(path)
    whole.writeUInt8(whole.readUInt8(whole.length - 6) ^ 0xff, whole.length - 6)
    await writeFile(path, whole)
    expect(await faultOf(path)).toEqual({ kind: 'broken' })
  })

  it.each(['../lock', '/etc/passwd', 'a/../../b', 'a//b', 'C:\\x', '.'])(
    'when a file of it would lie at %s',
    async (name) => {
      const path = await changed('outside', (text) => text.replace('"Bảng 1.json"', JSON.stringify(name)))
      expect(await faultOf(path)).toEqual({ kind: 'broken' })
    },
  )

  it('when a newer version wrote it', async () => {
    const path = await changed('newer', (text) => text.replace('"format":1', '"format":2'))
    expect(await faultOf(path)).toEqual({ kind: 'newer', format: 2 })
  })

  it.each(['vi', 'en'] as const)('with a sentence of its own in %s', (language) => {
    const faults: readonly ArchiveFault[] = [
      { kind: 'missing' },
      { kind: 'no-archive' },
      { kind: 'cut-off' },
      { kind: 'broken' },
      { kind: 'newer', format: 9 },
      { kind: 'altered', parts: ['rows', 'mails'] },
    ]
    const said = faults.map((fault) => MOVE_WORDS[language].fault('x.gz', fault))
    expect(new Set(said).size).toBe(faults.length)
    expect(said.filter((line) => !line.includes('x.gz') || !line.endsWith('.'))).toEqual([])
  })
})

it.each([
  ['file#1AbC', 'seat#9', true],
  ['cycle#p#2023', 'seat#9', true],
  ['cycle#p#2023', 'sheet#9', false],
  ['lease#9', 'lease', true],
  ['lease#notice/p/2023/u/abc/short', 'lease', false],
  ['fact#refused/p/2023/u', 'fact', true],
  ['fact#sheet/p/2023/u', 'fact', true],
  ['fact#sweep/drive-page-token', 'fact', true],
  ['fact#agenda/p/from', 'fact', false],
  ['ledger#p', 'done#p/x', false],
  ['outbox#p', 'mail#p/x', false],
])('%s %s names a spreadsheet: %s', (pk, sk, bound) => {
  expect(isBoundToSheets({ part: 'state', item: { pk: { S: pk }, sk: { S: sk } } })).toBe(bound)
})
