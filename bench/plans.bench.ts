import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Campaign } from '../domain/plan/plan.ts'
import { judgeCampaign } from '../domain/rules/judge.ts'
import { blankState } from '../domain/sheet/reconcile.ts'
import type { Group, SheetState } from '../domain/sheet/sheet-state.ts'
import { readCampaign } from '../functions/adapters/plan-folder.ts'
import { inTurn, median, ms, say } from './measure.ts'

const UNITS = 3000
const ROWS = 100

/** Loading the largest plan, and judging its units from their tallies, against a bare loop over the same data. */
export async function benchPlans(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-plan-'))
  try {
    await enlarge(folder)
    const load = await median(5, () => readCampaign(join(folder, 'plan')))
    const read = await readCampaign(join(folder, 'plan'))
    if (!read.ok) throw new Error(JSON.stringify(read.faults.slice(0, 3)))
    const { campaign } = read
    const cycle = campaign.plan.cycles[0]
    if (!cycle) throw new Error('no cycle')
    const states = campaign.units.map((unit) => stateOf(campaign, cycle.id, unit.id))
    const now = Date.parse('2024-01-20T00:00:00Z')
    const { a, b } = inTurn(
      15,
      () => judgeCampaign(campaign, cycle, states, now),
      () => bareLoop(states),
    )
    say(
      `The largest plan (${campaign.plan.rules.length} rules) with ${campaign.units.length} units of ${ROWS} rows`,
      [
        `loading and checking: ${ms(load)}; bar 300 ms`,
        `judging             : ${ms(a)}, ${(a / b).toFixed(1)} x a bare loop over the same tallies (${ms(b)}); bar 100 ms`,
      ],
    )
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The plan with so many more communes. */
async function enlarge(folder: string): Promise<void> {
  await cp('plans/quang-nam-658', join(folder, 'plan'), { recursive: true })
  await cp('plans/forms.yaml', join(folder, 'forms.yaml'))
  const file = join(folder, 'plan', 'units.csv')
  const units = await readFile(file, 'utf8')
  const heading = units.split('\n')[0]?.split(',') ?? []
  const have = units.trim().split('\n').length - 1
  const more = Array.from({ length: UNITS - have }, (_, i) => {
    const cells: Record<string, string> = {
      id: `x-${i}`,
      name: `Xã Số ${i}`,
      classes: 'commune',
      clerk: `xa${i}@quangnam.example.vn`,
    }
    return heading.map((column) => cells[column] ?? '').join(',')
  })
  await writeFile(file, `${units.trimEnd()}\n${more.join('\n')}\n`)
}

/** Rows spread over movements and kinds, as a real sheet has them: some forty groups. */
function stateOf({ plan }: Campaign, cycleId: string, unitId: string): SheetState {
  const seat = { sheetKey: unitId, planId: plan.id, cycleId, unitId, formId: 'F1' }
  const kinds = ['tap_the', 'ca_nhan', 'ho_gia_dinh']
  const groups = Array.from(
    { length: 40 },
    (_, i): Group => ({
      rows: ROWS / 40,
      of: {
        loai_hinh: kinds[i % 3] ?? '',
        phong_trao: `QN-M${String((i % 27) + 1).padStart(2, '0')}`,
        tieu_chi: 'true',
      },
    }),
  )
  return {
    ...blankState(seat),
    version: 1,
    rows: ROWS,
    counted: ROWS,
    groups,
    firstArrival: 1,
    firstValid: 1,
    lastChange: 1,
  }
}

/** What any judge must do at least: look at each group once. */
function bareLoop(states: readonly SheetState[]): number {
  let rows = 0
  for (const state of states)
    for (const group of state.groups) if (group.of.tieu_chi === 'true') rows += group.rows
  return rows
}
