import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bigSheet, HEADERS } from '../../../bench/big-sheet.ts'
import type { Unit } from '../../../domain/plan/plan.ts'
import type { Cell } from '../../../domain/sheet/grid.ts'
import type { SheetSeat } from '../../../functions/ports/reports.ts'
import { sharedPeople } from '../../../functions/shared-people.ts'
import { openRig, type Rig } from '../../support/rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await openRig()
})
afterAll(() => rig.close())

const [NAME, YEAR] = [1, HEADERS.findIndex((header) => String(header).startsWith('Năm sinh'))] as const
const rowOf = (unit: Unit, name: string, year: number): Cell[] =>
  (bigSheet(1, 0, unit.name)[0] ?? []).with(NAME, name).with(YEAR, year)

const pairs = async (): Promise<readonly string[]> => {
  const shared = await sharedPeople(rig.services.people, rig.campaign, rig.cycle)
  return shared.flatMap((one) => one.pairs.map((pair) => pair.map(({ name }) => name).join(' + ')))
}

/** What three units send: the first two share one person, the last two another. */
async function seats(suffix: string): Promise<readonly SheetSeat[]> {
  const [a, b, c] = rig.campaign.units
  if (!a || !b || !c) throw new Error('the sample plan has three units')
  const sheet = (unit: Unit, ...people: readonly (readonly [string, number])[]) =>
    rig.seat(unit, [HEADERS, ...people.map(([name, year]) => rowOf(unit, `${name} ${suffix}`, year))])
  return [
    await sheet(a, ['Nông Văn Canh', 1975], ['Lý Thị Mai', 1980]),
    await sheet(b, ['Nông Văn Cảnh', 1975], ['nông văn canh', 1975], ['Hoàng Thị Yến', 1991]),
    await sheet(c, ['Lý Thị Mai', 1981], ['Hoàng Thị Yến', 1991]),
  ]
}

describe('one person in the sheets of two units', () => {
  it.each([
    [[0, 1, 2], 'An'],
    [[2, 1, 0], 'Bình'],
    [[1, 0, 2, 1, 0], 'Chi'],
  ])('is found whatever the order of syncs: %j', async (order, suffix) => {
    const [a, b, c] = rig.campaign.units.map(({ name }) => name)
    const sheets = await seats(suffix)
    for (const i of order) {
      const sheet = sheets[i]
      if (sheet) await rig.sync(sheet)
    }
    expect(await pairs()).toEqual([`${a} + ${b}`, `${b} + ${c}`].toSorted((x, y) => x.localeCompare(y, 'vi')))
    for (const sheet of sheets) await rig.services.people.forget(sheet)
    expect(await pairs()).toEqual([])
  })

  it('also where the sheets are read at the same moment', async () => {
    const sheets = await seats('Dung')
    await Promise.all(sheets.map((sheet) => rig.sync(sheet)))
    expect(await pairs()).toHaveLength(2)
    for (const sheet of sheets) await rig.services.people.forget(sheet)
  })

  it('is found no more when one unit corrects the year or takes the row away, and is not lost by a held sheet', async () => {
    const [first, second, third] = await seats('Em')
    if (!first || !second || !third) throw new Error('three sheets')
    for (const sheet of [first, second, third]) await rig.sync(sheet)
    await rig.type(first, 1, YEAR, [[1976]])
    await rig.sync(first)
    expect(await pairs()).toHaveLength(1)
    await rig.type(second, 0, NAME, [['Xyz']])
    expect(await rig.sync(second)).toMatchObject({ held: { code: 'H-MISSING-COLUMN' } })
    expect(await pairs()).toHaveLength(1)
    await rig.type(second, 0, NAME, [[HEADERS[NAME] ?? null]])
    await rig.edit(second, [
      {
        deleteDimension: { range: { sheetId: second.tabId, dimension: 'ROWS', startIndex: 3, endIndex: 4 } },
      },
    ])
    await rig.sync(second)
    expect(await pairs()).toEqual([])
    for (const sheet of [first, second, third]) await rig.services.people.forget(sheet)
  })

  it('costs nothing more when nobody came or went', async () => {
    const [first] = await seats('Giang')
    if (!first) throw new Error('no sheet')
    await rig.sync(first)
    const noted: unknown[] = []
    const people = { note: async (...all: unknown[]) => void noted.push(all) }
    await rig.sync(first, { people })
    expect(noted).toEqual([])
    await rig.services.people.forget(first)
  })
})
