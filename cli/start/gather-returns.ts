import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { ReturnedFile } from '../../functions/import-returns/import-returns.ts'

/** The workbooks that offices sent back, as `returns/returns.csv` of a plan's folder lists them (file, unit). */
export async function gatherReturns(planFolder: string): Promise<readonly ReturnedFile[]> {
  const folder = join(planFolder, 'returns')
  const list = join(folder, 'returns.csv')
  if (!existsSync(list)) return []
  const rows: { file: string; unit: string }[] = parse(await readFile(list), {
    columns: true,
    bom: true,
    trim: true,
    comment: '#',
  })
  return Promise.all(
    rows.map(async ({ file, unit }) => ({
      name: file,
      unitId: unit,
      bytes: new Uint8Array(await readFile(join(folder, file))),
    })),
  )
}
