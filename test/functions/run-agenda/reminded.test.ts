import { describe, expect, it } from 'vitest'
import type { Campaign, Contact } from '../../../domain/plan/plan.ts'
import { blankState, hold } from '../../../domain/sheet/reconcile.ts'
import { instantAt } from '../../../domain/time/days.ts'
import { refusalFact } from '../../../functions/return-fact.ts'
import { runAgenda, startAgenda } from '../../../functions/run-agenda/run-agenda.ts'
import { memoryAgenda } from '../../support/memory-agenda.ts'
import { sampleCampaign } from '../../support/sample-campaign.ts'

const sample = await sampleCampaign()
const { cycle } = sample
const UNIT = sample.unit('Xã Bắc La')
const PLAN = sample.campaign.plan.id
const at = (day: string, hour: string) => instantAt(day, hour, sample.campaign.plan.zone)

/** The agenda of a campaign in memory, and the letters of a unit. */
async function office(campaign: Campaign, begun: string) {
  const deps = memoryAgenda(campaign, at(begun, '00:00'))
  await startAgenda(deps, PLAN, deps.clock.at)
  const tick = (day: string, hour: string) => {
    deps.clock.at = at(day, hour)
    return runAgenda(deps, PLAN)
  }
  const letters = async () =>
    (await deps.outbox.list(PLAN)).filter(
      ({ key }) => key.includes(`/${UNIT.id}/`) && key.includes('/reminder/'),
    )
  return { deps, tick, letters }
}

describe('a reminder', () => {
  it('of a sheet that is held tells why it is held, not of an earlier file that could not be read', async () => {
    const { deps, tick, letters } = await office(sample.campaign, '2023-12-01')
    const seat = {
      ...{ planId: PLAN, cycleId: cycle.id, unitId: UNIT.id, formId: 'F1' },
      ...{ spreadsheetId: 'f', tabId: 0, sheetKey: 'k' },
    }
    await deps.reports.registerSheet(seat)
    const held = hold(blankState(seat), { code: 'B-GONE', params: {} })
    await deps.reports.commit(seat, { ...held, version: 1 })
    const refusal = JSON.stringify({ code: 'B-OLD-XLS', params: { file: 'bao cao.xls' } })
    await deps.facts.set(refusalFact(sample.campaign, cycle, UNIT.id), refusal)
    const { get } = deps.facts
    const asked: string[] = []
    deps.facts.get = (name) => {
      asked.push(name)
      return get(name)
    }
    await tick('2023-12-01', '08:00')
    const [letter] = await letters()
    expect(letter?.mail.text).toBeDefined()
    expect(letter?.mail.text).not.toContain('bao cao.xls')
    const other = sample.unit('Xã Tân Thanh').id
    expect(asked).toContain(refusalFact(sample.campaign, cycle, other))
    expect(asked).not.toContain(refusalFact(sample.campaign, cycle, UNIT.id))
  })

  it('reaches a person who has two roles once, in the first of them', async () => {
    const [clerk] = UNIT.contacts
    if (!clerk) throw new Error('the sample unit has a clerk')
    const head: Contact = { ...clerk, role: 'head' }
    const { plan } = sample.campaign
    const reminders = plan.reminders.map((one) => ({ ...one, to: ['head', 'clerk'] as const }))
    const units = sample.campaign.units.map((one) =>
      one.id === UNIT.id ? { ...one, contacts: [clerk, head] } : one,
    )
    const { tick, letters } = await office({ plan: { ...plan, reminders }, units }, '2023-12-01')
    await tick('2023-12-01', '08:00')
    expect((await letters()).map(({ key, to }) => [key.split('/').at(-2), to])).toEqual([
      ['clerk', clerk.email],
    ])
  })
})

describe('a roll-up that was killed before it was written', () => {
  it('still says what changed since the one before it, not since itself', async () => {
    const { deps, tick } = await office(sample.campaign, '2023-11-01')
    await tick('2023-11-01', '07:30')
    const seat = {
      ...{ planId: PLAN, cycleId: cycle.id, unitId: UNIT.id, formId: 'F1' },
      ...{ spreadsheetId: 'f', tabId: 0, sheetKey: 'k' },
    }
    const groups = [{ of: { loai_hinh: 'tap_the' }, rows: 3 }]
    await deps.reports.commit(seat, {
      ...{ ...blankState(seat), version: 1, rows: 3, counted: 3 },
      ...{ groups, firstArrival: 1 },
    })
    const { add } = deps.outbox
    deps.outbox.add = () => Promise.reject(new Error('killed'))
    await expect(tick('2023-12-01', '07:30')).rejects.toThrow('killed')
    deps.outbox.add = add
    await tick('2023-12-01', '07:35')
    const last = (await deps.outbox.list(PLAN)).filter(({ key }) => key.includes('/rollup/')).at(-1)
    expect(last?.mail.text).toContain('tăng 3 điển hình')
  })
})
