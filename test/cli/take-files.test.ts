import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { takeFiles } from '../../cli/start/take-files.ts'
import { unitsInCycle } from '../../domain/units/units-in-time.ts'
import { sampleCampaign } from '../support/sample-campaign.ts'

const { campaign, cycle } = await sampleCampaign()
const units = unitsInCycle(campaign, cycle)
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-files-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Whose a file of this name is taken for. */
async function ownerOf(name: string, unit: string | null = null): Promise<string | readonly string[]> {
  const path = join(folder, name)
  await writeFile(path, 'x')
  const { files, unclear } = await takeFiles([path], unit, units)
  const [file] = files
  return file ? (units.find(({ id }) => id === file.unitId)?.name ?? '') : (unclear[0]?.candidates ?? [])
}

it.each([
  ['Bac Viet (tai ve).xlsx', 'Xã Bắc Việt'],
  ['DS_dien_hinh_Thuy_Hung_final.xlsx', 'Xã Thụy Hùng'],
  ['Danh sách xã Hội Hoan (sửa lần 2).xlsx', 'Xã Hội Hoan'],
  ['bac la.xlsx', 'Xã Bắc La'],
])('%s is of %s', async (name, unit) => {
  expect(await ownerOf(name)).toBe(unit)
})

it('nothing is guessed: a name that says nothing, or two units, is asked about', async () => {
  expect(await ownerOf('bao cao.xlsx')).toEqual([])
  expect(await ownerOf('Tan Tac va Bac La.xlsx')).toEqual(['Xã Bắc La', 'Xã Tân Tác'])
  expect(await ownerOf('Tan My va Bac La.xlsx')).toEqual(['Xã Tân Mỹ', 'Xã Bắc La'])
})

it('a name inside another that was found does not count', async () => {
  const [unit] = units
  if (!unit) throw new Error('no unit')
  const alike = ['Xã Mỹ', 'Xã Tân Mỹ', 'Xã Tân'].map((name, i) => ({ ...unit, id: `u${i}`, name }))
  const path = join(folder, 'tan my.xlsx')
  await writeFile(path, 'x')
  expect((await takeFiles([path], null, alike)).files.map(({ unitId }) => unitId)).toEqual(['u1'])
})

it('the unit that is named stands above the name of the file', async () => {
  expect(await ownerOf('bac la.xlsx', 'xã Tân Mỹ')).toBe('Xã Tân Mỹ')
  expect(await ownerOf('bac la.xlsx', 'vl-c05')).toBe(units.find(({ id }) => id === 'vl-c05')?.name)
  expect(await ownerOf('bac la.xlsx', 'Xã Không Có')).toEqual([])
})
