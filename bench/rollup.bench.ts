import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { rollUp } from '../domain/rollup/roll-up.ts'
import { summaryTabs } from '../domain/rollup/summary-tables.ts'
import { judgeCampaign } from '../domain/rules/judge.ts'
import { blankState } from '../domain/sheet/reconcile.ts'
import type { SheetState } from '../domain/sheet/sheet-state.ts'
import { summaryWrites } from '../functions/build-summary/summary-write.ts'
import { sampleCampaign } from './big-sheet.ts'
import { median, ms, say } from './measure.ts'

const UNITS = 3000
const GROUPS = 8

interface Case {
  readonly units: number
  readonly rows: number
}

/** What a roll-up of so many units reads, and the work on it. */
async function work({ units: count, rows }: Case) {
  const sample = await sampleCampaign()
  const [unit] = sample.units
  const [cycle] = sample.plan.cycles
  if (!unit || !cycle) throw new Error('the sample campaign has no unit or cycle')
  const units = Array.from({ length: count }, (_, i) => ({ ...unit, id: `u${i}`, name: `Xã Số ${i}` }))
  const campaign = { ...sample, units }
  const now = Date.UTC(2023, 11, 1)
  const states = units.map(({ id }) => stateOf(campaign.plan.id, cycle.id, id, rows))
  const figures = () => rollUp(campaign, cycle, judgeCampaign(campaign, cycle, states, now), states, now)
  const links = new Map(units.map(({ id }) => [id, `https://docs.google.com/spreadsheets/d/${id}/edit`]))
  const summary = () => {
    const input = { campaign, cycle, rollUp: figures(), language: 'vi' } as const
    const tabs = summaryTabs({ ...input, forwarded: [], earlier: [], links, snapshot: null, persons: null })
    return summaryWrites(tabs, [], 'vi')
  }
  return { states, figures, summary }
}

/** A roll-up reads one item per sheet: by rows per unit, by units, and the summary made of it. */
export async function benchRollup(): Promise<void> {
  const lines: string[] = []
  let least = 0
  for (const one of [10, 100, 1000].map((rows) => ({ units: UNITS, rows }))) {
    const { states, figures } = await work(one)
    const time = await median(5, figures)
    least ||= time
    lines.push(
      `${UNITS} units of ${String(one.rows).padStart(4)} rows: ${ms(time)}, ${(time / least).toFixed(2)} x that of 10 rows; ${states.length} items read; bar 1 s`,
    )
  }
  const fewer = await median(5, (await work({ units: UNITS / 10, rows: 100 })).figures)
  lines.push(`${UNITS / 10} units: ${ms(fewer)}, ${(fewer / least).toFixed(2)} x that of ${UNITS}`)
  const { summary } = await work({ units: UNITS, rows: 100 })
  const time = await median(5, summary)
  lines.push(`the summary of ${UNITS} units: ${ms(time)}, ${summary().length} writes; bar 3 s`)
  const { stdout } = await promisify(execFile)(process.execPath, [import.meta.filename])
  lines.push(`in a process of its own it needs at most ${stdout.trim()} MB; bar 256 MB`)
  say('Rolling up', lines)
}

/** The rows of a unit in the few groups that a real list falls into. */
function stateOf(planId: string, cycleId: string, unitId: string, rows: number): SheetState {
  const seat = { sheetKey: unitId, planId, cycleId, unitId, formId: 'F1' }
  const groups = Array.from({ length: GROUPS }, (_, i) => ({
    rows: rows / GROUPS,
    of: {
      loai_hinh: i % 2 === 0 ? 'ca_nhan' : 'tap_the',
      linh_vuc: ['kinh_te', 'xa_hoi', 'an_ninh', 'chinh_tri'][i % 4] ?? '',
      moi: 'moi',
    },
  }))
  return { ...blankState(seat), version: 1, rows, counted: rows, groups, firstArrival: 1, lastChange: 1 }
}

// Started alone it builds one summary and tells how much memory the process took at most.
if (process.argv[1] === import.meta.filename) {
  const { summary } = await work({ units: UNITS, rows: 100 })
  summary()
  console.log((process.resourceUsage().maxRSS / 1024).toFixed(0))
}
