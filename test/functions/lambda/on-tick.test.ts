import { describe, expect, it } from 'vitest'
import type { Campaign } from '../../../domain/plan/plan.ts'
import { forEachCampaign, onTick } from '../../../functions/lambda/on-tick.ts'
import { linesSaidDuring } from '../../support/said.ts'
import { sampleCampaign } from '../../support/sample-campaign.ts'

const open = async () => ({ installation: 'dev' })
const heartbeats = (lines: readonly string[]) =>
  lines.map((line) => JSON.parse(line)).filter((line) => line.Heartbeat !== undefined)

describe('a tick', () => {
  it('that did its work leaves a heartbeat under its own name', async () => {
    const handler = onTick('sweep-sheets', open, { sweep: async () => 3, 'full-sweep': async () => 40 })
    const lines = await linesSaidDuring(() => handler({ tick: 'full-sweep' }))
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ step: 'sweep-sheets', outcome: 'done', count: 40 })
    expect(heartbeats(lines)).toMatchObject([{ Installation: 'dev', Tick: 'full-sweep', Heartbeat: 1 }])
  })

  it.each([
    ['that fails', 'sweep', /^sweep-sheets: TypeError$/],
    ['that the step does not know', 'toString', /^sweep-sheets: SayableError$/],
  ])('%s leaves none, and fails without words', async (_, tick, message) => {
    const handler = onTick('sweep-sheets', open, {
      sweep: () => Promise.reject(new TypeError('Nông Văn Hiếu')),
    })
    const lines = await linesSaidDuring(() => expect(handler({ tick })).rejects.toThrow(message))
    expect(heartbeats(lines)).toEqual([])
    expect(lines.join()).not.toContain('Nông')
  })
})

describe('campaigns', () => {
  const campaignsOf = (all: readonly Campaign[]) => ({ all: async () => all, find: async () => null })

  it('each have their turn, though one fails; then the whole has failed', async () => {
    const { campaign } = await sampleCampaign()
    const other = { ...campaign, plan: { ...campaign.plan, id: 'other' } }
    const seen: string[] = []
    const work = async ({ plan }: Campaign): Promise<number> => {
      seen.push(plan.id)
      if (plan.id === campaign.plan.id) throw new Error('no')
      return 1
    }
    const lines = await linesSaidDuring(() =>
      expect(forEachCampaign('run-agenda', campaignsOf([campaign, other]), 0, work)).rejects.toThrow(
        '1 plans failed',
      ),
    )
    expect(seen).toEqual([campaign.plan.id, 'other'])
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ plan: campaign.plan.id, outcome: 'failed' })
  })

  it('are summed up in their current cycle', async () => {
    const { campaign, cycle } = await sampleCampaign()
    const work = async (_: Campaign, { id }: { readonly id: string }): Promise<number> => {
      expect(id).toBe(cycle.id)
      return 2
    }
    expect(await forEachCampaign('run-agenda', campaignsOf([campaign, campaign]), 0, work)).toBe(4)
    const over = { ...campaign, plan: { ...campaign.plan, cycles: [] } }
    expect(await forEachCampaign('run-agenda', campaignsOf([over]), 0, work)).toBe(0)
  })
})
