import { tabById } from '../a1.ts'
import type { Store } from '../store.ts'
import { boxAt, type CellBox, draftOf, type Scalar, type Tab } from '../workbook.ts'
import { enterCells } from './enter-cells.ts'
import type { TriggerEvent } from './execute.ts'
import { newScreen, type Screen } from './screen.ts'

/** How an execution of a trigger ended. */
export interface Run {
  readonly error: string | null
}
/** What is typed or pasted: text is read as a sheet reads it, null and '' empty a cell. */
export type Typed = readonly (readonly Scalar[])[]
/** Runs a simple trigger; null when the script has no such function. */
export type Trigger = (functionName: string, event: TriggerEvent) => Promise<Run | null>

/** A person opens the spreadsheet: what was on the screen is gone, onOpen runs. */
export function openSpreadsheet(screen: Screen, trigger: Trigger): Promise<Run | null> {
  Object.assign(screen, { ...newScreen(), lockedByOther: screen.lockedByOther })
  return trigger('onOpen', {})
}

/**
 * A person types into a cell or pastes a rectangle, and onEdit runs. What scripts and the API write passes by
 * here, so it fires nothing, as with Google.
 */
export async function typeInto(
  { store, spreadsheetId, screen }: { store: Store; spreadsheetId: string; screen: Screen },
  at: { readonly sheetId: number; readonly row: number; readonly column: number },
  values: Typed,
  trigger: Trigger,
): Promise<Run | null> {
  const draft = draftOf(store.open(spreadsheetId).workbook)
  const tab = tabById(draft, at.sheetId)
  const size = { rows: values.length, columns: Math.max(0, ...values.map((line) => line.length)) }
  grow(tab, at.row + size.rows - 1, at.column + size.columns - 1)
  const cell = (): CellBox | null => boxAt(tab, at.row - 1, at.column - 1)
  const before = cell()
  enterCells(tab, draft.timeZone, { row: at.row - 1, column: at.column - 1 }, values)
  store.save(spreadsheetId, {}, draft)
  screen.active = at
  const isSingle = size.rows === 1 && size.columns === 1
  const told = isSingle ? { ...named('value', cell()), ...named('oldValue', before) } : {}
  return trigger('onEdit', { cells: { ...at, ...size }, ...told })
}

/** A paste beyond the edge makes the tab larger. */
function grow(tab: Tab, rows: number, columns: number): void {
  tab.rows = Math.max(tab.rows, rows)
  tab.columns = Math.max(tab.columns, columns)
}

/** A value as an event tells it: as text, dates as their serial number; absent for an empty cell. */
function named(name: 'value' | 'oldValue', box: CellBox | null): TriggerEvent {
  if (box?.formula) return { [name]: `=${box.formula}` }
  const value = box?.value ?? null
  if (value === null) return {}
  return { [name]: typeof value === 'boolean' ? String(value).toUpperCase() : String(value) }
}
