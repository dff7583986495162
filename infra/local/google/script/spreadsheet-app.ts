import { face, innerOf, method } from './face.ts'
import type { Running } from './running.ts'
import type { SpreadsheetFacts } from './script-host.ts'
import { metadataFaces, sheetFace } from './sheet.ts'
import { uiFace } from './ui.ts'

/** SpreadsheetApp of a script that is bound to its spreadsheet. */
export function spreadsheetApp(running: Running): object {
  return face(running.realm, 'SpreadsheetApp', {
    getActiveSpreadsheet: method([], () => spreadsheetFace(running)),
    getUi: method([], () => uiFace(running)),
  })
}

/** The spreadsheet; every method looks at it afresh. */
export function spreadsheetFace(running: Running): object {
  const { host, realm } = running
  const facts = (): SpreadsheetFacts => host.spreadsheet()
  return face(realm, 'Spreadsheet', {
    getId: method([], () => facts().id),
    getName: method([], () => facts().name),
    getSheets: method([], () => facts().tabs.map(({ sheetId }) => sheetFace(running, sheetId))),
    getSheetByName: method(['text'], (name) => {
      const found = facts().tabs.find((tab) => tab.name === name)
      return found ? sheetFace(running, found.sheetId) : null
    }),
    getActiveSheet: method([], () => sheetFace(running, facts().activeSheetId)),
    setActiveSheet: method(['any'], (sheet) => {
      const sheetId = innerOf('Sheet', sheet, 'Spreadsheet.setActiveSheet') as number
      host.moveTo({ sheetId, row: 1, column: 1 })
      return sheet
    }),
    getDeveloperMetadata: method([], () => metadataFaces(running, null)),
    toast: method(['text', 'text?', 'number?'], (message) => host.add('toasts', message)),
  })
}
