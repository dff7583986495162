import { describe, expect, it } from 'vitest'
import type { Recipient } from '../../../domain/plan/plan.ts'
import { judgeUnit } from '../../../domain/rules/judge.ts'
import { blankState } from '../../../domain/sheet/reconcile.ts'
import type { SheetState } from '../../../domain/sheet/sheet-state.ts'
import { instantAt } from '../../../domain/time/days.ts'
import { refusalFact } from '../../../functions/return-fact.ts'
import { runAgenda, startAgenda } from '../../../functions/run-agenda/run-agenda.ts'
import { summaryExportFact } from '../../../functions/summary-fact.ts'
import { memoryAgenda } from '../../support/memory-agenda.ts'
import { sampleCampaign } from '../../support/sample-campaign.ts'
import { once } from '../../support/sample-plan.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
const PLAN = 'van-lang-146'

/** A campaign in memory, begun on a day; `have` sends some units' rows. */
async function office(begun: string, have: Readonly<Record<string, number>> = {}) {
  const { campaign, cycle, unit } = await sampleCampaign()
  const deps = memoryAgenda(campaign, instantAt(begun, '00:00', ZONE))
  const { reports, clock } = deps
  for (const [name, rows] of Object.entries(have)) {
    const seat = {
      planId: PLAN,
      cycleId: cycle.id,
      unitId: unit(name).id,
      formId: 'F1',
      spreadsheetId: `file-${unit(name).id}`,
      tabId: 0,
      sheetKey: name,
    }
    await reports.registerSheet(seat)
    const groups = [{ of: { loai_hinh: 'ca_nhan', linh_vuc: 'kinh_te' }, rows }]
    const state: SheetState = {
      ...blankState(seat),
      version: 1,
      rows,
      counted: rows,
      groups,
      firstArrival: 1,
      lastChange: 1,
    }
    await reports.commit(seat, state)
  }
  await startAgenda(deps, PLAN, clock.at)
  const tick = (day: string, hour: string) => {
    clock.at = instantAt(day, hour, ZONE)
    return runAgenda(deps, PLAN)
  }
  const subjects = async (): Promise<string[]> =>
    (await deps.outbox.list(PLAN)).map(({ mail }) => mail.subject)
  return { deps, tick, subjects }
}

describe('a tick of the agenda', () => {
  it('does nothing before anything is due', async () => {
    const { tick } = await office('2023-12-01')
    expect(await tick('2023-12-01', '07:29')).toMatchObject({ acted: [], merged: [], mails: 0 })
  })

  it('mails the roll-up to its readers at its hour', async () => {
    const { tick, subjects } = await office('2023-12-01')
    expect(await tick('2023-12-01', '07:30')).toMatchObject({ mails: 2 })
    expect(await subjects()).toEqual(Array(2).fill('Văn Lãng 2023: 0/34 đơn vị đủ chỉ tiêu, 34 chưa nộp'))
  })

  it('of one person with two units are counted, and named nowhere', async () => {
    const { deps, tick } = await office('2023-12-01', {
      'Xã Tân Thanh': 3,
      'Xã Bắc La': 2,
      'Xã Hoàng Việt': 1,
    })
    const { cycle } = await sampleCampaign()
    for (const seat of await deps.reports.seatsOfCycle(PLAN, cycle.id))
      await deps.people.note(seat, [{ person: 'Nông Văn Canh 1975', rowId: `r-${seat.unitId}` }])
    await tick('2023-12-01', '07:30')
    await tick('2023-12-01', '08:00')
    const letters = await deps.outbox.list(PLAN)
    for (const { key, mail } of letters) {
      const isRollup = key.includes('/rollup/')
      for (const text of [mail.html, mail.text]) {
        expect(text.includes('Xã Hoàng Việt và Xã Bắc La: 1 trường hợp')).toBe(isRollup)
        expect(text).not.toContain('Canh')
      }
    }
    expect(letters.filter(({ key }) => key.includes('/rollup/'))).toHaveLength(2)
  })

  it('reminds only units that are short, with a link to the sheet of each', async () => {
    const { deps, tick } = await office('2023-12-01', {
      'Xã Tân Thanh': 3,
      'Xã Bắc La': 2,
      'Công an huyện': 1,
    })
    await tick('2023-12-01', '08:00')
    const reminders = (await deps.outbox.list(PLAN)).filter(({ key }) => key.includes('/reminder/'))
    const to = reminders.map((entry) => entry.to)
    expect(reminders).toHaveLength(32)
    expect(to).not.toContain('vanphong.tanthanh@vanlang.example.vn')
    const bacLa = reminders.find((entry) => entry.mail.subject.startsWith('Xã Bắc La'))
    expect(bacLa?.mail.subject).toBe('Xã Bắc La: còn thiếu 1 điển hình năm 2023, hạn 31/12/2023')
    expect(bacLa?.mail.html).toContain('https://example.vn/file-vl-c13')
  })

  it('goes to the head as well once the day has passed, to each once', async () => {
    const { deps, tick } = await office('2023-12-01')
    await tick('2024-01-03', '08:00')
    const late = (await deps.outbox.list(PLAN)).filter(({ key }) => key.includes('/reminder/overdue/'))
    const toBacLa = late.filter(({ mail }) => mail.subject.startsWith('Xã Bắc La')).map(({ to }) => to)
    expect(toBacLa).toEqual(['vanphong.bacla@vanlang.example.vn', 'chutich.bacla@vanlang.example.vn'])
  })

  it('tells which columns have to be mended, and no value of them', async () => {
    const { deps, tick } = await office('2023-12-01', { 'Xã Bắc La': 1 })
    const { cycle } = await sampleCampaign()
    const [seat] = await deps.reports.seatsOfCycle(PLAN, cycle.id)
    const state = seat && (await deps.reports.stateOf(seat))
    if (!seat || !state) throw new Error('Xã Bắc La has no sheet')
    const faultyColumns = { nam_sinh: 2, dien_thoai: 1 }
    await deps.reports.commit(seat, { ...state, version: 2, rows: 3, errorRows: 2, faultyColumns })
    await tick('2023-12-01', '08:00')
    const [letter] = (await deps.outbox.list(PLAN)).filter(({ mail }) => mail.subject.startsWith('Xã Bắc La'))
    expect(letter?.mail.text).toContain('Cột cần sửa: Năm sinh (2 dòng); Số điện thoại liên hệ (1 dòng).')
  })

  it('tells a unit whose file could not be read why, and what to do, and asks only while nothing has arrived', async () => {
    const { deps, tick } = await office('2023-12-01', { 'Xã Bắc La': 1 })
    const { campaign, cycle, unit } = await sampleCampaign()
    const asked: string[] = []
    const { get } = deps.facts
    deps.facts.get = async (name) => {
      asked.push(name)
      return get(name)
    }
    const problem = { code: 'B-OLD-XLS', params: { file: 'bao cao.xls' } }
    for (const name of ['Xã Bắc La', 'Xã Hoàng Việt'])
      await deps.facts.set(refusalFact(campaign, cycle, unit(name).id), JSON.stringify(problem))
    await deps.facts.set(refusalFact(campaign, cycle, unit('Xã Tân Mỹ').id), '')
    await tick('2023-12-01', '08:00')
    const reminders = (await deps.outbox.list(PLAN)).filter(({ key }) => key.includes('/reminder/'))
    const textTo = (name: string) => reminders.find(({ mail }) => mail.subject.startsWith(name))?.mail.text
    expect(textTo('Xã Hoàng Việt')).toContain(
      'Đơn vị đã gửi tệp nhưng tệp không đọc được, nên đến nay chưa nhận được dòng nào. ' +
        'Tệp «bao cao.xls» là dạng .xls cũ; xin lưu thành .xlsx và gửi lại.',
    )
    expect(textTo('Xã Bắc La')).not.toContain('bao cao.xls')
    expect(textTo('Xã Tân Mỹ')).toContain('Đến nay chưa nhận được dòng nào của đơn vị.')
    const refusals = asked.filter((name) => name.startsWith('refused/'))
    expect(new Set(refusals).size).toBe(refusals.length)
    expect(refusals).not.toContain(refusalFact(campaign, cycle, unit('Xã Bắc La').id))
  })

  it('reminds nobody who has declared that there is nothing, and shows the quota as missed', async () => {
    const { deps, tick } = await office('2023-12-01', { 'Xã Bắc La': 0 })
    const { campaign, cycle, unit } = await sampleCampaign()
    const [seat] = await deps.reports.seatsOfCycle(PLAN, cycle.id)
    const state = seat && (await deps.reports.stateOf(seat))
    if (!seat || !state) throw new Error('Xã Bắc La has no sheet')
    await tick('2023-12-01', '08:00')
    const asked = async (day: string) =>
      (await deps.outbox.list(PLAN)).filter(
        ({ key, mail }) => key.includes(`/reminder/quota/${day}`) && mail.subject.startsWith('Xã Bắc La'),
      )
    expect(await asked('2023-12-01')).toHaveLength(1)
    await deps.reports.commit(seat, { ...state, version: 2, nil: true })
    await tick('2023-12-16', '08:00')
    expect(await asked('2023-12-16')).toEqual([])
    const states = await deps.reports.statesOfCycle(PLAN, cycle.id)
    const standing = judgeUnit(campaign, unit('Xã Bắc La'), states, cycle, deps.clock.now())
    expect(standing).toMatchObject({ submission: 'nil', overall: 'short' })
  })

  it('asks by the strength of the rule: the Front is requested, a commune ordered', async () => {
    const { deps, tick } = await office('2023-12-01')
    await tick('2023-12-01', '08:00')
    const text = async (name: string) =>
      (await deps.outbox.list(PLAN)).find(({ mail }) => mail.subject.startsWith(name))?.mail.text ?? ''
    expect(await text('Xã Bắc La')).toContain('UBND huyện Văn Lãng yêu cầu')
    expect(await text('Ủy ban Mặt trận Tổ quốc')).toContain('Kính đề nghị đơn vị bổ sung')
  })

  it('is harmless when doubled', async () => {
    const { deps, tick } = await office('2023-12-01')
    const [first, second] = [await tick('2023-12-01', '08:00'), await tick('2023-12-01', '08:00')]
    expect(first.mails).toBe(36)
    expect(second).toMatchObject({ acted: [], mails: 0 })
    expect(await deps.outbox.list(PLAN)).toHaveLength(36)
  })

  it('makes good what a killed one left, without writing a letter twice', async () => {
    const { deps, tick } = await office('2023-12-01')
    const { markDone } = deps.ledger
    deps.ledger.markDone = async () => {
      throw new Error('killed')
    }
    await expect(tick('2023-12-01', '08:00')).rejects.toThrow('killed')
    deps.ledger.markDone = markDone
    await tick('2023-12-01', '08:00')
    expect(new Set((await deps.outbox.list(PLAN)).map(({ key }) => key)).size).toBe(36)
    expect(await deps.outbox.list(PLAN)).toHaveLength(36)
  })

  it('after an outage lets the newest of each series speak for all', async () => {
    const { tick } = await office('2023-10-31')
    const report = await tick('2023-12-29', '09:00')
    expect(report.acted.map(({ kind, day }) => [kind, day])).toEqual([
      ['rollup', '2023-12-01'],
      ['cut-off', '2023-12-14'],
      ['rollup', '2023-12-15'],
      ['deadline', '2023-12-15'],
      ['reminder', '2023-12-28'],
    ])
    expect(report.merged.map(({ day }) => day)).toEqual([
      '2023-11-01',
      '2023-12-01',
      '2023-12-16',
      '2023-12-24',
    ])
    expect((await tick('2023-12-29', '09:00')).acted).toEqual([])
  })

  it('killed after the newest spoke leaves no older one of the series to speak after it', async () => {
    const { deps, tick } = await office('2023-10-31')
    const { markDone } = deps.ledger
    let marked = 0
    deps.ledger.markDone = async (...args) => {
      const isFirst = await markDone(...args)
      // The fifth mark: four reminders and roll-ups were merged, the first newest one is done.
      if (++marked === 5) throw new Error('killed')
      return isFirst
    }
    await expect(tick('2023-12-29', '09:00')).rejects.toThrow('killed')
    deps.ledger.markDone = markDone
    expect((await tick('2023-12-29', '09:00')).merged).toEqual([])
    const items = (await deps.outbox.list(PLAN)).map(({ key }) => key.split('/').slice(2, 5).join(' '))
    expect([...new Set(items)]).toEqual([
      'rollup monthly 2023-12-01',
      'rollup yearly 2023-12-15',
      'reminder quota 2023-12-28',
    ])
  })

  it('shows a mail whose sender died as unknown, and leaves the one that is being sent', async () => {
    const { deps, tick } = await office('2023-12-01')
    await tick('2023-12-01', '08:00')
    const [dead = '', alive = ''] = (await deps.outbox.backlog(PLAN, deps.clock.at)).waiting
    await deps.outbox.claim(dead, deps.clock.at)
    await deps.outbox.claim(alive, deps.clock.at + 40 * 60_000)
    await tick('2023-12-01', '09:00')
    const states = new Map((await deps.outbox.list(PLAN)).map(({ key, state }) => [key, state]))
    expect([states.get(dead), states.get(alive)]).toEqual(['unknown', 'claimed'])
    expect(deps.queue.jobs.slice(36)).not.toContainEqual({ step: 'send-mail', key: dead })
  })

  it('says what changed since the roll-up before', async () => {
    const { deps, tick } = await office('2023-11-01')
    await tick('2023-11-01', '07:30')
    const { unit } = await sampleCampaign()
    const seat = {
      planId: PLAN,
      cycleId: '2023',
      unitId: unit('Xã Tân Thanh').id,
      formId: 'F1',
      spreadsheetId: 'f',
      tabId: 0,
      sheetKey: 's',
    }
    const groups = [{ of: { loai_hinh: 'tap_the' }, rows: 3 }]
    await deps.reports.commit(seat, {
      ...blankState(seat),
      version: 1,
      rows: 3,
      counted: 3,
      groups,
      firstArrival: 1,
    })
    await tick('2023-12-01', '07:30')
    const last = (await deps.outbox.list(PLAN)).at(-1)
    expect(last?.mail.text).toContain('thêm 1 đơn vị đủ chỉ tiêu, tăng 3 điển hình')
  })

  it('writes to who can be reached, and tells the officer of whom nobody can', async () => {
    const { deps, tick } = await office('2023-12-01')
    const { unit } = await sampleCampaign()
    const closed = (name: string, role: 'clerk' | 'head') =>
      `${PLAN}/2023/reminder/quota/2023-11-16/${unit(name).id}/${role}/1`
    for (const [name, role] of [
      ['Xã Bắc La', 'clerk'],
      ['Xã Tân Thanh', 'clerk'],
      ['Xã Tân Thanh', 'head'],
    ] as const) {
      const to = unit(name).contacts.find((contact) => contact.role === role)?.email ?? ''
      const mail = { language: 'vi' as const, subject: 's', html: 'h', text: 't', attachments: [] }
      await deps.outbox.add({ key: closed(name, role), planId: PLAN, to, mail, createdAt: 1 })
      await deps.outbox.confirmSent(closed(name, role), 2, 'm')
      await deps.outbox.setFate(closed(name, role), { kind: 'bounced', at: 3, reason: '', suspends: true })
    }
    await tick('2023-12-01', '08:00')
    const today = (await deps.outbox.list(PLAN)).filter(({ key }) => key.includes('/2023-12-01/'))
    const of = (name: string) => today.filter(({ key }) => key.includes(`/${unit(name).id}/`))
    expect(of('Xã Bắc La').map(({ to }) => to)).toEqual(['chutich.bacla@vanlang.example.vn'])
    expect(of('Xã Tân Thanh')).toEqual([])
    const rollup = today.find(({ key }) => key.includes('/rollup/'))?.mail
    for (const body of [rollup?.text, rollup?.html]) {
      expect(body).toContain(
        '3 thư chưa tới hoặc chưa rõ đã tới: Xã Bắc La, Xã Tân Thanh. Đề nghị kiểm tra lại địa chỉ thư.',
      )
      expect(body).toContain('Không còn địa chỉ thư nào dùng được: Xã Tân Thanh.')
      expect(body).not.toContain('@vanlang')
    }
  })
})

describe('what goes with a roll-up', () => {
  const DOCX = 'Dự thảo báo cáo Văn Lãng 2023.docx'
  const XLSX = 'Tổng hợp Văn Lãng 2023.xlsx'
  const exported = (bytes: number) => JSON.stringify({ content: 'x', hash: 'a'.repeat(64), bytes })

  async function rollups(summary: string | null) {
    const { deps, tick } = await office('2023-12-01')
    if (summary !== null) await deps.facts.set(summaryExportFact(PLAN, '2023'), summary)
    await tick('2023-12-01', '08:00')
    const all = await deps.outbox.list(PLAN)
    const to = (address: string) => all.find((entry) => entry.to.startsWith(address))?.mail
    const files = (address: string) =>
      to(address)
        ?.attachments.filter(({ cid }) => cid === null)
        .map(({ name }) => name)
    return { deps, all, to, files }
  }

  it('is for each reader what the plan says, and for units nothing', async () => {
    const { deps, all, to, files } = await rollups(exported(50_000))
    expect(files('chutich@')).toEqual([DOCX])
    expect(files('thiduakhenthuong@')).toEqual([XLSX, DOCX])
    expect(to('thiduakhenthuong@')?.text).toContain(`Kèm theo: ${XLSX}; ${DOCX}.`)
    const reminders = all.filter(({ key }) => key.includes('/reminder/'))
    expect(reminders.length).toBeGreaterThan(30)
    expect(reminders.flatMap(({ mail }) => mail.attachments)).toEqual([])
    const report = to('chutich@')?.attachments.find(({ name }) => name === DOCX)
    expect(new TextDecoder().decode((await deps.documents.get(report?.hash ?? '')) ?? undefined)).toContain(
      'BÁO CÁO',
    )
  })

  it('is left out where it is too large or not there, and the mail says so', async () => {
    for (const summary of [exported(6_000_001), null]) {
      const { to, files } = await rollups(summary)
      expect(files('thiduakhenthuong@')).toEqual([DOCX])
      expect(to('thiduakhenthuong@')?.text).toContain('Tệp quá lớn hoặc chưa lập được')
      expect(to('chutich@')?.text).not.toContain('Tệp quá lớn')
    }
  })

  it('shows the same pictures to every reader, kept once', async () => {
    const { deps, to } = await rollups(null)
    const pictures = (address: string) => to(address)?.attachments.filter(({ cid }) => cid !== null) ?? []
    expect(pictures('chutich@')).toEqual(pictures('thiduakhenthuong@'))
    expect(pictures('chutich@').map(({ name }) => name)).toEqual(['units.png'])
    for (const { hash } of pictures('chutich@')) expect(await deps.documents.get(hash)).not.toBeNull()
  })
})

describe('a late letter', () => {
  it('says how late it is, and for which missed ones it stands', async () => {
    const { deps, tick } = await office('2023-10-31')
    await tick('2023-12-29', '09:00')
    const textOf = async (item: string): Promise<string> =>
      (await deps.outbox.list(PLAN)).find(({ key }) => key.includes(item))?.mail.text ?? ''
    expect(await textOf('/rollup/monthly/')).toMatch(
      /^Thư này gửi trễ 28 ngày, lẽ ra gửi lúc 07:30 ngày 01\/12\/2023\.\nThư này thay cho 1 thư cùng loại chưa gửi được: 01\/11\/2023\.\n\n/,
    )
    expect(await textOf('/reminder/quota/')).toMatch(
      /^Thư này gửi trễ 25 giờ, .*\nThư này thay cho 3 thư cùng loại chưa gửi được: 01\/12\/2023, 16\/12\/2023, 24\/12\/2023\.\n/,
    )
  })

  it('on time says nothing of it', async () => {
    const { deps, tick } = await office('2023-12-01')
    await tick('2023-12-01', '08:29')
    expect((await deps.outbox.list(PLAN)).filter(({ mail }) => mail.text.includes('gửi trễ'))).toEqual([])
  })

  it('says the same when the tick that merged the others was killed', async () => {
    const { deps, tick } = await office('2023-10-31')
    const { add } = deps.outbox
    deps.outbox.add = () => Promise.reject(new Error('killed'))
    await expect(tick('2023-12-29', '09:00')).rejects.toThrow('killed')
    deps.outbox.add = add
    await tick('2023-12-29', '09:30')
    const [first] = await deps.outbox.list(PLAN)
    expect(first?.mail.text).toContain('Thư này thay cho 1 thư cùng loại chưa gửi được: 01/11/2023.')
  })
})

describe('one notice', () => {
  it('reaches nobody twice within 24 hours, however late a tick was', async () => {
    const { deps, tick } = await office('2023-12-01')
    await tick('2023-12-29', '20:00')
    const reminders = async () =>
      (await deps.outbox.list(PLAN)).filter(({ key }) => key.includes('/reminder/'))
    const before = (await reminders()).length
    expect((await tick('2023-12-30', '08:00')).waiting.map(({ day }) => day)).toEqual(['2023-12-30'])
    expect(await reminders()).toHaveLength(before)
    expect((await tick('2023-12-30', '20:00')).acted.map(({ day }) => day)).toEqual(['2023-12-30'])
    expect(await reminders()).toHaveLength(2 * before)
  })

  it('that is written does not begin its day anew while its item waits for others', async () => {
    const { deps, tick } = await office('2023-12-01')
    const { campaign, unit } = await sampleCampaign()
    const one = { rules: ['VL-16'], tell: [], count: 'calendar', source: 'office' } as const
    const reminders = [
      { ...one, id: 'heads', to: ['head'], daysBefore: [30], at: '08:00' },
      { ...one, id: 'clerks', to: ['clerk'], daysBefore: [29], at: '07:00' },
      { ...one, id: 'checkers', to: ['checker'], daysBefore: [28], at: '06:00' },
    ] as const
    // Its head stands in for a clerk: what the clerks are told waits for him, as he was told an hour later the day before.
    const units = campaign.units.map((of) =>
      of.id === unit('Xã Bắc La').id ? { ...of, contacts: of.contacts.slice(1) } : of,
    )
    deps.campaigns.find = async () => ({ plan: { ...campaign.plan, reminders }, units })
    await tick('2023-12-01', '08:00')
    await tick('2023-12-02', '07:00')
    expect((await tick('2023-12-02', '07:30')).waiting.map(({ of }) => of)).toEqual(['clerks'])
    expect((await tick('2023-12-02', '08:00')).waiting).toEqual([])
    const toTanThanh = async () =>
      (await deps.outbox.list(PLAN)).filter(({ key }) =>
        key.includes(`checkers/2023-12-03/${unit('Xã Tân Thanh').id}/`),
      )
    await tick('2023-12-03', '06:59')
    expect(await toTanThanh()).toHaveLength(0)
    await tick('2023-12-03', '07:00')
    expect(await toTanThanh()).toHaveLength(1)
  })

  it('is one letter that lists what several reminders of a day ask for, with the day of each', async () => {
    const { deps, tick } = await office('2023-10-01')
    const { campaign, unit } = await sampleCampaign()
    const one = { tell: ['chairman'], count: 'calendar', source: 'office' } as const
    const reminders = [
      { ...one, id: 'review', rules: ['VL-99'], to: ['clerk', 'head'], daysBefore: [14], at: '09:00' },
      { ...one, id: 'quota', rules: ['VL-16'], to: ['clerk'], daysBefore: [30], at: '08:00' },
    ] as const
    const quota = campaign.plan.rules.find(({ id }) => id === 'VL-16')
    if (!quota) throw new Error('the sample plan has a quota of communes')
    const sooner = { ...quota, id: 'VL-99', check: quota.check, when: once(null, '2023-12-15') }
    const rules = [...campaign.plan.rules, sooner]
    deps.campaigns.find = async () => ({ ...campaign, plan: { ...campaign.plan, reminders, rules } })
    // Killed after some letters: the next tick goes on with the others.
    const { add } = deps.outbox
    let letters = 0
    deps.outbox.add = (entry) => (++letters > 12 ? Promise.reject(new Error('killed')) : add(entry))
    await expect(tick('2023-12-01', '08:00')).rejects.toThrow('killed')
    deps.outbox.add = add
    expect((await tick('2023-12-01', '08:05')).acted.map(({ of }) => of)).toEqual(['quota', 'review'])
    const toUnit = (await deps.outbox.list(PLAN)).filter(({ key }) =>
      key.includes(`/${unit('Xã Bắc La').id}/`),
    )
    expect(toUnit.map(({ key }) => key.replace(`${PLAN}/2023/`, ''))).toEqual([
      'reminder/quota/2023-12-01/vl-c13/clerk/1',
      'reminder/review/2023-12-01/vl-c13/head/1',
    ])
    const [clerk, head] = toUnit.map(({ mail }) => mail.text)
    const ask = 'UBND huyện Văn Lãng yêu cầu đơn vị bổ sung 3 điển hình tiên tiến'
    expect(clerk).toContain(`Hạn 15/12/2023: ${ask} (đã có 0, cần ít nhất 3).\nHạn 31/12/2023: ${ask}`)
    expect(head).toContain(`\n${ask} (đã có 0, cần ít nhất 3).\nĐến nay`)
    const chairman = (await deps.outbox.list(PLAN)).filter(({ key }) => /reminder.*chairman/.test(key))
    expect(chairman).toHaveLength(1)
    expect([...(await deps.ledger.doneItems(PLAN)).keys()]).toContain(
      `${PLAN}/2023/reminder/review/2023-12-01`,
    )
  })

  it('does not reach who stands in for another, either', async () => {
    const { deps, tick } = await office('2023-12-01')
    const { campaign, unit } = await sampleCampaign()
    const [clerk] = unit('Xã Bắc La').contacts
    // The head alone is told the same day, and the unit has only a clerk.
    const head = { id: 'head', to: ['head'], rules: ['VL-15'], daysBefore: [30], at: '09:00' } as const
    const reminders = [
      ...campaign.plan.reminders,
      { ...head, tell: [], count: 'calendar', source: 'office' } as const,
    ]
    const units = campaign.units.map((one) =>
      one.id === unit('Xã Bắc La').id && clerk ? { ...one, contacts: [clerk] } : one,
    )
    deps.campaigns.find = async () => ({ plan: { ...campaign.plan, reminders }, units })
    await tick('2023-12-01', '08:00')
    await tick('2023-12-01', '09:00')
    const toUnit = (await deps.outbox.list(PLAN)).filter(({ key }) =>
      key.includes(`/${unit('Xã Bắc La').id}/`),
    )
    expect(toUnit.map(({ to }) => to)).toEqual([clerk?.email])
    expect(
      (await deps.outbox.list(PLAN)).filter(({ key }) => key.includes('/reminder/head/')).length,
    ).toBeGreaterThan(5)
  })
})

describe('an escalation', () => {
  it('ends with the member of the council: one mail about the units in charge that are still short', async () => {
    const { deps, tick } = await office('2023-12-01', { 'Xã Bắc La': 1 })
    const { campaign, unit } = await sampleCampaign()
    const member = (id: string, inCharge: Recipient['inCharge']): Recipient => ({
      id,
      title: { vi: `Uỷ viên ${id}`, en: `Member ${id}` },
      email: `${id}@example.vn`,
      inCharge,
      attach: [],
    })
    const recipients = [
      member('two', { clusters: [], units: [unit('Xã Bắc La').id, unit('Xã Tân Thanh').id] }),
      member('cluster', { clusters: [unit('Xã Bắc La').cluster ?? ''], units: [] }),
      member('nobody', { clusters: ['?'], units: [] }),
      member('all', null),
    ]
    const tell = recipients.map(({ id }) => id)
    const reminders = campaign.plan.reminders.map((one) => (one.id === 'overdue' ? { ...one, tell } : one))
    deps.campaigns.find = async () => ({ ...campaign, plan: { ...campaign.plan, reminders, recipients } })
    await tick('2024-01-03', '08:00')
    const late = (await deps.outbox.list(PLAN)).filter(({ key }) => key.includes('/reminder/overdue/'))
    const to = (id: string) => late.find((letter) => letter.to === `${id}@example.vn`)?.mail
    expect(to('two')?.subject).toBe('Văn Lãng 2023: còn 2 đơn vị chưa hoàn thành, hạn 31/12/2023')
    expect(to('two')?.text).toContain('- Xã Tân Thanh: có 0/3 điển hình\n- Xã Bắc La: có 1/3 điển hình\n')
    expect(to('cluster')?.text.match(/^- /gm)).toHaveLength(
      campaign.units.filter(({ cluster, validTo }) => cluster === unit('Xã Bắc La').cluster && validTo)
        .length,
    )
    // The five missed reminders were not for them.
    expect(to('two')?.text).not.toContain('thay cho')
    expect(to('nobody')).toBeUndefined()
    expect(to('all')?.html).toContain('Công an huyện')
    // To the clerk and the head of a unit as well, each once.
    expect(late.filter(({ key }) => key.includes(`/${unit('Xã Bắc La').id}/`))).toHaveLength(2)
  })
})
