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
 *
 * @returns the spreadsheet's id, and whether it was made now
 */
export async function provisionSheet(
  deps: ProvisionDeps,
  campaign: Campaign,
  cycle: Cycle,
  unit: Unit,
): Promise<{ readonly spreadsheetId: string; readonly made: boolean } | null> {
  const form = Object.values(campaign.plan.forms)[0]
  if (!form) return null
  const fact = `sheet/${campaign.plan.id}/${cycle.id}/${unit.id}`
  const known = await deps.facts.get(fact)
  if (known !== null) return { spreadsheetId: known, made: false }
  const title = `${campaign.plan.number ?? campaign.plan.id} - ${cycle.id} - ${unit.name}`
  const spreadsheetId = await deps.files.createSpreadsheet(title, LOCALE[deps.language], campaign.plan.zone)
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
  await deps.facts.set(fact, spreadsheetId)
  return { spreadsheetId, made: true }
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
