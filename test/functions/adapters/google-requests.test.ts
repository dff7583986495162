import type { sheets_v4 } from '@googleapis/sheets'
import { expect, it } from 'vitest'
import { batchUpdateOf } from '../../../functions/adapters/google-requests.ts'
import { spreadSheets } from '../../../functions/adapters/spread-sheets.ts'
import type { Sheets } from '../../../functions/ports/sheets.ts'

type Request = sheets_v4.Schema$Request

/** The requests of a body that leaves for Google. */
function requestsOf(...of: Parameters<typeof batchUpdateOf>): readonly Request[] {
  const body = batchUpdateOf(...of)
  return body ? (JSON.parse(new TextDecoder().decode(body)) as { readonly requests: Request[] }).requests : []
}

it('of cells the body is that of the rows, however many and in whatever letters', () => {
  const cells = Array.from({ length: 4000 }, (_, i) => [
    '"Đơn vị"\n',
    i,
    null,
    { value: 'ư', link: `https://x.vn/${i}` },
  ])
  const blocks = [
    { tabId: 7, row: 1, column: 2, cells },
    { tabId: 8, row: 0, column: 0, cells: [[true]] },
  ]
  const [first, second, ...more] = requestsOf([], blocks, [])
  expect(more).toEqual([])
  expect(first?.updateCells?.start).toEqual({ sheetId: 7, rowIndex: 1, columnIndex: 2 })
  expect(first?.updateCells?.fields).toContain('textFormat.link')
  expect(first?.updateCells?.rows).toHaveLength(4000)
  expect(first?.updateCells?.rows?.[3999]).toEqual({
    values: [
      { userEnteredValue: { stringValue: '"Đơn vị"\n' } },
      { userEnteredValue: { numberValue: 3999 } },
      {},
      {
        userEnteredValue: { stringValue: 'ư' },
        userEnteredFormat: { textFormat: { link: { uri: 'https://x.vn/3999' } } },
      },
    ],
  })
  expect(second?.updateCells).toEqual({
    start: { sheetId: 8, rowIndex: 0, columnIndex: 0 },
    rows: [{ values: [{ userEnteredValue: { boolValue: true } }] }],
    fields: 'userEnteredValue',
  })
  expect(batchUpdateOf([], [], [])).toBeNull()
})

it.each([
  ['the first line looks like none before it', 0, false],
  ['any other like the line before', 1, true],
])('of lines that are put in, %s', (_, at, inheritFromBefore) => {
  const [request] = requestsOf([{ kind: 'insert', tabId: 7, what: 'rows', at, count: 2 }], [], [])
  expect(request?.insertDimension).toEqual({
    range: { sheetId: 7, dimension: 'ROWS', startIndex: at, endIndex: at + 2 },
    inheritFromBefore,
  })
})

it('what stood on a tab that goes in the same request is made anew on the one that comes', () => {
  const noted = { metadataId: 3, metadataKey: 'form', metadataValue: 'old', location: { sheetId: 7 } }
  const set = { kind: 'metadata', tabId: 7, key: 'form', value: 'new' } as const
  const made = (dropped: readonly { readonly kind: 'drop-tab'; readonly tabId: number }[]) =>
    requestsOf([...dropped, set], [], [noted]).flatMap((request) => Object.keys(request))
  expect(made([])).toEqual(['updateDeveloperMetadata'])
  expect(made([{ kind: 'drop-tab', tabId: 7 }])).toEqual(['deleteSheet', 'createDeveloperMetadata'])
  expect(made([{ kind: 'drop-tab', tabId: 8 }])).toEqual(['deleteSheet', 'updateDeveloperMetadata'])
})

it('calls go to the accounts in turn', async () => {
  const asked: string[] = []
  const account = (name: string): Sheets => {
    const answer = async () => {
      asked.push(name)
      return { ok: false, trouble: 'gone' } as const
    }
    return { describe: answer, look: answer, read: answer, write: answer, fill: answer }
  }
  const sheets = spreadSheets([account('one'), account('two')])
  await sheets.read('x', [])
  await sheets.write('x', [], [])
  await sheets.describe('x')
  await sheets.look('x')
  expect(asked).toEqual(['one', 'two', 'one', 'two'])
  expect(() => spreadSheets([]).read('x', [])).toThrow('there is no account')
})
