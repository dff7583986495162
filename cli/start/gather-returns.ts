import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { ReturnedFile } from '../../functions/import-returns/import-returns.ts'

/** The workbooks that offices sent back, as `returns/returns.csv` of a plan's folder lists them (file, unit). */
export async function gatherReturns(planFolder: string): Promise<readonly ReturnedFile[]> {
  return Promise.all(
    (await listed(planFolder)).map(async ({ file, unit }) => ({
      name: file,
      unitId: unit,
      bytes: new Uint8Array(await readFile(join(folderOf(planFolder), file))),
    })),
  )
}

/** The files that `gatherReturns` opens: the list, and what it lists. */
export async function returnPaths(planFolder: string): Promise<readonly string[]> {
  if (!existsSync(listOf(planFolder))) return []
  return [
    listOf(planFolder),
    ...(await listed(planFolder)).map(({ file }) => join(folderOf(planFolder), file)),
  ]
}

const folderOf = (planFolder: string): string => join(planFolder, 'returns')
const listOf = (planFolder: string): string => join(folderOf(planFolder), 'returns.csv')

async function listed(planFolder: string): Promise<readonly { file: string; unit: string }[]> {
  if (!existsSync(listOf(planFolder))) return []
  return parse(await readFile(listOf(planFolder)), { columns: true, bom: true, trim: true, comment: '#' })
}
