import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { formsFileSchema } from '../../domain/plan/form-schema.ts'
import { OUR_HEADERS } from '../../domain/sheet/our-columns.ts'
import { foldKey } from '../../domain/text/fold.ts'
import { PLANS } from '../support/plan-files.ts'

const text = readFileSync(join(PLANS, 'forms.yaml'), 'utf8')
const read = formsFileSchema.safeParse(parse(text))
const forms = read.data ?? {}

const columns = Object.entries(forms).flatMap(([form, { columns }]) =>
  Object.entries(columns).map(([key, column]) => ({ ...column, at: `${form}.${key}` })),
)
const where = (wrong: (column: (typeof columns)[number]) => boolean): readonly string[] =>
  columns.filter(wrong).map(({ at }) => at)

/** What several columns, or several choices, say alike; each may repeat itself. */
function sharedWords(groups: readonly (readonly string[])[]): readonly string[] {
  const words = groups.flatMap((group) => [...new Set(group.map(foldKey))])
  return words.filter((word, i) => words.indexOf(word) !== i)
}

describe('the standard forms', () => {
  it('are F1 to F12 and F14, in this order', () => {
    const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14]
    expect(Object.keys(forms)).toEqual(numbers.map((number) => `F${number}`))
  })

  it('are written in composed letters', () => {
    expect(text.normalize('NFC') === text).toBe(true)
  })

  it('have known keys and types only, and headers in both languages', () => {
    expect(read.error?.issues ?? []).toEqual([])
    expect(where(({ header }) => header.vi.trim() === '' || !/^[ -~]+$/.test(header.en))).toEqual([])
  })

  it('give every list its choices, or say where these come from', () => {
    const hasChoices = (column: (typeof columns)[number]): boolean =>
      column.choicesFrom !== null || Object.keys(column.choices).length > 0
    expect(where((column) => (column.type === 'list') !== hasChoices(column))).toEqual([])
  })

  it('let no rule look at what tells of a person', () => {
    expect(where(({ figure, personal }) => figure && personal !== 'no')).toEqual([])
    const telling = ['name', 'phone', 'email', 'ethnic']
    expect(where(({ type, personal }) => telling.includes(type) && personal === 'no')).toEqual([])
    expect(where(({ type, personal }) => type === 'ethnic' && personal !== 'sensitive')).toEqual([])
  })

  it.each(Object.entries(forms))(
    'give no two columns of %s one header, nor two choices one word',
    (_, form) => {
      const all = Object.values(form.columns)
      const ours = [OUR_HEADERS.vi, OUR_HEADERS.en].flatMap((headers) => Object.values(headers))
      const headers = all.map(({ header, aliases }) => [header.vi, header.en, ...aliases])
      expect(sharedWords([...headers, ours])).toEqual([])
      for (const { choices } of all) {
        const words = Object.values(choices).map(({ vi, en, aliases }) => [vi, en, ...aliases])
        expect(sharedWords(words)).toEqual([])
      }
    },
  )
})
