import { describe, expect, it } from 'vitest'
import type { Unit } from '../../domain/plan/plan.ts'
import { sharedPeople, sharedPeopleLines } from '../../functions/shared-people.ts'
import { memoryPeople } from '../support/memory-ports.ts'
import { sampleCampaign } from '../support/sample-campaign.ts'

const { campaign, cycle } = await sampleCampaign()
const [a, b, c, d] = campaign.units
if (!a || !b || !c || !d) throw new Error('the sample plan has four units')

/** Who stands in which unit's sheet. */
async function found(sheets: readonly (readonly [Unit, ...string[]])[], units = campaign.units) {
  const people = memoryPeople()
  for (const [unit, ...names] of sheets) {
    const seat = { planId: campaign.plan.id, cycleId: cycle.id, unitId: unit.id, formId: 'F1' }
    const place = { ...seat, spreadsheetId: unit.id, tabId: 0, sheetKey: unit.id }
    await people.note(
      place,
      names.map((person) => ({ person, rowId: `${unit.id}-${person}` })),
    )
  }
  return sharedPeople(people, { ...campaign, units }, cycle)
}
const pairsOf = (shared: Awaited<ReturnType<typeof found>>) =>
  shared.map(({ pairs }) => pairs.map((pair) => pair.map(({ name }) => name).join(' + ')))

describe('a person with two units', () => {
  it('is told of by pairs of units, in the order of the plan, and by no name', async () => {
    const shared = await found([
      [c, 'Hiếu 1975', 'Mai 1980'],
      [a, 'Hiếu 1975', 'Mai 1980', 'Lan 1990'],
      [b, 'Hiếu 1975'],
    ])
    expect(pairsOf(shared)).toEqual([
      [`${a.name} + ${b.name}`, `${a.name} + ${c.name}`, `${b.name} + ${c.name}`],
      [`${a.name} + ${c.name}`],
    ])
    const lines = sharedPeopleLines(shared, 'vi')
    expect(lines).toEqual([
      'Có thể trùng người giữa các đơn vị (cùng họ tên, cùng năm sinh): 2 trường hợp.',
      `${a.name} và ${b.name}: 1 trường hợp`,
      `${a.name} và ${c.name}: 2 trường hợp`,
      `${b.name} và ${c.name}: 1 trường hợp`,
      'Danh sách ở trang «Trùng giữa đơn vị» của bảng tổng hợp; đề nghị đối chiếu trước khi xét.',
    ])
    const [english = ''] = sharedPeopleLines(shared.slice(0, 1), 'en')
    expect(english).toContain('1 case')
    expect([...lines, ...sharedPeopleLines(shared, 'en')].join()).not.toMatch(/Hiếu|1975|undefined/)
  })

  it('is none where one unit stands above the other, takes its place, or is not of the plan any more', async () => {
    const sheets = [
      [a, 'Hiếu 1975'],
      [b, 'Hiếu 1975'],
    ] as const
    const among = (more: Partial<Unit>) =>
      campaign.units.map((unit) => (unit.id === a.id ? { ...unit, ...more } : unit))
    for (const units of [
      among({ parent: b.id }),
      among({ successor: b.id }),
      campaign.units.filter(({ id }) => id !== b.id),
    ])
      expect(await found(sheets, units)).toEqual([])
    expect(await found(sheets)).toHaveLength(1)
  })

  it('leaves out the unit above, when two below it name the same person', async () => {
    const units = campaign.units.map((unit) =>
      [a.id, b.id].includes(unit.id) ? { ...unit, parent: d.id } : unit,
    )
    const [shared] = await found(
      [a, b, d].map((unit) => [unit, 'Hiếu 1975'] as const),
      units,
    )
    expect(shared?.sightings.map(({ unitId }) => unitId).toSorted()).toEqual([a.id, b.id].toSorted())
  })

  it('is counted, not listed, beyond ten pairs; of nobody there is no line', async () => {
    const many = campaign.units.slice(0, 6).map((unit) => [{ ...unit, parent: null }, 'Hiếu 1975'] as const)
    const shared = await found(
      many,
      many.map(([unit]) => unit),
    )
    const lines = sharedPeopleLines(shared, 'vi')
    expect(lines).toHaveLength(1 + 10 + 1 + 1)
    expect(lines.at(-2)).toBe('và 5 cặp đơn vị khác')
    expect(sharedPeopleLines(shared, 'en').at(-2)).toBe('and 5 more pairs of units')
    expect(sharedPeopleLines([], 'vi')).toEqual([])
  })
})
