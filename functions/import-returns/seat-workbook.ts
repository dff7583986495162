import type { Campaign, Cycle } from '../../domain/plan/plan.ts'
import type { SheetProblem } from '../../domain/problems.ts'
import { findHeader } from '../../domain/sheet/header.ts'
import type { Reports } from '../ports/reports.ts'
import type { Sheets, TabRead } from '../ports/sheets.ts'
import { sheetKeyOf } from '../sheet-key.ts'

/**
 * Finds which tab of a workbook carries which form of the plan, and registers those seats. The plan's first
 * form always gets one (its first tab, if no tab has its heading), so that a workbook without a table is
 * held and explained instead of being lost.
 */
export async function seatWorkbook(
  deps: { readonly sheets: Sheets; readonly reports: Reports },
  campaign: Campaign,
  cycle: Cycle,
  unitId: string,
  spreadsheetId: string,
): Promise<void> {
  const tabs = await readTabs(deps.sheets, spreadsheetId)
  const forms = Object.values(campaign.plan.forms)
  for (const form of forms) {
    const tab =
      tabs.find(({ grid }) => findHeader(form, grid).ok) ?? (form === forms[0] ? tabs[0] : undefined)
    if (!tab) continue
    await deps.reports.registerSheet({
      planId: campaign.plan.id,
      cycleId: cycle.id,
      unitId,
      formId: form.id,
      spreadsheetId,
      tabId: tab.tabId,
      sheetKey: sheetKeyOf(campaign.plan.id, cycle, unitId, form),
    })
  }
}

/**
 * Why a workbook is none of the plan's: no tab of it has a heading that is anything like one of a form's. Null
 * when one has, be it a spoilt one: then it is the plan's, and the unit is told what to mend.
 */
export async function strangeness(
  deps: { readonly sheets: Sheets },
  campaign: Campaign,
  spreadsheetId: string,
): Promise<SheetProblem | null> {
  const tabs = await readTabs(deps.sheets, spreadsheetId)
  const looks = Object.values(campaign.plan.forms).flatMap((form) =>
    tabs.map(({ grid }) => findHeader(form, grid)),
  )
  const [first] = looks
  const isStrange = looks.every((look) => !look.ok && look.problem.code === 'H-NO-HEADER')
  return isStrange && first && !first.ok ? first.problem : null
}

async function readTabs(sheets: Sheets, spreadsheetId: string): Promise<readonly TabRead[]> {
  const described = await sheets.describe(spreadsheetId)
  if (!described.ok) throw new Error(`a spreadsheet just made cannot be read: ${described.trouble}`)
  const visible = described.tabs.filter((tab) => !tab.hidden)
  const reading = await sheets.read(
    spreadsheetId,
    visible.map(({ tabId }) => tabId),
  )
  if (!reading.ok) throw new Error(`a spreadsheet just made cannot be read: ${reading.trouble}`)
  return reading.tabs
}
