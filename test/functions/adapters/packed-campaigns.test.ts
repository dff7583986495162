import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPackedCampaigns, packCampaigns } from '../../../functions/adapters/packed-campaigns.ts'
import { readCampaign } from '../../../functions/adapters/plan-folder.ts'

const PLANS = [
  'cau-ngang-104',
  'chi-lang-dai-hoi',
  'lang-son-2026',
  'lang-son-ttt',
  'quang-nam-658',
  'van-lang-146',
]

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-pack-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('a pack gives back every campaign as its folder reads, to the last field', async () => {
  const readings = await Promise.all(PLANS.map((plan) => readCampaign(join('plans', plan))))
  const read = readings.flatMap((reading) => (reading.ok ? [reading.campaign] : []))
  expect(read.length).toBe(PLANS.length)
  const file = join(folder, 'campaigns.json')
  await writeFile(file, packCampaigns(read))
  const campaigns = createPackedCampaigns(file)
  expect(await campaigns.all()).toEqual(read)
  expect((await campaigns.find('van-lang-146'))?.plan.id).toBe('van-lang-146')
  expect(await campaigns.find('nobody')).toBeNull()
})

it.each(['0', '2', '"1"'])(
  'a pack of form %s is refused: it is read by the version that made it',
  async (form) => {
    const file = join(folder, 'other.json')
    await writeFile(file, `{"packed":${form},"campaigns":[]}`)
    await expect(createPackedCampaigns(file).all()).rejects.toThrow(/packed in form/)
  },
)
