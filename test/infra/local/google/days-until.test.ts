import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenGoogle, openGoogle } from './open-google.ts'

let google: OpenGoogle
beforeAll(async () => {
  google = await openGoogle()
})
afterAll(() => google.close())

const DAY_MS = 86_400_000
const PATTERN = '"Còn "0" ngày";"Quá hạn "0" ngày";"Hôm nay là ngày cuối"'
/** 5 March 2025; the clock begins on the 3rd. */
const UNTIL = 45_721

async function counting(pattern = PATTERN): Promise<string> {
  const id = await google.make([])
  await google.change(id, {
    updateCells: {
      start: { sheetId: 7, rowIndex: 0, columnIndex: 0 },
      rows: [
        {
          values: [
            {
              userEnteredValue: { formulaValue: `=${UNTIL}-TODAY()` },
              userEnteredFormat: { numberFormat: { type: 'NUMBER', pattern } },
            },
          ],
        },
      ],
      fields: 'userEnteredValue,userEnteredFormat.numberFormat',
    },
  })
  return id
}
const seen = async (id: string) => (await google.shown(id, 'A1'))[0]?.[0]

describe('the days until a day', () => {
  it('are counted by the sheet, each day anew', async () => {
    const id = await counting()
    const start = google.now
    const told: unknown[] = []
    for (const days of [0, 1, 2, 5]) {
      google.now = start + days * DAY_MS
      told.push(await seen(id))
    }
    google.now = start
    expect(told).toEqual(['Còn 2 ngày', 'Còn 1 ngày', 'Hôm nay là ngày cuối', 'Quá hạn 3 ngày'])
  })

  it('are counted in the zone of the spreadsheet', async () => {
    const id = await counting()
    const start = google.now
    // 17:00 UTC is midnight in Hà Nội.
    google.now = start + 17 * 3_600_000 - 1
    expect(await seen(id)).toBe('Còn 2 ngày')
    google.now += 1
    expect(await seen(id)).toBe('Còn 1 ngày')
    google.now = start
  })

  it('keep their formula', async () => {
    const spreadsheetId = await counting()
    const { data } = await google.sheets.spreadsheets.values.get({
      spreadsheetId,
      range: 'A1',
      valueRenderOption: 'FORMULA',
    })
    expect(data.values).toEqual([[`=${UNTIL}-TODAY()`]])
  })

  it.each([
    ['0" days"', '2 days'],
    ['"in "0', 'in 2'],
    ['"soon"', 'soon'],
  ])('are shown by the format %s', async (pattern, text) => {
    expect(await seen(await counting(pattern))).toBe(text)
  })

  it('are the only thing that is worked out', async () => {
    const id = await google.make([])
    const entered = (formulaValue: string) =>
      google.change(id, {
        updateCells: {
          start: { sheetId: 7, rowIndex: 0, columnIndex: 0 },
          rows: [{ values: [{ userEnteredValue: { formulaValue } }] }],
          fields: 'userEnteredValue',
        },
      })
    await expect(entered('=1+1')).rejects.toMatchObject({ code: 501 })
    await expect(entered('=NOW()')).rejects.toMatchObject({ code: 501 })
    const odd = await counting('"a"0"b"0')
    await expect(seen(odd)).rejects.toMatchObject({ code: 501 })
  })
})
