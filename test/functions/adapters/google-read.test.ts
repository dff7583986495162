import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isTooLong } from '../../../functions/adapters/google-read-parts.ts'
import { createGoogleSheets } from '../../../functions/adapters/google-sheets.ts'
import type { Sheets } from '../../../functions/ports/sheets.ts'
import { type LocalGoogle, startLocalGoogle } from '../../../infra/local/google/local-google.ts'
import { draftOf } from '../../../infra/local/google/workbook.ts'
import { googleContract } from '../../support/google-contract.ts'

const [LONG, SHORT] = [11, 12]
const contract = googleContract()
let folder: string
let google: LocalGoogle
let sheets: Sheets
let readings = 0
/** Done before a reading is answered; a status that it gives is the answer. */
let atReading: (n: number) => number | null = () => null

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-read-'))
  readings = 0
  atReading = () => null
  google = await startLocalGoogle({
    folder,
    now: () => 0,
    newId: () => 'x',
    observe: contract.observe,
    fault(_, path) {
      const status = path.endsWith(':getByDataFilter') ? atReading(++readings) : null
      return status === null ? null : Response.json({ error: { code: status, message: 'no' } }, { status })
    },
  })
  google.store.create('Bảng')
  sheets = createGoogleSheets({
    rootUrl: google.url,
    patience: { tries: 2, sleep: async () => undefined, random: () => 0 },
  })
  const size = { rows: 2600, columns: 3, frozenRows: 0 }
  const row = (i: number) => (i % 7 === 3 ? [null] : [`dòng ${i}`, i])
  await sheets.write(
    'x',
    [
      { kind: 'add-tab', tabId: LONG, title: 'Dài', ...size },
      { kind: 'add-tab', tabId: SHORT, title: 'Ngắn', ...size, rows: 900 },
    ],
    [
      { tabId: LONG, row: 0, column: 0, cells: Array.from({ length: 2100 }, (_, i) => row(i)) },
      { tabId: SHORT, row: 0, column: 0, cells: [['a'], [null, true]] },
    ],
  )
})
afterEach(async () => {
  await google.close()
  await rm(folder, { recursive: true })
  expect(contract.violations).toEqual([])
})

describe('a spreadsheet of which one reading takes too long', () => {
  it('is read in parts, which fit together', async () => {
    const whole = await sheets.read('x', [LONG, SHORT])
    expect(readings).toBe(1)
    atReading = (n) => (n === 2 ? 504 : null)
    expect(await sheets.read('x', [LONG, SHORT])).toEqual(whole)
    expect(readings).toBe(2 + 3)
    expect(whole.ok && whole.tabs.map(({ grid }) => grid.length)).toEqual([2100, 2])
  })

  it('is read later when rows were moved between two parts', async () => {
    atReading = (n) => {
      if (n !== 3) return n === 1 ? 504 : null
      const draft = draftOf(google.store.open('x').workbook)
      draft.tabs.find(({ sheetId }) => sheetId === LONG)?.cells.splice(5, 1)
      google.store.save('x', {}, draft)
      return null
    }
    expect(await sheets.read('x', [LONG, SHORT])).toEqual({ ok: false, trouble: 'busy' })
    expect(await sheets.read('x', [LONG])).toMatchObject({ ok: true })
  })

  it('is told from other trouble', () => {
    expect(isTooLong({ response: { status: 503 } })).toBe(false)
    expect(isTooLong({ name: 'FetchError', cause: { name: 'TimeoutError' } })).toBe(true)
    expect(isTooLong({ code: 'ETIMEDOUT' })).toBe(true)
  })
})
