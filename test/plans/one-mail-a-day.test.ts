import { describe, expect, it } from 'vitest'
import { agendaOf } from '../../domain/agenda/agenda.ts'
import { readCampaign } from '../../functions/adapters/plan-folder.ts'
import { runAgenda, startAgenda } from '../../functions/run-agenda/run-agenda.ts'
import { memoryAgenda } from '../support/memory-agenda.ts'

/** Days on which several reminders of a plan are due, and all that leaves on them while nobody has reported. */
async function rehearse(folder: string) {
  const read = await readCampaign(`plans/${folder}`)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  const { campaign } = read
  const reminders = agendaOf(campaign.plan).filter(({ kind }) => kind === 'reminder')
  const days = reminders.filter((item) => reminders.some((one) => one !== item && one.day === item.day))
  const told: { readonly to: string; readonly unit: string; readonly items: number }[] = []
  for (const at of new Set(days.map((item) => item.at))) {
    const deps = memoryAgenda(campaign, at)
    await startAgenda(deps, campaign.plan.id, at - 1)
    for (const minutes of [0, 5, 60]) {
      deps.clock.at = at + minutes * 60_000
      await runAgenda(deps, campaign.plan.id)
    }
    const letters = await deps.outbox.list(campaign.plan.id)
    for (const { key, to, mail } of letters)
      if (key.includes('/reminder/'))
        told.push({
          to: `${to} ${at}`,
          unit: key.split('/')[5] ?? '',
          items: mail.text.match(/^Căn cứ: /gm)?.length ?? 1,
        })
  }
  return { days: new Set(days.map(({ day }) => day)).size, told }
}

describe.each([
  ['chi-lang-dai-hoi', 6, 'papers and conferences'],
  ['cau-ngang-104', 4, 'movements and reviews'],
])('%s, which reminds twice on %d days', (folder, expected) => {
  it('writes one mail to each reader of a unit, and it lists all that is asked', async () => {
    const { days, told } = await rehearse(folder)
    expect(days).toBe(expected)
    const readers = told.map(({ to, unit }) => `${to} ${unit}`)
    expect(readers.length).toBeGreaterThan(40)
    expect(readers.filter((reader, i) => readers.indexOf(reader) !== i)).toEqual([])
    expect(told.filter(({ items }) => items > 1).length).toBeGreaterThan(20)
  })
})
