import { readFileSync, writeFileSync } from 'node:fs'
import { monthlyCost, sumOf } from '../cli/cost/monthly-cost.ts'
import { mailsPerMonth } from '../cli/cost/plan-mails.ts'
import { moneyText } from '../cli/cost/print-cost.ts'
import { sampleCampaign } from './big-sheet.ts'

/** Puts the bills of docs/cost.md anew: each line that names units, rows and edits gets its two sums. */
const PAGE = 'docs/cost.md'
const { plan } = await sampleCampaign()
const page = readFileSync(PAGE, 'utf8').replace(
  /^\| ([\d,]+) \| (\d+) \| (\d+) \| [\d.]+ \| [\d.]+ \|$/gm,
  (_, units: string, rows: string, edits: string) => {
    const count = Number(units.replaceAll(',', ''))
    const load = { units: count, rows: Number(rows), edits: Number(edits), mails: mailsPerMonth(plan, count) }
    const lines = monthlyCost(load, { ownKey: false }).filter(({ service }) => service !== 'ses')
    const [list, billed] = (['usd', 'usdAfterFree'] as const).map((of) => moneyText(sumOf(lines, of), 'en'))
    return `| ${units} | ${rows} | ${edits} | ${list} | ${billed} |`
  },
)
writeFileSync(PAGE, page)
