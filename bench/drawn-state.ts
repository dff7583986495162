import { blankState } from '../domain/sheet/reconcile.ts'
import type { SheetState } from '../domain/sheet/sheet-state.ts'

const GROUPS = 8

/** The rows of a unit in the few groups that a real list falls into. */
export function stateOf(planId: string, cycleId: string, unitId: string, rows: number): SheetState {
  const seat = { sheetKey: unitId, planId, cycleId, unitId, formId: 'F1' }
  const groups = Array.from({ length: GROUPS }, (_, i) => ({
    rows: rows / GROUPS,
    of: {
      loai_hinh: i % 2 === 0 ? 'ca_nhan' : 'tap_the',
      linh_vuc: ['kinh_te', 'xa_hoi', 'an_ninh', 'chinh_tri'][i % 4] ?? '',
      moi: 'moi',
    },
  }))
  return { ...blankState(seat), version: 1, rows, counted: rows, groups, firstArrival: 1, lastChange: 1 }
}
