import { describe, expect, it } from 'vitest'
import type { Campaign } from '../../../domain/plan/plan.ts'
import { instantAt } from '../../../domain/time/days.ts'
import { runAgenda, startAgenda } from '../../../functions/run-agenda/run-agenda.ts'
import { memoryAgenda } from '../../support/memory-agenda.ts'
import { sampleCampaign } from '../../support/sample-campaign.ts'
import { sentState } from '../../support/sheet-state.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
const { campaign: whole, cycle, unit } = await sampleCampaign()
const PLAN = whole.plan.id
const at = (day: string, hour: string): number => instantAt(day, hour, ZONE)
const [BAC_LA, TAN_THANH, POLICE] = [unit('Xã Bắc La'), unit('Xã Tân Thanh'), unit('Công an huyện')]

const member = (id: string, inCharge: { clusters: string[]; units: string[] }) => ({
  ...{ id, title: { vi: `Thành viên ${id}`, en: `Member ${id}` }, email: `${id}@vanlang.example.vn` },
  ...{ attach: [], inCharge },
})

/** The plan with three members of the council, each in charge of some units, and the last of none that is there. */
const campaign: Campaign = {
  ...whole,
  plan: {
    ...whole.plan,
    recipients: [
      ...whole.plan.recipients,
      member('hd1', { clusters: [], units: [BAC_LA.id, TAN_THANH.id] }),
      member('hd2', { clusters: [], units: [POLICE.id] }),
      member('hd3', { clusters: ['Cụm đã giải thể'], units: [] }),
    ],
    rollups: whole.plan.rollups.map((one) => ({ ...one, to: [...one.to, 'hd1', 'hd2', 'hd3'] })),
  },
}

async function office() {
  const deps = memoryAgenda(campaign, at('2023-10-31', '00:00'))
  await startAgenda(deps, PLAN, deps.clock.at)
  const tick = (day: string, hour: string) => {
    deps.clock.at = at(day, hour)
    return runAgenda(deps, PLAN)
  }
  const read = async (unitId: string, rows: number, moment: number) => {
    const place = { planId: PLAN, cycleId: cycle.id, unitId, formId: 'F1', sheetKey: `k-${unitId}` }
    const seat = { ...place, spreadsheetId: `f-${unitId}`, tabId: 0 }
    await deps.reports.registerSheet(seat)
    const version = ((await deps.reports.stateOf(seat))?.version ?? 0) + 1
    await deps.reports.commit(seat, sentState(unitId, rows, moment, { ...place, version }))
  }
  const mailsTo = async (id: string) =>
    (await deps.outbox.list(PLAN))
      .filter(({ to }) => to === `${id}@vanlang.example.vn`)
      .map(({ mail }) => mail)
  return { deps, tick, read, mailsTo }
}

describe('a member of the council', () => {
  it('gets the roll-up of the units in his charge and of no other, with what changed among them', async () => {
    const { deps, tick, read, mailsTo } = await office()
    await read(BAC_LA.id, 1, at('2023-10-30', '09:00'))
    await read(POLICE.id, 1, at('2023-10-30', '09:00'))
    await tick('2023-11-01', '07:30')
    const [first] = await mailsTo('hd1')
    expect(first?.subject).toBe('Văn Lãng 2023, 2 đơn vị theo dõi: 0/2 đơn vị đủ chỉ tiêu, 1 chưa nộp')
    expect(first?.text).toContain('Thư này gồm số liệu của 2 đơn vị do đồng chí theo dõi.')
    expect(first?.text).toContain('Xã Tân Thanh')
    expect(first?.text).not.toMatch(/Công an huyện|Xã Hoàng Việt/)
    expect((await mailsTo('hd2'))[0]?.subject).toContain('1 đơn vị theo dõi: 1/1 đơn vị đủ chỉ tiêu')
    expect(await mailsTo('hd3')).toEqual([])
    await read(TAN_THANH.id, 3, at('2023-11-20', '09:00'))
    await read(POLICE.id, 2, at('2023-11-20', '09:00'))
    await tick('2023-12-01', '07:30')
    const [, second] = await mailsTo('hd1')
    expect(second?.text.split('\n')[1]).toMatch(/1 đơn vị.*3/)
    const [, , ...pictures] = new Set(
      (await deps.outbox.list(PLAN)).flatMap(({ mail }) => mail.attachments.map(({ hash }) => hash)),
    )
    expect(pictures.length).toBeGreaterThan(0)
  })

  it('hears of a correction only where it is about his units', async () => {
    const { deps, tick, read, mailsTo } = await office()
    await read(BAC_LA.id, 1, at('2023-10-30', '09:00'))
    await tick('2023-11-01', '07:30')
    for (const key of (await deps.outbox.backlog(PLAN, deps.clock.at)).waiting) {
      const entry = await deps.outbox.claim(key, deps.clock.at)
      if (entry) await deps.outbox.settle(entry, 'sent', deps.clock.at, `m-${key}`)
    }
    await read(BAC_LA.id, 3, at('2023-11-01', '07:00'))
    await tick('2023-11-02', '07:30')
    const [, correction] = await mailsTo('hd1')
    expect(correction?.subject).toContain('Đính chính')
    expect(correction?.text).toContain('số đơn vị đủ chỉ tiêu: 0 → 1.')
    expect(await mailsTo('hd2')).toHaveLength(1)
  })
})
