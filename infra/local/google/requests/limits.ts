import { type GoogleError, invalid } from '../google-error.ts'
import type { Workbook } from '../workbook.ts'

/** https://support.google.com/drive/answer/37603 */
const MOST_CELLS = 10_000_000

/** What no request may leave behind: a spreadsheet too large, without a tab in sight, a tab without room. */
export function refuseBeyondLimits({ tabs }: Workbook): void {
  const cells = tabs.reduce((sum, { rows, columns }) => sum + rows * columns, 0)
  if (cells > MOST_CELLS)
    throw invalid(
      `This action would increase the number of cells in the workbook above the limit of ${MOST_CELLS} cells.`,
    )
  if (tabs.every(({ hidden }) => hidden))
    throw invalid("You can't remove all the visible sheets in a document.")
  for (const { rows, columns, frozenRows } of tabs) {
    if (columns < 1) throw invalid("You can't delete all the columns on the sheet.")
    if (rows < 1) throw invalid("You can't delete all the rows on the sheet.")
    if (frozenRows >= rows) throw invalid("You can't freeze all visible rows on the sheet.")
  }
}

/** Requests take a mask of the fields that they change; one that the schema does not have is refused. */
export function fieldsOf(fields: string | null | undefined, known: readonly string[]): string {
  if (!fields)
    throw invalid("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)")
  const asked = fields.split(',').map((part) => part.trim().split(/[.(/]/)[0] ?? '')
  const unknown = asked.find((name) => name !== '*' && !known.includes(name))
  if (unknown !== undefined) throw unknownField(unknown)
  return fields
}

const unknownField = (name: string): GoogleError =>
  invalid(`Invalid value at 'requests.fields' (type.googleapis.com/google.protobuf.FieldMask), "${name}"`)
