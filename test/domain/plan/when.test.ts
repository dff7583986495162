import { describe, expect, it } from 'vitest'
import { campaignAfter, faultsAfter } from './small-files.ts'

const whenOf = (when: unknown) => campaignAfter({ 'rules.0.when': when }).plan.rules[0]?.when

describe('when', () => {
  it.each([
    ['left out', undefined, { kind: 'cycle' }],
    ['empty', {}, { kind: 'cycle' }],
    ['none', 'none', { kind: 'none' }],
    [
      'a last day alone',
      { to: '2023-02-14', source: 'plan' },
      { kind: 'once', from: null, to: '2023-02-14', dueAfterDays: 0, source: 'plan' },
    ],
    [
      'a span of days, due later',
      { from: '2023-02-01', to: '2023-02-14', dueAfterDays: 6, source: 'law' },
      { kind: 'once', from: '2023-02-01', to: '2023-02-14', dueAfterDays: 6, source: 'law' },
    ],
    [
      'a span of one day',
      { from: '2023-02-14', to: '2023-02-14', source: 'plan' },
      { kind: 'once', from: '2023-02-14', to: '2023-02-14', dueAfterDays: 0, source: 'plan' },
    ],
    [
      'each year, over the turn of the year',
      { every: 'year', from: '12-15', to: '12-14', source: 'proposal' },
      { kind: 'yearly', from: '12-15', to: '12-14', since: null, dueAfterDays: 0, source: 'proposal' },
    ],
    [
      'each year until 29 February',
      { every: 'year', from: '01-01', to: '02-29', source: 'plan' },
      { kind: 'yearly', from: '01-01', to: '02-29', since: null, dueAfterDays: 0, source: 'plan' },
    ],
    [
      'each quarter, from some day on',
      { every: 'quarter', closes: 14, since: '2023-06-01', source: 'proposal' },
      {
        kind: 'tiled',
        every: 'quarter',
        closes: 14,
        since: '2023-06-01',
        dueAfterDays: 0,
        source: 'proposal',
      },
    ],
    [
      'each month to its last day',
      { every: 'month', closes: 'last', dueAfterDays: 5, source: 'plan' },
      { kind: 'tiled', every: 'month', closes: 31, since: null, dueAfterDays: 5, source: 'plan' },
    ],
    [
      'days before an event',
      { event: 'hn', daysBefore: 15, source: 'plan' },
      { kind: 'event', event: 'hn', daysBefore: 15, source: 'plan' },
    ],
    [
      'days after an event',
      { event: 'hn', daysBefore: -3, source: 'plan' },
      { kind: 'event', event: 'hn', daysBefore: -3, source: 'plan' },
    ],
  ])('%s', (_, when, expected) => {
    expect(whenOf(when)).toEqual(expected)
  })

  it.each([
    ['another word', 'never', ['wrong-type rules[0].when never']],
    ['a list', ['none'], ['wrong-type rules[0].when [...]']],
    ['nothing', null, ['wrong-type rules[0].when null']],
    ['an unknown rhythm', { every: 'week' }, ['not-allowed rules[0].when.every week']],
    ['a key too many', { until: '2023-02-14' }, ['unknown-key rules[0].when.until until']],
    ['no last day', { from: '2023-02-01', source: 'plan' }, ['missing-key rules[0].when.to']],
    ['no source', { to: '2023-02-14' }, ['missing-key rules[0].when.source']],
    [
      'nothing but days after',
      { dueAfterDays: 3 },
      ['missing-key rules[0].when.to', 'missing-key rules[0].when.source'],
    ],
    [
      'a year without days',
      { every: 'year', source: 'plan' },
      ['missing-key rules[0].when.from', 'missing-key rules[0].when.to'],
    ],
    ['a quarter without its end', { every: 'quarter', source: 'plan' }, ['missing-key rules[0].when.closes']],
    [
      'a month without its end or source',
      { every: 'month' },
      ['missing-key rules[0].when.closes', 'missing-key rules[0].when.source'],
    ],
    ['an event without days', { event: 'hn', source: 'plan' }, ['missing-key rules[0].when.daysBefore']],
    [
      'an unknown event',
      { event: 'hoi_nghi', daysBefore: 1, source: 'plan' },
      ['unknown-name rules[0].when.event hoi_nghi'],
    ],
    [
      'a day that does not exist',
      { to: '2023-02-30', source: 'plan' },
      ['bad-date rules[0].when.to 2023-02-30'],
    ],
    [
      'a month-day that does not exist',
      { every: 'year', from: '01-01', to: '02-30', source: 'plan' },
      ['bad-month-day rules[0].when.to 02-30'],
    ],
    [
      'a whole day for a month-day',
      { every: 'year', from: '2023-01-01', to: '12-31', source: 'plan' },
      ['bad-month-day rules[0].when.from 2023-01-01'],
    ],
    [
      'a month-day for a whole day',
      { from: '02-01', to: '2023-02-14', source: 'plan' },
      ['bad-date rules[0].when.from 02-01'],
    ],
    [
      'an end before the beginning',
      { from: '2023-02-15', to: '2023-02-14', source: 'plan' },
      ['wrong-order rules[0].when.to 2023-02-14'],
    ],
    [
      'a month that closes on day 32',
      { every: 'month', closes: 32, source: 'plan' },
      ['too-big rules[0].when.closes 32'],
    ],
    [
      'a month that closes on a word',
      { every: 'month', closes: 'end', source: 'plan' },
      ['wrong-type rules[0].when.closes end'],
    ],
    [
      'a first day that does not exist',
      { every: 'month', closes: 25, since: '2023-02-29', source: 'plan' },
      ['bad-date rules[0].when.since 2023-02-29'],
    ],
    [
      'due before the end',
      { to: '2023-02-14', dueAfterDays: -1, source: 'plan' },
      ['too-small rules[0].when.dueAfterDays -1'],
    ],
    ['an unknown source', { to: '2023-02-14', source: 'paper' }, ['not-allowed rules[0].when.source paper']],
    ['none, and yet a day', { none: true, to: '2023-02-14' }, ['unknown-key rules[0].when.to to']],
    [
      'a beginning of what has no gaps',
      { every: 'quarter', closes: 14, from: '2023-01-01', source: 'plan' },
      ['unknown-key rules[0].when.from from'],
    ],
    [
      'an end of the month of what is yearly',
      { every: 'year', from: '01-01', to: '12-31', closes: 25, source: 'plan' },
      ['unknown-key rules[0].when.closes closes'],
    ],
    [
      'both a rhythm and an event',
      { every: 'month', closes: 25, event: 'hn', source: 'plan' },
      ['unknown-key rules[0].when.event event'],
    ],
    [
      'days after what hangs on an event',
      { event: 'hn', daysBefore: 1, dueAfterDays: 6, source: 'plan' },
      ['unknown-key rules[0].when.dueAfterDays dueAfterDays'],
    ],
    [
      'a repetition of what comes once',
      { to: '2023-02-14', since: '2023-01-01', source: 'plan' },
      ['unknown-key rules[0].when.since since'],
    ],
  ])('%s is a fault', (_, when, expected) => {
    expect(faultsAfter({ 'rules.0.when': when })).toEqual(expected)
  })
})
