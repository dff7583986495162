import { UNIT_COLUMNS, type UnitRecord } from '../../domain/plan/units-table.ts'
import { NEW_PLAN_WORDS } from './new-plan-words.ts'
import type { KeyedClass, PlanAnswers } from './scaffold-plan.ts'

/** units.csv with its heading and a line for each class. example.vn belongs to nobody. */
export function scaffoldUnits(answers: PlanAnswers, classes: readonly KeyedClass[]): string {
  const records = classes.map(
    (answer, index): UnitRecord => ({
      id: `dv-${String(index + 1).padStart(2, '0')}`,
      name: NEW_PLAN_WORDS[answers.language].unit(index + 1, singleSpaced(answer.label)),
      classes: answer.key,
      clerk: `vanthu.${index + 1}@example.vn`,
      valid_from: answers.valid.from,
    }),
  )
  const rows = records.map((record) => UNIT_COLUMNS.map((column) => quoted(record[column] ?? '')).join(','))
  return `${[UNIT_COLUMNS.join(','), ...rows].join('\n')}\n`
}

const singleSpaced = (text: string): string => text.replace(/\s+/gu, ' ').trim()

const quoted = (cell: string): string => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
