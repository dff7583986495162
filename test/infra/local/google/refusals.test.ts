import type { sheets_v4 } from '@googleapis/sheets'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenGoogle, openGoogle } from './open-google.ts'

let google: OpenGoogle
beforeAll(async () => {
  google = await openGoogle()
})
afterAll(() => google.close())

const refused = async (...requests: sheets_v4.Schema$Request[]): Promise<string> => {
  const id = await google.make([])
  const error = await google.change(id, ...requests).catch((caught: unknown) => caught)
  expect(error).toMatchObject({ status: 400 })
  return (error as Error).message
}

describe('names of tabs', () => {
  const add = (title: string) => ({ addSheet: { properties: { title } } })

  it.each([
    ['added', [add('TRANG 1')]],
    ['added with its marks apart', [add('Lỗi'), add('LỖI'.normalize('NFD'))]],
    [
      'changed',
      [add('Hai'), { updateSheetProperties: { properties: { sheetId: 7, title: 'HAI' }, fields: 'title' } }],
    ],
    ['given to a copy', [{ duplicateSheet: { sourceSheetId: 7, newSheetName: 'trang 1' } }]],
  ])('that differ only in case are one: %s', async (_, requests) => {
    expect(await refused(...requests)).toContain('already exists. Please enter another name.')
  })

  it('may change their own case, and a copy finds one that is free', async () => {
    const id = await google.make([])
    const rename = { properties: { sheetId: 7, title: 'TRANG 1' }, fields: 'title' }
    await google.change(id, { updateSheetProperties: rename }, add('copy of trang 1'))
    const [reply] = await google.change(id, { duplicateSheet: { sourceSheetId: 7 } })
    expect(reply?.duplicateSheet?.properties?.title).toBe('Copy of TRANG 1 1')
  })
})
