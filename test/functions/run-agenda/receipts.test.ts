import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../../domain/plan/plan.ts'
import type { SheetState } from '../../../domain/sheet/sheet-state.ts'
import { instantAt } from '../../../domain/time/days.ts'
import { receiptsDueFact } from '../../../functions/receipts-fact.ts'
import { runAgenda, startAgenda } from '../../../functions/run-agenda/run-agenda.ts'
import { memoryAgenda } from '../../support/memory-agenda.ts'
import { sampleCampaign } from '../../support/sample-campaign.ts'
import { group, sheetState } from '../../support/sheet-state.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
const { campaign, cycle, unit } = await sampleCampaign()
const PLAN = campaign.plan.id
const BAC_LA = unit('Xã Bắc La')
const at = (day: string, hour: string): number => instantAt(day, hour, ZONE)
const persons = (rows: number) => [group(rows, { loai_hinh: 'ca_nhan', linh_vuc: 'kinh_te' })]

async function office(language: Language = 'vi') {
  const deps = { ...memoryAgenda(campaign, at('2023-11-02', '00:00')), language }
  await startAgenda(deps, PLAN, deps.clock.at)
  /** What sync-sheet leaves behind when the unit's state cell reads so at that moment. */
  const read = async (
    stated: SheetState['stated'],
    moment: number,
    more: Partial<SheetState> = {},
    of = BAC_LA,
  ) => {
    const place = { planId: PLAN, cycleId: cycle.id, unitId: of.id, formId: 'F1', sheetKey: `k-${of.id}` }
    const seat = { ...place, spreadsheetId: `file-${of.id}`, tabId: 0 }
    await deps.reports.registerSheet(seat)
    const before = await deps.reports.stateOf(seat)
    const statedAt = before?.stated === stated ? before.statedAt : moment
    if (stated !== 'draft') await deps.facts.set(receiptsDueFact(PLAN, cycle.id), String(moment))
    const figures = { ...before, firstArrival: moment, lastChange: moment, ...more }
    const version = (before?.version ?? 0) + 1
    await deps.reports.commit(seat, sheetState({ ...figures, ...place, version, stated, statedAt }))
  }
  const tick = async (moment: number) => {
    deps.clock.at = moment
    return runAgenda(deps, PLAN)
  }
  const receipts = async () => (await deps.outbox.list(PLAN)).filter(({ key }) => key.includes('/receipt/'))
  return { deps, read, tick, receipts }
}

const MINUTE = 60_000
const NOON = at('2023-11-20', '12:00')

describe('a receipt', () => {
  it('goes to each contact of the unit once, with what came, what is missing and which cells to mend', async () => {
    const { read, tick, receipts } = await office()
    const faulty = { errorRows: 2, rows: 4, faultyColumns: { nam_sinh: 2 } }
    await read('submitted', NOON, { groups: persons(2), ...faulty, faultyCells: { nam_sinh: ['E7', 'E9'] } })
    expect((await tick(NOON + 9 * MINUTE)).mails).toBe(0)
    expect((await tick(NOON + 10 * MINUTE)).mails).toBe(2)
    for (const later of [11, 15, 20, 60]) expect((await tick(NOON + later * MINUTE)).mails).toBe(0)
    const [clerk, head] = await receipts()
    expect([clerk?.to, head?.to]).toEqual([
      'vanphong.bacla@vanlang.example.vn',
      'chutich.bacla@vanlang.example.vn',
    ])
    expect(clerk?.mail.subject).toBe(
      'Xã Bắc La: đã nhận báo cáo năm 2023, 2 dòng được tính, còn thiếu 1 điển hình, 2 dòng cần sửa',
    )
    expect(clerk?.mail.text).toContain(
      'UBND huyện Văn Lãng xác nhận đã nhận báo cáo năm 2023 của đơn vị lúc 12:00 ngày 20/11/2023, đúng hạn (hạn 31/12/2023).',
    )
    expect(clerk?.mail.text).toContain('Số dòng: 4, Được tính: 2, Cần sửa: 2')
    expect(clerk?.mail.text).toMatch(
      /- 1 điển hình tiên tiến: đã có 2, cần ít nhất 3 \(mục .*\), hạn 31\/12\/2023/,
    )
    expect(clerk?.mail.text).toContain('- Năm sinh: 2 dòng (ô E7, E9)')
    expect(clerk?.mail.text).toContain('https://example.vn/file-vl-')
    expect(clerk?.mail.html).not.toContain('@vanlang')
  })

  it('says when it came too late, and when nothing is missing', async () => {
    const { read, tick, receipts } = await office()
    const late = at('2024-01-05', '08:00')
    await read('submitted', late, { groups: persons(3) })
    await tick(late + 10 * MINUTE)
    const [letter] = await receipts()
    expect(letter?.mail.subject).toBe(
      'Xã Bắc La: đã nhận báo cáo năm 2023, 3 dòng được tính, còn 2 việc phải báo cáo',
    )
    expect(letter?.mail.text).toContain('lúc 08:00 ngày 05/01/2024, trễ hạn (hạn 31/12/2023).')
    const { read: again, tick: look, receipts: theirs } = await office()
    await again('submitted', NOON, { groups: persons(3) })
    await look(NOON + 10 * MINUTE)
    expect((await theirs())[0]?.mail.text).toContain('không thiếu nội dung nào')
  })

  it('confirms that there is nothing to report, and asks for nothing', async () => {
    const { read, tick, receipts } = await office('en')
    await read('nil', NOON, { nil: true })
    await tick(NOON + 10 * MINUTE)
    const [letter] = await receipts()
    expect(letter?.mail.subject).toBe('Xã Bắc La: report for 2023 received, nothing to report')
    expect(letter?.mail.text).toContain('in time (due 31 December 2023).')
    expect(letter?.mail.text).not.toContain('Still missing')
  })

  it('says what the table contradicts, and why a sheet is on hold', async () => {
    const { read, tick, receipts } = await office()
    const notices = [
      { code: 'N-NIL-WITH-ROWS', params: { rows: 1 } },
      { code: 'N-UNKNOWN-COLUMN', params: { headers: '«Nông Văn Hiếu»' } },
    ] as const
    const held = { code: 'H-MASS-LOSS', params: { gone: 5, known: 6 } } as const
    await read('nil', NOON, { groups: persons(1), notices, held })
    await tick(NOON + 10 * MINUTE)
    const text = (await receipts())[0]?.mail.text ?? ''
    expect(text).toContain('Ô trạng thái ghi «Không có» nhưng bảng có 1 dòng')
    expect(text).toContain('Bảng của đơn vị đang tạm giữ. 5 trong 6 dòng đã biết biến mất')
    expect(text).not.toContain('Nông Văn Hiếu')
  })

  it('goes once for a unit that goes back and forth, and anew with what changed for one that submits again', async () => {
    const { read, tick, receipts } = await office()
    await read('submitted', NOON, { groups: persons(1), errorRows: 2 })
    await tick(NOON + 5 * MINUTE)
    await read('draft', NOON + 6 * MINUTE)
    await tick(NOON + 12 * MINUTE)
    await read('submitted', NOON + 13 * MINUTE)
    await tick(NOON + 20 * MINUTE)
    expect(await receipts()).toEqual([])
    await tick(NOON + 23 * MINUTE)
    expect(await receipts()).toHaveLength(2)
    await read('draft', NOON + 60 * MINUTE)
    await tick(NOON + 90 * MINUTE)
    await read('submitted', NOON + 120 * MINUTE, { groups: persons(3), rows: 3, counted: 3, errorRows: 0 })
    await tick(NOON + 130 * MINUTE)
    const texts = (await receipts()).map(({ mail }) => mail.text)
    expect(texts).toHaveLength(4)
    expect(texts[2]).toContain(
      'So với lần xác nhận số liệu lúc 12:23 ngày 20/11/2023: dòng được tính 1 → 3, dòng cần sửa 2 → 0.',
    )
    await read('draft', NOON + 200 * MINUTE)
    await read('submitted', NOON + 201 * MINUTE)
    await tick(NOON + 300 * MINUTE)
    expect((await receipts())[4]?.mail.text).toContain('14:10 ngày 20/11/2023')
    expect((await receipts())[4]?.mail.text).toContain('số dòng không thay đổi')
  })

  it('is not lost where the commit comes after the tick that looked', async () => {
    const { deps, read, tick, receipts } = await office()
    await deps.facts.set(receiptsDueFact(PLAN, cycle.id), String(NOON))
    await tick(NOON + MINUTE)
    await read('submitted', NOON)
    await tick(NOON + 12 * MINUTE)
    expect(await receipts()).toHaveLength(2)
  })

  it('lists at most twelve of a kind and stays small', async () => {
    const { read, tick, receipts } = await office()
    const columns = campaign.plan.forms.F1?.columns.map(({ key }) => key) ?? []
    const cells = ['AB4001', 'AB4002', 'AB4003', 'AB4004', 'AB4005']
    await read('submitted', NOON, {
      ...{ errorRows: 4_000, rows: 4_000 },
      faultyColumns: Object.fromEntries(columns.map((key) => [key, 4_000])),
      faultyCells: Object.fromEntries(columns.map((key) => [key, cells])),
    })
    await tick(NOON + 10 * MINUTE)
    const mail = (await receipts())[0]?.mail
    expect(mail?.text).toContain(`và ${columns.length - 12} mục khác`)
    expect(Buffer.byteLength(mail?.html ?? '')).toBeLessThan(80_000)
  })

  it('is written for each submission exactly once, wherever ticks are killed, doubled or dropped', async () => {
    const steps = fc.array(
      fc.record({
        minutes: fc.integer({ min: 1, max: 30 }),
        stated: fc.constantFrom('draft', 'submitted', 'nil', null),
        of: fc.integer({ min: 0, max: 2 }),
        ticks: fc.integer({ min: 0, max: 2 }),
        killAfter: fc.option(fc.integer({ min: 0, max: 12 }), { nil: null }),
      }),
      { minLength: 1, maxLength: 12 },
    )
    await fc.assert(
      fc.asyncProperty(steps, async (drawn) => {
        const { deps, read, tick, receipts } = await office()
        const units = campaign.units.slice(3, 6)
        const settled = new Set<string>()
        const last = new Map<string, { stated: SheetState['stated']; at: number }>()
        let now = NOON
        for (const { minutes, stated, of, ticks, killAfter } of drawn) {
          now += minutes * MINUTE
          const one = units[of]
          if (!one) throw new Error('no unit')
          const before = last.get(one.id)
          if (before?.stated !== stated) last.set(one.id, { stated, at: now })
          await read(stated, now, {}, one)
          for (let i = 0; i < ticks; i++) {
            const { add } = deps.outbox
            const { set } = deps.facts
            let calls = 0
            const orDie =
              <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
              async (...args: A): Promise<R> => {
                if (killAfter !== null && calls++ >= killAfter) throw new Error('killed')
                return call(...args)
              }
            Object.assign(deps.outbox, { add: orDie(add) })
            Object.assign(deps.facts, { set: orDie(set) })
            await tick(now).catch((error: Error) => expect(error.message).toBe('killed'))
            Object.assign(deps.outbox, { add })
            Object.assign(deps.facts, { set })
          }
        }
        await tick(now + 15 * MINUTE)
        await tick(now + 20 * MINUTE)
        for (const [id, { stated, at: since }] of last)
          if (stated === 'submitted' || stated === 'nil') settled.add(`${id}/${since}`)
        const told = (await receipts()).map(({ key }) => key.split('/').slice(3).join('/'))
        expect(new Set(told).size).toBe(told.length)
        for (const one of settled)
          expect(told.filter((key) => key.startsWith(`${one}/`)).length).toBeGreaterThan(0)
      }),
      { numRuns: 150 },
    )
  })
})
