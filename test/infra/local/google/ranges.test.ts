import { describe, expect, it } from 'vitest'
import { afterDelete, afterInsert } from '../../../../infra/local/google/requests/ranges.ts'
import { openGoogle } from './open-google.ts'

const rows = (startRowIndex: number, endRowIndex: number) => ({ sheetId: 7, startRowIndex, endRowIndex })

describe('a range of rows 3 to 6, ends exclusive', () => {
  it.each([
    ['before it', 2, rows(5, 8)],
    ['at its first row', 3, rows(5, 8)],
    ['in it', 4, rows(3, 8)],
    ['at its last row', 5, rows(3, 8)],
    ['right behind it', 6, rows(3, 6)],
  ])('where two rows are put in %s', (_, from, range) => {
    expect(afterInsert(from, 2, false)(rows(3, 6))).toEqual(range)
    expect(afterInsert(from, 2, true)(rows(3, 6))).toMatchObject(rows(3, 6))
  })

  it.each([
    ['before it', 1, 2, rows(1, 4)],
    ['its first two', 3, 2, rows(3, 4)],
    ['over its beginning', 2, 2, rows(2, 4)],
    ['over its end', 5, 2, rows(3, 5)],
    ['right behind it', 6, 2, rows(3, 6)],
    ['all of it', 3, 3, null],
    ['more than all of it', 2, 9, null],
  ])('where rows are taken out: %s', (_, from, count, range) => {
    expect(afterDelete(from, count, false)(rows(3, 6))).toEqual(range)
  })
})

it('an open end stays open', () => {
  expect(afterInsert(5, 2, false)({ sheetId: 7, startRowIndex: 3 })).toEqual({ sheetId: 7, startRowIndex: 3 })
  expect(afterDelete(1, 2, false)({ sheetId: 7, startRowIndex: 3 })).toEqual({ sheetId: 7, startRowIndex: 1 })
})

describe('a spreadsheet', () => {
  it('keeps its last tab: a request that would take it is refused', async () => {
    const google = await openGoogle()
    try {
      const id = await google.make([['x']])
      const drop = { deleteSheet: { sheetId: 7 } }
      await expect(google.change(id, drop)).rejects.toThrow(/remove all the sheets/)
      await google.change(id, { addSheet: { properties: { sheetId: 8, title: 'Trang 2' } } }, drop)
      expect(await google.shown(id, "'Trang 2'!A1")).toEqual([])
    } finally {
      await google.close()
    }
  })

  it('is searched for the very text, whatever signs are in it', async () => {
    const google = await openGoogle()
    try {
      const id = await google.make([['a.c', 'abc', 'a(1)']])
      const replace = (find: string) => ({ findReplace: { find, replacement: '$&', sheetId: 7 } })
      await google.change(id, replace('a.c'), replace('(1)'))
      expect(await google.shown(id, "'Trang 1'")).toEqual([['$&', 'abc', 'a$&']])
    } finally {
      await google.close()
    }
  })
})
