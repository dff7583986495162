import type { ProblemCatalogue } from './problem-words.ts'

/** Each problem in English: a title of few words, and one sentence - what was found, what would be right. */
export const PROBLEMS_EN: ProblemCatalogue = {
  'F-NFC': ['Split accents', 'Combining accents were joined into standard letters.'],
  'F-SPACE': ['Odd spaces', 'Superfluous or unusual spaces were removed.'],
  'F-HIDDEN': ['Hidden characters', 'Invisible characters were removed.'],
  'F-DSTROKE': ['Wrong letter Đ', 'A look-alike was replaced by the Vietnamese letter Đ: "{after}".'],
  'F-WIDTH': ['Wide characters', 'Full-width characters were made ordinary: "{after}".'],
  'F-CAPS': ['All capitals', 'The name in capitals was rewritten as "{after}".'],
  'F-HONORIFIC': [
    'Form of address',
    'The form of address, degree or rank before the name was removed: "{after}".',
  ],
  'F-TONE': ['Place of the tone mark', 'Rewritten as the official name: "{after}".'],
  'F-UNIT-ALIAS': ['Short unit name', 'Replaced by the official name of the unit: "{after}".'],
  'F-LIST': ['Other spelling', '"{before}" was understood as "{after}".'],
  'F-TICK': ['Tick', '"{before}" was understood as the tick "{after}".'],
  'F-ETHNIC-ALIAS': ['Local group name', 'Written with the official name of the group: "{after}".'],
  'F-PHONE-0': ['Leading 0 lost', 'A 0 was added before the telephone number: {after}.'],
  'F-PHONE-84': ['Prefix +84', 'The international prefix was made a domestic one: {after}.'],
  'F-PHONE-OLD11': ['Old prefix', 'The old 11-digit mobile prefix was replaced: {after}.'],
  'F-PHONE-FORM': ['Telephone format', 'The telephone number was written plainly: {after}.'],
  'F-YEAR-FROM-DATE': ['Year only', 'Only the year is needed; {after} was kept.'],
  'F-DATE': ['Date as text', '"{before}" was understood as a date.'],
  'F-NUM': ['Number as text', '"{before}" was understood as the number {after}.'],
  'W-PHONE-MULTI': [
    'Several numbers',
    'The cell holds several numbers or words; the first, {kept}, was taken. Please leave one number.',
  ],
  'W-PHONE-LAND': ['Land line', '{kept} is a land line; please check, a mobile number is better.'],
  'W-NUM-UNIT': [
    'Number with words',
    'The number {number} was taken from "{found}"; please write the number only.',
  ],
  'W-KIND-MISMATCH': [
    'Kind does not fit',
    'The name or its details do not fit the kind "{found}"; please check.',
  ],
  'W-DUP': [
    'Perhaps a duplicate',
    'Perhaps the same as row {row}; please add the year of birth to tell them apart.',
  ],
  'W-LIST-OPEN': ['Not in the list', '"{found}" is not in the list; it was kept, please check.'],
  'W-MOVEMENT-KIND': [
    'Kind outside the movement',
    'This movement is for {allowed}; please look at "{found}" again.',
  ],
  'W-WAITING': [
    'Waiting, above the quota',
    'The maximum of {max} is reached{rule}; this row is number {place} on the waiting list and does not count yet.',
  ],
  'E-REQUIRED': ['Missing', 'A required cell is empty{merge}{rule}; please fill it in.'],
  'E-LEGACY': ['Old font', 'Typed in the old font {font}; please retype in Unicode, perhaps "{suggestion}".'],
  'E-MIXED-SCRIPT': [
    'Mixed alphabets',
    'Character {position} is from another alphabet and only looks right; please retype it.',
  ],
  'E-CHARACTER': [
    'Broken character',
    'Character {position} is broken or carries too many marks; please retype it.',
  ],
  'E-FORMULA': ['Formula', '"{found}" looks like a formula; please retype it as plain text or a number.'],
  'E-CELL-ERROR': ['Cell error', 'The cell shows the error {found}; please retype the value.'],
  'E-LENGTH': ['Length', 'The text has {found} characters; please write {min} to {max}.'],
  'E-LIST': ['Not in the list', '"{found}" is not in the list{nearest}; please choose one of: {allowed}.'],
  'E-UNIT': ['Unknown unit', 'There is no unit "{found}"{nearest}; please write the official name.'],
  'E-UNIT-OTHER': [
    'Another unit',
    'The row names "{found}" but this is the sheet of {expected}; please move the row or correct the name.',
  ],
  'E-ETHNIC': [
    'Unknown ethnic group',
    '"{found}" is none of the 54 ethnic groups{nearest}; please write the name of the group.',
  ],
  'E-ETHNIC-AMBIGUOUS': ['Ethnic group unclear', '"{found}" may be {candidates}; please write which.'],
  'E-PHONE': [
    'Telephone number',
    '"{found}" is no telephone number; please write ten digits beginning with 0.',
  ],
  'E-EMAIL': ['Mail address', '"{found}" is no mail address; please write it like name@office.gov.vn.'],
  'E-LINK': ['Link', '"{found}" is no link; please write an address that begins with https://.'],
  'E-DATE': ['Impossible date', '"{found}" is no real date; please write day/month/year, like 04/4/2023.'],
  'E-YEAR': ['Impossible year', '"{found}" is no valid year; please write a year from {min} to {max}.'],
  'E-YEAR-2D': [
    'Two-digit year',
    'The year "{found}" has two digits; please write all four ({suggestion}?).',
  ],
  'E-YEAR-SERIAL': [
    'Year became a serial',
    "{found} is a spreadsheet's day number; please write the year ({suggestion}?).",
  ],
  'E-YEAR-CYCLE': [
    'Another cycle',
    'The year {found} is not of cycle {cycle}; please write {cycle} or move the row to its cycle.',
  ],
  'E-NUM': ['Not a number', '"{found}" is no number; please write a number, like 1.234,5.'],
  'E-RANGE': ['Out of range', '{found} is out of range; please write {min} to {max}.'],
  'E-TICK': ['Tick', '"{found}" is not understood; please write x or leave the cell empty.'],
  'E-DUP': [
    'Duplicate',
    'The same as row {row}, so it is not counted twice; please delete or correct one of them.',
  ],
  'H-NO-HEADER': [
    'No table',
    "The table's heading was not found in the first 20 rows; please keep the columns {columns}.",
  ],
  'H-MISSING-COLUMN': [
    'Column missing',
    'The column "{column}" was not found{nearest}; please restore its name.',
  ],
  'H-DUPLICATE-COLUMN': [
    'Column twice',
    'Two columns are called "{header}", at {first} and {second}; please rename or remove one.',
  ],
  'H-MASS-LOSS': [
    'Many rows gone',
    '{gone} of {known} known rows vanished at once; please restore them, or confirm their removal.',
  ],
  'H-TAB-GONE': ['Tab gone', "The form's tab was not found; please restore it from the version history."],
  'H-TOO-MANY-CELLS': [
    'Tab too large',
    'The tab "{tab}" has {rows} rows and {columns} columns (empty cells included), over 2 million cells, and was not read; please delete empty rows and columns, or move the data to a new spreadsheet.',
  ],
  'H-TOO-MANY-ROWS': ['Too many rows', 'The table has {rows} rows; at most {max} are allowed, please check.'],
  'H-OTHER-UNIT': [
    "Another unit's sheet",
    'The rows name {found} but this is the sheet of {expected}; please send the right one.',
  ],
  'H-LOADING': ['Loading', 'The spreadsheet is still loading; it will be read again later.'],
  'N-UNKNOWN-COLUMN': ['Unknown columns', 'Columns that the form does not have are ignored: {headers}.'],
  'N-RENAMED-COLUMN': [
    'Renamed column',
    'The column "{header}" is taken for the form\'s column "{column}"; if it is not, please restore the heading.',
  ],
  'N-EMPTY': ['No data yet', 'The table has no rows yet.'],
  'N-NIL-WITH-ROWS': [
    'State does not fit',
    'The state says "Nothing to report", but the table has {rows} rows; they count all the same: please correct the state.',
  ],
  'N-LOCKED': [
    'Figures are locked',
    'The figures of {cycle} were locked on {day} (edition {number}): later changes are kept but count for nothing until the office opens them again.',
  ],
  'N-TOTAL-MISMATCH': [
    'Total differs',
    'The total row says {total} but the table has {rows} rows; please check.',
  ],
  'B-CORRUPT': [
    'Corrupt file',
    'The file "{file}" is damaged and cannot be opened; please save it again in Excel and resend it.',
  ],
  'B-ENCRYPTED': ['Password', 'The file "{file}" has a password; please remove it and resend the file.'],
  'B-EMPTY-FILE': ['Empty file', 'The file "{file}" is empty; please resend it.'],
  'B-TOO-BIG': [
    'Abnormal archive',
    'The file "{file}" is too large when opened{what} and is not accepted; please copy the data into a new file and resend it.',
  ],
  'B-OLD-XLS': ['Old .xls', 'The file "{file}" is an old .xls; please save it as .xlsx and resend it.'],
  'B-NOT-XLSX': ['Not Excel', 'The file "{file}" is no .xlsx workbook; please send the right file.'],
  'B-DOCTYPE': [
    'Unsafe file',
    'The file "{file}" holds a declaration that is not allowed; please copy the data into a new file and resend it.',
  ],
  'B-OTHER-TEMPLATE': [
    'Another template',
    'The file "{file}" is not made by the template of the plan: there is no heading with the columns {columns}. The sheet that your unit has is left as it is; please fill in that one{link}, or send a file made by the template.',
  ],
  'B-UNKNOWN-COPY': [
    'Unregistered copy',
    'This copy is not registered; please use the sheet that your unit was given.',
  ],
  'B-NOT-SHARED': ['Not shared', 'Rollcall may no longer read the sheet; please share it again.'],
  'B-GONE': [
    'File gone',
    'The spreadsheet was not found; please restore it from the bin or tell the central office.',
  ],
}
