import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CycleAnswer, type PlanAnswers, scaffoldPlan } from '../../cli/plan/scaffold-plan.ts'
import { senseOf } from '../../domain/plan/sense.ts'
import { addDays } from '../../domain/time/days.ts'
import { describePlanFault } from '../../functions/adapters/plan-faults.ts'
import { readCampaign } from '../../functions/adapters/plan-folder.ts'
import { PLANS } from '../support/plan-files.ts'

let root: string

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'rollcall-scaffold-'))
  await cp(join(PLANS, 'forms.yaml'), join(root, 'forms.yaml'))
})
afterAll(() => rm(root, { recursive: true }))

/** The campaign of a new plan, after a round through real files; throws with every fault in words. */
async function campaignOf(answers: PlanAnswers) {
  const folder = join(root, 'plan')
  await mkdir(folder, { recursive: true })
  for (const [name, text] of Object.entries(scaffoldPlan(answers))) await writeFile(join(folder, name), text)
  const read = await readCampaign(folder)
  if (!read.ok) throw new Error(read.faults.map((fault) => describePlanFault(fault, 'en')).join('\n'))
  return read.campaign
}

const VAN_LANG: PlanAnswers = {
  id: 'van-lang-146',
  language: 'vi',
  today: '2023-04-10',
  number: '146/KH-UBND',
  title: 'Tuyên truyền gương điển hình tiên tiến',
  issuer: 'UBND huyện Văn Lãng',
  place: 'Văn Lãng',
  issuedOn: '2023-04-04',
  valid: { from: '2023-04-04', to: '2025-12-31' },
  cycles: { kind: 'yearly', first: 2023, last: 2025, due: '12-31' },
  classes: [
    { label: 'UBND xã, thị trấn', min: 3, max: null },
    { label: 'Phòng, ban, ngành huyện', min: 1, max: 5 },
  ],
  report: true,
  sender: 'baocao@vanlang.example.vn',
}

/** Text as people paste it: quotes, colons, comment signs, line breaks, YAML's own words. */
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1 }),
    fc
      .array(
        fc.constantFrom(
          'UBND xã',
          ': ',
          ' #',
          '"',
          "'",
          '\n',
          '\r\n',
          '\t',
          '- ',
          '{',
          '}',
          '[',
          ',',
          '&',
          '*',
        ),
        { minLength: 1, maxLength: 8 },
      )
      .map((parts) => parts.join('')),
    fc.constantFrom('null', 'yes', '~', '2023-01-01', '0x1F', '---', '...', '%YAML', '? a', '1e3', '|', '>'),
  )
  .filter((value) => value.trim() !== '')

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const bound = fc.option(fc.nat({ max: 1000 }))
const classes = fc
  .record({ label: text, one: bound, other: bound })
  .map(({ label, one, other }) =>
    one !== null && other !== null
      ? { label, min: Math.min(one, other), max: Math.max(one, other) }
      : { label, min: one, max: other },
  )

/** A validity with due days in it. */
const period = fc.oneof(
  fc
    .record({ from: day, length: fc.nat({ max: 4000 }), share: fc.double({ min: 0, max: 1, noNaN: true }) })
    .map(({ from, length, share }) => ({
      valid: { from, to: addDays(from, length) },
      cycles: { kind: 'once', due: addDays(from, Math.floor(length * share)) } satisfies CycleAnswer,
    })),
  fc
    .record({
      from: day,
      years: fc.nat({ max: 9 }),
      before: fc.nat({ max: 364 }),
      after: fc.nat({ max: 364 }),
    })
    .filter(({ from }) => !from.endsWith('02-29'))
    .map(({ from, years, before, after }) => {
      const first = Number(from.slice(0, 4))
      const cycles: CycleAnswer = { kind: 'yearly', first, last: first + years, due: from.slice(5) }
      const end = `${first + years}-${from.slice(5)}`
      return { valid: { from: addDays(from, -before), to: addDays(end, after) }, cycles }
    }),
)

const answers: fc.Arbitrary<PlanAnswers> = fc
  .record({
    id: fc.stringMatching(/^[A-Za-z0-9][\w-]{0,20}$/),
    language: fc.constantFrom('vi', 'en'),
    today: day,
    number: fc.option(text),
    title: text,
    issuer: text,
    place: text,
    issuedOn: fc.option(day),
    classes: fc.array(classes, { minLength: 1, maxLength: 5 }),
    report: fc.boolean(),
    sender: fc.constantFrom('a@b.example.vn', 'bao.cao+1@van-lang.example.vn'),
    period,
  })
  .map(({ period: { valid, cycles }, ...rest }) => ({ ...rest, valid, cycles }) as PlanAnswers)

describe('a new plan', () => {
  it('is good for any answers, and says what was answered', async () => {
    await fc.assert(
      fc.asyncProperty(answers, async (given) => {
        const campaign = await campaignOf(given)
        const { plan, units } = campaign
        expect(senseOf(campaign)).toEqual([])
        const nfc = (value: string) => value.normalize('NFC')
        expect(plan.id).toBe(given.id)
        expect(plan.number).toBe(given.number && nfc(given.number))
        expect(plan.title.vi).toBe(nfc(given.title))
        expect(plan.issuer.vi).toBe(nfc(given.issuer))
        expect(plan.place).toBe(nfc(given.place))
        expect(plan.issuedOn).toBe(given.issuedOn)
        expect(plan.sender).toEqual({ name: nfc(given.issuer), email: given.sender })
        expect(Object.values(plan.classes).map(({ vi }) => vi)).toEqual(
          given.classes.map(({ label }) => nfc(label)),
        )
        expect(units.map((unit) => unit.classes)).toEqual(Object.keys(plan.classes).map((key) => [key]))
      }),
      { numRuns: 100 },
    )
  })

  it('keeps the order of classes that are called by a number', async () => {
    const { plan } = await campaignOf({
      ...VAN_LANG,
      classes: ['Xã', '2', '1'].map((label) => ({ label, min: null, max: null })),
    })
    expect(Object.entries(plan.classes).map(([key, { vi }]) => [key, vi])).toEqual([
      ['xa', 'Xã'],
      ['nhom_2', '2'],
      ['nhom_1', '1'],
    ])
  })

  it('asks of each class what was answered, and for a report', async () => {
    const { plan } = await campaignOf(VAN_LANG)
    expect(plan.cycles.map(({ id, from, to }) => [id, from, to])).toEqual([
      ['2023', '2023-01-01', '2023-12-31'],
      ['2024', '2024-01-01', '2024-12-31'],
      ['2025', '2025-01-01', '2025-12-31'],
    ])
    expect(plan.rules).toMatchObject([
      {
        id: 'VL-01',
        title: { vi: 'Có ít nhất 03 điển hình', en: 'At least 3 exemplars' },
        classes: ['ubnd_xa_thi_tran'],
        interpretation: ['VL-a'],
        check: [{ kind: 'count', min: { value: 3 }, max: null }],
      },
      { id: 'VL-02', classes: ['phong_ban_nganh_huyen'], check: [{ min: { value: 1 }, max: { value: 5 } }] },
      { id: 'VL-03', check: [{ rows: { form: 'F4' }, period: 'ky' }] },
    ])
    expect(Object.keys(plan.forms)).toEqual(['F1', 'F4'])
  })

  it('has one cycle where quotas fall due once', async () => {
    const { plan } = await campaignOf({ ...VAN_LANG, cycles: { kind: 'once', due: '2025-06-30' } })
    expect(plan.cycles).toEqual([{ id: '2025', from: '2023-04-04', to: '2025-06-30' }])
  })

  it('begins a cycle the day after the last one was due', async () => {
    const { plan } = await campaignOf({
      ...VAN_LANG,
      cycles: { kind: 'yearly', first: 2024, last: 2025, due: '12-14' },
    })
    expect(plan.cycles.map(({ from, to }) => [from, to])).toEqual([
      ['2023-12-15', '2024-12-14'],
      ['2024-12-15', '2025-12-14'],
    ])
  })

  it('keeps two classes of one name apart', async () => {
    const twice = [1, 2].map((min) => ({ label: 'Xã', min, max: null }))
    const { plan } = await campaignOf({ ...VAN_LANG, classes: twice })
    expect(Object.keys(plan.classes)).toEqual(['xa', 'xa__2'])
  })

  it('says in comments what is to be filled in', () => {
    const { 'plan.yaml': yaml } = scaffoldPlan(VAN_LANG)
    expect(yaml).toContain(`    clause: '?' # điền: mục của văn bản, ví dụ III.1\n`)
    expect(yaml).toContain('\nbasis: [] # điền: các văn bản làm căn cứ\n')
    expect(yaml).toContain('\n# Mỗi kỳ kết thúc vào ngày đến hạn chỉ tiêu của kỳ đó.\ncycles:\n')
  })

  it('is laid out like the plans that are there', () => {
    const { 'plan.yaml': yaml } = scaffoldPlan(VAN_LANG)
    expect(yaml).toContain(`  - { id: '2023', from: 2023-01-01, to: 2023-12-31 }\n`)
    expect(yaml).toContain(`daysBefore: [30, 7, 1, -3], at: '08:00', source: office }\n`)
    expect(yaml).toContain(
      '    check: { kind: count, rows: { form: F1 }, min: 3, source: plan }\n\n  - id: VL-02\n',
    )
    expect(yaml.split('\n').filter((line) => line.length > 119)).toEqual([])
  })

  it('reminds of nothing where nothing is counted', async () => {
    const classes = [{ label: 'Xã', min: null, max: null }]
    const { plan } = await campaignOf({ ...VAN_LANG, classes, report: false })
    expect(plan.rules.map(({ check }) => check)).toEqual([[{ kind: 'narrative' }]])
    expect(plan.reminders).toEqual([])
  })
})
