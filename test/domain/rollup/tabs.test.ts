import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Campaign, Cycle, Plan, Unit } from '../../../domain/plan/plan.ts'
import { rollUp } from '../../../domain/rollup/roll-up.ts'
import { summaryTabs } from '../../../domain/rollup/summary-tables.ts'
import { plainOf, type SummaryInput, TAB } from '../../../domain/rollup/tabs/summary-tab.ts'
import { judgeCampaign } from '../../../domain/rules/judge.ts'
import type { SheetState } from '../../../domain/sheet/sheet-state.ts'
import { serialOfDay } from '../../../domain/time/serial.ts'
import { readCampaign } from '../../../functions/adapters/plan-folder.ts'
import { PLANS } from '../../support/plan-files.ts'
import { choice, column, SAMPLE_CYCLE, SAMPLE_FORM, SAMPLE_UNIT } from '../../support/sample-form.ts'
import { quota, samplePlan, sampleRule, smallCampaign } from '../../support/sample-plan.ts'
import { group, sheetState } from '../../support/sheet-state.ts'

const NOW = Date.parse('2025-01-20T08:00:00+07:00')

async function real(name: string): Promise<Campaign> {
  const read = await readCampaign(join(PLANS, name))
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.campaign
}

function inputOf(campaign: Campaign, states: readonly SheetState[], now = NOW): SummaryInput {
  const cycle = campaign.plan.cycles[0] as Cycle
  const standings = judgeCampaign(campaign, cycle, states, now)
  const figures = rollUp(campaign, cycle, standings, states, now)
  return {
    ...{ campaign, cycle, rollUp: figures, language: 'vi', forwarded: [], shared: [], earlier: [] },
    links: new Map(),
    snapshot: null,
    persons: null,
  }
}

const tabOf = (input: SummaryInput, id: number) => summaryTabs(input).find(({ tabId }) => tabId === id)
/** The lines below the heading, without what stands under them. */
const linesOf = (input: SummaryInput, id: number) => {
  const tab = tabOf(input, id)
  return (tab?.cells ?? []).slice(2, 2 + (tab?.filter?.lines ?? 0)).map((row) => row.map(plainOf))
}

describe('conferences of communes', async () => {
  const campaign = await real('chi-lang-dai-hoi')
  const commune = (i: number) =>
    campaign.units.filter(({ classes }) => classes.includes('commune'))[i] as Unit
  const conference = (unit: Unit, of: Record<string, string>) =>
    sheetState({ unitId: unit.id, formId: 'F5', groups: [group(1, { cap: 'xa', ...of })] })
  const papers = ['ke_hoach', 'lich', 'bao_cao', 'chuong_trinh']
  const allPapers = Object.fromEntries(
    papers.flatMap((name, i) => [
      [`vb_${name}`, 'true'],
      [`ngay_${name}`, `2025-02-0${i + 1}`],
    ]),
  )
  const [early, late, silent] = [commune(0), commune(3), commune(5)]
  const input = inputOf(campaign, [
    conference(late, { so_nld: '250', hinh_thuc: 'toan_the', ngay_dk: '2025-03-20', vb_ke_hoach: 'true' }),
    conference(early, {
      ...allPapers,
      so_nld: '150',
      hinh_thuc: 'toan_the',
      ten_goi: 'dien_hinh',
      ngay_dk: '2025-03-03',
      ngay_tt: '2025-03-04',
      so_db: '120',
    }),
  ])
  const lineOf = (unit: Unit) => linesOf(input, TAB.conferences).find((cells) => cells[1] === unit.name)

  it('stand in the order of their days, with the form that the number of staff asks for', () => {
    expect(
      linesOf(input, TAB.conferences)
        .slice(0, 2)
        .map((cells) => cells[1]),
    ).toEqual([early.name, late.name])
    expect(lineOf(early)?.slice(3, 7)).toEqual([150, 'Toàn thể', 'Toàn thể', 'Hội nghị điển hình tiên tiến'])
    expect(lineOf(late)?.slice(3, 6)).toEqual([250, 'Đại biểu', 'Toàn thể'])
  })

  it('stand in a calendar: a line for each week of the months that have some, in each day who meets', () => {
    const lines = linesOf(input, TAB.calendar)
    expect(lines.map(([month]) => month)).toEqual(['Tháng 3/2025', null, null, null, null, null])
    expect(lines[0]).toEqual(['Tháng 3/2025', null, null, null, null, null, '1', '2'])
    expect(lines[1]?.slice(1, 4)).toEqual(['3', `4\n${early.name} (đã tổ chức)`, '5'])
    expect(lines[3]?.[4]).toBe(`20\n${late.name}`)
    expect(lines[5]).toEqual([null, '31', null, null, null, null, null, null])
    const tab = summaryTabs(input).find(({ tabId }) => tabId === TAB.calendar)
    expect(tab?.keys?.slice(2, 4)).toEqual(['2025-03/2025-02-24', '2025-03/2025-03-03'])
    expect(JSON.stringify(tab?.cells)).toContain(`Chưa đăng ký ngày: `)
    expect(JSON.stringify(tab?.cells)).toContain(silent.name)
  })

  it('say until when the papers are due, which are there, and when the last of all came', () => {
    const day = serialOfDay
    expect(lineOf(early)?.slice(7, 13)).toEqual([
      day('2025-03-03'),
      day('2025-03-04'),
      day('2025-02-17'),
      day('2025-02-04'),
      '4/4',
      120,
    ])
    expect(lineOf(late)?.slice(9, 12)).toEqual([day('2025-03-05'), null, '1/4'])
  })

  it('of a unit that has registered none: the last day that the plan allows', () => {
    expect(lineOf(silent)?.slice(3, 13)).toEqual([
      ...[null, null, null, null, null, null],
      serialOfDay('2025-03-16'),
      ...[null, '0/4', null],
    ])
  })

  it('show the pilot under its own event only', () => {
    const pilot = campaign.units.find(({ id }) => id === 'cl-c13') as Unit
    const events = linesOf(input, TAB.conferences).filter((cells) => cells[1] === pilot.name)
    expect(events.map((cells) => cells[2])).toEqual(['Hội nghị điểm tại xã Nhân Lý'])
  })

  it('are shown with the key of a choice that the form no longer has', () => {
    const odd = inputOf(campaign, [conference(early, { hinh_thuc: 'truc_tuyen', ngay_dk: '2025-03-03' })])
    expect(linesOf(odd, TAB.conferences)[0]?.[5]).toBe('truc_tuyen')
  })
})

describe('an event of a form that asks for little', () => {
  it('shows what is known of it', () => {
    const event = {
      title: { vi: 'Hội nghị', en: 'Conference' },
      classes: ['commune'],
      units: [],
      form: 'F9',
      where: {},
      dates: ['ngay_dk'],
      window: { from: '2023-01-01', to: '2023-06-30' },
    }
    const plan = samplePlan({ rules: [quota(1)], events: { hop: event } })
    const of = { so_nld: '12', ten_goi: 'x', ngay_dk: '2023-03-05' }
    const state = sheetState({ unitId: SAMPLE_UNIT.id, formId: 'F9', groups: [group(1, of)] })
    const months = ['2023-03-05', '2023-12-31'].map((day) =>
      linesOf(
        inputOf(smallCampaign(plan), [{ ...state, groups: [group(1, { ...of, ngay_dk: day })] }]),
        TAB.calendar,
      ).find(([, ...days]) => days.some((cell) => String(cell).includes('\n'))),
    )
    expect(months.map((cells) => cells?.[7])).toEqual([`5\n${SAMPLE_UNIT.name}`, `31\n${SAMPLE_UNIT.name}`])
    expect(linesOf(inputOf(smallCampaign(plan), [state]), TAB.conferences)).toEqual([
      [1, SAMPLE_UNIT.name, 'Hội nghị', 12, null, null, 'x', serialOfDay('2023-03-05'), ...BLANK],
    ])
  })
})
const BLANK = [null, null, null, null, null, 'Chưa đạt']

describe('delegates', async () => {
  const campaign = await real('chi-lang-dai-hoi')
  const unit = campaign.units.find(({ id }) => id === 'cl-c01') as Unit
  const seats = sheetState({
    unitId: 'cl-b01',
    formId: 'F7',
    groups: [group(1, { don_vi: unit.id, so_pb: '3' })],
  })
  const list = sheetState({
    unitId: unit.id,
    formId: 'F6',
    groups: [group(7, { thanh_phan: 'a1', cap_tren: 'true' }), group(3, { thanh_phan: 'b2' })],
  })
  const district = sheetState({
    unitId: 'cl-huyen',
    formId: 'F6',
    groups: [group(200, { thanh_phan: 'a7' }), group(50, { thanh_phan: 'b1' })],
  })
  const input = inputOf(campaign, [seats, list, district])

  it('are counted by part, with shares, seats and the cap', () => {
    const lines = linesOf(input, TAB.delegates)
    expect(lines.find((cells) => cells[1] === unit.name)?.slice(2)).toEqual([
      ...[10, 7, 70, 3, 30, 3, null, null],
      'Đạt',
    ])
    const huyen = campaign.units.find(({ id }) => id === 'cl-huyen')?.name
    expect(lines.find((cells) => cells[1] === huyen)?.slice(2)).toEqual([
      ...[250, 200, 80, 50, 20, null, 300, '250/300'],
      'Đạt',
    ])
  })

  it('name the shares that the paper asks for', () => {
    const heading = tabOf(input, TAB.delegates)?.cells[1]
    expect(heading).toContain('Nhóm A (ít nhất 70%)')
    expect(heading).toContain('Nhóm B (nhiều nhất 30%)')
  })

  it('stand there without a word where no rule has judged them', () => {
    const lines = input.rollUp.units.map((line) => ({
      ...line,
      standing: { ...line.standing, verdicts: [], duties: [] },
    }))
    const blank = { ...input, rollUp: { ...input.rollUp, units: lines } }
    expect(linesOf(blank, TAB.delegates)[0]?.at(-1)).toBe('Không áp dụng')
  })
})

describe('choosing from level to level', async () => {
  const campaign = await real('quang-nam-658')
  const district = campaign.units.find(({ id }) =>
    campaign.units.some(({ parent, classes }) => parent === id && classes.includes('commune')),
  ) as Unit
  const commune = campaign.units.find(({ parent }) => parent === district.id) as Unit
  const chosen = { ket_qua: 'chon', ma_nguon: '0000000001' }
  const input = inputOf(
    campaign,
    [
      sheetState({ unitId: commune.id, groups: [group(3, {})], firstArrival: 1 }),
      sheetState({ unitId: district.id, groups: [group(1, {})] }),
      sheetState({
        unitId: district.id,
        formId: 'F2',
        groups: [group(2, chosen), group(1, { ket_qua: 'khong_chon' })],
      }),
    ],
    Date.parse('2024-02-01T08:00:00+07:00'),
  )

  it('counts what came up, what was chosen, and within which bounds', () => {
    const line = linesOf(input, TAB.funnel).find((cells) => cells[0] === district.name)
    expect(line?.slice(2)).toEqual([1, 3, 1, 2, 50, '5 đến 10', expect.stringMatching(/Chưa/)])
  })

  it('says nothing where nobody has judged', () => {
    const units = input.rollUp.units.map((line) => ({
      ...line,
      standing: { ...line.standing, verdicts: [], duties: [] },
    }))
    const blank = { ...input, rollUp: { ...input.rollUp, units } }
    expect(linesOf(blank, TAB.funnel)[0]?.at(-1)).toBe('Không áp dụng')
  })

  it.each([
    [5, null, 5],
    [null, null, null],
  ])('from %s to %s is said as %s', (min, max, said) => {
    const rows = { form: 'F2', where: {} }
    const check = { kind: 'forward', rows, from: 'ma', min, max, to: 'x', source: 'plan' } as const
    const small = smallCampaign(samplePlan({ rules: [quota(1), sampleRule(check, { id: 'F' })] }))
    expect(linesOf(inputOf(small, []), TAB.funnel)[0]?.[7]).toBe(said)
  })
})

describe('movements', () => {
  const movement = (id: string, leads: readonly string[], kinds: readonly string[]) => ({
    id,
    name: { vi: `Phong trào ${id}`, en: id },
    clause: 'II.3 (-1)',
    strength: 'giao' as const,
    leads: leads.map((unit) => ({ unit, role: 'lead' as const })),
    kinds,
    period: null,
  })
  const withMovements = (columns: typeof SAMPLE_FORM.columns): Plan =>
    samplePlan({
      rules: [quota(1)],
      movements: [movement('M1', [SAMPLE_UNIT.id, 'gone'], ['tap_the']), movement('M2', [], [])],
      forms: { F1: { ...SAMPLE_FORM, columns } },
    })
  const phongTrao = column('phong_trao', 'Phong trào', 'list', {
    choices: [choice('M1', 'M1'), choice('M2', 'M2'), choice('khac', 'Khác')],
  })
  const state = sheetState({
    unitId: SAMPLE_UNIT.id,
    groups: [
      group(2, { phong_trao: 'M1', loai_hinh: 'ca_nhan' }),
      group(1, { phong_trao: 'M1', loai_hinh: 'tap_the' }),
      group(4, { phong_trao: 'khac' }),
      group(8, {}),
    ],
  })

  it('are counted by kind, with their leads, and what is of a kind that they do not know', () => {
    const input = inputOf(smallCampaign(withMovements([...SAMPLE_FORM.columns, phongTrao])), [state])
    expect(linesOf(input, TAB.movements)).toEqual([
      ['M1', 'Phong trào M1', 'II.3', `${SAMPLE_UNIT.name}; gone`, 1, 2, 3, 2],
      ['M2', 'Phong trào M2', 'II.3', 'không nêu', 0, 0, 0, 0],
      [null, 'Khác (tự phát động)', null, null, 0, 0, 4, 0],
    ])
  })

  it('say how many of their leads have criteria of their own, where the plan asks for them', () => {
    const plan = withMovements([...SAMPLE_FORM.columns, phongTrao])
    const criteria = { ...SAMPLE_FORM, id: 'F12', columns: [column('ma_pt', 'Mã phong trào', 'list')] }
    const campaign = smallCampaign({ ...plan, forms: { ...plan.forms, F12: criteria } }, [
      SAMPLE_UNIT,
      { ...SAMPLE_UNIT, id: 'u2', name: 'Xã u2' },
    ])
    const of = (unitId: string, ...movements: readonly string[]) =>
      sheetState({ unitId, formId: 'F12', groups: movements.map((ma_pt) => group(1, { ma_pt })) })
    const input = inputOf(campaign, [state, of(SAMPLE_UNIT.id, 'M1'), of('u2', 'M1', 'M2')])
    expect(tabOf(input, TAB.movements)?.cells[1]?.[4]).toBe('Đã có tiêu chí')
    expect(linesOf(input, TAB.movements)).toEqual([
      // Another unit's criteria are not those of the lead.
      ['M1', 'Phong trào M1', 'II.3', `${SAMPLE_UNIT.name}; gone`, '1/2', 1, 2, 3, 2],
      ['M2', 'Phong trào M2', 'II.3', 'không nêu', '1', 0, 0, 0, 0],
      [null, 'Khác (tự phát động)', null, null, null, 0, 0, 4, 0],
    ])
    expect(tabOf(input, TAB.movements)?.charts).toMatchObject([{ series: [7] }])
  })

  it('are counted together where the form knows no kinds', () => {
    const input = inputOf(smallCampaign(withMovements([phongTrao])), [state])
    expect(linesOf(input, TAB.movements)[0]?.slice(4)).toEqual([3, 3])
  })
})

describe('reports asked for and periodic reports', async () => {
  const campaign = await real('lang-son-ttt')
  const [asked] = campaign.plan.requests
  const units = campaign.units.filter(({ classes }) => classes.includes('media'))
  const answer = sheetState({
    unitId: units[0]?.id ?? '',
    formId: 'F4',
    groups: [group(1, { ky: asked?.id ?? '', so_tin: '12' }), group(1, { ky: 'xưa', so_hn: '1' })],
  })
  const at = (day: string) => inputOf(campaign, [answer], Date.parse(`${day}T08:00:00+07:00`))

  it.each([
    ['2024-06-20', 'Chưa đến hạn'],
    ['2024-06-25', 'Quá hạn, chưa trả lời'],
  ])('on %s who has not answered is %s', (day, said) => {
    const lines = linesOf(at(day), TAB.requests)
    const stateOf = (name: string | undefined) => lines.find((cells) => cells[1] === name)?.at(-1)
    expect(stateOf(units[0]?.name)).toBe('Đã trả lời')
    expect(stateOf(units[1]?.name)).toBe(said)
  })

  it('are listed with their figures, a period that the plan no longer knows under its own name', () => {
    const lines = linesOf(at('2024-06-20'), TAB.reports)
    expect(lines.map((cells) => cells[2])).toEqual([asked?.title.vi, 'xưa'])
    expect(lines[0]).toContain(12)
  })
})

describe('figures of a snapshot', () => {
  it('say which one they are', () => {
    const input = inputOf(smallCampaign(samplePlan({ rules: [quota(1)] })), [])
    const frozen = { ...input, snapshot: { number: 3, asOf: NOW } }
    expect(String(tabOf(input, TAB.units)?.cells[0]?.[0])).toContain('tạm tính')
    expect(String(tabOf(frozen, TAB.units)?.cells[0]?.[0])).toContain('số liệu chốt lần 3')
    expect(input.cycle).toBe(SAMPLE_CYCLE)
  })
})

describe('the log of publicity', () => {
  it('counts what stands in no column apart', async () => {
    const campaign = await real('lang-son-ttt')
    const unit = campaign.units.find(({ classes }) => classes.includes('media')) as Unit
    const of = { ngay: '2024-05-19', loai: 'phat_thanh' }
    const state = sheetState({ unitId: unit.id, formId: 'F8', groups: [group(2, of)] })
    const input = inputOf(campaign, [state])
    expect(linesOf(input, TAB.publicity)[0]?.slice(-2)).toEqual([2, 2])
    expect(linesOf(input, TAB.months)[0]?.[0]).toBe('Tháng 5/2024')
  })
})
