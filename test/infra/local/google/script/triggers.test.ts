import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { CLERK, type Opened, openScript } from './open-script.ts'

const BUNDLE = `
  const note = (text) => SpreadsheetApp.getActiveSpreadsheet().toast(text)
  function onEdit(e) {
    const { range } = e
    note(JSON.stringify([range.getRow(), range.getColumn(), range.getNumRows(), range.getNumColumns()]))
    note(String(e.value) + ' after ' + String(e.oldValue) + ' by ' + e.user.getEmail() + ' in ' + e.source.getName())
    const told = range.getValue()
    if (told === 'fetch') UrlFetchApp.fetch('http://127.0.0.1:1/')
    if (told === 'token') ScriptApp.getIdentityToken()
    if (told === 'sidebar') SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput(''))
    if (told === 'triggerUid') e.triggerUid
    if (told === 'forever') for (;;) ;
    // Would run for ever if scripts' writes fired triggers.
    range.getSheet().getRange(range.getRow(), 10).setValue('đã thấy')
  }
  function write() { SpreadsheetApp.getActiveSpreadsheet().getSheets()[0].getRange(9, 1).setValue('x') }
`
let opened: Opened
beforeAll(async () => {
  opened = await openScript(BUNDLE, { limits: { simpleMs: 300, usualMs: 600 } })
})
beforeEach(() => {
  opened.script.screen.toasts = []
})
afterAll(() => opened.close())
const type = (row: number, column: number, values: (string | number | boolean | null)[][]) =>
  opened.script.typeAs(CLERK, 0, row, column, values)
const seen = () => opened.script.screen.toasts

describe('typing', () => {
  it('into one cell tells the value and the one before', async () => {
    expect(await type(2, 1, [['Nông Văn Hiếu']])).toEqual({ error: null })
    expect(seen()).toEqual(['[2,1,1,1]', `Nông Văn Hiếu after undefined by ${CLERK} in Xã Tân Thanh`])
    expect(await opened.look('A2:J2')).toEqual([['Nông Văn Hiếu', ...Array(8).fill(''), 'đã thấy']])
    await type(2, 1, [['4/4/2023']])
    await type(2, 1, [[true]])
    await type(2, 1, [['=1']])
    await type(2, 1, [['']])
    expect(
      seen()
        .filter((line) => line.includes(' after '))
        .map((line) => line.replace(/ by .*/, '')),
    ).toEqual([
      'Nông Văn Hiếu after undefined',
      '45020 after Nông Văn Hiếu',
      'TRUE after 45020',
      '=1 after TRUE',
      'undefined after =1',
    ])
    expect(opened.script.screen.active).toEqual({ sheetId: 0, row: 2, column: 1 })
  })

  it('or pasting several cells tells neither', async () => {
    await type(4, 2, [
      ['a', 1],
      ['b', 2],
    ])
    expect(seen()).toEqual(['[4,2,2,2]', expect.stringMatching(/^undefined after undefined/)])
  })

  it('beyond the edge makes the tab larger', async () => {
    expect(await type(1001, 1, [['x']])).toEqual({ error: null })
    expect(opened.google.store.open(opened.spreadsheetId).workbook.tabs[0]?.rows).toBe(1001)
  })

  it('fires, writes of programs and scripts do not', async () => {
    await opened.write('A5', [['x']])
    await opened.script.call('write')
    expect(seen()).toEqual([])
  })
})

describe('a simple trigger', () => {
  it.each([
    [
      'fetch',
      'You do not have permission to call UrlFetchApp.fetch. Required permissions: https://www.googleapis.com/auth/script.external_request',
    ],
    ['token', 'You do not have permission to call ScriptApp.getIdentityToken'],
    [
      'sidebar',
      'You do not have permission to call Ui.showSidebar. Required permissions: https://www.googleapis.com/auth/script.container.ui',
    ],
    ['triggerUid', 'Not supported here: event.triggerUid'],
    ['forever', 'Exceeded maximum execution time'],
  ])('may not: %s; what was typed stays', async (told, error) => {
    expect(await type(6, 1, [[told]])).toEqual({ error })
    expect(await opened.look('A6')).toEqual([[told]])
  })

  it('that the script does not have does not run', async () => {
    expect(await opened.script.open(CLERK)).toBeNull()
    const bare = await openScript('')
    expect(await bare.script.typeAs(CLERK, 0, 1, 1, [['x']])).toBeNull()
    await bare.close()
  })
})
