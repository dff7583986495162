import { unsupported } from '../google-error.ts'
import type { CellBox } from '../workbook.ts'

type PasteType = string | null | undefined

/** Whether everything of the source comes along, merges too. */
export const isWhole = (type: PasteType): boolean => (type ?? 'PASTE_NORMAL') === 'PASTE_NORMAL'

/** What a cell is after another was pasted over it. */
export function pasted(before: CellBox | null, box: CellBox | null, type: PasteType): CellBox | null {
  const { format: formatBefore, note } = before ?? {}
  const own = { ...(formatBefore ? { format: formatBefore } : {}), ...(note ? { note } : {}) }
  const value = box?.value ?? null
  switch (type ?? 'PASTE_NORMAL') {
    case 'PASTE_NORMAL':
      return box
    case 'PASTE_VALUES':
      return { value, ...own }
    case 'PASTE_FORMULA':
      return { value, ...(box?.formula ? { formula: box.formula } : {}), ...own }
    case 'PASTE_FORMAT': {
      const { format: _format, ...rest } = before ?? { value: null }
      return { ...rest, ...(box?.format ? { format: box.format } : {}) }
    }
    default:
      throw unsupported(`the paste type ${type}`)
  }
}
