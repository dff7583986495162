import { expect, it } from 'vitest'
import { metricLine } from '../../functions/metrics.ts'
import { faultsOfMetric } from '../support/metric-format.ts'

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

it.each([
  metricLine('prod', 'Heartbeat', 1, { tick: 'agenda' }, 1_700_000_000_000),
  metricLine('prod', 'OldestMailSeconds', 0, {}, 1),
  metricLine('dev', 'UnknownMails', 3, {}, 1),
])("is what CloudWatch's specification asks for: %s", (line) => {
  expect(faultsOfMetric(JSON.parse(line))).toEqual([])
})

it('would be found wrong without its time, its dimension or its value', () => {
  const line = JSON.parse(metricLine('prod', 'UnknownMails', 3, {}, 1))
  expect(faultsOfMetric({ ...line, _aws: { ...line._aws, Timestamp: 'now' } })).toHaveLength(1)
  expect(faultsOfMetric({ ...line, Installation: undefined })).toEqual([
    'the dimension Installation is no text beside _aws',
  ])
  expect(faultsOfMetric({ ...line, UnknownMails: '3' })).toEqual([
    'the metric UnknownMails is no number beside _aws',
  ])
})
