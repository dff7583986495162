import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { sheets_v4 } from '@googleapis/sheets'
import type { Campaign, Cycle, Instant, Unit } from '../../domain/plan/plan.ts'
import type { Cell } from '../../domain/sheet/grid.ts'
import type { CheckedRow, SheetState } from '../../domain/sheet/sheet-state.ts'
import { connect, type Services } from '../../functions/adapters/clients.ts'
import { readCampaign } from '../../functions/adapters/plan-folder.ts'
import { readConfig } from '../../functions/config.ts'
import type { Reports, SheetSeat } from '../../functions/ports/reports.ts'
import type { CellBlock } from '../../functions/ports/sheets.ts'
import { type SyncDeps, type SyncOutcome, syncSheet } from '../../functions/sync-sheet/sync-sheet.ts'
import { startLocalDocuments } from '../../infra/local/documents/local-documents.ts'
import { type Exchange, startLocalGoogle } from '../../infra/local/google/local-google.ts'
import { startLocalMail } from '../../infra/local/mail/local-mail.ts'
import { startLocalTable } from '../../infra/local/table.ts'
import { startLocalTokens } from '../../infra/local/tokens.ts'
import { type Contract, googleContract } from './google-contract.ts'

/** What crossed the wires since the last `reset`. */
export interface Traffic {
  google: Exchange[]
  rows: CheckedRow[]
  commits: SheetState[]
}

/** The embedded services and adapters with one spreadsheet, every call counted. */
export interface Rig {
  readonly services: Services
  readonly campaign: Campaign
  readonly cycle: Cycle
  readonly unit: Unit
  readonly traffic: Traffic
  now: Instant
  /** Makes and registers a spreadsheet with these cells; gives its seat. */
  seat(unit: Unit, cells: readonly (readonly Cell[])[]): Promise<SheetSeat>
  /** Types into the sheet as a person would. */
  type(seat: SheetSeat, row: number, column: number, cells: readonly (readonly Cell[])[]): Promise<void>
  /** Edits the spreadsheet by Google's own requests, as a person's hands do: rows inserted, sorted, moved. */
  edit(seat: SheetSeat, requests: readonly sheets_v4.Schema$Request[]): Promise<void>
  /** A spreadsheet with all that is in it, as Google gives it. */
  whole(spreadsheetId: string): Promise<sheets_v4.Schema$Spreadsheet>
  /** Cells of the sheet's data tab as they stand. */
  look(seat: SheetSeat): Promise<readonly (readonly Cell[])[]>
  /** Runs the step on the seat's spreadsheet; `other` replaces some of its ports. */
  sync(seat: SheetSeat, other?: Partial<SyncDeps>): Promise<SyncOutcome>
  reset(): void
  close(): Promise<void>
}

const TAB = 77
const A_PERSON = 'a-person'

/**
 * @param contract judges all traffic with Google; a violation fails the close. Null: not judged.
 */
export async function openRig(contract: Contract | null = googleContract()): Promise<Rig> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-rig-'))
  const traffic: Traffic = { google: [], rows: [], commits: [] }
  const read = await readCampaign('plans/van-lang-146')
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  const { campaign } = read
  const [cycle] = campaign.plan.cycles
  const [unit] = campaign.units
  if (!cycle || !unit) throw new Error('the sample plan has no cycle or unit')
  let files = 0
  const [table, mail, documents, tokens] = await Promise.all([
    startLocalTable({ folder: join(folder, 'table') }),
    startLocalMail({ folder: join(folder, 'mail'), now: () => rig.now }),
    startLocalDocuments({ folder: join(folder, 'documents'), bucket: 'rig-documents' }),
    startLocalTokens(),
  ])
  const google = await startLocalGoogle({
    folder: join(folder, 'google'),
    now: () => rig.now,
    newId: () => `spreadsheet-${++files}`,
    verifyToken: (token) => token === A_PERSON || tokens.verifyAccessToken(token),
    observe: (exchange) => {
      traffic.google.push(exchange)
      contract?.observe(exchange)
    },
  })
  const config = readConfig({
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    ROLLCALL_DYNAMODB_ENDPOINT: table.url,
    ROLLCALL_SES_ENDPOINT: mail.url,
    ROLLCALL_S3_ENDPOINT: documents.url,
    ROLLCALL_DOCUMENTS_BUCKET: 'rig-documents',
    ROLLCALL_SES_MAILS_PER_SECOND: '1000000',
    ROLLCALL_GOOGLE_ROOT_URL: google.url,
    ROLLCALL_GOOGLE_CALLS_PER_MINUTE: '1000000',
    ROLLCALL_GOOGLE_AUDIENCE: '//iam.googleapis.com/local',
    ROLLCALL_GOOGLE_TOKEN_URL: `${tokens.url}/v1/token`,
    ROLLCALL_GOOGLE_IMPERSONATION_URL: `${tokens.url}/v1/projects/-/serviceAccounts/rollcall@local:generateAccessToken`,
  })
  if (!config.ok) throw new Error(config.faults.join())
  const connected = connect(config.config)
  await connected.ready()
  const services = { ...connected, reports: counted(connected.reports, traffic) }
  const campaigns = { find: async () => campaign, all: async () => [campaign] }
  let ids = 0
  const deps = {
    ...services,
    campaigns,
    clock: { now: () => rig.now },
    ids: { rowId: () => String(++ids).padStart(10, '0') },
    worker: 'rig',
    language: 'vi' as const,
  }
  const block = (cells: CellBlock['cells'], row = 0, column = 0): CellBlock => ({
    tabId: TAB,
    row,
    column,
    cells,
  })

  const rig: Rig = {
    services,
    campaign,
    cycle,
    unit,
    traffic,
    now: Date.UTC(2023, 11, 1, 1),
    async seat(of, cells) {
      const spreadsheetId = await services.files.createSpreadsheet('Rig', 'vi_VN', campaign.plan.zone)
      const size = { rows: Math.max(100, cells.length + 50), columns: 26, frozenRows: 0 }
      await services.sheets.write(
        spreadsheetId,
        [{ kind: 'add-tab', tabId: TAB, title: 'F1', ...size }],
        [block(cells)],
      )
      const seat = {
        planId: campaign.plan.id,
        cycleId: cycle.id,
        unitId: of.id,
        formId: 'F1',
        spreadsheetId,
        tabId: TAB,
        sheetKey: `key-${spreadsheetId}`,
      }
      await services.reports.registerSheet(seat)
      return seat
    },
    async type(seat, row, column, cells) {
      await services.sheets.write(seat.spreadsheetId, [], [block(cells, row, column)])
    },
    async edit({ spreadsheetId }, requests) {
      const answer = await fetch(`${google.url}/v4/spreadsheets/${spreadsheetId}:batchUpdate`, {
        method: 'POST',
        headers: { authorization: `Bearer ${A_PERSON}`, 'content-type': 'application/json' },
        body: JSON.stringify({ requests }),
      })
      if (!answer.ok) throw new Error(await answer.text())
    },
    async whole(spreadsheetId) {
      const answer = await fetch(`${google.url}/v4/spreadsheets/${spreadsheetId}?includeGridData=true`, {
        headers: { authorization: `Bearer ${A_PERSON}` },
      })
      return (await answer.json()) as sheets_v4.Schema$Spreadsheet
    },
    async look(seat) {
      const reading = await services.sheets.read(seat.spreadsheetId, [seat.tabId])
      return reading.ok ? (reading.tabs[0]?.grid ?? []) : []
    },
    sync: (seat, other) =>
      syncSheet({ ...deps, ...other }, { spreadsheetId: seat.spreadsheetId, arrivedAt: null }),
    reset() {
      traffic.google = []
      traffic.rows = []
      traffic.commits = []
    },
    async close() {
      services.close()
      await Promise.all([google, table, mail, documents, tokens].map((service) => service.close()))
      await rm(folder, { recursive: true, force: true })
      if (contract && contract.violations.length > 0)
        throw new Error(`not Google's language:\n${contract.violations.join('\n')}`)
    },
  }
  return rig
}

function counted(reports: Reports, traffic: Traffic): Reports {
  return {
    ...reports,
    putRows(sheetKey, version, rows) {
      traffic.rows.push(...rows)
      return reports.putRows(sheetKey, version, rows)
    },
    commit(seat, state) {
      traffic.commits.push(state)
      return reports.commit(seat, state)
    },
  }
}
