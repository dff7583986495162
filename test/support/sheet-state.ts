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
    since: null,
    withdrawn: 0,
    ...more,
  }
}

export const group = (rows: number, of: Record<string, string>): Group => ({ rows, of })
