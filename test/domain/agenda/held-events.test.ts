import { describe, expect, it } from 'vitest'
import { heldEvents } from '../../../domain/agenda/held-events.ts'
import { sampleEvent, samplePlan, sampleUnit, smallCampaign } from '../../support/sample-plan.ts'
import { group, sheetState } from '../../support/sheet-state.ts'

const plan = samplePlan({
  events: {
    hn_xa: sampleEvent({ where: { cap: ['xa'] } }),
    hn_huyen: sampleEvent({ classes: [], units: ['huyen'], where: { cap: ['huyen'] } }),
  },
})
const units = [sampleUnit('x1'), sampleUnit('x2'), sampleUnit('huyen', { classes: ['district'] })]
const sheet = (unitId: string, of: Record<string, string>) =>
  sheetState({ unitId, formId: 'F5', groups: [group(1, of)] })

describe('the days of conferences', () => {
  it('are those of the rows that units themselves have sent', () => {
    const states = [
      sheet('x1', { cap: 'xa', ngay_dk: '2025-02-20' }),
      sheet('huyen', { cap: 'huyen', ngay_dk: '2025-04-15' }),
    ]
    expect(heldEvents(smallCampaign(plan, units), states)).toEqual([
      { event: 'hn_xa', unitId: 'x1', day: '2025-02-20' },
      { event: 'hn_huyen', unitId: 'huyen', day: '2025-04-15' },
    ])
  })

  it.each([
    ['the day on which it was held, once it is there', { ngay_dk: '2025-02-20', ngay_tt: '2025-02-27' }],
    ['the day registered until then', { ngay_dk: '2025-02-27' }],
  ])('are %s', (_, days) => {
    const held = heldEvents(smallCampaign(plan, units), [sheet('x1', { cap: 'xa', ...days })])
    expect(held).toEqual([{ event: 'hn_xa', unitId: 'x1', day: '2025-02-27' }])
  })

  it.each([
    ['nobody has sent anything', []],
    ['the row gives no day', [sheet('x1', { cap: 'xa' })]],
    [
      'the row is about a conference of another level',
      [sheet('x1', { cap: 'huyen', ngay_dk: '2025-02-20' })],
    ],
    ['the unit holds no such conference', [sheet('huyen', { cap: 'xa', ngay_dk: '2025-02-20' })]],
  ])('are not known while %s', (_, states) => {
    expect(heldEvents(smallCampaign(plan, units), states)).toEqual([])
  })
})
