import { afterEach, describe, expect, it, vi } from 'vitest'
import * as main from '../../apps-script/src/main.ts'
import { SCRIPT_WORDS } from '../../domain/words/script-words.ts'
import { type FakeSetting, type FakeTab, fakeGoogle } from './fake-google.ts'
import {
  FIRST,
  FORM_TEXT,
  GOOD,
  ID,
  NO_FIELD,
  OTHER,
  PLAN_TEXT,
  REASON,
  STATUS,
  tabWith,
} from './sample-tab.ts'

const words = SCRIPT_WORDS.vi

type Row = readonly (string | number)[]

const formTab = (...rows: readonly Row[]): FakeTab => ({
  name: 'F1',
  id: 11,
  cells: tabWith(...rows).map((row: Row) => [...row]),
  metadata: { 'rollcall-form': FORM_TEXT },
})
const ownTab = () => ({ name: 'Ghi chép', id: 12, cells: [['x']] })
const guideTab = (name: string) => ({ name, id: 13, cells: [[]] })

/** The spreadsheet of a unit, with Google's globals in place. */
function open(more: Partial<FakeSetting> = {}) {
  const tabs = more.tabs ?? [formTab(GOOD, NO_FIELD), ownTab(), guideTab('Hướng dẫn')]
  const google = fakeGoogle({ metadata: { rollcall: PLAN_TEXT }, ...more, tabs })
  for (const [name, value] of Object.entries(google.globals)) vi.stubGlobal(name, value)
  const onEdit = (...at: Parameters<typeof google.edit>): void => main.onEdit(google.edit(...at) as never)
  const cells = (row: number) => [ID, STATUS, REASON].map((place) => tabs[0]?.cells[row]?.[place] ?? '')
  return { ...google.seen, cells, onEdit }
}

afterEach(() => vi.unstubAllGlobals())

describe('the menu', () => {
  it('has its three entries, whose functions are there', () => {
    const { menus } = open()
    main.onOpen()
    expect(menus).toEqual([
      {
        caption: 'Thi đua',
        items: ['Kiểm tra & gửi -> checkAndSend', 'Xem lỗi -> showErrors', 'Hướng dẫn -> showGuide'],
      },
    ])
    const named = menus.flatMap(({ items }) => items.map((item) => item.replace(/.* -> /, '')))
    expect(Object.keys(main)).toEqual(expect.arrayContaining(named))
  })

  it('is there in a sheet without a plan, and in one that may not be read yet', () => {
    for (const metadata of [{}, null]) {
      const { menus } = open(metadata ? { metadata } : {})
      if (!metadata) {
        const app = { getUi: SpreadsheetApp.getUi, getActiveSpreadsheet: () => expect.fail('not allowed') }
        vi.stubGlobal('SpreadsheetApp', app)
      }
      main.onOpen()
      expect(menus).toMatchObject([{ caption: 'Thi đua' }])
    }
  })

  it('speaks the language of the plan', () => {
    const { menus } = open({ metadata: { rollcall: PLAN_TEXT.replace('"vi"', '"en"') } })
    main.onOpen()
    expect(menus).toMatchObject([{ caption: 'Emulation' }])
  })
})

describe('an edit', () => {
  it('of a form gives the row its id and its result, and asks no network', () => {
    const { cells, onEdit, fetches, locks } = open({ uuid: () => '4f0c2a9e-57b1-4c3d-9e2f-0123456789ab' })
    onEdit('F1', [FIRST + 1, 2])
    expect(cells(FIRST)).toEqual([expect.stringMatching(/^[A-Z]\d[0-9A-Z]{8}$/), 'Hợp lệ', ''])
    expect(cells(FIRST + 1)).toEqual(['', '', ''])
    expect([fetches, locks]).toEqual([[], ['released']])
  })

  it('puts back an id that was overwritten', () => {
    const { cells, onEdit } = open()
    onEdit('F1', [FIRST + 1, ID + 1], 'A100000001')
    expect(cells(FIRST)[0]).toBe('A100000001')
  })

  it.each([null, 'forbidden' as const])('works where there is no lock to have: %s', (lock) => {
    const { cells, onEdit } = open({ lock })
    onEdit('F1', [FIRST + 1, 2])
    expect(cells(FIRST)[1]).toBe('Hợp lệ')
  })

  it.each([
    ['elsewhere', {}, 'Ghi chép', [1, 1]],
    ['of more than 200 rows', {}, 'F1', [FIRST + 1, 1, 201, 6]],
    ['in a sheet without a plan', { metadata: {} }, 'F1', [FIRST + 1, 2]],
    ['while another run is at it', { lock: 'held' as const }, 'F1', [FIRST + 1, 2]],
  ])('%s writes nothing', (_, setting, name, at) => {
    const { writes, onEdit } = open(setting)
    onEdit(name, at)
    expect(writes).toEqual([])
  })

  it('sees the days of a sheet as days', () => {
    const form = JSON.parse(FORM_TEXT)
    const columns = [...form.columns, { key: 'ngay', header: { vi: 'Ngày', en: 'Day' }, type: 'date' }]
    const [title = [], meter = [], head = []]: Row[] = tabWith<string>() as Row[]
    const line = [...GOOD, '', '', '', new Date('2023-11-19T17:00:00Z')]
    const { cells, onEdit } = open({
      tabs: [
        {
          name: 'F1',
          id: 11,
          cells: [[...title], [...meter], [...head, 'Ngày'], line],
          metadata: { 'rollcall-form': JSON.stringify({ ...form, columns }) },
        },
      ],
    })
    onEdit('F1', [FIRST + 1, 10])
    expect(cells(FIRST)[1]).toBe('Hợp lệ')
  })
})

describe('check and send', () => {
  it('marks all rows, sends the id of the spreadsheet and nothing else, and shows a receipt', () => {
    const { cells, fetches, sidebars, toasts, locks } = open()
    main.checkAndSend()
    expect([cells(FIRST)[1], cells(FIRST + 1)[1]]).toEqual(['Hợp lệ', 'Lỗi'])
    expect(fetches).toEqual([
      {
        url: 'https://rollcall.example.vn/poke',
        options: {
          method: 'post',
          contentType: 'application/json',
          payload: '{"spreadsheetId":"spreadsheet-of-the-unit"}',
          headers: { Authorization: 'Bearer token-of-the-presser' },
          muteHttpExceptions: true,
        },
      },
    ])
    expect(sidebars).toMatchObject([
      { title: words.receipt, html: expect.stringContaining('2 dòng: 1 dòng hợp lệ, 1 dòng lỗi') },
    ])
    expect([toasts, locks]).toEqual([[words.checking], ['released']])
  })

  it('writes only what differs, the second time nothing', () => {
    const { writes } = open()
    main.checkAndSend()
    expect(writes.map(({ tab }) => tab)).toEqual(['F1', 'F1'])
    main.checkAndSend()
    expect(writes).toHaveLength(2)
  })

  it('tells of each form', () => {
    const { sidebars } = open({ tabs: [formTab(GOOD), { ...formTab(OTHER, NO_FIELD), name: 'F1 (2)' }] })
    main.checkAndSend()
    expect(sidebars[0]?.html).toMatch(/F1: .*1 dòng: .*F1 \(2\): .*2 dòng: /s)
  })

  it.each([
    ['the account is refused', { answer: () => 403 }, words.refused['not-yours']],
    ['it was sent too often', { answer: () => 429 }, words.refused['too-often']],
    ['the server fails', { answer: () => 502 }, words.refused.server],
    ['there is no network', { answer: () => expect.fail('DNS error') }, words.refused['no-network']],
    ['the person has not agreed', { token: () => expect.fail('no scope') }, words.refused['no-identity']],
    ['nobody is signed in', { token: () => null }, words.refused['no-identity']],
  ])('says so when %s, and has marked the rows all the same', (_, setting, said) => {
    const { sidebars, cells } = open(setting)
    main.checkAndSend()
    expect(sidebars).toMatchObject([{ title: words.notSent, html: expect.stringContaining(said) }])
    expect(cells(FIRST)[1]).toBe('Hợp lệ')
  })

  it('waits for no other run', () => {
    const { alerts, fetches, writes } = open({ lock: 'held' })
    main.checkAndSend()
    expect([alerts, fetches, writes]).toEqual([[words.busy], [], []])
  })
})

describe('a sheet that is not ours', () => {
  it.each([main.checkAndSend, main.showErrors])('is told kindly', (press) => {
    const { alerts, sidebars, fetches } = open({ metadata: { rollcall: '{"endpoint":1}' } })
    press()
    expect([alerts, sidebars, fetches]).toEqual([[words.noPlan], [], []])
  })

  it('is told that its forms are gone', () => {
    const { alerts } = open({ tabs: [ownTab()] })
    main.showErrors()
    expect(alerts).toEqual([words.noForm])
  })
})

describe('the errors', () => {
  it('are listed without writing or sending anything', () => {
    const { sidebars, writes, fetches } = open()
    main.showErrors()
    expect(sidebars).toMatchObject([
      {
        title: words.errorsTitle,
        html: expect.stringContaining('data-sheet="11" data-row="5" data-column="6"'),
      },
    ])
    expect([writes, fetches]).toEqual([[], []])
  })

  it('lead to their cells', () => {
    const { activated } = open()
    expect(main.jumpTo(11, 5, 6)).toBe(true)
    expect(activated).toEqual(['F1', 'F1!R5C6'])
  })

  it.each([
    [99, 5, 6],
    [11, 0, 6],
    [11, 1001, 6],
    [11, 5, 10],
    [11, 1.5, 6],
    [11, '5', 6],
    [11, 5, undefined],
  ])('lead nowhere when the cell is gone: %j %j %j', (sheet, row, column) => {
    const { activated } = open()
    expect(main.jumpTo(sheet, row, column)).toBe(false)
    expect(activated).toEqual([])
  })
})

describe('the guide', () => {
  it.each(['Hướng dẫn', 'Guide'])('is turned to: %s', (name) => {
    const { activated } = open({ tabs: [ownTab(), guideTab(name)] })
    main.showGuide()
    expect(activated).toEqual([name])
  })

  it('is missed kindly', () => {
    const { alerts } = open({ tabs: [ownTab()], metadata: {} })
    main.showGuide()
    expect(alerts).toEqual([words.noGuide])
  })
})
