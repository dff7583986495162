import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importReturn } from '../../../functions/import-returns/import-returns.ts'
import { refusalFact } from '../../../functions/return-fact.ts'
import { openRig, type Rig } from '../../support/rig.ts'

let rig: Rig
let good: Uint8Array
beforeAll(async () => {
  rig = await openRig()
  good = new Uint8Array(await readFile('plans/van-lang-146/returns/Xa Thanh Long.xlsx'))
})
afterAll(() => rig.close())

const take = (name: string, bytes: Uint8Array, facts = rig.services.facts) =>
  importReturn({ ...rig.services, facts }, rig.campaign, rig.cycle, { name, unitId: rig.unit.id, bytes })

describe('a file that cannot be read', () => {
  const refusal = () => rig.services.facts.get(refusalFact(rig.campaign, rig.cycle, rig.unit.id))

  it('is remembered with its name and reason until a good one was taken in', async () => {
    const problem = { code: 'B-CORRUPT', params: { file: 'bang.xlsx' } }
    expect(await take('bang.xlsx', good.slice(0, 2000))).toEqual({ kind: 'refused', problem })
    expect(JSON.parse((await refusal()) ?? '')).toEqual(problem)
    expect(await take('bang.xlsx', good)).toMatchObject({ kind: 'imported' })
    expect(await refusal()).toBe('')
  })

  it('is told although the good one of before came again', async () => {
    await take('bang moi.xlsx', new Uint8Array())
    expect(await take('bang.xlsx', good)).toMatchObject({ kind: 'known' })
    expect(JSON.parse((await refusal()) ?? '')).toMatchObject({ code: 'B-EMPTY-FILE' })
  })
})
