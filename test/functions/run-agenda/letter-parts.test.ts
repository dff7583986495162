import { describe, expect, it } from 'vitest'
import { type AgendaItem, agendaOf } from '../../../domain/agenda/agenda.ts'
import type { Cycle } from '../../../domain/plan/plan.ts'
import { judgeCampaign } from '../../../domain/rules/judge.ts'
import { cycleFigures } from '../../../functions/cycle-figures.ts'
import { type Attachable, attachables, attachedTo } from '../../../functions/run-agenda/attached-files.ts'
import { freezeFigures } from '../../../functions/run-agenda/freeze-figures.ts'
import { shortUnits } from '../../../functions/run-agenda/short-units.ts'
import { withDelay } from '../../../functions/run-agenda/with-delay.ts'
import { summaryDueFact, summaryExportFact } from '../../../functions/summary-fact.ts'
import { memoryAgenda } from '../../support/memory-agenda.ts'
import { sampleCampaign } from '../../support/sample-campaign.ts'

const { campaign, cycle, unit } = await sampleCampaign()
const PLAN = campaign.plan.id
const [HOUR, DAY] = [3_600_000, 86_400_000]
const itemOf = (kind: AgendaItem['kind'], day: string): AgendaItem => {
  const found = agendaOf(campaign.plan).find((item) => item.kind === kind && item.day === day)
  if (!found) throw new Error(`the sample plan has no ${kind} on ${day}`)
  return found
}
const reminder = itemOf('reminder', '2023-12-01')

describe('a letter that comes late', () => {
  const mail = { language: 'vi' as const, subject: 's', html: '<body></body>', text: 'x', attachments: [] }
  const letter = {
    reader: { kind: 'unit', unitId: unit('Xã Bắc La').id, role: 'clerk' },
    to: 'a@example.vn',
    mail,
    item: reminder,
    items: [reminder],
  } as const
  const textAt = (now: number, instead: readonly AgendaItem[] = []) =>
    withDelay(campaign, () => instead, now, 'vi')(letter).mail.text

  it.each([
    ['an hour less a moment', HOUR - 1, 'x'],
    ['an hour', HOUR, expect.stringContaining('gửi trễ 1 giờ')],
    ['a day', DAY, expect.stringContaining('gửi trễ 24 giờ')],
  ])('by %s', (_, late, text) => {
    expect(textAt(reminder.at + late)).toEqual(text)
  })

  it('names each missed day once, in order, though several items fell on it', () => {
    const missed = (day: string, hour: number): AgendaItem => ({
      ...reminder,
      day,
      at: reminder.at - 20 * DAY + hour * HOUR + Number(day.slice(-2)) * DAY,
    })
    const instead = [missed('2023-11-16', 1), missed('2023-11-11', 1), missed('2023-11-11', 2)]
    expect(textAt(reminder.at, instead)).toContain(
      'thay cho 2 thư cùng loại chưa gửi được: 11/11/2023, 16/11/2023.',
    )
  })
})

describe('files that go with a letter', () => {
  const file = (bytes: number): Attachable => ({
    file: { name: `${bytes}`, type: 't', hash: 'h', cid: null },
    bytes,
  })
  it.each([
    ['both fit to the last byte', 3_000_000, 3_000_000, ['3000000', '3000000']],
    ['together they are a byte too many: the second stays', 3_000_000, 3_000_001, ['3000000']],
    ['the first is too large alone: the second goes', 6_000_001, 5, ['5']],
  ])('%s', (_, summary, report, names) => {
    const { attached, isLeftOut } = attachedTo(['summary', 'report'], {
      summary: file(summary),
      report: file(report),
    })
    expect(attached.map(({ name }) => name)).toEqual(names)
    expect(isLeftOut).toBe(names.length < 2)
  })

  it('bear a name in which no period makes a folder', async () => {
    const quarter: Cycle = { ...cycle, id: '2023-Q4' }
    const deps = memoryAgenda(campaign, 5)
    await deps.facts.set(
      summaryExportFact(PLAN, quarter.id),
      JSON.stringify({ content: 'x', hash: 'h', bytes: 5 }),
    )
    const figures = await cycleFigures(deps, campaign, quarter, 5)
    const files = await attachables(deps, { campaign, cycle: quarter, now: 5 }, figures, [
      'summary',
      'report',
    ])
    const names = Object.values(files).map((found) => found?.file.name)
    expect(names).toHaveLength(2)
    for (const name of names) expect(name).toMatch(/^[^/]*quý IV-2023[^/]*$/)
  })
})

describe('what a reminder asks for', () => {
  const standings = judgeCampaign(campaign, cycle, [], reminder.at)
  const of = (soft: boolean) =>
    shortUnits(
      {
        campaign,
        cycle,
        states: [],
        now: reminder.at,
        standings: standings.map((one) => ({
          ...one,
          verdicts: one.verdicts.map((verdict) => ({ ...verdict, soft })),
          duties: [],
        })),
      },
      [reminder],
    )

  it('is what a hard rule misses, and nothing that a soft one would only like', () => {
    expect(of(false).length).toBeGreaterThan(20)
    expect(of(true)).toEqual([])
  })
})

describe('an item of the agenda', () => {
  it.each([
    ['summary', true],
    ['cut-off', true],
    ['rollup', false],
    ['reminder', false],
  ] as const)('of the kind %s asks for the summary: %s', async (kind, asks) => {
    const deps = memoryAgenda(campaign, reminder.at)
    await freezeFigures(deps, campaign, { ...reminder, kind }, reminder.at)
    expect((await deps.facts.get(summaryDueFact(PLAN, cycle.id))) !== null).toBe(asks)
  })
})
