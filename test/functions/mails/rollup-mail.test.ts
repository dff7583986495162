import { describe, expect, it } from 'vitest'
import type { Campaign, Cycle, Language, Unit } from '../../../domain/plan/plan.ts'
import { changesSince, rollUpDigest } from '../../../domain/rollup/changes.ts'
import { type RollUp, rollUp } from '../../../domain/rollup/roll-up.ts'
import { judgeCampaign } from '../../../domain/rules/judge.ts'
import type { SheetState } from '../../../domain/sheet/sheet-state.ts'
import { rollupCharts } from '../../../functions/mails/rollup-charts.ts'
import { type RollupInput, rollupMail } from '../../../functions/mails/rollup-mail.ts'
import { SAMPLE_CYCLE } from '../../support/sample-form.ts'
import { quota, samplePlan, sampleUnit, smallCampaign } from '../../support/sample-plan.ts'
import { group, sheetState } from '../../support/sheet-state.ts'

const DAY = 86_400_000
const NOW = Date.parse('2023-12-01T07:30:00+07:00')
const PLAN = samplePlan({
  rules: [quota(3, null, { interpretation: ['VL-a'] })],
  interpretations: [
    {
      id: 'VL-a',
      question: 'Mỗi loại?',
      reading: 'Là tổng số.',
      reason: null,
      by: 'Phòng',
      on: '2023-01-05',
    },
  ],
})
const recipient = {
  id: 'r',
  title: { vi: 'Chủ tịch huyện', en: 'Chairman' },
  email: 'r@vanlang.example.vn',
  attach: [],
  inCharge: null,
}

/** Some units of which every third has sent enough, every third one row, and every third nothing. */
const statesOf = (units: readonly Unit[], more = 0): readonly SheetState[] =>
  units.flatMap(({ id }, i) => {
    const rows = [3, 1 + more, 0][i % 3] ?? 0
    if (rows === 0) return []
    const groups = [group(rows, { loai_hinh: 'ca_nhan', linh_vuc: i % 2 === 0 ? 'kinh_te' : 'xa_hoi' })]
    const at = NOW - (i % 40) * DAY
    return [sheetState({ unitId: id, sheetKey: id, groups, firstArrival: at, lastChange: at })]
  })

const figuresOf = (campaign: Campaign, states: readonly SheetState[], cycle: Cycle = SAMPLE_CYCLE): RollUp =>
  rollUp(campaign, cycle, judgeCampaign(campaign, cycle, states, NOW), states, NOW)

function inputOf(units: readonly Unit[], more: Partial<RollupInput> = {}): RollupInput {
  const campaign = smallCampaign(PLAN, units)
  const figures = figuresOf(campaign, statesOf(units))
  const language = more.language ?? 'vi'
  const charts = rollupCharts(figures, SAMPLE_CYCLE, PLAN.zone, language).map(({ name, alt }) => ({
    file: { name: `${name}.png`, type: 'image/png', hash: name, cid: `${name}@rollcall` },
    alt,
  }))
  return {
    campaign,
    cycle: SAMPLE_CYCLE,
    rollUp: figures,
    snapshot: null,
    changes: null,
    summaryUrl: 'https://example.vn/tong-hop',
    recipient,
    now: NOW,
    language,
    charts,
    attached: [],
    isLeftOut: false,
    ...more,
  }
}
const unitsOf = (count: number, name = 'Xã'): readonly Unit[] =>
  Array.from({ length: count }, (_, i) => sampleUnit(`u${i}`, { name: `${name} ${i}` }))

/** The words of a page, in their order. */
const wordsOf = (html: string): string =>
  html
    .replace(/<(style|title)[\s\S]*?<\/\1>|<!--[\s\S]*?-->/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

describe('the roll-up mail', () => {
  it('carries the figure in its subject and answers late, short and wrong in its first line', () => {
    const mail = rollupMail(inputOf(unitsOf(30)))
    expect(mail.subject).toBe('Văn Lãng 2023: 10/30 đơn vị đủ chỉ tiêu, 10 chưa nộp')
    const lead =
      '10 đơn vị chưa nộp (hạn 31/12/2023, còn 30 ngày); 10 đơn vị đã nộp nhưng chưa đủ chỉ tiêu; không còn dòng lỗi.'
    expect(mail.text.split('\n')[0]).toBe(lead)
    expect(wordsOf(mail.html).trim().startsWith(lead)).toBe(true)
  })

  it('names a cycle that is no year for what it is', () => {
    const cycle = { id: '2024-2025', from: '2024-06-10', to: '2025-04-30' }
    expect(rollupMail(inputOf(unitsOf(3), { cycle })).subject).toBe(
      'Văn Lãng kỳ 2024-2025: 1/3 đơn vị đủ chỉ tiêu, 1 chưa nộp',
    )
  })

  it('says how late it is once the last day has passed', () => {
    const mail = rollupMail(inputOf(unitsOf(3), { now: Date.parse('2024-01-03T07:30:00+07:00') }))
    expect(mail.text).toContain('1 đơn vị chưa nộp, đã quá hạn 3 ngày (31/12/2023)')
  })

  it('of frozen figures names the edition and their own moment, however late it goes', () => {
    const snapshot = { number: 2, asOf: NOW }
    const frozen = inputOf(unitsOf(3), { snapshot, now: NOW + 40 * 86_400_000 })
    const { html, text } = rollupMail(frozen)
    expect(text).toContain('Số liệu tính đến 07:30 ngày 01/12/2023\nSố liệu chốt lần 2\n')
    expect(wordsOf(html)).toContain('Số liệu chốt lần 2')
    expect(rollupMail(inputOf(unitsOf(3))).text).not.toContain('chốt lần')
  })

  it('is glad where nothing is left to do', () => {
    const mail = rollupMail(inputOf([sampleUnit('u0')]))
    expect(mail.text).toMatch(/^Tất cả đơn vị đã nộp; không đơn vị nào nộp thiếu; không còn dòng lỗi\.\n/)
    expect(mail.text).toContain('- Không có đơn vị nào: tất cả đã đủ chỉ tiêu.')
  })

  it('goes from the units over the charts and the fields to the rules, the readings and the reader', () => {
    const { html, text } = rollupMail(inputOf(unitsOf(30)))
    const parts = [
      'Đơn vị cần chú ý',
      'Theo lĩnh vực',
      'Theo quy định',
      'Cách hiểu mà số liệu dựa vào',
      'Kính gửi: Chủ tịch huyện',
    ]
    for (const body of [wordsOf(html), text]) {
      const places = parts.map((part) => body.indexOf(part))
      expect(places).toEqual(places.toSorted((a, b) => a - b))
      expect(places).not.toContain(-1)
    }
    expect([...html.matchAll(/src="cid:([^"]+)"/g)].map(([, cid]) => cid)).toEqual([
      'units@rollcall',
      'progress@rollcall',
      'fields@rollcall',
    ])
  })

  it.each<Language>(['vi', 'en'])('says in plain text whatever its page says (%s)', (language) => {
    const { html, text } = rollupMail(inputOf(unitsOf(90), { language }))
    const cells = [...html.matchAll(/<(?:td|th|li)[^>]*>([^<>]+)</g)]
      .map(([, cell = '']) => cell.trim())
      .filter((cell) => cell !== '&nbsp;')
    expect(cells.length).toBeGreaterThan(100)
    // The one figure that a list needs no heading for is the column of its names.
    const isFirstTitle = (cell: string): boolean => /^(Đơn vị|Unit|Lĩnh vực|linh_vuc \(en\))$/.test(cell)
    expect(cells.filter((cell) => !isFirstTitle(cell) && !text.includes(cell))).toEqual([])
    for (const [, alt = ''] of html.matchAll(/alt="([^"]+)"/g)) expect(text).toContain(alt)
  })

  it('loads nothing from elsewhere', () => {
    const { html } = rollupMail(inputOf(unitsOf(30)))
    const addresses = [...html.matchAll(/(?:src|href|url)\s*[=(]\s*["']?([^"')\s>]+)/g)].map(
      ([, to = '']) => to,
    )
    expect(addresses.filter((to) => !to.startsWith('cid:'))).toEqual(['https://example.vn/tong-hop'])
  })

  it('shows no column of a kind that nobody has sent', () => {
    const { text } = rollupMail(inputOf(unitsOf(30)))
    expect(text).toContain('- Kinh tế. Cá nhân: 20, Tổng: 20')
    expect(text).not.toContain('Tập thể')
  })

  it('shows the figures of its charts in words', () => {
    const alts = inputOf(unitsOf(30)).charts.map(({ alt }) => alt)
    expect(alts[0]).toBe('Tình hình 30 đơn vị. Đủ chỉ tiêu: 10; Đã nộp, chưa đủ: 10; Chưa nộp: 10.')
    expect(alts[1]).toMatch(/^Số đơn vị đã nộp, theo ngày\. .*20\/30 đến 01\/12\/2023; hạn 31\/12\/2023\.$/)
    expect(alts[2]).toBe('Theo lĩnh vực. Kinh tế: 20; Xã hội: 20.')
  })

  it('lists what changed since the mail before, with what was there then', () => {
    const units = unitsOf(6)
    const campaign = smallCampaign(PLAN, units)
    const before = rollUpDigest(figuresOf(campaign, statesOf(units)))
    const states = statesOf(units, 1)
    const figures = figuresOf(campaign, states)
    const mail = rollupMail(inputOf(units, { rollUp: figures, changes: changesSince(before, figures) }))
    expect(mail.text).toContain('So với thư trước: thêm 0 đơn vị đủ chỉ tiêu, tăng 2 điển hình được tính.')
    expect(mail.text).toContain('- Xã 1. Trước: 1, Nay: 2, Tình trạng: Thiếu 1')
    const same = rollupMail(
      inputOf(units, { changes: changesSince(before, figuresOf(campaign, statesOf(units))) }),
    )
    expect(same.text).toContain('So với thư trước: không thay đổi.')
    expect(same.text).not.toContain('Đơn vị có thay đổi')
  })
})

describe('of 3,000 units', () => {
  const MOST = 80_000

  it.each([
    ['short', 'Xã'],
    ['long', 'Ủy ban nhân dân xã có một cái tên dài khác thường mà không ai rút gọn được '.repeat(6)],
  ])('with %s names stays below 80 KB, changes and all, and says how many it does not show', (_, name) => {
    const units = unitsOf(3000, name)
    const campaign = smallCampaign(PLAN, units)
    const before = rollUpDigest(figuresOf(campaign, statesOf(units, 1)))
    const input = inputOf(units)
    const mail = rollupMail({ ...input, changes: changesSince(before, input.rollUp) })
    expect(Buffer.byteLength(mail.html)).toBeLessThanOrEqual(MOST)
    expect(mail.subject).toBe('Văn Lãng 2023: 1000/3000 đơn vị đủ chỉ tiêu, 1000 chưa nộp')
    const shown = mail.text.split('\n').filter((line) => line.endsWith('Chưa nộp')).length
    expect(mail.text).toContain(`Còn ${2000 - shown} đơn vị nữa trong bảng tổng hợp.`)
  })
})
