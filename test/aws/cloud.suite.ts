import { GetSendQuotaCommand } from '@aws-sdk/client-ses'
import { PutParameterCommand } from '@aws-sdk/client-ssm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MAIL_TAG, tagOf } from '../../domain/agenda/letter-key.ts'
import { createDynamodbOutbox } from '../../functions/adapters/dynamodb-outbox.ts'
import { createDynamodbReports } from '../../functions/adapters/dynamodb-reports.ts'
import type { HttpAnswer } from '../../functions/lambda/on-post.ts'
import type { SheetSeat } from '../../functions/ports/reports.ts'
import { cloudName, STEPS, type Step, type StepName } from '../../functions/steps.ts'
import { MOST_RETURNS } from '../../functions/sync-sheet/come-back.ts'
import { bounce, mailOf } from '../functions/track-mail/ses-records.ts'
import { faultsOfMetric } from '../support/metric-format.ts'
import { sampleCampaign } from '../support/sample-campaign.ts'
import { clerkAt, exemplar, pokeEvent } from './clerk.ts'
import { type Cloud, openCloud } from './cloud.ts'
import { dynamodb, ses, ssm } from './emulated.ts'
import { byEventBridge, messagesIn, redrive, sendTo } from './queues.ts'
import { recoverable, restore } from './recovery.ts'
import { rightsIn } from './rights.ts'
import { LEFT_OUT } from './template.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** 09:00 in Văn Lãng, the day before the reminder of 1 December. */
const START = Date.UTC(2023, 10, 30, 2)
const REMINDER_DAY = Date.UTC(2023, 11, 1, 1, 5)
/** Typed into sheets: none of it may be in any log. */
const CANARIES = [
  'Hoàng Thị Chim Én',
  'Nông Văn Họa Mi',
  'Lý Thị Sơn Ca',
  'Vi Văn Bồ Câu',
  'Triệu Thị Vành Khuyên',
]

const { campaign: whole, cycle } = await sampleCampaign()
const campaign = { ...whole, units: whole.units.slice(0, 4) }
const [unitA, unitB, unitC] = campaign.units
if (!unitA || !unitB || !unitC) throw new Error('the sample plan has units')
const planId = campaign.plan.id

let cloud: Cloud
let reports: ReturnType<typeof createDynamodbReports>
let outbox: ReturnType<typeof createDynamodbOutbox>
let seats: readonly SheetSeat[] = []
beforeAll(async () => {
  cloud = await openCloud(campaign, START)
  const of = (name: string): string => cloud.deployed.outputs.get(name) ?? ''
  const tables = { rows: of('RowsTable'), state: of('StateTable') }
  reports = createDynamodbReports(dynamodb, tables)
  outbox = createDynamodbOutbox(dynamodb, tables)
})
afterAll(() => cloud.close())

const seatOf = (unitId: string): SheetSeat => {
  const seat = seats.find((candidate) => candidate.unitId === unitId && candidate.formId === 'F1')
  if (!seat) throw new Error(`no seat for ${unitId}`)
  return seat
}

const clerkOf = (unitId: string) => clerkAt(cloud.hands, seatOf(unitId))

async function poke(unitId: string, email: string): Promise<HttpAnswer> {
  const token = await cloud.tokens.mintIdToken({ email, audience: 'script-1' })
  const event = pokeEvent(seatOf(unitId), token, cloud.now)
  return (await cloud.functionOf('answer-poke')).invoke(event, cloud.now)
}

describe('the template', () => {
  it('is deployed whole, but for what the emulator is known to lack', () => {
    const there = new Set(cloud.deployed.resources.map(({ LogicalResourceId }) => LogicalResourceId))
    const missing = Object.entries(cloud.template.Resources).filter(([id]) => !there.has(id))
    expect([...new Set(missing.map(([, { Type }]) => Type))].sort()).toEqual(Object.keys(LEFT_OUT).sort())
  })
})

describe('the cloud, driven by its own events', () => {
  it('gives each unit its spreadsheet: a tick, a job for each, one function', async () => {
    await cloud.tick('provision')
    expect(await cloud.work('provision-sheets')).toBe(campaign.units.length)
    seats = await reports.seatsOfCycle(planId, cycle.id)
    expect(new Set(seats.map(({ unitId }) => unitId)).size).toBe(campaign.units.length)
  })

  it('answers a poke with what the sheet is like, checked while the clerk waits', async () => {
    await cloud.tick('sweep')
    await cloud.tick('agenda')
    const seat = seatOf(unitA.id)
    cloud.now = START + HOUR
    await clerkOf(unitA.id).type(1, exemplar(CANARIES[0] ?? ''))
    expect(await poke(unitA.id, 'stranger@vanlang.example.vn')).toMatchObject({ statusCode: 403 })
    const answer = await poke(unitA.id, unitA.contacts[0]?.email ?? '')
    const { code, receipt } = JSON.parse(answer.body)
    expect([answer.statusCode, code]).toEqual([200, 'checked'])
    expect(receipt).toMatchObject({ at: START + HOUR, rows: 1, held: false, says: expect.any(Array) })
    expect(receipt.says[0]).toMatch(/^Đã nhận 1 dòng: /)
    expect(answer.body).not.toContain(CANARIES[0])
    expect(await cloud.work('sync-sheet')).toBe(0)
    expect(await reports.stateOf(seat)).toMatchObject({ version: 1, rows: 1, firstArrival: START + HOUR })
    expect(await clerkOf(unitA.id).read(1, 'Kết quả kiểm tra')).toEqual(expect.any(String))
  })

  it('leaves it to the queue when Lambda has no room, as received when the gateway had it', async () => {
    cloud.now += HOUR
    cloud.hasRoom = false
    await clerkOf(unitA.id).type(2, exemplar(CANARIES[3] ?? ''))
    const arrived = cloud.now
    expect(await poke(unitA.id, unitA.contacts[0]?.email ?? '')).toMatchObject({
      statusCode: 202,
      body: '{"code":"accepted"}',
    })
    expect(said().filter(({ outcome }) => outcome === 'left-to-queue')).toMatchObject([{ why: 'throttled' }])
    cloud.hasRoom = true
    cloud.now += HOUR
    expect(await cloud.work('sync-sheet')).toBe(1)
    const { version, manifest = {} } = (await reports.stateOf(seatOf(unitA.id))) ?? {}
    expect(version).toBe(2)
    const seen = Object.values(manifest).map(({ firstSeen }) => firstSeen)
    expect(seen.toSorted()).toEqual([START + HOUR, arrived])
  })

  it('leaves it to the queue while another worker has the sheet, and while another clerk waits', async () => {
    const { spreadsheetId } = seatOf(unitA.id)
    cloud.now += HOUR
    await clerkOf(unitA.id).type(3, exemplar(CANARIES[4] ?? ''))
    await reports.takeLease(spreadsheetId, 'another', cloud.now, MINUTE)
    expect(await poke(unitA.id, unitA.contacts[0]?.email ?? '')).toMatchObject({ statusCode: 202 })
    await reports.dropLease(spreadsheetId, 'another')
    cloud.now += MINUTE
    await reports.takeLease('check-within-a-call', 'another', cloud.now, MINUTE)
    expect(await poke(unitA.id, unitA.contacts[0]?.email ?? '')).toMatchObject({ statusCode: 202 })
    await reports.dropLease('check-within-a-call', 'another')
    await cloud.work('sync-sheet')
    expect(await reports.stateOf(seatOf(unitA.id))).toMatchObject({ version: 3, rows: 3 })
  })

  it('finds by a sweep what no poke told, and asks for nothing twice', async () => {
    const seat = seatOf(unitB.id)
    await clerkOf(unitB.id).type(1, exemplar(CANARIES[1] ?? ''))
    // A sheet that was changed in this minute waits: somebody may be typing.
    cloud.now += 2 * MINUTE
    await cloud.tick('sweep')
    expect(await cloud.work('sync-sheet')).toBeGreaterThan(0)
    expect(await reports.stateOf(seat)).toMatchObject({ rows: 1 })
    cloud.now += 2 * MINUTE
    await cloud.tick('sweep')
    await cloud.work('sync-sheet')
    const { version } = (await reports.stateOf(seat)) ?? {}
    await cloud.tick('full-sweep')
    expect(await cloud.work('sync-sheet')).toBe(1)
    expect(await reports.stateOf(seat)).toMatchObject({ version })
  })

  it('writes the mails that are due and SES takes each once', async () => {
    cloud.now = REMINDER_DAY
    await cloud.tick('agenda')
    const before = await outbox.list(planId)
    expect(before.length).toBeGreaterThan(3)
    expect(new Set(before.map(({ state }) => state))).toEqual(new Set(['pending']))
    await cloud.tick('agenda')
    await cloud.work('send-mail')
    const after = await outbox.list(planId)
    expect(after.map(({ state }) => state)).toEqual(before.map(() => 'sent'))
    expect(new Set(after.map(({ messageId }) => messageId)).size).toBe(after.length)
    expect(await sentBySes()).toBe(after.length)
  })

  it("hears of a bounce by SES's event and writes to the unit's next contact", async () => {
    const letter = (await outbox.list(planId)).find(({ to }) => to === unitC.contacts[0]?.email)
    if (!letter) throw new Error('no letter to the clerk')
    const already = await sentBySes()
    const record = bounce(
      mailOf({ [MAIL_TAG]: [tagOf(letter.key)] }, letter.messageId ?? ''),
      'Permanent',
      'General',
    )
    await send('track-mail', JSON.stringify(byEventBridge('Email Bounced', record)))
    await send('track-mail', JSON.stringify(byEventBridge('Email Bounced', record)))
    await cloud.work('track-mail')
    expect(await outbox.find(letter.key)).toMatchObject({ fate: { kind: 'bounced', suspends: true } })
    await cloud.work('send-mail')
    expect((await outbox.list(planId)).filter(({ to }) => to === unitC.contacts[1]?.email)).toMatchObject([
      { state: 'sent' },
    ])
    expect(await sentBySes()).toBe(already + 1)
  })

  it('builds the summary once for the same figures', async () => {
    await cloud.tick('summary')
    await cloud.tick('summary')
    const built = said().filter(({ step, outcome }) => step === 'build-summary' && outcome === 'done')
    expect(built.map(({ count }) => Number(count) > 0)).toEqual([true, false])
  })

  it('keeps every row until the office says for how long', async () => {
    await cloud.tick('retention')
    const seat = seatOf(unitA.id)
    const [rowId = ''] = Object.keys((await reports.stateOf(seat))?.manifest ?? {})
    expect(await reports.rowsOf(seat.sheetKey, [rowId])).toHaveLength(1)
    const later = await cloud.functionOf('apply-retention', { ROLLCALL_KEEP_ROWS_DAYS: '30' })
    await later.invoke({ tick: 'retention' }, Date.UTC(2030, 0, 1))
    expect(await reports.rowsOf(seat.sheetKey, [rowId])).toEqual([])
  })
})

describe('a message that cannot be done', () => {
  it('is set aside after five deliveries, and its neighbours are done', async () => {
    await send('sync-sheet', '{ not json')
    await send('sync-sheet', JSON.stringify({ step: 'send-mail', key: 'of another queue' }))
    await send('sync-sheet', syncJob(unitB.id))
    await cloud.work('sync-sheet')
    const { deadUrl, maxReceiveCount } = await cloud.deployed.queueOf('sync-sheet')
    expect(maxReceiveCount).toBe(5)
    const dead = [JSON.stringify({ step: 'send-mail', key: 'of another queue' }), '{ not json']
    expect((await messagesIn(deadUrl)).toSorted()).toEqual(dead.toSorted())
  })

  it('for a reason that passes is done after its redrive', async () => {
    const seat = seatOf(unitB.id)
    const { version = 0 } = (await reports.stateOf(seat)) ?? {}
    await clerkOf(unitB.id).type(2, exemplar(CANARIES[2] ?? ''))
    // A worker died under its lease, which outlasts every return that a job may make by itself.
    await reports.takeLease(seat.spreadsheetId, 'dead worker', cloud.now, 24 * HOUR)
    await send('sync-sheet', syncJob(unitB.id, { again: MOST_RETURNS }))
    await cloud.work('sync-sheet')
    expect(await reports.stateOf(seat)).toMatchObject({ version })
    await reports.dropLease(seat.spreadsheetId, 'dead worker')
    expect(await redrive(await cloud.deployed.queueOf('sync-sheet'))).toBe(1)
    await cloud.work('sync-sheet')
    expect(await reports.stateOf(seat)).toMatchObject({ version: version + 1, rows: 2 })
  })
})

describe('point-in-time recovery', () => {
  it('is on for both tables, and a table set back sends no mail again', async () => {
    const [rows, state] = ['RowsTable', 'StateTable'].map((name) => cloud.deployed.outputs.get(name) ?? '')
    for (const TableName of [rows, state]) await recoverable(cloud.template, TableName ?? '')
    const restored = await restore(state ?? '')
    const before = await sentBySes()
    const agenda = await cloud.functionOf('run-agenda', { ROLLCALL_STATE_TABLE: restored })
    await agenda.invoke({ tick: 'agenda' }, cloud.now)
    await cloud.work('send-mail')
    expect(await sentBySes()).toBe(before)
    const set = createDynamodbOutbox(dynamodb, { rows: rows ?? '', state: restored })
    expect(await set.list(planId)).toEqual(await outbox.list(planId))
  })
})

describe("a key of Google's", () => {
  it('among the settings keeps a function from starting, and is not repeated', async () => {
    const Name = '/rollcall/dev/ROLLCALL_GOOGLE_DRIVE_FOLDER'
    const Value = '{"type":"service_account","private_key":"-----BEGIN PRIVATE KEY-----\\nMIIE"}'
    await ssm.send(new PutParameterCommand({ Name, Value, Type: 'String', Overwrite: true }))
    const sweep = await cloud.functionOf('sweep-sheets', { ROLLCALL_LANGUAGE: 'en' })
    await expect(sweep.invoke({ tick: 'sweep' }, cloud.now)).rejects.toThrow('sweep-sheets: SayableError')
    expect(sweep.lines.join()).toContain('ROLLCALL_GOOGLE_DRIVE_FOLDER: holds a Google key')
    expect(sweep.lines.join()).not.toContain('MIIE')
  })
})

describe('rights', () => {
  it('let each function make every call that it made, upon what it made it', () => {
    const may = rightsIn(cloud.template, cloud.deployed.resources)
    const refused = cloud.calls
      .filter(({ resources }) => !resources.some((resource) => resource.endsWith('-restored')))
      .filter((call) => !may(cloudName('dev', call.who), call))
    expect(refused).toEqual([])
    expect(new Set(cloud.calls.map(({ who }) => who)).size).toBe(Object.keys(STEPS).length)
  })
})

describe('the log', () => {
  it('has a heartbeat of every tick, and the figures that alarms watch', () => {
    const ticks = Object.values<Step>(STEPS).flatMap((step) => Object.keys(step.ticks ?? {}))
    const measured = said().filter((line) => line._aws !== undefined)
    expect(measured.flatMap(faultsOfMetric)).toEqual([])
    const beats = measured.filter(({ Heartbeat }) => Heartbeat === 1)
    expect([...new Set(beats.map(({ Tick }) => Tick))].toSorted()).toEqual(ticks.toSorted())
    expect(measured.some(({ OldestMailSeconds }) => OldestMailSeconds === 0)).toBe(true)
    expect(measured.some(({ UnknownMails }) => UnknownMails === 0)).toBe(true)
  })

  it('names no person, no address and nothing that was typed', () => {
    const all = cloud.lines().join('\n')
    const addresses = campaign.units.flatMap(({ contacts }) => contacts.map(({ email }) => email))
    for (const secret of [...CANARIES, ...addresses, 'Vận động bà con', 'Bearer', 'stranger@'])
      expect(all).not.toContain(secret)
    expect(said().length).toBeGreaterThan(30)
  })
})

/** Every line of every function's log, each a JSON object. */
const said = (): readonly Record<string, unknown>[] => cloud.lines().map((line) => JSON.parse(line))

const send = async (stem: StepName, body: string): Promise<void> =>
  sendTo(await cloud.deployed.queueOf(stem), body)

const syncJob = (unitId: string, more: { readonly again?: number } = {}): string =>
  JSON.stringify({
    step: 'sync-sheet',
    spreadsheetId: seatOf(unitId).spreadsheetId,
    arrivedAt: null,
    ...more,
  })

/** How many mails SES took. The emulator counts a recipient twice: as destination and as the header's reader. */
const sentBySes = async (): Promise<number> =>
  ((await ses.send(new GetSendQuotaCommand({}))).SentLast24Hours ?? 0) / 2
