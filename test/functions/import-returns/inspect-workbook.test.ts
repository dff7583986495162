import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { strToU8, type Zippable, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import {
  inspectWorkbook,
  MOST_PARTS,
  MOST_UNPACKED,
} from '../../../functions/import-returns/inspect-workbook.ts'

const TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
const cells = (xml: string): string => `<worksheet><sheetData>${xml}</sheetData></worksheet>`

/** The least that passes for a workbook, with parts added or replaced. */
const workbook = (parts: Zippable = {}): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8(TYPES),
    'xl/workbook.xml': strToU8('<workbook/>'),
    'xl/worksheets/sheet1.xml': strToU8(cells('<row r="1"><c r="A1"><v>1</v></c></row>')),
    ...parts,
  })

const sheet = (xml: string): Uint8Array => workbook({ 'xl/worksheets/sheet1.xml': strToU8(xml) })

const codeOf = (bytes: Uint8Array): string => {
  const look = inspectWorkbook('tep.xlsx', bytes)
  return look.ok ? 'ok' : look.problem.code
}

const OLE = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const oleWith = (stream: string): Uint8Array =>
  Uint8Array.from([...OLE, ...new Uint8Array(504), ...Buffer.from(stream, 'utf16le')])

/** The same file with one byte or number changed at the first place where a signature stands. */
function patched(
  bytes: Uint8Array,
  signature: number,
  offset: number,
  value: number,
  size: 2 | 4,
): Uint8Array {
  const copy = bytes.slice()
  const view = new DataView(copy.buffer)
  let at = 0
  while (view.getUint32(at, true) !== signature) at++
  if (size === 2) view.setUint16(at + offset, value, true)
  else view.setUint32(at + offset, value, true)
  return copy
}
const CENTRAL = 0x02014b50
const END = 0x06054b50

const utf16 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'))
const BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'

describe('a returned file is refused', () => {
  const refused: readonly (readonly [string, string, Uint8Array])[] = [
    ['an empty file', 'B-EMPTY-FILE', new Uint8Array(0)],
    ['an old .xls', 'B-OLD-XLS', oleWith('Workbook')],
    ['a workbook with a password', 'B-ENCRYPTED', oleWith('EncryptedPackage')],
    ['a zip with a password', 'B-ENCRYPTED', patched(workbook(), CENTRAL, 8, 1, 2)],
    ['a web page called .xlsx', 'B-NOT-XLSX', strToU8('<html><table></table></html>')],
    [
      'a .docx called .xlsx',
      'B-NOT-XLSX',
      zipSync({ '[Content_Types].xml': strToU8(TYPES), 'word/document.xml': strToU8('<w/>') }),
    ],
    ['a zip without a list of types', 'B-NOT-XLSX', zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') })],
    ['a file cut off in the middle', 'B-CORRUPT', workbook().slice(0, 300)],
    ['a file that lost its last byte', 'B-CORRUPT', workbook().slice(0, -1)],
    ['a list of parts that lies outside the file', 'B-CORRUPT', patched(workbook(), END, 16, 0xfffffff0, 4)],
    ['a list of parts shorter than it says', 'B-CORRUPT', patched(workbook(), END, 10, 2, 2)],
    ['a part that is not where it should be', 'B-CORRUPT', patched(workbook(), CENTRAL, 42, 7, 4)],
    ['a part with a wrong checksum', 'B-CORRUPT', patched(workbook(), CENTRAL, 16, 1, 4)],
    ['a part larger than the file', 'B-CORRUPT', patched(workbook(), CENTRAL, 20, 0x7fffffff, 4)],
    ['a part packed in an unknown way', 'B-CORRUPT', patched(workbook(), CENTRAL, 10, 99, 2)],
    ['a part that climbs out', 'B-CORRUPT', workbook({ 'xl/../../../etc/passwd': strToU8('x') })],
    ['a part with an absolute name', 'B-CORRUPT', workbook({ '/etc/passwd': strToU8('x') })],
    ['a part on another drive', 'B-CORRUPT', workbook({ 'C:\\x.xml': strToU8('x') })],
    ['a DOCTYPE', 'B-DOCTYPE', sheet(`${BOMB}${cells('')}`)],
    ['a DOCTYPE in small letters', 'B-DOCTYPE', sheet(`<!doctype x>${cells('')}`)],
    ['a DOCTYPE in UTF-16', 'B-DOCTYPE', workbook({ 'xl/sharedStrings.xml': utf16(`${BOMB}<sst/>`) })],
    ['a DOCTYPE in a relations part', 'B-DOCTYPE', workbook({ 'xl/_rels/workbook.xml.rels': strToU8(BOMB) })],
    ['a cell right of the last column', 'B-CORRUPT', sheet(cells('<row r="1"><c r="XFE1"/></row>'))],
    ['a cell below the last row', 'B-CORRUPT', sheet(cells('<row r="1"><c s="1" r="XFD1048577"/></row>'))],
    ['a row below the last row', 'B-CORRUPT', sheet(cells("<row spans='1:2' r='1048577'/>"))],
    ['a row of number nought', 'B-CORRUPT', sheet(cells('<row r="0"/>'))],
    ['a negative row', 'B-CORRUPT', sheet(cells('<row r="-5"/>'))],
    [
      'a dimension beyond the sheet',
      'B-CORRUPT',
      sheet('<x:worksheet><x:dimension ref="A1:XFE1048577"/></x:worksheet>'),
    ],
    [
      'a merged cell beyond the sheet',
      'B-CORRUPT',
      sheet('<mergeCells><mergeCell ref="A1:ZZZ9"/></mergeCells>'),
    ],
    [
      'a stray cell far out',
      'B-TOO-BIG',
      sheet(cells('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
    ],
    [
      'a merged cell over the whole sheet',
      'B-TOO-BIG',
      sheet('<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
    ],
  ]
  it.each(refused)('%s: %s', (_, code, bytes) => {
    expect(codeOf(bytes)).toBe(code)
  })

  it('names the file, what was too much and the limit', () => {
    const parts = Object.fromEntries(
      Array.from({ length: MOST_PARTS }, (_, i) => [`xl/p${i}.bin`, new Uint8Array(0)]),
    )
    expect(inspectWorkbook('Tân Mỹ.xlsx', workbook(parts))).toEqual({
      ok: false,
      problem: { code: 'B-TOO-BIG', params: { file: 'Tân Mỹ.xlsx', what: 'parts', limit: MOST_PARTS } },
    })
  })
})

describe('a returned file passes', () => {
  it.each([
    ['the least workbook', workbook()],
    [
      'a stored, not packed one',
      zipSync({ '[Content_Types].xml': strToU8(TYPES), 'xl/workbook.xml': strToU8('<w/>') }, { level: 0 }),
    ],
    [
      'one whose dimension claims the whole sheet',
      sheet('<worksheet><dimension ref="A1:XFD1048576"/></worksheet>'),
    ],
    ['one with a cell in the last row', sheet(cells('<row r="1048576"><c r="A1048576"/></row>'))],
    [
      'one that says DOCTYPE in a cell',
      sheet(cells('<c r="A1" t="inlineStr"><is><t>&lt;!DOCTYPE&gt;</t></is></c>')),
    ],
  ])('%s', (_, bytes) => {
    expect(codeOf(bytes)).toBe('ok')
  })

  it('although it is a view into a larger buffer', () => {
    const bytes = workbook()
    const padded = new Uint8Array(bytes.length + 20)
    padded.set(bytes, 10)
    expect(codeOf(padded.subarray(10, 10 + bytes.length))).toBe('ok')
  })
})

describe('a file made to hurt', () => {
  const zeros = new Uint8Array(105 * 1024 * 1024)
  const bomb = workbook({ 'xl/media/image1.bin': [zeros, { level: 9 }] })

  /** Milliseconds, and megabytes by which typed arrays and buffers grew. */
  function costOf(bytes: Uint8Array): { readonly ms: number; readonly megabytes: number } {
    codeOf(workbook())
    const before = process.memoryUsage().arrayBuffers
    const start = performance.now()
    codeOf(bytes)
    return { ms: performance.now() - start, megabytes: (process.memoryUsage().arrayBuffers - before) / 1e6 }
  }

  it('is small and would unpack to 105 MB', () => {
    expect(bomb.length).toBeLessThan(300_000)
    expect(codeOf(bomb)).toBe('B-TOO-BIG')
  })

  it('is refused within 2 seconds and 100 MB', () => {
    const { ms, megabytes } = costOf(bomb)
    expect(ms).toBeLessThan(2000)
    expect(megabytes).toBeLessThan(100)
  })

  it('is refused although it states a size of 1 byte', () => {
    const liar = bomb.slice()
    const view = new DataView(liar.buffer)
    for (let at = 0; at + 4 <= liar.length; at++) {
      if (view.getUint32(at, true) === CENTRAL) view.setUint32(at + 24, 1, true)
    }
    expect(codeOf(liar)).toBe('B-TOO-BIG')
  })

  it('is refused when many parts together are too much', () => {
    const third = new Uint8Array(Math.ceil(MOST_UNPACKED / 3))
    expect(codeOf(workbook({ a: third, b: third, c: third }))).toBe('B-TOO-BIG')
  })

  it.each([
    ['one endless tag', `<c ${' '.repeat(15_000_000)}`],
    ['a tag full of r', `<row ${'r '.repeat(7_000_000)}`],
    ['tags without an end', '<c '.repeat(5_000_000)],
  ])('does not hold up the search for cells: %s', (_, xml) => {
    expect(costOf(sheet(xml)).ms).toBeLessThan(3000)
  })

  it('never throws, whatever the bytes', () => {
    const whole = workbook()
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, byte, length) => {
        const broken = whole.slice(0, length)
        if (at < length) broken[at] = byte
        expect(['ok', 'B-CORRUPT', 'B-NOT-XLSX', 'B-ENCRYPTED', 'B-EMPTY-FILE', 'B-DOCTYPE']).toContain(
          codeOf(broken),
        )
      }),
    )
  })
})

describe('the sample returns', () => {
  const folder = join(import.meta.dirname, '../../../plans/van-lang-146/returns')
  const files = readFileSync(join(folder, 'returns.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.slice(0, line.lastIndexOf(',')))

  it.each(files)('%s', (file) => {
    const expected = file.startsWith('Bac Viet') ? 'B-CORRUPT' : 'ok'
    expect(codeOf(new Uint8Array(readFileSync(join(folder, file))))).toBe(expected)
  })
})
