import { type Cell, cellAt } from './grid.ts'
import type { CheckedRow } from './sheet-state.ts'
import type { TemplateTab } from './template-tab.ts'

/**
 * A fresh tab with rows that were read from it before: each in the place of the row that the template fills in
 * with the same words, the others below.
 */
export function refilledTab(tab: TemplateTab, rows: readonly Pick<CheckedRow, 'raw'>[]): TemplateTab {
  const first = tab.headerRow + 1
  const left = rows.map(({ raw }) => tab.columns.map(({ key }): Cell => raw[key] ?? null))
  const locked = tab.columns.flatMap((column, i) => (column.locked ? [i] : []))
  const filled = tab.cells.slice(first).map((given, line) => {
    const at = left.findIndex((row) => locked.every((i) => row[i] === cellAt(tab.cells, first + line, i)))
    const [found] = at < 0 ? [] : left.splice(at, 1)
    return found ?? given
  })
  return { ...tab, cells: [...tab.cells.slice(0, first), ...filled, ...left] }
}
