import { SCRIPT_WORDS } from '../../domain/words/script-words.ts'
import { languageHere } from './this-spreadsheet.ts'

/** Puts the menu into the spreadsheet. The functions are named as Apps Script finds them: src/main.ts. */
export function addMenu(): void {
  const { menu } = SCRIPT_WORDS[languageHere()]
  SpreadsheetApp.getUi()
    .createMenu(menu.title)
    .addItem(menu.check, 'checkAndSend')
    .addItem(menu.errors, 'showErrors')
    .addSeparator()
    .addItem(menu.guide, 'showGuide')
    .addToUi()
}
