import type { Form } from '../../domain/plan/form.ts'
import type { Campaign, Cycle, Language, Unit } from '../../domain/plan/plan.ts'
import { templateTab } from '../../domain/sheet/template-tab.ts'
import type { Facts, Files, Reports, Sheets, TabChange } from '../ports.ts'
import { sheetKeyOf } from '../sheet-key.ts'

export interface ProvisionDeps {
  readonly files: Files
  readonly sheets: Sheets
  readonly reports: Reports
  readonly facts: Facts
  readonly language: Language
}

/** Tab ids of provisioned forms, by their place in the plan. */
const FIRST_TAB_ID = 146_000_100
/** Rows that a fresh tab offers for typing. */
const ROOM = 200

/**
 * Gives a unit a spreadsheet for a cycle, with an empty table of the plan's first form, unless it has one.
 * Its id is remembered before the rest is done, so that a run which is killed in between is continued with
 * the same spreadsheet.
 *
 * @param isSeated whether the unit has a seat already; with none begun here, it came with a returned file
 * @returns whether a spreadsheet was made or finished now
 */
export async function provisionSheet(
  deps: ProvisionDeps,
  campaign: Campaign,
  cycle: Cycle,
  unit: Unit,
  isSeated: boolean,
): Promise<boolean> {
  const form = Object.values(campaign.plan.forms)[0]
  const fact = `sheet/${campaign.plan.id}/${cycle.id}/${unit.id}`
  const known = await readFact(deps.facts, fact)
  if (!form || known?.done || (isSeated && !known)) return false
  const spreadsheetId = known?.spreadsheetId ?? (await create(deps, campaign, cycle, unit))
  if (!known) await deps.facts.set(fact, JSON.stringify({ spreadsheetId, done: false } satisfies Provisioned))
  await layOut(deps, campaign, cycle, unit, form, spreadsheetId)
  await deps.reports.registerSheet({
    planId: campaign.plan.id,
    cycleId: cycle.id,
    unitId: unit.id,
    formId: form.id,
    spreadsheetId,
    tabId: FIRST_TAB_ID,
    sheetKey: sheetKeyOf(campaign.plan.id, cycle, unit.id, form),
  })
  await deps.facts.set(fact, JSON.stringify({ spreadsheetId, done: true } satisfies Provisioned))
  return true
}

interface Provisioned {
  readonly spreadsheetId: string
  readonly done: boolean
}

async function readFact(facts: Facts, name: string): Promise<Provisioned | null> {
  const stored = await facts.get(name)
  return stored === null ? null : (JSON.parse(stored) as Provisioned)
}

function create(
  { files, language }: ProvisionDeps,
  campaign: Campaign,
  cycle: Cycle,
  unit: Unit,
): Promise<string> {
  const title = `${campaign.plan.number ?? campaign.plan.id} - ${cycle.id} - ${unit.name}`
  return files.createSpreadsheet(title, LOCALE[language], campaign.plan.zone)
}

const LOCALE: Readonly<Record<Language, string>> = { vi: 'vi_VN', en: 'en_GB' }

async function layOut(
  deps: ProvisionDeps,
  campaign: Campaign,
  cycle: Cycle,
  unit: Unit,
  form: Form,
  spreadsheetId: string,
): Promise<void> {
  const before = await deps.sheets.describe(spreadsheetId)
  if (before.ok && before.tabs.some(({ tabId }) => tabId === FIRST_TAB_ID)) return
  const tab = templateTab(campaign.plan, cycle, unit, form, deps.language)
  const changes: TabChange[] = [
    {
      kind: 'add-tab',
      tabId: FIRST_TAB_ID,
      title: form.id,
      rows: tab.headerRow + 1 + ROOM,
      columns: form.columns.length + 3,
      frozenRows: tab.headerRow + 1,
    },
    ...(before.ok ? before.tabs.map(({ tabId }): TabChange => ({ kind: 'drop-tab', tabId })) : []),
    {
      kind: 'style',
      tabId: FIRST_TAB_ID,
      row: 0,
      column: 0,
      rows: tab.headerRow,
      columns: 1,
      style: { bold: true },
    },
    {
      kind: 'style',
      tabId: FIRST_TAB_ID,
      row: tab.headerRow,
      column: 0,
      rows: 1,
      columns: form.columns.length,
      style: { bold: true, wrap: true, background: '#e7eef7' },
    },
    ...tab.widths.map(
      (pixels, column): TabChange => ({ kind: 'column-width', tabId: FIRST_TAB_ID, column, pixels }),
    ),
  ]
  const written = await deps.sheets.write(spreadsheetId, changes, [
    { tabId: FIRST_TAB_ID, row: 0, column: 0, cells: tab.cells },
  ])
  if (!written.ok) throw new Error(`a spreadsheet just made cannot be written: ${written.trouble}`)
}
