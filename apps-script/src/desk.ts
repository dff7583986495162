import { SCRIPT_WORDS } from '../../domain/words/script-words.ts'
import type { SheetPlan } from './read-plan.ts'
import { type FormTab, formTabs, planOf } from './this-spreadsheet.ts'

/** Everything that a menu entry needs of the spreadsheet it is in. */
export interface Desk {
  readonly spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet
  readonly plan: SheetPlan
  readonly tabs: readonly FormTab[]
}

/** Tells the person, and gives null, when the spreadsheet carries no plan or has lost its forms. */
export function openDesk(): Desk | null {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet()
  const plan = planOf(spreadsheet)
  if (!plan) {
    SpreadsheetApp.getUi().alert(SCRIPT_WORDS.vi.noPlan)
    return null
  }
  const tabs = formTabs(spreadsheet)
  if (tabs.length > 0) return { spreadsheet, plan, tabs }
  SpreadsheetApp.getUi().alert(SCRIPT_WORDS[plan.language].noForm)
  return null
}

export function showSidebar(title: string, page: string): void {
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput(page).setTitle(title))
}
