import { expect, it } from 'vitest'
import { metricLine } from '../../functions/metrics.ts'

it('a heartbeat is a line in the embedded metric format', () => {
  expect(JSON.parse(metricLine('prod', 'Heartbeat', 1, { tick: 'agenda' }, 1_700_000_000_000))).toEqual({
    _aws: {
      Timestamp: 1_700_000_000_000,
      CloudWatchMetrics: [
        {
          Namespace: 'Rollcall',
          Dimensions: [['Installation', 'Tick']],
          Metrics: [{ Name: 'Heartbeat', Unit: 'Count' }],
        },
      ],
    },
    Installation: 'prod',
    Tick: 'agenda',
    Heartbeat: 1,
  })
})

it('a measurement of the whole installation has no other dimension', () => {
  const line = JSON.parse(metricLine('dev', 'OldestMailSeconds', 90, {}, 0))
  expect(line).toMatchObject({ Installation: 'dev', OldestMailSeconds: 90 })
  expect(line._aws.CloudWatchMetrics[0]).toMatchObject({
    Dimensions: [['Installation']],
    Metrics: [{ Name: 'OldestMailSeconds', Unit: 'Seconds' }],
  })
})
