import type { Form } from '../../domain/plan/form.ts'
import type { Campaign, Cycle, Language } from '../../domain/plan/plan.ts'
import type { Check } from '../../domain/plan/rule.ts'
import type { Cell } from '../../domain/sheet/grid.ts'
import type { CheckedRow } from '../../domain/sheet/sheet-state.ts'
import { compareByGivenName } from '../../domain/text/given-name-order.ts'
import { countingRows } from '../counting-rows.ts'
import type { CycleFigures } from '../cycle-figures.ts'
import type { Reports } from '../ports/reports.ts'

type Forward = Extract<Check, { kind: 'forward' }>

/**
 * The rows that units put forward to the level above, as the plan's forward rule selects them, ready to
 * print: name, kind, unit, field, achievements. Telephone, year of birth and ethnic group stay behind.
 *
 * @param versions of locked figures the version of each sheet that they were taken from; null: the rows of now
 */
export async function forwardedRows(
  reports: Reports,
  campaign: Campaign,
  cycle: Cycle,
  language: Language,
  versions: CycleFigures['versions'],
): Promise<readonly Cell[][]> {
  const check = campaign.plan.rules
    .flatMap((rule) => rule.check)
    .find((candidate): candidate is Forward => candidate.kind === 'forward')
  const form = check && campaign.plan.forms[check.rows.form]
  if (!check || !form) return []
  const lines: Cell[][] = []
  for (const seat of await reports.seatsOfCycle(campaign.plan.id, cycle.id)) {
    if (seat.formId !== form.id) continue
    const rows = await countingRows(reports, seat, versions, ({ groups }) =>
      groups.some(({ of }) => selects(check, (column) => of[column])),
    )
    const unit = campaign.units.find(({ id }) => id === seat.unitId)?.name ?? ''
    lines.push(
      ...rows
        .filter((row) => selects(check, (column) => String(row.values[column] ?? '')))
        .map((row) => lineOf(form, row, unit, language)),
    )
  }
  return lines.sort((a, b) => compareByGivenName(String(a[0]), String(b[0])))
}

const selects = (check: Forward, value: (column: string) => string | undefined): boolean =>
  Object.entries(check.rows.where).every(([column, keys]) => keys.includes(value(column) ?? ''))

function lineOf(form: Form, row: CheckedRow, unit: string, language: Language): Cell[] {
  const label = (key: string): Cell => {
    const value = row.values[key] ?? null
    const choices = form.columns.find((column) => column.key === key)?.choices ?? []
    return choices.find((choice) => choice.key === value)?.label[language] ?? value
  }
  return [label(form.identity[0] ?? ''), label('loai_hinh'), unit, label('linh_vuc'), label('thanh_tich')]
}
