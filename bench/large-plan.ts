import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Campaign, Cycle } from '../domain/plan/plan.ts'
import { blankState } from '../domain/sheet/reconcile.ts'
import type { Group, SheetState } from '../domain/sheet/sheet-state.ts'
import { readCampaign } from '../functions/adapters/plan-folder.ts'

export interface LargePlan {
  /** Where the plan lies. */
  readonly folder: string
  readonly campaign: Campaign
  readonly cycle: Cycle
  /** Of each unit one state, with so many rows. */
  readonly states: readonly SheetState[]
}

/** Works with the largest plan of so many units, and removes it. */
export async function withLargePlan(
  size: { readonly units: number; readonly rows: number },
  work: (plan: LargePlan) => Promise<void>,
): Promise<void> {
  const parent = await mkdtemp(join(tmpdir(), 'rollcall-plan-'))
  const folder = join(parent, 'plan')
  try {
    await enlarge(parent, size.units)
    const read = await readCampaign(folder)
    if (!read.ok) throw new Error(JSON.stringify(read.faults.slice(0, 3)))
    const { campaign } = read
    const [cycle] = campaign.plan.cycles
    if (!cycle) throw new Error('no cycle')
    const states = campaign.units.map(({ id }) => stateOf(campaign.plan.id, cycle.id, id, size.rows))
    await work({ folder, campaign, cycle, states })
  } finally {
    await rm(parent, { recursive: true })
  }
}

/** Puts the largest plan into a folder of its own, with as many communes as are missing to so many units. */
async function enlarge(folder: string, count: number): Promise<void> {
  await cp('plans/quang-nam-658', join(folder, 'plan'), { recursive: true })
  await cp('plans/forms.yaml', join(folder, 'forms.yaml'))
  const file = join(folder, 'plan', 'units.csv')
  const units = await readFile(file, 'utf8')
  const heading = units.split('\n')[0]?.split(',') ?? []
  const have = units.trim().split('\n').length - 1
  const more = Array.from({ length: count - have }, (_, i) => {
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
function stateOf(planId: string, cycleId: string, unitId: string, rows: number): SheetState {
  const seat = { sheetKey: unitId, planId, cycleId, unitId, formId: 'F1' }
  const kinds = ['tap_the', 'ca_nhan', 'ho_gia_dinh']
  const groups = Array.from(
    { length: 40 },
    (_, i): Group => ({
      rows: rows / 40,
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
    rows,
    counted: rows,
    groups,
    firstArrival: 1,
    firstValid: 1,
    lastChange: 1,
  }
}
