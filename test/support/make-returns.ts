import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Unit } from '../../domain/plan/plan.ts'
import { readCampaign } from '../../functions/adapters/plan-folder.ts'
import { drawNothing, drawReturn, type SampleRow } from './draw-return.ts'
import { BROKEN, HEADINGS_ONLY, HEADINGS_ONLY_UNIT, LAYOUTS, NOTHING, WRONG_UNIT } from './return-layouts.ts'

const ROOT = join(import.meta.dirname, '../..')
/** Invented rows of cycle 2023, kept beside the project: 30 that are right, 20 with one fault each. */
export const SAMPLES = join(ROOT, '../shared/domain')
const PLAN_FOLDER = join(ROOT, 'plans/van-lang-146')

export interface Wanted {
  /** The lists of 12 units, each with as many rows as it owes. */
  readonly good: boolean
  /** Rows with faults: a list of Xã Thanh Long, and one more row in two of the others. */
  readonly bad: boolean
  /** Files that are no lists: headings only, nothing at all, broken, another unit's list. */
  readonly odd?: boolean
}

interface Return {
  readonly file: string
  readonly unitId: string
  readonly bytes: Uint8Array
}

/**
 * Writes sample returns into a folder, as offices would send them, with returns.csv (file, unit). Returns
 * that lie there are removed first. The same wish gives the same bytes.
 */
export async function makeReturns(wanted: Wanted, folder: string): Promise<void> {
  const returns = await drawReturns(wanted)
  await mkdir(folder, { recursive: true })
  const old = (await readdir(folder)).filter((name) => /\.(xlsx|csv)$/.test(name))
  await Promise.all(old.map((name) => rm(join(folder, name))))
  await Promise.all(returns.map(({ file, bytes }) => writeFile(join(folder, file), bytes)))
  const lines = returns.map(({ file, unitId }) => `${file},${unitId}\n`)
  await writeFile(join(folder, 'returns.csv'), `file,unit\n${lines.join('')}`)
}

async function drawReturns(wanted: Wanted): Promise<readonly Return[]> {
  const units = await unitsOfPlan()
  const good = await sampleRows('rows-good.tsv')
  const headers = Object.keys(good[0] ?? {})
  const rows = [...(wanted.good ? good : []), ...(wanted.bad ? await sampleRows('rows-bad.tsv') : [])]
  const byUnit = Map.groupBy(rows, (row) => unitOf(units, row['Đơn vị giới thiệu'] ?? ''))
  const lists = Object.entries(LAYOUTS).flatMap(([unitId, layout]) => {
    const own = byUnit.get(unitId)
    return own ? [{ unitId, file: layout.file, bytes: drawReturn(layout, headers, numbered(own)) }] : []
  })
  const all = wanted.odd ? [...lists, ...oddReturns(headers, good)] : lists
  return Promise.all(all.map(async (drawn) => ({ ...drawn, bytes: await drawn.bytes })))
}

interface Drawing {
  readonly file: string
  readonly unitId: string
  readonly bytes: Promise<Uint8Array>
}

function oddReturns(headers: readonly string[], good: readonly SampleRow[]): readonly Drawing[] {
  const theirs = good.filter((row) => row['Đơn vị giới thiệu'] === WRONG_UNIT.rowsOf)
  const layout = LAYOUTS['vl-c01'] ?? HEADINGS_ONLY
  const whole = drawReturn(layout, headers, numbered(good))
  return [
    { ...WRONG_UNIT, bytes: drawReturn(HEADINGS_ONLY, headers, numbered(theirs)) },
    { file: HEADINGS_ONLY.file, unitId: HEADINGS_ONLY_UNIT, bytes: drawReturn(HEADINGS_ONLY, headers, []) },
    { ...NOTHING, bytes: drawNothing() },
    { ...BROKEN, bytes: whole.then((bytes) => bytes.slice(0, Math.floor(bytes.length * 0.6))) },
  ]
}

async function unitsOfPlan(): Promise<readonly Unit[]> {
  const read = await readCampaign(PLAN_FOLDER)
  if (!read.ok) throw new Error('the sample plan has faults')
  return read.campaign.units
}

async function sampleRows(file: string): Promise<readonly SampleRow[]> {
  const text = await readFile(join(SAMPLES, file), 'utf8')
  return parse(text, { columns: true, delimiter: '\t', quote: null, relax_column_count: true })
}

/** The unit a row is meant for, however its name is written there. */
function unitOf(units: readonly Unit[], typed: string): string {
  const plain = (text: string): string =>
    text
      .replace(/[\s\u00a0\u200b]+/gu, ' ')
      .trim()
      .replace('Thuỵ', 'Thụy')
  const unit = units.find(({ name, aliases }) => [name, ...aliases].includes(plain(typed)))
  if (!unit) throw new Error(`no unit is called ${typed}`)
  return unit.id
}

const numbered = (rows: readonly SampleRow[]): readonly SampleRow[] =>
  rows.map((row, i) => ({ ...row, STT: String(i + 1) }))

if (import.meta.main) {
  await makeReturns({ good: true, bad: true, odd: true }, join(PLAN_FOLDER, 'returns'))
}
