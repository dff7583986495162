import { expect, it } from 'vitest'
import { momentOf } from '../../cli/start/at.ts'
import { sampleCampaign } from '../support/sample-campaign.ts'

const { campaign } = await sampleCampaign()

it.each([
  [undefined, '2023-12-01T08:00:00+07:00'],
  ['2024-03-01', '2024-03-01T08:00:00+07:00'],
  ['2024-03-01T16:30', '2024-03-01T16:30:00+07:00'],
  [' 2024-03-01 16:30 ', '2024-03-01T16:30:00+07:00'],
  ['now', '2026-11-21T00:00:01Z'],
])('the moment %s is %s', (at, moment) => {
  expect(momentOf(at, campaign, () => Date.parse('2026-11-21T00:00:01Z'))).toBe(Date.parse(moment))
})

it.each(['2024-02-30', '1/3/2024', '2024-03-01T24:00', 'hôm nay', ''])('%j is no moment', (at) => {
  expect(momentOf(at, campaign)).toBeNull()
})
