import type { Form } from '../../domain/plan/form.ts'
import type { Grid } from '../../domain/sheet/grid.ts'
import { describeSheetProblem } from '../../domain/words/problem-words.ts'
import { SCRIPT_WORDS } from '../../domain/words/script-words.ts'
import type { TabCheck, TabRow } from './check-tab.ts'
import { listFindings, meterLinesOf } from './list-findings.ts'
import { hasOurColumns } from './plan-feedback.ts'
import type { SheetPlan } from './read-plan.ts'
import type { TabReport } from './sidebar.ts'

/** A form's tab: its name and number in the spreadsheet, and its cells as read. */
export interface TabAsRead {
  readonly sheetId: number
  readonly name: string
  readonly form: Form
  readonly grid: Grid
}

/** What the sidebar tells of a checked tab. */
export function reportTab(plan: SheetPlan, tab: TabAsRead, checked: TabCheck): TabReport {
  const { language } = plan
  const words = SCRIPT_WORDS[language]
  const { sheetId, form, grid } = tab
  const title = words.tab(tab.name, form.title[language])
  const bare = { sheetId, title, allGood: false, meter: [], findings: [] }
  if (checked.kind === 'empty') return { ...bare, summary: words.emptyTab }
  if (checked.kind === 'trouble')
    return { ...bare, summary: describeSheetProblem(checked.problem, { language }) }
  const { table, rows } = checked
  const counted = rows.length === 0 ? words.emptyTab : countsOf(rows, words.counts)
  const findings = listFindings(form, language, table, rows, grid)
  return {
    sheetId,
    title,
    allGood: rows.length > 0 && findings.length === 0,
    summary: hasOurColumns(table) ? counted : `${counted} ${words.noColumns}`,
    meter: meterLinesOf(table, grid),
    findings,
  }
}

function countsOf(
  rows: readonly TabRow[],
  tell: (rows: number, valid: number, errors: number, pending: number) => string,
): string {
  const valid = rows.filter((row) => row.valid).length
  const pending = rows.filter((row) => row.pending).length
  return tell(rows.length, valid, rows.length - valid - pending, pending)
}
