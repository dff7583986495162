import { isFigure } from '../../domain/plan/figure.ts'
import type { Column, Form } from '../../domain/plan/form.ts'
import type { Campaign, Cycle, Unit } from '../../domain/plan/plan.ts'
import { includesUnit } from '../../domain/rules/evidence.ts'
import type { Group, SheetState } from '../../domain/sheet/sheet-state.ts'
import { addDays } from '../../domain/time/days.ts'
import { unitsInCycle } from '../../domain/units/units-in-time.ts'
import { sheetState } from './sheet-state.ts'

/** A state for each form that each unit fills in, with made-up figures in every column that has some. */
export function drawnStates(campaign: Campaign, cycle: Cycle, next: () => number): readonly SheetState[] {
  const { plan } = campaign
  return unitsInCycle(campaign, cycle).flatMap((unit) =>
    Object.values(plan.forms)
      .filter((form) => form.by === null || includesUnit(form.by, unit))
      .map((form) => {
        const groups = Array.from({ length: next() % 4 }, () => drawnGroup(form, unit, cycle, next))
        const at = Date.parse(`${cycle.from}T08:00:00+07:00`) + (next() % 300) * 86_400_000
        return sheetState({
          sheetKey: `${unit.id}-${form.id}`,
          planId: plan.id,
          cycleId: cycle.id,
          unitId: unit.id,
          formId: form.id,
          groups,
          firstArrival: groups.length > 0 ? at : null,
          lastChange: groups.length > 0 ? at + 3_600_000 : null,
          errorRows: next() % 3,
          problems: next() % 3 === 0 ? { 'E-LIST': 1 } : {},
          withdrawn: next() % 2,
        })
      }),
  )
}

function drawnGroup(form: Form, unit: Unit, cycle: Cycle, next: () => number): Group {
  const of: Record<string, string> = {}
  for (const column of form.columns.filter(isFigure)) {
    // Some cells are empty.
    if (column.required || next() % 5 > 0) of[column.key] = drawnValue(column, unit, cycle, next)
  }
  return { of, rows: 1 + (next() % 3) }
}

function drawnValue({ type, choices }: Column, unit: Unit, cycle: Cycle, next: () => number): string {
  if (choices.length > 0) return choices[next() % choices.length]?.key ?? ''
  if (type === 'date') return addDays(cycle.from, next() % 360)
  if (type === 'integer' || type === 'number') return String(next() % 300)
  return type === 'unit' ? unit.id : 'true'
}
