import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Usage } from '../cli/cost/measured.ts'
import { MAIL_TAG, tagOf } from '../domain/agenda/letter-key.ts'
import { createPapers } from '../functions/adapters/docx-papers.ts'
import { scanEverything } from '../functions/adapters/dynamodb-dump.ts'
import { createPictures } from '../functions/adapters/resvg-pictures.ts'
import { answerPoke } from '../functions/answer-poke/answer-poke.ts'
import { inTurn } from '../functions/answer-poke/in-turn.ts'
import { refreshSummary } from '../functions/build-summary/refresh-summary.ts'
import type { SheetSeat } from '../functions/ports/reports.ts'
import { provisionSheet } from '../functions/provision-sheets/provision-sheets.ts'
import { receiptOf } from '../functions/receipt.ts'
import { runAgenda, startAgenda } from '../functions/run-agenda/run-agenda.ts'
import { sendMail } from '../functions/send-mail/send-mail.ts'
import { sheetKeyOf } from '../functions/sheet-key.ts'
import { startSweeping, sweepRest, sweepSheets } from '../functions/sweep-sheets/sweep-sheets.ts'
import { syncSheet } from '../functions/sync-sheet/sync-sheet.ts'
import { trackMail } from '../functions/track-mail/track-mail.ts'
import { bigSheet, HEADERS } from './big-sheet.ts'
import { type Metered, openMetered, TABLES } from './metered.ts'

/** What an operation used at one size. `rows` in each sheet, `units` with a sheet, `mails` in the outbox. */
export interface Point {
  readonly of: { readonly rows?: number; readonly units?: number; readonly mails?: number }
  readonly used: Usage
}

export interface Operations {
  readonly measuredOn: string
  readonly by: string
  readonly points: Readonly<Record<string, readonly Point[]>>
  /** Bytes that one sheet, and one mail, take in the tables. */
  readonly stored: readonly { readonly rows: number; readonly sheetBytes: number }[]
  readonly mailBytes: number
}

const ROWS = [20, 100, 400]
const UNITS = [5, 20]
const TAB = 77

/** Measures every operation that costs something; the same on each run but for the processor's time. */
export async function measureOperations(
  day: string,
  rowsAt: readonly number[] = ROWS,
  unitsAt: readonly number[] = UNITS,
): Promise<Operations> {
  const points: Record<string, Point[]> = {}
  const note = (name: string, of: Point['of'], used: Usage): void => {
    points[name] = [...(points[name] ?? []), { of, used }]
  }
  const stored: { rows: number; sheetBytes: number }[] = []
  for (const rows of rowsAt) stored.push(await oneSheet(rows, note))
  let mailBytes = 0
  for (const units of unitsAt)
    for (const rows of rowsAt.slice(0, 2)) mailBytes = await manyUnits(units, rows, note)
  return { measuredOn: day, by: 'npm run bench:operations', points, stored, mailBytes }
}

type Note = (name: string, of: Point['of'], used: Usage) => void

const depsOf = (metered: Metered) => ({
  ...metered,
  campaigns: { find: async () => metered.campaign, all: async () => [metered.campaign] },
  clock: { now: () => metered.now },
  ids: idsFrom(),
  worker: 'bench',
  language: 'vi' as const,
  pictures: createPictures(),
  papers: createPapers(),
  // What goes with a mail lies in S3, which is not measured here.
  documents: { put: async () => 'hash', get: async () => new Uint8Array() },
  linkTo: (id: string) => `https://docs.google.com/spreadsheets/d/${id}/edit`,
})

function idsFrom() {
  let next = 0
  return { rowId: () => String(++next).padStart(10, '0') }
}

/** The life of one sheet: first look, another without news, and one row changed. */
async function oneSheet(rows: number, note: Note): Promise<{ rows: number; sheetBytes: number }> {
  const metered = await openMetered(1)
  try {
    const deps = depsOf(metered)
    const seat = await seatOf(metered, 0, rows)
    const sync = () => syncSheet(deps, { spreadsheetId: seat.spreadsheetId, arrivedAt: null })
    note('sync-first', { rows }, await metered.meter(sync))
    await sync()
    note('sync-unchanged', { rows }, await metered.meter(sync))
    const cells = [['Trưởng thôn']]
    await metered.sheets.write(seat.spreadsheetId, [], [{ tabId: TAB, row: 1, column: 3, cells }])
    note('sync-one-row', { rows }, await metered.meter(sync))
    note('poke', {}, await metered.meter(() => pokeOf(deps, seat.spreadsheetId)))
    return { rows, sheetBytes: await bytesIn(metered) }
  } finally {
    await metered.close()
  }
}

/** A clerk presses the button; what the check itself takes is measured apart. */
async function pokeOf(deps: ReturnType<typeof depsOf>, spreadsheetId: string): Promise<void> {
  const email = deps.campaign.units[0]?.contacts[0]?.email ?? ''
  const tokens = { verify: async () => ({ email, audience: 'script' }) }
  const checked = { checkNow: () => receiptOf(deps, spreadsheetId, deps.now) }
  const checks = inTurn({ ...deps, holder: 'bench', turnMs: 1_000 }, checked)
  const answer = await answerPoke(
    { ...deps, tokens, checks },
    { authorization: 'Bearer token', body: JSON.stringify({ spreadsheetId }) },
  )
  if (answer.code !== 'checked') throw new Error(`the poke was answered as ${answer.code}`)
}

/** What runs by the clock, over all units. Gives the bytes of a mail in the outbox. */
async function manyUnits(units: number, rows: number, note: Note): Promise<number> {
  const metered = await openMetered(units)
  try {
    const deps = depsOf(metered)
    const { campaign, cycle } = metered
    const of = { units, rows }
    await startSweeping(deps)
    const seats: SheetSeat[] = []
    for (let i = 0; i < units; i++) seats.push(await seatOf(metered, i, rows))
    for (const { spreadsheetId } of seats) await syncSheet(deps, { spreadsheetId, arrivedAt: null })
    // Nobody types any more: what waited for that is asked for, and then nothing is left.
    metered.now += 3_600_000
    await sweepSheets(deps)
    await sweepSheets(deps)
    note('sweep-idle', of, await metered.meter(() => sweepSheets(deps)))
    const [unit] = campaign.units
    if (unit)
      note(
        'provision-idle',
        {},
        await metered.meter(() => provisionSheet({ ...deps, pokeUrl: '' }, campaign, cycle, unit, true)),
      )
    note('full-sweep', of, await metered.meter(() => sweepRest(deps, campaign.plan.id, cycle.id, new Set())))
    const summary = () => refreshSummary(deps, { campaign, cycle, now: metered.now, language: 'vi' })
    note('summary-written', of, await metered.meter(summary))
    note('summary-unchanged', of, await metered.meter(summary))
    return await agendaAndMails(metered, deps, of, note)
  } finally {
    await metered.close()
  }
}

async function agendaAndMails(
  metered: Metered,
  deps: ReturnType<typeof depsOf>,
  of: { readonly units: number; readonly rows: number },
  note: Note,
): Promise<number> {
  const planId = metered.campaign.plan.id
  await startAgenda(deps, planId, metered.now - 40 * 86_400_000)
  const before = await bytesIn(metered)
  const agenda = () => runAgenda(deps, planId)
  note('agenda-letters', of, await metered.meter(agenda))
  const keys = (await metered.outbox.backlog(planId, metered.now)).waiting
  const mails = keys.length
  const mailBytes = Math.round(((await bytesIn(metered)) - before) / Math.max(1, mails))
  const mailer = { send: async () => ({ kind: 'sent' as const, messageId: 'm' }) }
  const sending = { ...deps, mailer, from: { name: 'Rollcall', email: 'a@bench.example.vn' } }
  const [first = '', ...rest] = keys
  note('send-mail', {}, await metered.meter(() => sendMail(sending, first)))
  for (const key of rest) await sendMail(sending, key)
  note('track-mail', {}, await metered.meter(() => trackMail(deps, delivered(first))))
  note('agenda-idle', { mails }, await metered.meter(agenda))
  const [sent] = await metered.outbox.list(planId)
  for (let i = 0; sent && i < MORE_MAILS; i++) {
    const key = `${planId}/more/${i}`
    await metered.outbox.add({ ...sent, key })
    await sendMail(sending, key)
  }
  note('agenda-idle', { mails: mails + MORE_MAILS }, await metered.meter(agenda))
  return mailBytes
}

/** Enough to see what each mail adds to a tick. */
const MORE_MAILS = 60

/** SES's word that a mail arrived, as it publishes it. */
const delivered = (key: string): string =>
  JSON.stringify({
    eventType: 'Delivery',
    mail: { messageId: 'm', timestamp: '2023-12-01T01:00:00Z', tags: { [MAIL_TAG]: [tagOf(key)] } },
    delivery: { timestamp: '2023-12-01T01:00:05Z' },
  })

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

async function seatOf(metered: Metered, index: number, rows: number): Promise<SheetSeat> {
  const { campaign, cycle, files, sheets, reports } = metered
  const unit = campaign.units[index]
  const form = campaign.plan.forms.F1
  if (!unit || !form) throw new Error('the sample plan has no such unit or form')
  const spreadsheetId = await files.createSpreadsheet('Bench', 'vi_VN', campaign.plan.zone)
  const tab = { tabId: TAB, title: 'F1', rows: rows + 50, columns: 26, frozenRows: 0 }
  // People of its own: one with two units is a rarity.
  const people = bigSheet(rows, 0, unit.name).map((row) => row.with(1, `${row[1]} ${LETTERS[index]}`))
  const cells = [HEADERS, ...people]
  await sheets.write(spreadsheetId, [{ kind: 'add-tab', ...tab }], [{ tabId: TAB, row: 0, column: 0, cells }])
  const seat = {
    planId: campaign.plan.id,
    cycleId: cycle.id,
    unitId: unit.id,
    formId: form.id,
    spreadsheetId,
    tabId: TAB,
    sheetKey: sheetKeyOf(campaign.plan.id, cycle, unit.id, form),
  }
  await reports.registerSheet(seat)
  return seat
}

/** The content of both tables, as JSON: near enough to how DynamoDB counts it. */
async function bytesIn({ client }: Metered): Promise<number> {
  let sum = 0
  for (const table of Object.values(TABLES))
    for await (const item of scanEverything(client, table))
      for (const [name, value] of Object.entries(item)) sum += name.length + sizeOf(Object.values(value)[0])
  return sum
}

const sizeOf = (value: unknown): number =>
  value instanceof Uint8Array ? value.length : Buffer.byteLength(String(value))

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const day = new Date().toISOString().slice(0, 10)
  const target = join(import.meta.dirname, '../cli/cost/operations.json')
  writeFileSync(target, `${JSON.stringify(await measureOperations(day), null, 1)}\n`)
  console.log(target)
}
