import type { Instant } from '../../domain/plan/plan.ts'
import type { Group, SheetState } from '../../domain/sheet/sheet-state.ts'

/** A state with the figures that a test is about; everything else is empty. */
export function sheetState(more: Partial<SheetState> = {}): SheetState {
  const groups = more.groups ?? []
  const counted = groups.reduce((sum, { rows }) => sum + rows, 0)
  return {
    sheetKey: 's1',
    planId: 'p',
    cycleId: '2023',
    unitId: 'u1',
    formId: 'F1',
    version: 1,
    manifest: {},
    rows: counted,
    counted,
    groups,
    problems: {},
    faultyColumns: {},
    errorRows: 0,
    warningRows: 0,
    repairedRows: 0,
    firstArrival: null,
    firstValid: more.firstArrival ?? null,
    lastChange: null,
    held: null,
    notices: [],
    nil: false,
    stated: null,
    statedAt: null,
    faultyCells: {},
    since: null,
    withdrawn: 0,
    ...more,
  }
}

/** What a unit sent by an instant: so many persons of one field, put forward. */
export const sentState = (
  unitId: string,
  rows: number,
  at: Instant,
  more: Partial<SheetState> = {},
): SheetState =>
  sheetState({
    unitId,
    groups: [group(rows, { loai_hinh: 'ca_nhan', linh_vuc: 'kinh_te', de_nghi: 'true' })],
    firstArrival: at,
    lastChange: at,
    ...more,
  })

export const group = (rows: number, of: Record<string, string>): Group => ({ rows, of })
