import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Campaign, Cycle, Language } from '../../../domain/plan/plan.ts'
import { rollUp } from '../../../domain/rollup/roll-up.ts'
import { summaryTabs } from '../../../domain/rollup/summary-tables.ts'
import { plainOf, type SummaryInput, type SummaryTab } from '../../../domain/rollup/tabs/summary-tab.ts'
import { judgeCampaign } from '../../../domain/rules/judge.ts'
import { endOfDay } from '../../../domain/time/days.ts'
import { readCampaign } from '../../../functions/adapters/plan-folder.ts'
import { createRng } from '../../simulation/rng.ts'
import { drawnStates } from '../../support/drawn-states.ts'
import { PLANS } from '../../support/plan-files.ts'

const folders = readdirSync(PLANS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

async function campaignOf(name: string): Promise<Campaign> {
  const read = await readCampaign(join(PLANS, name))
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.campaign
}

function inputOf(campaign: Campaign, cycle: Cycle, language: Language, seed: number): SummaryInput {
  const rng = createRng(seed)
  const figuresOf = (one: Cycle) => {
    const states = drawnStates(campaign, one, () => rng.below(1_000_000))
    const now = endOfDay(one.to, campaign.plan.zone)
    return rollUp(campaign, one, judgeCampaign(campaign, one, states, now), states, now)
  }
  const before = campaign.plan.cycles.filter(({ to }) => to < cycle.from)
  return {
    campaign,
    cycle,
    language,
    rollUp: figuresOf(cycle),
    forwarded: [['Nông Văn Hiếu', 'Cá nhân', 'Xã A', 'Kinh tế', 'Nuôi ong']],
    shared: [{ key: 'r1+r2', name: 'Nông Văn Hiếu', units: ['Xã A', 'Xã B'] }],
    earlier: before.map((one) => ({ cycle: one, rollUp: figuresOf(one) })),
    links: new Map(campaign.units.map(({ id }) => [id, `https://sheets.example.vn/${id}`])),
    snapshot: null,
    persons: null,
  }
}

const titles = (tabs: readonly SummaryTab[]): readonly string[] => tabs.map(({ title }) => title)

describe.each(folders)('the summary of %s', async (name) => {
  const campaign = await campaignOf(name)
  const cycles = campaign.plan.cycles.map((cycle) => cycle.id)

  it.each(['vi', 'en'] as const)('is whole in every tab and cycle (%s)', (language) => {
    for (const [i, cycle] of campaign.plan.cycles.entries()) {
      const tabs = summaryTabs(inputOf(campaign, cycle, language, i))
      expect(new Set(titles(tabs)).size).toBe(tabs.length)
      expect(new Set(tabs.map(({ tabId }) => tabId)).size).toBe(tabs.length)
      const charts = tabs.flatMap((tab) => tab.charts.map(({ chartId }) => chartId))
      expect(new Set(charts).size).toBe(charts.length)
      for (const tab of tabs.slice(1)) expect(faultsOf(tab), `${name} ${cycle.id} ${tab.title}`).toEqual([])
    }
  })

  it('says the same to the last byte of the same figures', () => {
    const cycle = campaign.plan.cycles[0] as Cycle
    const once = JSON.stringify(summaryTabs(inputOf(campaign, cycle, 'vi', 7)))
    expect(JSON.stringify(summaryTabs(inputOf(campaign, cycle, 'vi', 7)))).toBe(once)
  })

  it('compares with the cycles before, and with none in the first', () => {
    const last = campaign.plan.cycles.at(-1) as Cycle
    const years = summaryTabs(inputOf(campaign, last, 'vi', 1)).find(
      ({ title }) => title === 'So sánh các kỳ',
    )
    expect(years?.cells.slice(2, 2 + cycles.length).map(([id]) => id)).toEqual(
      cycles.length > 1 ? cycles : undefined,
    )
  })
})

/** What would look broken: a line of another width than the heading, a gap, a key twice, a figure without its time. */
function faultsOf(tab: SummaryTab): readonly string[] {
  const heading = tab.cells[1] ?? []
  const lines = tab.cells.slice(2, 2 + (tab.filter?.lines ?? 0))
  const keys = tab.keys ?? []
  return [
    ...lines.filter((line) => line.length !== heading.length).map((line) => `width ${line.length}`),
    ...(tab.widths.length === heading.length ? [] : ['widths']),
    ...(keys.length === tab.cells.length ? [] : ['keys']),
    ...(new Set(keys).size === keys.length ? [] : ['a key twice']),
    ...tab.cells.flatMap((row) =>
      row
        .filter((cell) => /undefined|NaN|null/.test(String(plainOf(cell)).replace(/^null$/, '')))
        .map(String),
    ),
    ...(/tính đến|as of/.test(String(tab.cells[0]?.[0])) ? [] : ['no time']),
    ...(/^(Mã số liệu|Figures): \w+$/.test(String(tab.cells.at(-1)?.[0])) ? [] : ['no print']),
    ...heading.filter((cell) => cell === '').map(() => 'a column without a heading'),
  ]
}

describe('a tab appears only where the plan has such rules', () => {
  it.each([
    ['van-lang-146', ['Theo khối, cụm', 'Theo lĩnh vực'], ['Theo phong trào', 'Lịch hội nghị']],
    [
      'quang-nam-658',
      ['Theo phong trào', 'Lựa chọn theo cấp', 'Tuyên truyền theo tháng'],
      ['Cơ cấu đại biểu'],
    ],
    ['lang-son-ttt', ['Tuyên truyền', 'Trả lời yêu cầu báo cáo'], ['Theo phong trào', 'Theo loại hình']],
    [
      'cau-ngang-104',
      ['Theo phong trào', 'Vòng đời trong kỳ', 'Tuyên truyền'],
      ['Lịch hội nghị', 'Báo cáo định kỳ'],
    ],
    ['chi-lang-dai-hoi', ['Lịch hội nghị', 'Cơ cấu đại biểu'], ['Lựa chọn theo cấp', 'Theo phong trào']],
    [
      'lang-son-2026',
      ['Lựa chọn theo cấp', 'Trả lời yêu cầu báo cáo', 'Cơ cấu đại biểu'],
      ['So sánh các kỳ'],
    ],
  ])('%s', async (name, with_, without) => {
    const campaign = await campaignOf(name)
    const shown = titles(summaryTabs(inputOf(campaign, campaign.plan.cycles[0] as Cycle, 'vi', 3)))
    expect(shown).toEqual(expect.arrayContaining(with_))
    expect(without.filter((title) => shown.includes(title))).toEqual([])
  })
})
