import { rollUp } from '../domain/rollup/roll-up.ts'
import { summaryTabs } from '../domain/rollup/summary-tables.ts'
import { judgeCampaign } from '../domain/rules/judge.ts'
import { summaryWrites } from '../functions/build-summary/summary-write.ts'
import { sampleCampaign } from './big-sheet.ts'
import { stateOf } from './drawn-state.ts'
import { median, ms, say } from './measure.ts'
import { summaryProcess } from './summary-memory.ts'

const UNITS = 3000

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
    const tabs = summaryTabs({
      ...input,
      forwarded: [],
      shared: [],
      earlier: [],
      links,
      snapshot: null,
      persons: null,
    })
    return summaryWrites(tabs, [], 'vi')
  }
  return { campaign, states, figures, summary }
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
  const { campaign, summary } = await work({ units: UNITS, rows: 100 })
  const time = await median(5, summary)
  lines.push(`the summary of ${UNITS} units: ${ms(time)}, ${summary().length} writes; bar 3 s`)
  const alone = await summaryProcess(campaign)
  lines.push(
    `in a process of its own, sent to Google: ${ms(alone.ms)}, ${alone.writes} requests, at most ${alone.mb.toFixed(0)} MB; bars 3 s, 256 MB`,
  )
  say('Rolling up', lines)
}
