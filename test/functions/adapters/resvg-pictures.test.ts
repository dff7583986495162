import { expect, it } from 'vitest'
import { createPictures } from '../../../functions/adapters/resvg-pictures.ts'
import { label, sheet } from '../../../functions/mails/charts/chart.ts'

const draw = (text: string): Promise<Uint8Array> => createPictures().png(sheet(text, 60, []))
const sizeOf = (png: Uint8Array): readonly number[] => {
  const view = new DataView(png.buffer, png.byteOffset)
  return [view.getUint32(16), view.getUint32(20)]
}

it('draws a PNG with two pixels for each of the drawing', async () => {
  const png = await draw('Văn Lãng')
  expect(Buffer.from(png.subarray(1, 4)).toString()).toBe('PNG')
  expect(sizeOf(png)).toEqual([800, 120])
})

it('draws the same bytes each time', async () => {
  expect(Buffer.from(await draw('Đủ chỉ tiêu')).equals(Buffer.from(await draw('Đủ chỉ tiêu')))).toBe(true)
})

// A font without a letter draws a box or nothing: two such letters would look alike.
it.each([
  ['Ế', 'Ề'],
  ['ữ', 'ự'],
  ['ặ', 'ằ'],
  ['Đ', 'D'],
  ['ỗ', 'ổ'],
  ['a', ''],
])('tells %s from «%s»: the font has Vietnamese letters', async (a, b) => {
  expect(Buffer.from(await draw(a)).equals(Buffer.from(await draw(b)))).toBe(false)
})

it('draws what is typed as text, never as markup', () => {
  expect(String(label('</text><script>', 0, 0))).toContain('&lt;/text&gt;&lt;script&gt;')
})
