import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import PostalMime, { type Email } from 'postal-mime'

/** Reads what the main job wrote, with other libraries than those that wrote it. `state` is its state folder. */

export async function mailsOf(state: string): Promise<readonly Email[]> {
  const path = join(state, 'out/mails')
  const names = (await readdir(path)).filter((name) => name.endsWith('.eml'))
  return Promise.all(names.map(async (name) => PostalMime.parse(await readFile(join(path, name)))))
}

export async function workbookOf(state: string, name: string): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(join(state, 'out', name))
  return book
}

/** A sheet's rows as texts, empty cells as ""; empty rows and cells at the ends are left out. */
export function textsOf(book: ExcelJS.Workbook, tab: string): string[][] {
  const rows: string[][] = []
  book.getWorksheet(tab)?.eachRow({ includeEmpty: true }, (row) => {
    const values = Array.from((row.values as unknown[]).slice(1), (value) =>
      value === null || value === undefined ? '' : String(value),
    )
    rows.push(values.slice(0, values.findLastIndex((value) => value !== '') + 1))
  })
  return rows.slice(0, rows.findLastIndex((row) => row.length > 0) + 1)
}

/** Who got what, in an order that does not depend on when. */
export const lettersOf = (mails: readonly Email[]): string[] =>
  mails.map((mail) => `${mail.to?.[0]?.address} ${mail.subject}`).sort()
