import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { runRollcall } from '../test/support/run-rollcall.ts'
import { bigSheet, HEADERS, sampleCampaign } from './big-sheet.ts'
import { ms, say } from './measure.ts'

const ROWS_PER_UNIT = 20

/** The whole job in a process of its own for 30 and for 300 units: first run, and a second one without news. */
export async function benchWholeJob(folder: string): Promise<void> {
  const small = await wholeJob(folder, 30)
  const large = await wholeJob(folder, 300)
  say(`The whole job, ${ROWS_PER_UNIT} rows a unit (start of the process and services included)`, [
    ` 30 units: first ${ms(small.first)}, again ${ms(small.again)} (${(small.again / small.first).toFixed(2)} x)`,
    `300 units: first ${ms(large.first)}, again ${ms(large.again)} (${(large.again / large.first).toFixed(2)} x)`,
    `300 against 30 units: first ${(large.first / small.first).toFixed(1)} x, again ${(large.again / small.again).toFixed(1)} x`,
  ])
}

async function wholeJob(
  folder: string,
  units: number,
): Promise<{ readonly first: number; readonly again: number }> {
  const plans = join(folder, `plans-${units}`)
  await cp('plans', plans, { recursive: true })
  const plan = join(plans, 'van-lang-146')
  await fillUnits(plan, units)
  const args = ['start', '--once', '--plan', plan, '--state', join(folder, `state-${units}`)]
  const first = await timed(args)
  const again = await timed(args)
  return { first, again }
}

async function timed(args: readonly string[]): Promise<number> {
  const from = performance.now()
  const { code, out } = await runRollcall(args)
  if (code !== 0) throw new Error(out)
  return performance.now() - from
}

/** The plan's units and as many more communes as are wanted; `count` of them send a workbook. */
async function fillUnits(plan: string, count: number): Promise<void> {
  const campaign = await sampleCampaign()
  const more = Array.from({ length: Math.max(0, count - campaign.units.length) }, (_, i) => ({
    id: `vl-x${i}`,
    name: `Xã Thử Nghiệm ${i}`,
  }))
  const list = join(plan, 'units.csv')
  const before = (await readFile(list, 'utf8')).trimEnd()
  const columns = before.split('\n', 1)[0]?.split(',') ?? []
  const lines = more.map((unit) => {
    const cells: Record<string, string> = {
      ...unit,
      classes: 'cluster_member; commune',
      cluster: 'Cụm thử',
      clerk: `${unit.id}@bench.example.vn`,
      valid_from: '2023-04-04',
      valid_to: '2025-06-30',
    }
    return columns.map((column) => cells[column] ?? '').join(',')
  })
  await writeFile(list, [before, ...lines, ''].join('\n'))
  const returns = join(plan, 'returns')
  await rm(returns, { recursive: true, force: true })
  await mkdir(returns, { recursive: true })
  const units = [...campaign.units, ...more].slice(0, count)
  for (const { id, name } of units) {
    const bytes = await writeXlsx({
      sheets: [{ name: 'Danh sách', rows: [HEADERS, ...bigSheet(ROWS_PER_UNIT, 7, name)] }],
    })
    await writeFile(join(returns, `${id}.xlsx`), bytes)
  }
  await writeFile(
    join(returns, 'returns.csv'),
    `file,unit\n${units.map(({ id }) => `${id}.xlsx,${id}\n`).join('')}`,
  )
}
