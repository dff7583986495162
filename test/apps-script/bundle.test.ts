import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { beforeAll, describe, expect, it } from 'vitest'
import { bundleScript, freeNames } from '../../apps-script/bundle.ts'
import { scriptIds } from '../../apps-script/push.ts'
import * as main from '../../apps-script/src/main.ts'
import { fakeGoogle } from './fake-google.ts'
import { FIRST, FORM_TEXT, GOOD, ID, NO_FIELD, PLAN_TEXT, STATUS, tabWith } from './sample-tab.ts'

const ROOM = join(import.meta.dirname, '../../apps-script')

let code = ''
beforeAll(async () => {
  code = await bundleScript()
})

/** Takes away what came after ES2020. Run in the script's own realm. */
const FORGET = `
for (const [owner, names] of [
  [Array, ['fromAsync']],
  [Array.prototype, ['at', 'findLast', 'findLastIndex', 'toReversed', 'toSorted', 'toSpliced', 'with']],
  [String.prototype, ['at', 'replaceAll', 'isWellFormed', 'toWellFormed']],
  [Object, ['hasOwn', 'groupBy']],
  [Map, ['groupBy']],
  [Promise, ['any', 'try', 'withResolvers']],
  [Set.prototype, ['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom']],
  [Object.getPrototypeOf(Object.getPrototypeOf([].values())), ['map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach', 'some', 'every', 'find']],
  [globalThis, ['Iterator', 'WeakRef', 'FinalizationRegistry', 'AggregateError', 'SharedArrayBuffer', 'WebAssembly', 'console']],
]) for (const name of names) delete owner[name]
`

/** The file as Apps Script would run it: Google's objects, the language, and nothing else. */
function load() {
  const tab = {
    name: 'F1',
    id: 11,
    cells: tabWith<string | number>(GOOD, GOOD, NO_FIELD).map((row) => [...row]),
    metadata: { 'rollcall-form': FORM_TEXT },
  }
  const google = fakeGoogle({ tabs: [tab], metadata: { rollcall: PLAN_TEXT } })
  const context = createContext({ ...google.globals })
  runInContext(FORGET, context)
  runInContext(code, context)
  return { ...google, tab, context }
}

describe('the script as one file', () => {
  it('declares a function at the top level for each that Google calls', () => {
    const { context } = load()
    const found = Object.keys(context).filter((name) => typeof context[name] === 'function')
    expect(found.sort()).toEqual(Object.keys(main).sort())
    for (const name of found) expect(code).toMatch(new RegExp(`^function ${name}\\(`, 'm'))
  })

  it('does its work in a machine that knows ES2020 and no more', () => {
    const { context, edit, seen, tab } = load()
    context.onOpen()
    context.onEdit(edit('F1', [FIRST + 2, 1, 1, 6]))
    context.checkAndSend()
    context.showErrors()
    expect(context.jumpTo(11, FIRST + 1, 1)).toBe(true)
    expect(tab.cells.slice(FIRST).map((row) => row[STATUS])).toEqual(['Hợp lệ', 'Lỗi', 'Lỗi'])
    expect(String(tab.cells[FIRST + 1]?.[ID])).toMatch(/^[A-Z]\d[0-9A-Z]{8}$/)
    expect(seen.sidebars.map(({ title }) => title)).toEqual(['Đã gửi', 'Kết quả kiểm tra'])
  })

  it('checks a full sheet well within the 30 seconds of a simple trigger', () => {
    const { context, edit, tab } = load()
    const rows = Array.from({ length: 4900 }, (_, i) => [
      i,
      `Nông Văn Hiếu ${'ABCDEFGHIK'[i % 10]}`,
      ...GOOD.slice(2),
    ])
    tab.cells.push(...rows)
    context.onEdit(edit('F1', [FIRST + 2, 1, 200, 6]))
    expect(tab.cells[FIRST + 200]?.[STATUS]).not.toBe('')
  }, 30_000)

  it('is small, and holds the licence of what it took', () => {
    expect(Buffer.byteLength(code)).toBeLessThan(200 * 1024)
    expect(code).toContain('fastest-levenshtein\n\nMIT License')
  })

  it('is the same each time', async () => {
    expect(await bundleScript()).toBe(code)
  })
})

describe('names that Apps Script has not', () => {
  it.each([
    ['process.exit()', 'process'],
    ["const fs = require('fs')", 'require'],
    ['x = new URL(y)', 'URL'],
    ['if (typeof setTimeout === "function") setTimeout(f)', 'setTimeout'],
    ['f(() => fetch(u))', 'fetch'],
  ])('are seen in %s', async (source, name) => {
    expect(await freeNames(source)).toEqual([name])
  })

  it('are no names in texts, behind a dot, or where the code has its own', async () => {
    const source = 'const a = { fetch: 1, URL: "process" }; a.fetch = "require"; ((Buffer) => Buffer)(a.URL)'
    expect(await freeNames(source)).toEqual([])
    expect(await freeNames(code)).toEqual([])
  })
})

describe('the list of scripts', () => {
  const id = '1AbCdEfGhIjKlMnOpQrStUvWxYz-0123456789_abcdefghijklmnopqrs'

  it('has one id a line, and remarks', () => {
    expect(scriptIds(`# communes\n${id} # Xã Thanh Long\n\n${id}\r\n`)).toEqual([id])
  })

  it.each(['https://script.google.com/d/x/edit', 'abc', `${id} ${id}`])('takes nothing else: %s', (line) => {
    expect(() => scriptIds(`${id}\n${line}\n`)).toThrow('line 2')
  })
})

describe('the room', () => {
  const textOf = (path: string): string => readFileSync(join(ROOM, path), 'utf8')

  it('calls Google in few files only; the others are told what stands where', () => {
    const callers = readdirSync(join(ROOM, 'src')).filter((name) =>
      /\b(?:SpreadsheetApp|HtmlService|ScriptApp|UrlFetchApp|LockService|Utilities)\./.test(
        textOf(`src/${name}`),
      ),
    )
    expect(callers).toEqual([
      'check-and-send.ts',
      'desk.ts',
      'menu.ts',
      'on-edit.ts',
      'poke.ts',
      'show-errors.ts',
      'show-guide.ts',
      'this-spreadsheet.ts',
    ])
  })

  it('gives a reason for each scope, and asks for no other', () => {
    const manifest = JSON.parse(textOf('appsscript.json'))
    const page = textOf('../docs/apps-script.md')
    expect(manifest).toMatchObject({ runtimeVersion: 'V8', timeZone: 'Asia/Ho_Chi_Minh' })
    const rows = [...page.matchAll(/^\| `([^`]+)` \| ([^|]{20,}) \|$/gm)].map(([, scope]) => scope)
    expect(rows).toEqual(manifest.oauthScopes.map((scope: string) => scope.replace(/.*\/auth\//, '')))
  })

  it('has no trigger of its own and keeps nothing: no secrets, no properties', () => {
    expect(code).not.toMatch(/newTrigger|PropertiesService|CacheService|DriveApp|GmailApp|MailApp/)
  })
})
