/**
 * Everything Rollcall can find wrong in what an office typed, as stable codes. The words live in
 * domain/words; a retired code is never used again.
 *
 * `repair`: mended, the row counts, the clerk is told. `warning`: the row counts, a person should look.
 * `error`: the row does not count until it is corrected.
 */
export type Severity = 'repair' | 'warning' | 'error'

export const ROW_CODES = {
  'F-NFC': 'repair',
  'F-SPACE': 'repair',
  'F-HIDDEN': 'repair',
  'F-DSTROKE': 'repair',
  'F-WIDTH': 'repair',
  'F-CAPS': 'repair',
  'F-HONORIFIC': 'repair',
  'F-TONE': 'repair',
  'F-UNIT-ALIAS': 'repair',
  'F-LIST': 'repair',
  'F-TICK': 'repair',
  'F-ETHNIC-ALIAS': 'repair',
  'F-PHONE-0': 'repair',
  'F-PHONE-84': 'repair',
  'F-PHONE-OLD11': 'repair',
  'F-PHONE-FORM': 'repair',
  'F-YEAR-FROM-DATE': 'repair',
  'F-DATE': 'repair',
  'F-NUM': 'repair',
  'W-PHONE-MULTI': 'warning',
  'W-PHONE-LAND': 'warning',
  'W-NUM-UNIT': 'warning',
  'W-KIND-MISMATCH': 'warning',
  'W-DUP': 'warning',
  'W-LIST-OPEN': 'warning',
  'W-MOVEMENT-KIND': 'warning',
  'W-WAITING': 'warning',
  'E-REQUIRED': 'error',
  'E-LEGACY': 'error',
  'E-MIXED-SCRIPT': 'error',
  'E-CHARACTER': 'error',
  'E-FORMULA': 'error',
  'E-CELL-ERROR': 'error',
  'E-LENGTH': 'error',
  'E-LIST': 'error',
  'E-UNIT': 'error',
  'E-UNIT-OTHER': 'error',
  'E-ETHNIC': 'error',
  'E-ETHNIC-AMBIGUOUS': 'error',
  'E-PHONE': 'error',
  'E-EMAIL': 'error',
  'E-LINK': 'error',
  'E-DATE': 'error',
  'E-YEAR': 'error',
  'E-YEAR-2D': 'error',
  'E-YEAR-SERIAL': 'error',
  'E-YEAR-CYCLE': 'error',
  'E-NUM': 'error',
  'E-RANGE': 'error',
  'E-TICK': 'error',
  'E-DUP': 'error',
} as const satisfies Record<string, Severity>

export type RowCode = keyof typeof ROW_CODES

/** Trouble with a whole sheet or file: the sheet is held or refused, and its last good data stay. */
export const SHEET_CODES = {
  'H-NO-HEADER': 'error',
  'H-MISSING-COLUMN': 'error',
  'H-DUPLICATE-COLUMN': 'error',
  'H-MASS-LOSS': 'error',
  'H-TAB-GONE': 'error',
  'H-TOO-MANY-ROWS': 'error',
  'H-TOO-MANY-CELLS': 'error',
  'H-OTHER-UNIT': 'error',
  'H-LOADING': 'error',
  'N-UNKNOWN-COLUMN': 'warning',
  'N-RENAMED-COLUMN': 'warning',
  'N-EMPTY': 'warning',
  'N-TOTAL-MISMATCH': 'warning',
  'N-NIL-WITH-ROWS': 'warning',
  'N-LOCKED': 'warning',
  'B-CORRUPT': 'error',
  'B-ENCRYPTED': 'error',
  'B-EMPTY-FILE': 'error',
  'B-TOO-BIG': 'error',
  'B-OLD-XLS': 'error',
  'B-NOT-XLSX': 'error',
  'B-DOCTYPE': 'error',
  'B-OTHER-TEMPLATE': 'error',
  'B-UNKNOWN-COPY': 'error',
  'B-NOT-SHARED': 'error',
  'B-GONE': 'error',
} as const satisfies Record<string, Severity>

export type SheetCode = keyof typeof SHEET_CODES

/** What was found, for the sentence that explains it. Shown only to the owner of the cell. */
export type Params = Readonly<Record<string, string | number>>

/** One thing wrong (or mended) in one row. `column` is a column key of the form. */
export interface Problem {
  readonly code: RowCode
  readonly column: string | null
  readonly params: Params
}

/** One thing wrong with a sheet or a file. */
export interface SheetProblem {
  readonly code: SheetCode
  readonly params: Params
}

export const severityOf = (problem: Problem): Severity => ROW_CODES[problem.code]

/** A mended cell, before and after, so that the repair can be shown and undone. */
export interface Repair {
  readonly code: RowCode
  readonly column: string
  readonly before: string
  readonly after: string
}
