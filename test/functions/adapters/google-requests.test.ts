import { expect, it } from 'vitest'
import { requestsOf } from '../../../functions/adapters/google-requests.ts'
import { spreadSheets } from '../../../functions/adapters/spread-sheets.ts'
import type { Sheets } from '../../../functions/ports/sheets.ts'

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
