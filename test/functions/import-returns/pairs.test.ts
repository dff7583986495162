import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cell } from '../../../domain/sheet/grid.ts'
import { importReturn } from '../../../functions/import-returns/import-returns.ts'
import type { SheetSeat } from '../../../functions/ports/reports.ts'
import { provisionSheet } from '../../../functions/provision-sheets/provision-sheets.ts'
import { openRig, type Rig } from '../../support/rig.ts'

/**
 * One sheet, filled twice: typed online, and downloaded, filled by another program and sent back. Both must be
 * understood alike, row by row.
 */
const OFFICE = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find(existsSync)
if (!OFFICE) console.warn('LibreOffice is not here: files that it writes are not compared')

const PLACE = { name: 1, kind: 2, year: 4, field: 9, deeds: 11, phone: 13, cycle: 14, state: 15, tick: 16 }
const row = (cells: Partial<Record<keyof typeof PLACE, Cell>>): Cell[] => {
  const line: Cell[] = Array(17).fill(null)
  const given = {
    kind: 'Cá nhân',
    field: 'Kinh tế',
    deeds: 'Vận động bà con hiến đất.',
    cycle: 2023,
    state: 'Mới',
    ...cells,
  }
  for (const [key, value] of Object.entries(given)) line[PLACE[key as keyof typeof PLACE]] = value
  return line
}
const CONTENTS: readonly [string, readonly Cell[][]][] = [
  [
    'three good rows',
    [
      row({ name: 'Nông Văn Hiếu' }),
      row({ name: 'Lý Thị Thơm', year: 1981 }),
      row({ name: 'Thôn Nà Lầu', kind: 'Tập thể' }),
    ],
  ],
  [
    'telephone numbers with their zero, as text and as numbers',
    [
      row({ name: 'Vi Văn Đức', phone: '0912345678' }),
      row({ name: 'Bế Văn Hà', phone: 912345678 }),
      row({ name: 'Hà Văn Páo', phone: '+84912345679' }),
    ],
  ],
  [
    'years as numbers, as text, of two digits',
    [
      row({ name: 'Lương Văn Ánh', year: '1980' }),
      row({ name: 'Vi Thị Dung', year: 85 }),
      row({ name: 'Hoàng Văn Chiến', year: 'khoảng 1970' }),
    ],
  ],
  [
    'what looks like a formula, and ticks',
    [
      row({ name: '=1+1', tick: 'x' }),
      row({ name: 'Nông Văn Bình', tick: true }),
      row({ name: 'Nông Văn Khánh', tick: '-' }),
    ],
  ],
  [
    'letters taken apart, odd spaces and gaps between rows',
    [
      row({ name: 'Nông Văn Hiếu'.normalize('NFD') }),
      Array<Cell>(17).fill(null),
      row({ name: '  Lý   Thị  Thơm ' }),
    ],
  ],
  [
    'the same person twice, and a required cell that is empty',
    [
      row({ name: 'Nông Văn Hiếu', year: 1980 }),
      row({ name: 'Nông Văn Hiếu', year: 1980 }),
      row({ name: 'Triệu Văn Páo', deeds: null }),
    ],
  ],
  ['nothing to report', [[null, 'Không có']]],
]

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-pairs-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** A rig with the unit's sheet in it, as provisioning makes it. */
async function office(): Promise<{ readonly rig: Rig; readonly seat: () => Promise<SheetSeat> }> {
  const rig = await openRig(null)
  const deps = { ...rig.services, language: 'vi' as const, pokeUrl: 'http://127.0.0.1:1/poke' }
  await provisionSheet(deps, rig.campaign, rig.cycle, rig.unit, false)
  const seat = async (): Promise<SheetSeat> => {
    const seats = await rig.services.reports.seatsOfCycle(rig.campaign.plan.id, rig.cycle.id)
    const found = seats.find(({ formId }) => formId === 'F1')
    if (!found) throw new Error('no seat')
    return found
  }
  return { rig, seat }
}

/** What was understood: the sheet's figures, and of each row its values and what is said of it. */
async function verdictOf(rig: Rig, seat: SheetSeat) {
  await rig.sync(seat)
  const state = await rig.services.reports.stateOf(seat)
  if (!state) throw new Error('no state')
  const { rows, counted, nil, held, errorRows, groups } = state
  const found = await rig.services.reports.rowsOf(seat.sheetKey, Object.keys(state.manifest))
  const said = found
    .map(({ values, problems, counts }) => JSON.stringify({ values, problems, counts }))
    .sort()
  return { rows, counted, nil, held, errorRows, groups, said }
}

async function online(content: readonly Cell[][]) {
  const { rig, seat } = await office()
  try {
    await rig.services.sheets.write(
      (await seat()).spreadsheetId,
      [],
      content.map((cells, i) => ({ tabId: 146_000_100, row: 5 + i, column: 0, cells: [cells] })),
    )
    return await verdictOf(rig, await seat())
  } finally {
    await rig.close()
  }
}

async function offline(content: readonly Cell[][], rewrite: (bytes: Uint8Array) => Promise<Uint8Array>) {
  const { rig, seat } = await office()
  try {
    const workbook = new ExcelJS.Workbook()
    const sent = await rig.services.files.exportWorkbook((await seat()).spreadsheetId)
    await workbook.xlsx.load(sent.buffer as ArrayBuffer)
    const sheet = workbook.getWorksheet('F1')
    for (const [i, cells] of content.entries())
      for (const [j, cell] of cells.entries())
        if (sheet && cell !== null) sheet.getCell(6 + i, j + 1).value = cell
    const bytes = await rewrite(new Uint8Array(await workbook.xlsx.writeBuffer()))
    const file = { name: 'da dien.xlsx', unitId: rig.unit.id, bytes }
    expect(
      await importReturn({ ...rig.services, linkTo: (id) => id }, rig.campaign, rig.cycle, file),
    ).toMatchObject({
      kind: 'imported',
    })
    return await verdictOf(rig, await seat())
  } finally {
    await rig.close()
  }
}

async function throughLibreOffice(bytes: Uint8Array): Promise<Uint8Array> {
  await writeFile(join(folder, 'in.xlsx'), bytes)
  const profile = `-env:UserInstallation=file://${folder}/profile`
  const to = [
    '--convert-to',
    'xlsx:Calc MS Excel 2007 XML',
    '--outdir',
    join(folder, 'out'),
    join(folder, 'in.xlsx'),
  ]
  await promisify(execFile)(OFFICE ?? '', [profile, '--headless', ...to])
  return new Uint8Array(await readFile(join(folder, 'out/in.xlsx')))
}

describe('the same content online and as a workbook of another program', () => {
  it.each(CONTENTS)('is understood alike: %s', async (_, content) => {
    expect(await offline(content, async (bytes) => bytes)).toEqual(await online(content))
  })

  it.skipIf(!OFFICE)(
    'is understood alike when LibreOffice wrote the file',
    async () => {
      const content = CONTENTS.slice(0, 6).flatMap(([, rows]) => rows)
      expect(await offline(content, throughLibreOffice)).toEqual(await online(content))
    },
    120_000,
  )
})
