import type { Recipient } from '../domain/plan/plan.ts'
import { type RollUp, rollUp } from '../domain/rollup/roll-up.ts'
import { judgeCampaign } from '../domain/rules/judge.ts'
import { createPictures } from '../functions/adapters/resvg-pictures.ts'
import { rollupCharts } from '../functions/mails/rollup-charts.ts'
import { rollupMail } from '../functions/mails/rollup-mail.ts'
import { type LargePlan, withLargePlan } from './large-plan.ts'
import { median, ms, say } from './measure.ts'

const NOW = Date.parse('2024-01-20T00:00:00Z')
const FEW = 300
const MANY = 3000
const READER: Recipient = {
  id: 'r',
  title: { vi: 'Chủ tịch', en: 'Chairman' },
  email: 'r@x.example.vn',
  attach: [],
  inCharge: null,
}

/** The roll-up mail with its charts for many units, against one for few and against judging the units. */
export async function benchMails(): Promise<void> {
  const few = await measure(FEW)
  const many = await measure(MANY)
  const ratio = (a: number, b: number): string => `${(a / b).toFixed(2)} x`
  say(`The roll-up mail of ${MANY} units, every second of which has sent`, [
    `adding up   : ${ms(many.sums).padStart(8)}, ${ratio(many.sums, many.judge)} judging the units`,
    `${many.pictures} charts    : ${ms(many.charts).padStart(8)}, ${ratio(many.charts, few.charts)} those of ${FEW} units`,
    `both bodies : ${ms(many.mail).padStart(8)}, ${ratio(many.mail, few.mail)} those of ${FEW} units; ${Math.round(many.bytes / 1000)} KB of HTML; bar 80 KB`,
    `mail, charts: ${ms(many.charts + many.mail).padStart(8)}; with the first pictures of a process ${ms(few.first + many.mail)}; bar 500 ms`,
  ])
}

async function measure(units: number) {
  let measured = { judge: 0, sums: 0, first: 0, charts: 0, mail: 0, bytes: 0, pictures: 0 }
  await withLargePlan({ units, rows: 100 }, async (plan) => {
    const { campaign, cycle } = plan
    const states = plan.states
      .filter((_, i) => i % 2 === 0)
      .map((state, i) => ({ ...state, firstArrival: NOW - (i % 60) * 86_400_000 }))
    const judge = await median(5, () => judgeCampaign(campaign, cycle, states, NOW))
    const standings = judgeCampaign(campaign, cycle, states, NOW)
    const sums = await median(5, () => rollUp(campaign, cycle, standings, states, NOW))
    const figures = rollUp(campaign, cycle, standings, states, NOW)
    const from = performance.now()
    const drawn = await drawAll(plan, figures)
    const first = performance.now() - from
    const charts = await median(5, () => drawAll(plan, figures))
    const write = () => mailOf(plan, figures)
    const mail = await median(5, write)
    const bytes = Buffer.byteLength(write().html)
    measured = { judge, sums, first, charts, mail, bytes, pictures: drawn }
  })
  return measured
}

/** How many pictures it drew. */
async function drawAll({ campaign, cycle }: LargePlan, figures: RollUp): Promise<number> {
  const pictures = createPictures()
  const charts = rollupCharts(figures, cycle, campaign.plan.zone, 'vi')
  for (const { svg } of charts) await pictures.png(svg)
  return charts.length
}

function mailOf({ campaign, cycle }: LargePlan, figures: RollUp) {
  const charts = rollupCharts(figures, cycle, campaign.plan.zone, 'vi').map(({ name, alt }) => ({
    file: { name, type: 'image/png', hash: name, cid: name },
    alt,
  }))
  return rollupMail({
    campaign,
    cycle,
    rollUp: figures,
    snapshot: null,
    changes: null,
    summaryUrl: 'https://example.vn/tong-hop',
    recipient: READER,
    now: NOW,
    language: 'vi',
    charts,
    attached: [],
    isLeftOut: false,
  })
}
