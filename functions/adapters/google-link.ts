/** The address under which a person opens a spreadsheet. */
export const googleLink = (spreadsheetId: string): string =>
  `https://docs.google.com/spreadsheets/d/${spreadsheetId}/edit`
