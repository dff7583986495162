import { describe, expect, it } from 'vitest'
import { parseCampaign } from '../../../domain/plan/parse-campaign.ts'
import { campaignAfter, faultsAfter, smallFiles } from './small-files.ts'

const F1 = { form: 'F1' }
const F1_ROWS = { form: 'F1', where: {} }

/** The checks of the plan's rule when its `check` says so. */
const checksOf = (check: unknown) => campaignAfter({ 'rules.0.check': check }).plan.rules[0]?.check

describe('a check as it may be written', () => {
  it.each([
    [
      'count',
      { kind: 'count', rows: F1, min: 1, source: 'plan' },
      {
        kind: 'count',
        rows: F1_ROWS,
        sum: null,
        period: null,
        min: { kind: 'number', value: 1 },
        max: null,
        over: 'error',
        source: 'plan',
      },
    ],
    [
      'count of a column, window by window, bounds from elsewhere',
      {
        kind: 'count',
        rows: { form: 'F1', where: { dat: ['true'] } },
        sum: 'so',
        period: 'ky',
        min: { perUnit: { u1: 3 }, document: '273/KH-UBND' },
        max: { cell: { unit: 'u2', form: 'F1', column: 'so', match: 'don_vi' }, otherwise: 300 },
        over: 'waiting',
        source: 'law',
      },
      {
        kind: 'count',
        rows: { form: 'F1', where: { dat: ['true'] } },
        sum: 'so',
        period: 'ky',
        min: { kind: 'perUnit', values: { u1: 3 }, document: '273/KH-UBND' },
        max: { kind: 'cell', unit: 'u2', form: 'F1', column: 'so', match: 'don_vi', otherwise: 300 },
        over: 'waiting',
        source: 'law',
      },
    ],
    [
      'count up to a cell that has no substitute',
      { kind: 'count', rows: F1, max: { cell: { unit: 'u2', form: 'F1', column: 'so' } }, source: 'plan' },
      {
        kind: 'count',
        rows: F1_ROWS,
        sum: null,
        period: null,
        min: null,
        max: { kind: 'cell', unit: 'u2', form: 'F1', column: 'so', match: null, otherwise: null },
        over: 'error',
        source: 'plan',
      },
    ],
    [
      'mix',
      { kind: 'mix', rows: F1, column: 'loai', each: { a: 1, b: 2 }, source: 'proposal' },
      { kind: 'mix', rows: F1_ROWS, column: 'loai', each: { a: 1, b: 2 }, source: 'proposal' },
    ],
    [
      'share',
      { kind: 'share', rows: F1, column: 'loai', parts: [{ of: ['a', 'b'], min: 70 }], source: 'plan' },
      {
        kind: 'share',
        rows: F1_ROWS,
        column: 'loai',
        parts: [{ of: ['a', 'b'], min: 70, max: null }],
        tolerance: 0,
        source: 'plan',
      },
    ],
    [
      'each, days in every way',
      {
        kind: 'each',
        rows: F1,
        if: [{ column: 'loai', in: ['a'] }],
        must: [
          { column: 'ma', filled: true },
          { column: 'so', min: 1, max: 2.5 },
          { column: 'ngay', notBefore: '2023-02-01', notAfter: { column: 'ngay', days: -15 } },
          { column: 'ngay', notBefore: { event: 'hn', days: -1 }, notAfter: { event: 'hn' } },
          { column: 'ngay', notBefore: { day: '2023-02-01', days: 28 } },
        ],
        source: 'plan',
      },
      {
        kind: 'each',
        rows: F1_ROWS,
        atLeast: 0,
        if: [condition({ column: 'loai', in: ['a'] })],
        must: [
          condition({ column: 'ma', filled: true }),
          condition({ column: 'so', min: { kind: 'number', value: 1 }, max: { kind: 'number', value: 2.5 } }),
          condition({
            column: 'ngay',
            notBefore: { kind: 'day', day: '2023-02-01' },
            notAfter: { kind: 'column', column: 'ngay', days: -15 },
          }),
          condition({
            column: 'ngay',
            notBefore: { kind: 'event', event: 'hn', days: -1 },
            notAfter: { kind: 'event', event: 'hn', days: 0 },
          }),
          condition({ column: 'ngay', notBefore: { kind: 'day', day: '2023-03-01' } }),
        ],
        source: 'plan',
      },
    ],
    [
      'cells',
      { kind: 'cells', form: 'F1', columns: ['ten'] },
      { kind: 'cells', form: 'F1', columns: ['ten'] },
    ],
    ['task', { kind: 'task' }, { kind: 'task', document: false, after: [] }],
    [
      'task after others',
      { kind: 'task', document: true, after: ['R1'] },
      { kind: 'task', document: true, after: ['R1'] },
    ],
    [
      'forward',
      { kind: 'forward', rows: F1, to: 'so' },
      { kind: 'forward', rows: F1_ROWS, from: null, min: null, max: null, to: 'so', source: 'plan' },
    ],
    [
      'forward some of the rows received',
      { kind: 'forward', rows: F1, from: 'ma', min: 1, max: 3, to: 'so', source: 'law' },
      { kind: 'forward', rows: F1_ROWS, from: 'ma', min: 1, max: 3, to: 'so', source: 'law' },
    ],
    ['request', { kind: 'request' }, { kind: 'request' }],
    ['leads', { kind: 'leads' }, { kind: 'leads' }],
    ['phases', { kind: 'phases' }, { kind: 'phases' }],
    ['rollup', { kind: 'rollup', of: 'thang' }, { kind: 'rollup', of: 'thang' }],
    ['distribution', { kind: 'distribution', lines: 2 }, { kind: 'distribution', lines: 2 }],
    ['narrative', { kind: 'narrative' }, { kind: 'narrative' }],
  ])('%s, alone or among others', (_, written, expected) => {
    expect(checksOf(written)).toEqual([expected])
    expect(checksOf([{ kind: 'narrative' }, written])).toEqual([{ kind: 'narrative' }, expected])
  })
})

function condition(of: object): object {
  const none = { in: null, filled: false, min: null, max: null, notBefore: null, notAfter: null }
  return { ...none, ...of }
}

const count = (more: object) => ({ kind: 'count', rows: F1, source: 'plan', ...more })
const mix = (more: object) => ({
  kind: 'mix',
  rows: F1,
  column: 'loai',
  each: { a: 1 },
  source: 'plan',
  ...more,
})
const share = (more: object) => ({
  kind: 'share',
  rows: F1,
  column: 'loai',
  parts: [{ of: ['a'], min: 70 }],
  source: 'plan',
  ...more,
})
const must = (...conditions: object[]) => ({ kind: 'each', rows: F1, must: conditions, source: 'plan' })
const forward = (more: object) => ({ kind: 'forward', rows: F1, to: 'so', ...more })
const onCell = (cell: object) => ({ cell: { unit: 'u2', form: 'F1', column: 'so', ...cell } })

/** What it is, the check, and the faults with their paths below the check. */
const FAULTS: readonly (readonly [string, unknown, readonly string[]])[] = [
  // Shape.
  ['no kind', {}, ['missing-key .kind']],
  ['an unknown kind', { kind: 'tasks' }, ['not-allowed .kind tasks']],
  ['a word for a check', 'task', ['wrong-type  task']],
  ['a key too many', { kind: 'task', documents: true }, ['unknown-key .documents documents']],
  ['no rows', { kind: 'count', source: 'plan' }, ['missing-key .rows']],
  ['no source', { kind: 'count', rows: F1 }, ['missing-key .source']],
  ['half a row', count({ min: 2.5 }), ['wrong-type .min 2.5']],
  ['less than nothing', count({ max: -1 }), ['too-small .max -1']],
  ['a word for a bound', count({ min: 'three' }), ['wrong-type .min three']],
  ['a list for a bound', count({ min: [3] }), ['wrong-type .min [...]']],
  ['an empty bound', count({ min: {} }), ['missing-key .min.cell']],
  ['figures without their paper', count({ min: { perUnit: { u1: 3 } } }), ['missing-key .min.document']],
  [
    'half a row in another paper',
    count({ min: { perUnit: { u1: 2.5 }, document: '273/KH-UBND' } }),
    ['wrong-type .min.perUnit.u1 2.5'],
  ],
  [
    'a bound in two ways',
    count({ min: { perUnit: {}, document: 'x', otherwise: 3 } }),
    ['unknown-key .min.otherwise otherwise'],
  ],
  [
    'a number, and yet a paper',
    count({ max: { value: 3, document: 'x' } }),
    ['unknown-key .max.document document'],
  ],
  [
    'a cell, and yet a paper',
    count({ max: { ...onCell({}), document: 'x' } }),
    ['unknown-key .max.document document'],
  ],
  [
    'a cell without its column',
    count({ max: onCell({ column: undefined }) }),
    ['missing-key .max.cell.column'],
  ],
  ['an unknown way of being too many', count({ over: 'wait' }), ['not-allowed .over wait']],
  ['no filter choices', count({ rows: { form: 'F1', where: { loai: [] } } }), ['empty .rows.where.loai']],
  ['more than all', share({ parts: [{ of: ['a'], max: 101 }] }), ['too-big .parts[0].max 101']],
  ['no parts', share({ parts: [] }), ['empty .parts']],
  ['nothing that must be', must(), ['empty .must']],
  [
    'a day that is none',
    must({ column: 'ngay', notBefore: '2023-02-30' }),
    ['bad-date .must[0].notBefore 2023-02-30'],
  ],
  ['a number for a day', must({ column: 'ngay', notBefore: 2023 }), ['wrong-type .must[0].notBefore 2023']],
  ['no day at all', must({ column: 'ngay', notAfter: {} }), ['missing-key .must[0].notAfter.day']],
  [
    'two days at once',
    must({ column: 'ngay', notAfter: { column: 'ngay', event: 'hn' } }),
    ['unknown-key .must[0].notAfter.event event'],
  ],
  [
    'an event and a day',
    must({ column: 'ngay', notAfter: { event: 'hn', day: '2023-02-01' } }),
    ['unknown-key .must[0].notAfter.day day'],
  ],
  ['a list of no lines', { kind: 'distribution', lines: 0 }, ['too-small .lines 0']],
  // Names: rows.
  ['an unknown form', count({ rows: { form: 'F2' } }), ['unknown-name .rows.form F2']],
  [
    'a form called like a part of the machine',
    count({ rows: { form: 'constructor' } }),
    ['unknown-name .rows.form constructor'],
  ],
  [
    'an unknown filter',
    count({ rows: { form: 'F1', where: { x: ['a'] } } }),
    ['unknown-name .rows.where.x x'],
  ],
  [
    'a filter by a number',
    count({ rows: { form: 'F1', where: { so: ['1'] } } }),
    ['not-countable .rows.where.so so'],
  ],
  [
    'a filter by what is personal',
    count({ rows: { form: 'F1', where: { gioi_tinh: ['nu'] } } }),
    ['not-countable .rows.where.gioi_tinh gioi_tinh'],
  ],
  [
    'an unknown choice of a list',
    count({ rows: { form: 'F1', where: { loai: ['a', 'd'] } } }),
    ['unknown-name .rows.where.loai[1] d'],
  ],
  [
    'an unknown choice of a tick',
    count({ rows: { form: 'F1', where: { dat: ['x'] } } }),
    ['unknown-name .rows.where.dat[0] x'],
  ],
  [
    'an unknown movement',
    count({ rows: { form: 'F1', where: { phong_trao: ['M1', 'khac', 'M2'] } } }),
    ['unknown-name .rows.where.phong_trao[2] M2'],
  ],
  // Names: count.
  ['a most below the least', count({ min: 3, max: 2 }), ['wrong-order .max 2']],
  ['an unknown column to add up', count({ sum: 'tong' }), ['unknown-name .sum tong']],
  ['a list to add up', count({ sum: 'loai' }), ['not-countable .sum loai']],
  ['a number that no figure remembers', count({ sum: 'so_thuong' }), ['not-countable .sum so_thuong']],
  ['a period that is no list', count({ period: 'ngay' }), ['not-countable .period ngay']],
  ['an unknown period column', count({ period: 'x' }), ['unknown-name .period x']],
  [
    'a figure for an unknown unit',
    count({ min: { perUnit: { u1: 1, u9: 1 }, document: '273/KH-UBND' } }),
    ['unknown-name .min.perUnit.u9 u9'],
  ],
  ['a cell of an unknown unit', count({ max: onCell({ unit: 'u9' }) }), ['unknown-name .max.cell.unit u9']],
  ['a cell of an unknown form', count({ max: onCell({ form: 'F9' }) }), ['unknown-name .max.cell.form F9']],
  [
    'a cell of an unknown column',
    count({ max: onCell({ column: 'x' }) }),
    ['unknown-name .max.cell.column x'],
  ],
  [
    'a cell that is no number',
    count({ max: onCell({ column: 'loai' }) }),
    ['not-countable .max.cell.column loai'],
  ],
  [
    'a cell matched by an unknown column',
    count({ min: onCell({ match: 'x' }) }),
    ['unknown-name .min.cell.match x'],
  ],
  [
    'a cell matched by what is no unit',
    count({ min: onCell({ match: 'ma' }) }),
    ['not-countable .min.cell.match ma'],
  ],
  // Names: mix and share.
  ['a mix of an unknown form', mix({ rows: { form: 'F2' } }), ['unknown-name .rows.form F2']],
  ['a mix by an unknown column', mix({ column: 'x' }), ['unknown-name .column x']],
  ['a mix by a number', mix({ column: 'so' }), ['not-countable .column so']],
  ['a mix of an unknown choice', mix({ each: { a: 1, d: 1 } }), ['unknown-name .each.d d']],
  [
    'a share of an unknown choice',
    share({ parts: [{ of: ['a', 'd'] }] }),
    ['unknown-name .parts[0].of[1] d'],
  ],
  ['a share by an unknown column', share({ column: 'x' }), ['unknown-name .column x']],
  // Names: each.
  [
    'every row of an unknown form',
    { ...must({ column: 'ma' }), rows: { form: 'F2' } },
    ['unknown-name .rows.form F2'],
  ],
  ['an unknown column that must be', must({ column: 'x' }), ['unknown-name .must[0].column x']],
  [
    'an unknown column that may be',
    { ...must({ column: 'ma' }), if: [{ column: 'x' }] },
    ['unknown-name .if[0].column x'],
  ],
  ['a column that no figure remembers', must({ column: 'ten' }), ['not-countable .must[0].column ten']],
  ['an unknown choice that must be', must({ column: 'loai', in: ['d'] }), ['unknown-name .must[0].in[0] d']],
  ['a choice of what is no list', must({ column: 'ma', in: ['d'] }), ['not-countable .must[0].column ma']],
  ['a bound of what is no number', must({ column: 'ma', min: 1 }), ['not-countable .must[0].column ma']],
  [
    'a bound from an unknown unit',
    must({ column: 'so', max: onCell({ unit: 'u9' }) }),
    ['unknown-name .must[0].max.cell.unit u9'],
  ],
  [
    'a day of what is no date',
    must({ column: 'ma', notAfter: '2023-02-01' }),
    ['not-countable .must[0].column ma'],
  ],
  [
    'a day of an unknown column',
    must({ column: 'ngay', notBefore: { column: 'x' } }),
    ['unknown-name .must[0].notBefore.column x'],
  ],
  [
    'a day of a date that no figure remembers',
    must({ column: 'ngay', notAfter: { column: 'ngay_thuong' } }),
    ['not-countable .must[0].notAfter.column ngay_thuong'],
  ],
  [
    'a day of an unknown event',
    must({ column: 'ngay', notAfter: { event: 'x' } }),
    ['unknown-name .must[0].notAfter.event x'],
  ],
  // Names: the rest.
  ['cells of an unknown form', { kind: 'cells', form: 'F2', columns: ['ten'] }, ['unknown-name .form F2']],
  [
    'cells of an unknown column',
    { kind: 'cells', form: 'F1', columns: ['ten', 'x'] },
    ['unknown-name .columns[1] x'],
  ],
  ['a task after an unknown one', { kind: 'task', after: ['R1', 'R9'] }, ['unknown-name .after[1] R9']],
  ['rows put forward to nobody', forward({ to: 'bo' }), ['unknown-name .to bo']],
  ['fewer put forward than the least', forward({ min: 3, max: 2 }), ['wrong-order .max 2']],
  ['put forward from an unknown column', forward({ from: 'x' }), ['unknown-name .from x']],
  ['put forward from a name', forward({ from: 'ten' }), ['not-countable .from ten']],
  ['put forward from an unknown form', forward({ rows: { form: 'F2' } }), ['unknown-name .rows.form F2']],
  ['an unknown mail', { kind: 'rollup', of: 'quy' }, ['unknown-name .of quy']],
  ['lines that the list does not have', { kind: 'distribution', lines: 3 }, ['not-allowed .lines 3']],
]

describe('a faulty check', () => {
  const at = (place: string, faults: readonly string[]): readonly string[] =>
    faults.map((fault) => fault.replace(/^(\S+) /, `$1 rules[0].check${place}`))

  it.each(FAULTS)('%s: told at the place where it stands', (_, check, faults) => {
    expect(faultsAfter({ 'rules.0.check': check })).toEqual(at('', faults))
    expect(faultsAfter({ 'rules.0.check': [{ kind: 'narrative' }, check] })).toEqual(at('[1]', faults))
  })

  it('is none where there is nothing', () => {
    expect(faultsAfter({ 'rules.0.check': undefined })).toEqual(['missing-key rules[0].check'])
    expect(faultsAfter({ 'rules.0.check': null })).toEqual(['wrong-type rules[0].check null'])
  })

  it('names what would be right: numbers for a sum, dates for a day', () => {
    const rightOf = (check: object): readonly string[] | undefined => {
      const files = smallFiles({ 'rules.0.check': check })
      const result = parseCampaign(files)
      return result.ok ? undefined : result.issues.plan[0]?.right
    }
    expect(rightOf(count({ sum: 'loai' }))).toEqual(['so'])
    expect(rightOf(must({ column: 'ma', notAfter: '2023-02-01' }))).toEqual(['ngay'])
    expect(rightOf(count({ min: onCell({ match: 'ma' }) }))).toEqual(['don_vi'])
    expect(rightOf(mix({ column: 'so' }))).toEqual(['loai', 'phong_trao', 'ky', 'dat'])
    expect(rightOf(must({ column: 'ten' }))).toEqual([
      'loai',
      'phong_trao',
      'ky',
      'dat',
      'so',
      'ngay',
      'don_vi',
      'ma',
    ])
  })
})
