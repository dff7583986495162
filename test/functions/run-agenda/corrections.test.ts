import { describe, expect, it } from 'vitest'
import { agendaOf } from '../../../domain/agenda/agenda.ts'
import { instantAt } from '../../../domain/time/days.ts'
import { lockCycle } from '../../../functions/lock-by-hand.ts'
import { correctionMail } from '../../../functions/mails/correction-mail.ts'
import { readRemembered } from '../../../functions/run-agenda/remembered.ts'
import { runAgenda, startAgenda } from '../../../functions/run-agenda/run-agenda.ts'
import { summaryDueFact } from '../../../functions/summary-fact.ts'
import { memoryAgenda } from '../../support/memory-agenda.ts'
import { sampleCampaign } from '../../support/sample-campaign.ts'
import { group, sheetState } from '../../support/sheet-state.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
const { campaign, cycle, unit } = await sampleCampaign()
const PLAN = campaign.plan.id
const at = (day: string, hour: string): number => instantAt(day, hour, ZONE)
const BAC_LA = unit('Xã Bắc La')

/** The roll-up of 1 December is sent; sheets may come before and after. */
async function office() {
  const deps = memoryAgenda(campaign, at('2023-12-01', '00:00'))
  const { reports, clock } = deps
  await startAgenda(deps, PLAN, clock.at)
  const tick = (day: string, hour: string) => {
    clock.at = at(day, hour)
    return runAgenda(deps, PLAN)
  }
  /** The sheet of Xã Bắc La as it is now known, and when it came. */
  const read = async (rows: number, lastChange: number) => {
    const seat = { planId: PLAN, cycleId: cycle.id, unitId: BAC_LA.id, formId: 'F1', sheetKey: 'k' }
    const version = ((await reports.stateOf({ ...seat, spreadsheetId: 'f', tabId: 0 }))?.version ?? 0) + 1
    const groups = [group(rows, { loai_hinh: 'ca_nhan', linh_vuc: 'kinh_te' })]
    await reports.registerSheet({ ...seat, spreadsheetId: 'f', tabId: 0 })
    const before = await reports.stateOf({ ...seat, spreadsheetId: 'f', tabId: 0 })
    if (before) await reports.keepPast({ ...seat, spreadsheetId: 'f', tabId: 0 }, before)
    const state = sheetState({ ...seat, version, groups, firstArrival: lastChange, lastChange })
    await reports.commit({ ...seat, spreadsheetId: 'f', tabId: 0 }, state)
  }
  const sendAll = async () => {
    for (const key of (await deps.outbox.backlog(PLAN, Number.MAX_SAFE_INTEGER)).waiting) {
      const entry = await deps.outbox.claim(key, clock.at)
      if (entry) await deps.outbox.settle(entry, 'sent', clock.at, `m-${key}`)
    }
  }
  const corrections = async () => (await deps.outbox.list(PLAN)).filter(({ key }) => key.endsWith('/2'))
  return { deps, tick, read, sendAll, corrections }
}

describe('a correction', () => {
  it('goes once to whom the mail reached, with what it said and what was', async () => {
    const { tick, read, sendAll, corrections } = await office()
    await read(1, at('2023-11-20', '09:00'))
    await tick('2023-12-01', '07:30')
    await sendAll()
    // It came before the mail and was read after it.
    await read(3, at('2023-12-01', '07:00'))
    await tick('2023-12-02', '07:29')
    expect(await corrections()).toEqual([])
    await tick('2023-12-02', '07:30')
    const letters = await corrections()
    expect(letters.map(({ to }) => to)).toEqual([
      'chutich@vanlang.example.vn',
      'thiduakhenthuong@vanlang.example.vn',
    ])
    expect(letters[0]?.mail.subject).toBe('Đính chính: Văn Lãng 2023, số liệu tính đến 07:30 ngày 01/12/2023')
    expect(letters[0]?.mail.text).toContain('1 đơn vị có số liệu khác; số đơn vị đủ chỉ tiêu: 0 → 1.')
    expect(letters[0]?.mail.text).toContain('- Xã Bắc La: 1 → 3, chưa đủ → đủ chỉ tiêu\n')
    await read(2, at('2023-12-01', '07:10'))
    for (const day of ['03', '04', '05']) await tick(`2023-12-${day}`, '08:00')
    expect(await corrections()).toHaveLength(2)
  })

  it('goes once when the frozen figures that the mail named are taken anew, for what they changed alone', async () => {
    const { deps, tick, read, sendAll, corrections } = await office()
    await read(1, at('2023-11-20', '09:00'))
    expect((await tick('2023-12-15', '00:05')).snapshots.map(({ number }) => number)).toEqual([1])
    await tick('2023-12-15', '07:30')
    await sendAll()
    // One row of the evening of the cut-off is read late; what comes after it is an ordinary change.
    await read(2, at('2023-12-14', '20:00'))
    await read(7, at('2023-12-15', '12:00'))
    for (const day of ['16', '17', '18']) await tick(`2023-12-${day}`, '07:30')
    const letters = await corrections()
    expect(letters.map(({ to }) => to)).toEqual([
      'chutich@vanlang.example.vn',
      'thiduakhenthuong@vanlang.example.vn',
    ])
    expect(letters[0]?.mail.text).toContain('- Xã Bắc La: 1 → 2\n')
    expect(letters[0]?.mail.text).toContain(
      'Số liệu chốt lần 1 đã gửi được thay bằng số liệu chốt lần 2, tính đến cùng thời điểm chốt.',
    )
    expect(await deps.facts.get(summaryDueFact(PLAN, cycle.id))).toContain('/rollup/')
  })

  it('is a line of the next mail where that one goes before it', async () => {
    const { deps, tick, read, corrections } = await office()
    await read(1, at('2023-11-20', '09:00'))
    await tick('2023-12-01', '07:30')
    await tick('2023-12-15', '00:05')
    const [series] = agendaOf(campaign.plan).flatMap((item) =>
      item.key.includes('/rollup/yearly/2023') ? [item.series] : [],
    )
    // As if a mail of the series had named the first edition an hour ago.
    const told = JSON.parse(
      String(await deps.facts.get(`rollup/${series?.replace('yearly', 'monthly')}/last`)),
    )
    await deps.facts.set(`rollup/${series}/last`, JSON.stringify({ ...told, edition: 1, corrected: false }))
    await read(2, at('2023-12-14', '20:00'))
    const killed = deps.ledger.markDone
    deps.ledger.markDone = () => Promise.reject(new Error('killed'))
    await expect(tick('2023-12-15', '07:30')).rejects.toThrow('killed')
    deps.ledger.markDone = killed
    await tick('2023-12-15', '07:35')
    const mails = (await deps.outbox.list(PLAN)).filter(({ key }) => key.includes('/rollup/yearly/'))
    expect(mails.map(({ mail }) => mail.text.split('\n')[0])).toEqual(
      Array(2).fill(
        'Số liệu chốt lần 1 đã gửi được thay bằng số liệu chốt lần 2, tính đến cùng thời điểm chốt.',
      ),
    )
    await tick('2023-12-16', '07:35')
    expect(await corrections()).toEqual([])
  })

  it('never goes for what came later', async () => {
    const { tick, read, sendAll, corrections } = await office()
    await read(1, at('2023-11-20', '09:00'))
    await tick('2023-12-01', '07:30')
    await sendAll()
    await read(3, at('2023-12-01', '07:31'))
    for (const day of ['02', '03', '10']) await tick(`2023-12-${day}`, '08:00')
    expect(await corrections()).toEqual([])
  })

  it('goes when the plan is amended for the same rows', async () => {
    const { deps, tick, read, sendAll, corrections } = await office()
    await read(2, at('2023-11-20', '09:00'))
    await tick('2023-12-01', '07:30')
    await sendAll()
    const rules = campaign.plan.rules.map((rule) => ({
      ...rule,
      check: rule.check.map((side) =>
        side.kind === 'count' && side.min?.kind === 'number'
          ? { ...side, min: { ...side.min, value: 2 } }
          : side,
      ),
    }))
    deps.campaigns.find = async () => ({ ...campaign, plan: { ...campaign.plan, rules } })
    await tick('2023-12-03', '08:00')
    const [letter] = await corrections()
    expect(letter?.mail.text).toContain('- Xã Bắc La: 2 → 2, chưa đủ → đủ chỉ tiêu')
  })

  it('looks at what the mail said when the item is done again with other figures', async () => {
    const { deps, tick, read } = await office()
    const remembered = async () => {
      const item = agendaOf(campaign.plan).find(({ kind, day }) => kind === 'rollup' && day === '2023-12-01')
      return item ? readRemembered(deps.facts, item.series) : null
    }
    await read(1, at('2023-11-20', '09:00'))
    // A tick that is killed after its letters and before the ledger.
    const { markDone } = deps.ledger
    deps.ledger.markDone = async () => {
      throw new Error('killed')
    }
    await expect(tick('2023-12-01', '07:30')).rejects.toThrow('killed')
    deps.ledger.markDone = markDone
    const first = await remembered()
    await read(3, at('2023-12-01', '07:31'))
    await tick('2023-12-01', '07:35')
    expect(await remembered()).toEqual(first)
    expect(first).toMatchObject({ asOf: at('2023-12-01', '07:30'), lookedAt: at('2023-12-01', '07:30') })
  })

  it('remembers the moment of its figures: of a locked cycle, when it was locked', async () => {
    const { deps, tick, read } = await office()
    await read(1, at('2023-11-20', '09:00'))
    const lockedAt = at('2023-11-25', '10:00')
    await lockCycle(deps, campaign, cycle, lockedAt)
    await tick('2023-12-01', '07:30')
    const item = agendaOf(campaign.plan).find(({ kind, day }) => kind === 'rollup' && day === '2023-12-01')
    expect(await readRemembered(deps.facts, item?.series ?? '')).toMatchObject({
      asOf: lockedAt,
      lookedAt: at('2023-12-01', '07:30'),
    })
  })

  it('waits for a mail of which nobody knows, and does not go to whom it never reached', async () => {
    const { deps, tick, read, corrections } = await office()
    await tick('2023-12-01', '07:30')
    const [chairman = '', office_ = ''] = (await deps.outbox.backlog(PLAN, Number.MAX_SAFE_INTEGER)).waiting
    for (const key of [chairman, office_]) await deps.outbox.claim(key, 1)
    await deps.outbox.settle({ key: chairman, attempt: 1 }, 'unknown', 2, 'TimeoutError')
    await deps.outbox.confirmSent(office_, 2, 'm')
    await deps.outbox.setFate(office_, { kind: 'bounced', at: 3, reason: '', suspends: true })
    await read(3, at('2023-12-01', '07:00'))
    await tick('2023-12-02', '08:00')
    expect(await corrections()).toEqual([])
    await deps.outbox.confirmSent(chairman, 4, 'm')
    await tick('2023-12-03', '08:00')
    expect((await corrections()).map(({ to }) => to)).toEqual(['chutich@vanlang.example.vn'])
  })

  it('is written once whenever the tick is killed', async () => {
    const { deps, tick, read, sendAll, corrections } = await office()
    await tick('2023-12-01', '07:30')
    await sendAll()
    await read(3, at('2023-12-01', '07:00'))
    const { set } = deps.facts
    deps.facts.set = () => Promise.reject(new Error('killed'))
    await expect(tick('2023-12-02', '08:00')).rejects.toThrow('killed')
    expect(await corrections()).toHaveLength(2)
    deps.facts.set = set
    await tick('2023-12-02', '08:05')
    await tick('2023-12-03', '08:05')
    expect(await corrections()).toHaveLength(2)
  })

  it('is not looked for in a mail that is a month old', async () => {
    const { deps, tick, read, sendAll, corrections } = await office()
    await tick('2023-12-15', '07:30')
    await sendAll()
    await deps.ledger.markDone(PLAN, `${PLAN}/2024/rollup/monthly/2024-01-01`, 1, '0 mails')
    await read(3, at('2023-12-01', '07:00'))
    await tick('2024-01-16', '08:00')
    expect(await corrections()).toEqual([])
  })

  it('names at most a hundred units', () => {
    const recipient = campaign.plan.recipients[0]
    if (!recipient) throw new Error('the plan has recipients')
    const corrections = Array.from({ length: 130 }, (_, i) => ({
      unitId: `u${i}`,
      had: 3,
      has: 2,
      wasMet: true,
      isMet: false,
    }))
    const input = { campaign, cycle, recipient, corrections, met: 140, asOf: 0, now: 1 }
    const mail = correctionMail({ ...input, editions: null, language: 'en' })
    expect(mail.text.match(/^- /gm)).toHaveLength(101)
    expect(mail.text).toContain('and 30 more units')
    expect(mail.text).toContain('140 → 10')
    expect(mail.html.length).toBeLessThan(80_000)
  })
})
