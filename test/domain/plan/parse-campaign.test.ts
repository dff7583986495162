import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CampaignFiles, parseCampaign } from '../../../domain/plan/parse-campaign.ts'
import { spoil, vanLangFiles } from '../../support/plan-files.ts'
import { short, smallFiles } from './small-files.ts'

type File = 'plan' | 'forms'

/** The issues of the sample plan after some values were spoilt, short: "code path found". */
function issuesAfter(file: File, changes: Readonly<Record<string, unknown>>): readonly string[] {
  const files = vanLangFiles()
  for (const [path, value] of Object.entries(changes)) spoil(files[file], path, value)
  const result = parseCampaign(files)
  return result.ok ? [] : result.issues[file].map(short)
}

describe('the sample plan', () => {
  it('has no fault', () => {
    expect(parseCampaign(vanLangFiles())).toMatchObject({
      ok: true,
      campaign: { plan: { id: 'van-lang-146' } },
    })
  })
})

describe('plan.yaml: each fault is found, alone', () => {
  // In the plan: rules 0 VL-01 (task), 1 VL-02, 11 VL-12 (cells), 13 VL-14 (forward), 15 VL-16 (count), 16 VL-17 (mix), 19 VL-20.
  const faults: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
    ['a key that is missing', { title: undefined }, 'missing-key title'],
    ['a language that is missing', { 'title.en': undefined }, 'missing-key title.en'],
    ['a key too many', { 'rules.0.tittle': 'x' }, 'unknown-key rules[0].tittle tittle'],
    ['a number for text', { number: 146 }, 'wrong-type number 146'],
    ['text for a list', { 'rules.0.classes': 'commune' }, 'wrong-type rules[0].classes commune'],
    ['text for a map', { valid: '2023' }, 'wrong-type valid 2023'],
    ['empty text', { place: '' }, 'empty place'],
    ['no cycles', { cycles: [] }, 'empty cycles'],
    ['30 February', { issuedOn: '2023-02-30' }, 'bad-date issuedOn 2023-02-30'],
    ['29 February of a common year', { 'valid.from': '2023-02-29' }, 'bad-date valid.from 2023-02-29'],
    ['a day of another form', { issuedOn: '04/4/2023' }, 'bad-date issuedOn 04/4/2023'],
    ['an hour without its 0', { 'reminders.0.at': '8:00' }, 'bad-time reminders[0].at 8:00'],
    [
      'an address without a domain',
      { 'recipients.0.email': 'chutich' },
      'bad-email recipients[0].email chutich',
    ],
    ['a recipient without address', { 'recipients.0.email': undefined }, 'missing-key recipients[0].email'],
    ['an unknown zone', { zone: 'Asia/Hanoi2' }, 'bad-zone zone Asia/Hanoi2'],
    ['an id with accents', { id: 'văn-lãng' }, 'bad-id id văn-lãng'],
    ['a class name with a space', { 'classes.a b': { vi: 'x', en: 'x' } }, 'bad-id classes.a b a b'],
    ['an unknown strength', { 'rules.0.strength': 'phai' }, 'not-allowed rules[0].strength phai'],
    ['an unknown kind of check', { 'rules.0.check.kind': 'tasks' }, 'not-allowed rules[0].check.kind tasks'],
    ['a check without a kind', { 'rules.0.check': {} }, 'missing-key rules[0].check.kind'],
    ['a quota below nought', { 'rules.15.check.min': -1 }, 'too-small rules[15].check.min -1'],
    ['half an exemplar', { 'rules.15.check.min': 2.5 }, 'wrong-type rules[15].check.min 2.5'],
    ['a mail on day 31', { 'rollups.0.on.day': 31 }, 'too-big rollups[0].on.day 31'],
    ['an unknown class', { 'rules.15.classes.0': 'comune' }, 'unknown-name rules[15].classes[0] comune'],
    ['an unknown unit', { 'rules.1.units.0': 'vl-b99' }, 'unknown-name rules[1].units[0] vl-b99'],
    [
      'an unknown reading',
      { 'rules.15.interpretation': 'VL-z' },
      'unknown-name rules[15].interpretation VL-z',
    ],
    ['an unknown form', { 'rules.15.check.rows.form': 'F2' }, 'unknown-name rules[15].check.rows.form F2'],
    [
      'an unknown column',
      { 'rules.11.check.columns.0': 'ten' },
      'unknown-name rules[11].check.columns[0] ten',
    ],
    [
      'an unknown filter',
      { 'rules.15.check.rows.where': { loai: ['x'] } },
      'unknown-name rules[15].check.rows.where.loai loai',
    ],
    [
      'a filter by a name',
      { 'rules.15.check.rows.where': { ten: ['x'] } },
      'not-countable rules[15].check.rows.where.ten ten',
    ],
    [
      'a filter by sex',
      { 'rules.15.check.rows.where': { gioi_tinh: ['nu'] } },
      'not-countable rules[15].check.rows.where.gioi_tinh gioi_tinh',
    ],
    [
      'an unknown choice',
      { 'rules.15.check.rows.where': { linh_vuc: ['x'] } },
      'unknown-name rules[15].check.rows.where.linh_vuc[0] x',
    ],
    [
      'a tick that is neither',
      { 'rules.13.check.rows.where': { de_nghi: ['x'] } },
      'unknown-name rules[13].check.rows.where.de_nghi[0] x',
    ],
    [
      'a mix by an unknown column',
      { 'rules.16.check.column': 'loai' },
      'unknown-name rules[16].check.column loai',
    ],
    [
      'a mix of a choice left out',
      { 'rules.16.check.each': { ho_gia_dinh: 1 } },
      'unknown-name rules[16].check.each.ho_gia_dinh ho_gia_dinh',
    ],
    ['an unknown addressee', { 'rules.13.check.to': 'snv' }, 'unknown-name rules[13].check.to snv'],
    [
      'a number for an unknown unit',
      { 'rules.19.check.min.perUnit': { x: 1 } },
      'unknown-name rules[19].check.min.perUnit.x x',
    ],
    ['a least above the most', { 'rules.15.check.max': 2 }, 'wrong-order rules[15].check.max 2'],
    [
      'a task due before it opens',
      { 'rules.0.when.to': '2023-01-01' },
      'wrong-order rules[0].when.to 2023-01-01',
    ],
    [
      'a cycle that ends before it begins',
      { 'cycles.2.to': '2024-12-31' },
      'wrong-order cycles[2].to 2024-12-31',
    ],
    ['cycles that overlap', { 'cycles.1.from': '2023-12-31' }, 'overlap cycles[1].from 2023-12-31'],
    ['a cycle outside the plan', { 'cycles.2.to': '2026-01-01' }, 'outside-validity cycles[2].to 2026-01-01'],
    [
      'a plan that ends before it begins',
      { valid: { from: '2026-01-01', to: '2025-12-31' } },
      'wrong-order valid.to 2025-12-31',
    ],
    ['an id given twice', { 'rules.3.id': 'VL-01' }, 'duplicate-id rules[3].id VL-01'],
    [
      'a reminder of an unknown rule',
      { 'reminders.0.rules.1': 'VL-99' },
      'unknown-name reminders[0].rules[1] VL-99',
    ],
    ['a mail to nobody', { 'rollups.0.to.0': 'mayor' }, 'unknown-name rollups[0].to[0] mayor'],
    ['an unknown standard form', { 'forms.F99': {} }, 'unknown-name forms.F99 F99'],
    [
      'a change of an unknown column',
      { 'forms.F1.columns.tenn': {} },
      'unknown-name forms.F1.columns.tenn tenn',
    ],
    [
      'an unknown choice chosen',
      { 'forms.F1.columns.loai_hinh.choose.0': 'tt' },
      'unknown-name forms.F1.columns.loai_hinh.choose[0] tt',
    ],
    [
      'a column of an unknown rule',
      { 'forms.F1.columns.linh_vuc.rule': 'VL-81' },
      'unknown-name forms.F1.columns.linh_vuc.rule VL-81',
    ],
    ['an unknown column left out', { 'forms.F1.omit.0': 'vaitro' }, 'unknown-name forms.F1.omit[0] vaitro'],
    [
      'a column left out that is needed',
      { 'forms.F3.omit': ['trang_thai'] },
      'still-needed forms.F3.omit[0] trang_thai',
    ],
    [
      'a condition on an unknown column',
      { 'forms.F1.columns.chuc_vu': { requiredIf: { column: 'loai', in: ['ca_nhan'] } } },
      'unknown-name forms.F1.columns.chuc_vu.requiredIf.column loai',
    ],
    [
      'bounds crossed by a change',
      { 'forms.F1.columns.nam_sinh.max': 1900 },
      'wrong-order forms.F1.columns.nam_sinh.max 1900',
    ],
  ]
  it.each(faults)('%s', (_, changes, expected) => {
    expect(issuesAfter('plan', changes)).toContain(expected)
  })

  it('names the words that would be right', () => {
    const files = vanLangFiles()
    spoil(files.plan, 'rules.0.when.source', 'paln')
    const result = parseCampaign(files)
    expect(result.ok ? [] : result.issues.plan).toMatchObject([
      { right: ['plan', 'law', 'proposal', 'office'] },
    ])
  })

  it('finds all faults at once, in shape and in names', () => {
    const spoilt = {
      number: 146,
      'rules.3.id': 'VL-01',
      'rules.15.classes.0': 'comune',
      'cycles.2.to': '2026-01-01',
    }
    expect(issuesAfter('plan', spoilt)).toHaveLength(4)
  })

  it('does not call a name unknown that is defined in a faulty place', () => {
    expect(issuesAfter('plan', { 'rules.15.strength': 'x', 'recipients.0.email': 'x' })).toEqual([
      'not-allowed rules[15].strength x',
      'bad-email recipients[0].email x',
    ])
  })

  it('says nothing of units and forms while their files cannot be read', () => {
    const result = parseCampaign({ ...vanLangFiles(), forms: undefined, units: undefined })
    expect(result).toEqual({ ok: false, issues: { plan: [], forms: [], units: [] } })
  })
})

describe('forms.yaml: each fault is found', () => {
  it.each([
    ['an unknown type', { 'F1.columns.ten.type': 'tên' }, 'not-allowed F1.columns.ten.type tên'],
    ['a list without choices', { 'F1.columns.moi.choices': {} }, 'missing-key F1.columns.moi.choices'],
    ['an identity of an unknown column', { 'F1.identity': ['x'] }, 'unknown-name F1.identity[0] x'],
    [
      'a condition on an unknown column',
      { 'F3.columns.ket_qua.requiredIf.column': 'x' },
      'unknown-name F3.columns.ket_qua.requiredIf.column x',
    ],
    [
      'a condition on an unknown choice',
      { 'F3.columns.ket_qua.requiredIf.in': ['x'] },
      'unknown-name F3.columns.ket_qua.requiredIf.in[0] x',
    ],
    [
      'a column that tells and holds no text',
      { 'F1.columns.nam_sinh.tells': 'results', 'F1.columns.nam_sinh.personal': 'no' },
      'not-allowed F1.columns.nam_sinh.type year',
    ],
    [
      'a personal column that tells',
      { 'F4.columns.noi_bat.personal': 'basic' },
      'not-allowed F4.columns.noi_bat.personal basic',
    ],
    ['bounds crossed', { 'F1.columns.ten.max': 1 }, 'wrong-order F1.columns.ten.max 1'],
    [
      'a choice without a label',
      { 'F1.columns.moi.choices.moi.vi': undefined },
      'missing-key F1.columns.moi.choices.moi.vi',
    ],
  ])('%s', (_, changes, expected) => {
    expect(issuesAfter('forms', changes)).toEqual([expected])
  })
})

describe('whatever stands in the files', () => {
  const rows = { form: 'F1', where: { loai: ['a'] } }
  const source = 'plan'
  const checks = [
    {
      kind: 'count',
      rows,
      sum: 'so',
      period: 'ky',
      min: { perUnit: { u1: 3 }, document: '273/KH-UBND' },
      max: { cell: { unit: 'u2', form: 'F1', column: 'so', match: 'don_vi' }, otherwise: 9 },
      source,
    },
    { kind: 'mix', rows, column: 'loai', each: { a: 1 }, source },
    { kind: 'share', rows, column: 'loai', parts: [{ of: ['a'], min: 70 }], source },
    {
      kind: 'each',
      rows,
      if: [{ column: 'loai', in: ['a'] }],
      must: [{ column: 'ngay', notBefore: '2023-02-01', notAfter: { event: 'hn', days: -1 } }],
      source,
    },
    { kind: 'cells', form: 'F1', columns: ['ten'] },
    { kind: 'forward', rows, from: 'ma', min: 1, max: 3, to: 'so' },
    { kind: 'distribution', lines: 2 },
  ]
  const when = { every: 'quarter', closes: 14, since: '2023-06-01', source }
  const spoilable = (): CampaignFiles => smallFiles({ 'rules.0.check': checks, 'rules.0.when': when })
  const paths = pathsOf(spoilable().plan, 9)
  // Words of the language in wrong places, and names that objects have of themselves.
  const words = fc.constantFrom('constructor', 'toString', 'none', 'last', 'F1', 'R1', 'loai', '2023-02-30')

  it('parsing never throws, and a campaign or an issue comes out', () => {
    expect(parseCampaign(spoilable()).ok).toBe(true)
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.oneof(fc.jsonValue(), words), (path, value) => {
        const files = spoilable()
        spoil(files.plan, path, value)
        const result = parseCampaign(files)
        expect(result.ok || result.issues.plan.length > 0 || result.issues.units.length > 0).toBe(true)
      }),
      { numRuns: 1500 },
    )
  })

  it('even if it is no map at all', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (plan, forms) => {
        expect(parseCampaign({ plan, forms, units: undefined }).ok).toBe(false)
      }),
    )
  })
})

function pathsOf(data: unknown, depth: number): readonly string[] {
  if (depth === 0 || typeof data !== 'object' || data === null) return []
  return Object.entries(data).flatMap(([key, value]) => [
    key,
    ...pathsOf(value, depth - 1).map((rest) => `${key}.${rest}`),
  ])
}
