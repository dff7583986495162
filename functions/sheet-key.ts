import type { Form } from '../domain/plan/form.ts'
import type { Cycle } from '../domain/plan/plan.ts'
import { fingerprintOf } from '../domain/sheet/fingerprint.ts'

/** The key under which a sheet is stored: opaque and stable, one per plan, cycle, unit and form. */
export const sheetKeyOf = (planId: string, cycle: Cycle, unitId: string, form: Form): string =>
  fingerprintOf([planId, cycle.id, unitId, form.id].join('/'))
