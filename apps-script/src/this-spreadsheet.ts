import type { Form } from '../../domain/plan/form.ts'
import type { Language } from '../../domain/plan/plan.ts'
import type { CellEdit } from '../../domain/sheet/feedback.ts'
import type { Grid } from '../../domain/sheet/grid.ts'
import type { ColumnKeys } from '../../domain/sheet/header.ts'
import { COLUMN_KEY, FORM_KEY, PLAN_KEY } from '../../domain/sheet/sheet-metadata.ts'
import { callsFor } from './blocks.ts'
import { gridOf } from './grid-of.ts'
import { parseForm, parsePlan, type SheetPlan } from './read-plan.ts'

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet
type Sheet = GoogleAppsScript.Spreadsheet.Sheet

/** A form's tab in this spreadsheet. */
export interface FormTab {
  readonly sheet: Sheet
  readonly form: Form
}

export const planOf = (spreadsheet: Spreadsheet): SheetPlan | null =>
  parsePlan(metadataOf(spreadsheet.getDeveloperMetadata(), PLAN_KEY))

export const formOf = (sheet: Sheet): Form | null =>
  parseForm(metadataOf(sheet.getDeveloperMetadata(), FORM_KEY))

export const formTabs = (spreadsheet: Spreadsheet): readonly FormTab[] =>
  spreadsheet.getSheets().flatMap((sheet) => {
    const form = formOf(sheet)
    return form ? [{ sheet, form }] : []
  })

const metadataOf = (
  metadata: readonly GoogleAppsScript.Spreadsheet.DeveloperMetadata[],
  key: string,
): string | null => metadata.find((entry) => entry.getKey() === key)?.getValue() ?? null

/** Keys of the form's columns by column from 0, as provisioning noted them; they hold under any heading. */
export const columnKeysOf = (sheet: Sheet): ColumnKeys =>
  new Map(
    sheet
      .createDeveloperMetadataFinder()
      .withKey(COLUMN_KEY)
      .find()
      .flatMap((entry): [number, string][] => {
        const column = entry.getLocation().getColumn()
        return column ? [[column.getColumn() - 1, entry.getValue() ?? '']] : []
      }),
  )

/** The language of the plan; Vietnamese where there is none, or where it may not be read. */
export function languageHere(): Language {
  try {
    return planOf(SpreadsheetApp.getActiveSpreadsheet())?.language ?? 'vi'
  } catch {
    return 'vi'
  }
}

export const readGrid = (sheet: Sheet, zone: string): Grid => gridOf(sheet.getDataRange().getValues(), zone)

export function writeEdits(sheet: Sheet, edits: readonly CellEdit[], grid: Grid): void {
  for (const { row, column, values } of callsFor(edits, grid)) {
    sheet.getRange(row + 1, column + 1, values.length, 1).setValues(values.map((cells) => [...cells]))
  }
}

/**
 * Lets one run at a time read and write.
 *
 * @returns null when another run holds on for too long; the work is not done then
 */
export function alone<T>(milliseconds: number, work: () => T): T | null {
  const lock = documentLock()
  if (lock && !lock.tryLock(milliseconds)) return null
  try {
    return work()
  } finally {
    lock?.releaseLock()
  }
}

/** null where there is none to have; then two runs may write the same results, which harms nothing. */
function documentLock(): GoogleAppsScript.Lock.Lock | null {
  try {
    return LockService.getDocumentLock()
  } catch {
    return null
  }
}
