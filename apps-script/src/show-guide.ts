import { GUIDE_WORDS } from '../../domain/words/guide-words.ts'
import { SCRIPT_WORDS } from '../../domain/words/script-words.ts'
import { languageHere } from './this-spreadsheet.ts'

/** The menu's last entry: turns to the tab "Hướng dẫn". */
export function turnToGuide(): void {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet()
  const tab = spreadsheet.getSheetByName(GUIDE_WORDS.vi.tab) ?? spreadsheet.getSheetByName(GUIDE_WORDS.en.tab)
  if (tab) spreadsheet.setActiveSheet(tab)
  else SpreadsheetApp.getUi().alert(SCRIPT_WORDS[languageHere()].noGuide)
}
