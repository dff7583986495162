import { SCRIPT_WORDS } from '../../domain/words/script-words.ts'
import { checkTab } from './check-tab.ts'
import { openDesk, showSidebar } from './desk.ts'
import { localTime } from './local-time.ts'
import { planFeedback } from './plan-feedback.ts'
import { poke } from './poke.ts'
import type { SheetPlan } from './read-plan.ts'
import { reportTab } from './report-tab.ts'
import { receiptPage, type TabReport } from './sidebar.ts'
import { alone, columnKeysOf, type FormTab, readGrid, writeEdits } from './this-spreadsheet.ts'

const WAIT_MS = 20_000

/** The menu's first entry: checks all rows, writes the results beside them, and asks the server to come. */
export function checkAll(): void {
  const desk = openDesk()
  if (!desk) return
  const { spreadsheet, plan, tabs } = desk
  const words = SCRIPT_WORDS[plan.language]
  spreadsheet.toast(words.checking, words.menu.title)
  const reports = alone(WAIT_MS, () => tabs.map((tab) => checkAndMark(plan, tab)))
  if (reports === null) {
    SpreadsheetApp.getUi().alert(words.busy)
    return
  }
  const sending = poke(plan.endpoint, spreadsheet.getId())
  const title = sending.sent ? words.receipt : words.notSent
  showSidebar(title, receiptPage(plan, reports, sending, localTime(Date.now(), plan.zone)))
}

function checkAndMark(plan: SheetPlan, { sheet, form }: FormTab): TabReport {
  const grid = readGrid(sheet, plan.zone)
  const checked = checkTab(plan, form, grid, Date.now(), () => columnKeysOf(sheet))
  if (checked.kind === 'checked') {
    const { table, rows } = checked
    const scope = { form, language: plan.language, table, rows, grid, ids: new Map(), only: null }
    writeEdits(sheet, planFeedback(scope), grid)
  }
  return reportTab(plan, { sheetId: sheet.getSheetId(), name: sheet.getName(), form, grid }, checked)
}
