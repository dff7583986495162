import type { sheets_v4 } from '@googleapis/sheets'
import { type Patience, patiently } from './google-trouble.ts'

type Api = sheets_v4.Resource$Spreadsheets
type Sheet = sheets_v4.Schema$Sheet

/** Rows that are asked for at once. */
const PART = 1000

/** Google gives up after 180 seconds (developers.google.com/workspace/sheets/api/limits), a step before that. */
export const LONGEST_READ_MS = 40_000

/** Whether a reading was given up for its length, by us or by Google: asked again as it is, it takes as long. */
export function isTooLong(error: unknown): boolean {
  const { name, code, cause, response } = error as {
    readonly name?: string
    readonly code?: unknown
    readonly cause?: { readonly name?: string }
    readonly response?: { readonly status?: number }
  }
  const isTimeout = [name, code, cause?.name].some((word) => word === 'TimeoutError' || word === 'ETIMEDOUT')
  return isTimeout || response?.status === 504
}

/**
 * Reads tabs a thousand rows at a time. The last row of a part is read once more with the next: if it is another
 * one then, rows were put in or taken out meanwhile, and the parts do not fit.
 *
 * @returns null when they do not
 */
export async function readInParts(
  api: Api,
  patience: Patience,
  spreadsheetId: string,
  tabIds: readonly number[],
  fields: string,
): Promise<readonly Sheet[] | null> {
  const sizes = await patiently(patience, () =>
    api.get({ spreadsheetId, fields: 'sheets.properties(sheetId,gridProperties.rowCount)' }),
  )
  const rowsOf = new Map(
    (sizes.data.sheets ?? []).map(({ properties }) => [
      properties?.sheetId ?? 0,
      properties?.gridProperties?.rowCount ?? 0,
    ]),
  )
  const whole = new Map<number, Sheet>()
  for (let from = 0; from === 0 || tabIds.some((tabId) => (rowsOf.get(tabId) ?? 0) > from); from += PART) {
    const dataFilters = tabIds
      .filter((tabId) => from === 0 || (rowsOf.get(tabId) ?? 0) > from)
      .map((sheetId) => ({
        gridRange: { sheetId, startRowIndex: Math.max(0, from - 1), endRowIndex: from + PART },
      }))
    const { data } = await patiently(patience, () =>
      api.getByDataFilter(
        { spreadsheetId, requestBody: { dataFilters }, fields, prettyPrint: false },
        { timeout: LONGEST_READ_MS },
      ),
    )
    for (const sheet of data.sheets ?? []) {
      const tabId = sheet.properties?.sheetId ?? 0
      const joined = joinedTo(whole.get(tabId), sheet, from)
      if (!joined) return null
      whole.set(tabId, joined)
    }
  }
  return tabIds.flatMap((tabId) => whole.get(tabId) ?? [])
}

/** The rows of a part behind those before it; null when the row that both have is not the same. */
function joinedTo(before: Sheet | undefined, part: Sheet, from: number): Sheet | null {
  if (!before) return part
  const rows = [...(before.data?.[0]?.rowData ?? [])]
  const [again = {}, ...more] = part.data?.[0]?.rowData ?? []
  if (JSON.stringify(rows[from - 1] ?? {}) !== JSON.stringify(again)) return null
  while (rows.length < from) rows.push({})
  // Whether a part names all merges of its tab or only its own is not said.
  const merges = new Map(
    [...(before.merges ?? []), ...(part.merges ?? [])].map((one) => [JSON.stringify(one), one]),
  )
  const data = [{ ...before.data?.[0], rowData: [...rows, ...more] }]
  return { ...before, data, ...(merges.size > 0 ? { merges: [...merges.values()] } : {}) }
}
