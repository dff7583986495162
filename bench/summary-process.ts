import { randomUUID } from 'node:crypto'
import { rollUp } from '../domain/rollup/roll-up.ts'
import { summaryTabs } from '../domain/rollup/summary-tables.ts'
import { judgeCampaign } from '../domain/rules/judge.ts'
import { createGoogleSheets } from '../functions/adapters/google-sheets.ts'
import { createPackedCampaigns } from '../functions/adapters/packed-campaigns.ts'
import { summaryWrites } from '../functions/build-summary/summary-write.ts'
import { stateOf } from './drawn-state.ts'

/**
 * The summary of a packed campaign in a process of its own, from the sheets' states to Google's answer; told are the
 * memory that the process took at most, and the time from the states on.
 *
 *   node summary-process.js <packed campaigns> <where Google answers>
 */
const [, , file = '', rootUrl = ''] = process.argv
const [campaign] = await createPackedCampaigns(file).all()
const [cycle] = campaign?.plan.cycles ?? []
if (!campaign || !cycle) throw new Error('the pack has no campaign or cycle')
const now = Date.UTC(2023, 11, 1)
const states = campaign.units.map(({ id }) => stateOf(campaign.plan.id, cycle.id, id, 100))
const links = new Map(
  campaign.units.map(({ id }) => [id, `https://docs.google.com/spreadsheets/d/${id}/edit`]),
)
const from = performance.now()
const figures = rollUp(campaign, cycle, judgeCampaign(campaign, cycle, states, now), states, now)
const tabs = summaryTabs({
  ...{ campaign, cycle, rollUp: figures, language: 'vi', forwarded: [], shared: [], earlier: [], links },
  snapshot: null,
  persons: null,
})
const sheets = createGoogleSheets({ rootUrl })
let writes = 0
for (const { changes, blocks } of summaryWrites(tabs, [], 'vi')) {
  const written = await sheets.write(randomUUID(), changes, blocks)
  if (!written.ok) throw new Error(`not written: ${written.trouble}`)
  writes++
}
const ms = performance.now() - from
const mb = process.resourceUsage().maxRSS / 1024
console.log(JSON.stringify({ mb, ms, writes, units: campaign.units.length }))
