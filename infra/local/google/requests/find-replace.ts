import type { sheets_v4 } from '@googleapis/sheets'
import { type Area, areaOnGrid } from '../a1.ts'
import type { RequestHandlers } from '../batch-update.ts'
import { invalid, unsupported } from '../google-error.ts'
import { formatted } from '../render.ts'
import { readTyped } from '../typed-text.ts'
import { boxAt, type CellBox, putBox, type Workbook } from '../workbook.ts'

type Request = sheets_v4.Schema$FindReplaceRequest

/** Finds what a person sees in a cell, and types the replaced text in its place. */
export const FIND_REPLACE_REQUESTS: RequestHandlers = {
  findReplace(draft, request) {
    if (request.searchByRegex) throw unsupported('findReplace by a regular expression')
    if (request.includeFormulas) throw unsupported('findReplace in formulas')
    if (!request.find) throw invalid('The text to find must not be empty.')
    const counts = { valuesChanged: 0, rowsChanged: 0, sheetsChanged: 0, occurrencesChanged: 0 }
    for (const area of areasOf(draft, request)) {
      const before = counts.rowsChanged
      for (let row = area.startRow; row < Math.min(area.endRow, area.tab.cells.length); row++) {
        const found = replaceInRow(area, row, request)
        counts.valuesChanged += found.length
        counts.occurrencesChanged += found.reduce((sum, times) => sum + times, 0)
        if (found.length > 0) counts.rowsChanged++
      }
      if (counts.rowsChanged > before) counts.sheetsChanged++
    }
    return { findReplace: counts }
  },
}

function areasOf(draft: Workbook, { allSheets, sheetId, range }: Request): readonly Area[] {
  if (allSheets) return draft.tabs.map((tab) => areaOnGrid(draft, { sheetId: tab.sheetId }))
  if (range) return [areaOnGrid(draft, range)]
  if (typeof sheetId !== 'number') throw invalid('A range, a sheet or all sheets must be given.')
  return [areaOnGrid(draft, { sheetId })]
}

/** @returns how often each changed cell held the text */
function replaceInRow(area: Area, row: number, request: Request): readonly number[] {
  const changed: number[] = []
  for (let column = area.startColumn; column < area.endColumn; column++) {
    const box = boxAt(area.tab, row, column)
    const shown = box && !box.formula ? (formatted(box) ?? '') : ''
    const times = occurrences(shown, request)
    if (!box || times === 0) continue
    putBox(area.tab, row, column, retyped(box, replaced(shown, request)))
    changed.push(times)
  }
  return changed
}

const patternOf = ({ find, matchCase, matchEntireCell }: Request): RegExp => {
  const literal = (find ?? '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(matchEntireCell ? `^${literal}$` : literal, matchCase ? 'gu' : 'giu')
}
const occurrences = (text: string, request: Request): number => [...text.matchAll(patternOf(request))].length
const replaced = (text: string, request: Request): string =>
  text.replace(patternOf(request), () => request.replacement ?? '')

/** A text stays a text; what was a number or a tick is read again. */
function retyped(box: CellBox, text: string): CellBox {
  const value = typeof box.value === 'string' ? text || null : readTyped(text).value
  return { ...box, value }
}
