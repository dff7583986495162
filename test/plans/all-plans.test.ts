import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { type Coverage, paperNumber, planCoverage } from '../../domain/plan/coverage.ts'
import type { Campaign } from '../../domain/plan/plan.ts'
import type { Rule } from '../../domain/plan/rule.ts'
import { foldKey } from '../../domain/text/fold.ts'
import { readCampaign } from '../../functions/adapters/plan-folder.ts'
import { SAMPLES } from '../support/make-returns.ts'
import { PLANS } from '../support/plan-files.ts'

const FIVE = {
  VL: 'van-lang-146',
  QN: 'quang-nam-658',
  TT: 'lang-son-ttt',
  CN: 'cau-ngang-104',
  CL: 'chi-lang-dai-hoi',
} as const
type Code = keyof typeof FIVE

async function read(folder: string): Promise<Campaign> {
  const result = await readCampaign(join(PLANS, folder))
  if (!result.ok) throw new Error(`${folder}: ${JSON.stringify(result.faults)}`)
  return result.campaign
}
const campaigns = new Map<Code, Campaign>()
for (const [code, folder] of Object.entries(FIVE)) campaigns.set(code as Code, await read(folder))

const campaignOf = (id: string): Campaign => {
  const campaign = campaigns.get(id.slice(0, 2) as Code)
  if (!campaign) throw new Error(`no plan for ${id}`)
  return campaign
}

describe('every plan of the folder', () => {
  const folders = readdirSync(PLANS, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  it.each(folders.map(({ name }) => name))('%s has no fault and lacks no number', async (name) => {
    const { plan } = await read(name)
    expect(planCoverage(plan).missing).toEqual([])
    for (const { reading } of plan.interpretations) expect(reading).not.toBeNull()
  })

  it.each(folders.map(({ name }) => name))('%s says briefly why each reading was taken', async (name) => {
    const { plan } = await read(name)
    for (const { id, reason } of plan.interpretations) {
      expect(reason ?? '', id).toMatch(/^\S.{20,158}\.$/)
      expect(reason, id).toBe(reason?.normalize('NFC'))
    }
  })
})

const hasTables = existsSync(SAMPLES)
if (!hasTables) console.warn('SKIPPED: the tables of rules and movements are not beside the project')

const table = (file: string): readonly Readonly<Record<string, string>>[] =>
  hasTables
    ? parse(readFileSync(join(SAMPLES, file)), {
        columns: true,
        delimiter: '\t',
        quote: null,
        relax_column_count: true,
      })
    : []

/** A rule of the paper: with its parts, where the plan tells it in several. */
const partsOf = (id: string): readonly Rule[] =>
  campaignOf(id).plan.rules.filter((rule) => paperNumber(rule.id) === id)

/** Every number that a rule's checks and days name. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value]
  if (typeof value === 'string') return [...value.matchAll(/\d+/g)].map(([digits]) => Number(digits))
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.values(value).flatMap(numbersIn)
  return Array.isArray(value) ? [value.length, ...inner] : inner
}

/** Numbers of the paper that a machine can hold a rule to: "2..5", "min 3", "<=300", "70/30", "10 lines". */
const stated = (count: string): readonly number[] => [
  ...PATTERNS.flatMap((pattern) => pattern.exec(count)?.slice(1) ?? []).map(Number),
  // Fewer than 200 is at most 199.
  ...[/<(\d+)/.exec(count)?.[1]].filter((digits) => digits !== undefined).map((digits) => Number(digits) - 1),
]
const PATTERNS = [
  /(\d+)\.\.(\d+)/,
  /min (\d+)/,
  /<= ?(\d+)/,
  />(\d+)/,
  /(\d+)\/(\d+)/,
  /(\d+) lines/,
  /(0\.5) day/,
  /(\d+) documents/,
]

/** Quarters and other days that the paper names outright: "by 31/3/2025", "(by 30/6/2025)", "before 15/02". */
function statedDay(when: string): string | null {
  const before = /before (\d{2})\/(\d{2})/.exec(when)
  if (before) return `${before[2]}-${String(Number(before[1]) - 1).padStart(2, '0')}`
  const by = /by (\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?/.exec(when)
  if (!by) return null
  const [, day = '', month = '', year] = by
  const monthDay = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return year ? `${year}-${monthDay}` : monthDay
}

describe.skipIf(!hasTables)('the five plans against the table of the 138 rules', () => {
  const rules = table('rules.tsv')

  it('have exactly its rules', () => {
    const ours = [...campaigns.values()].flatMap(({ plan }) => [...planCoverage(plan).rules.keys()])
    expect(ours.sort()).toEqual(rules.map(({ id }) => id).sort())
    expect(ours).toHaveLength(138)
  })

  it.each(rules)(
    '$id has its clause, its strength and its readings',
    ({ id = '', place, strength, ambiguity }) => {
      const [rule, ...others] = partsOf(id)
      const known = foldKey(place ?? '')
      const head = /^[^\s(;,]+/.exec(rule?.clause ?? '')?.[0] ?? ''
      expect(known).toContain(foldKey(head === 'Đoạn' || head === 'Lời' ? 'closing paragraph' : head))
      const strengths = { M: 'giao', R: 'de_nghi', H: 'khuyen_khich', '-': 'giao', 'M / R': rule?.strength }
      expect(rule?.strength).toBe(strengths[strength as keyof typeof strengths])
      const readings = [rule, ...others].flatMap((part) => part?.interpretation ?? [])
      if (ambiguity) expect(readings).toContain(ambiguity)
    },
  )

  it.each(rules.filter(({ count = '' }) => stated(count).length > 0))(
    '$id: $count',
    ({ id = '', count = '' }) => {
      const told = numbersIn(partsOf(id).map(({ check, when }) => [check, when]))
      for (const number of stated(count)) expect(told).toContain(number)
    },
  )

  it.each(rules.filter(({ when = '' }) => statedDay(when) !== null))(
    '$id: $when',
    ({ id = '', when = '' }) => {
      // A quota is due with its cycle.
      expect(JSON.stringify([partsOf(id), campaignOf(id).plan.cycles])).toContain(statedDay(when))
    },
  )

  it('are checked by the machine where they can be, and tracked where not', () => {
    const of = { A: ['automatic'], S: ['automatic', 'tracked'], N: ['automatic', 'tracked', 'narrative'] }
    const counts: Record<Coverage, number> = { automatic: 0, tracked: 0, narrative: 0 }
    for (const { id = '', check } of rules) {
      const coverage = planCoverage(campaignOf(id).plan).rules.get(id) ?? 'narrative'
      counts[coverage]++
      expect([id, of[check as keyof typeof of].includes(coverage)]).toEqual([id, true])
    }
    expect(counts.automatic).toBeGreaterThanOrEqual(64)
    expect(counts.automatic + counts.tracked).toBeGreaterThanOrEqual(118)
  })
})

describe.skipIf(!hasTables)('the movements', () => {
  const movements = table('movements.tsv')
  const KINDS = { 'tập thể': 'tap_the', 'cá nhân': 'ca_nhan', 'hộ gia đình': 'ho_gia_dinh' }

  it('are all there', () => {
    const ours = [...campaigns.values()].flatMap(({ plan }) => plan.movements.map(({ id }) => id))
    expect(ours.sort()).toEqual(movements.map(({ code }) => code).sort())
  })

  it.each(movements)(
    '$code has its name, its leads and its kinds',
    ({ code = '', name_vi, leads = '', kinds = '' }) => {
      const movement = campaignOf(code).plan.movements.find(({ id }) => id === code)
      expect(foldKey(movement?.name.vi ?? '')).toBe(foldKey((name_vi ?? '').replace(' (cuộc vận động)', '')))
      const expected = leads.startsWith('none named') ? 0 : leads.split(/ \| | \+ /).length
      expect(movement?.leads).toHaveLength(expected)
      const allowed = Object.entries(KINDS).flatMap(([word, key]) => (kinds.includes(word) ? [key] : []))
      expect(movement?.kinds).toEqual(expect.arrayContaining(allowed))
    },
  )
})

/** The lines "| VL-a | question | reading |". */
const ambiguities = (text: string): readonly string[] =>
  [...text.matchAll(/^\| ((?:VL|QN|TT|CN|CL)-[a-z]\d?) \|/gm)].map(([, id = '']) => id)

describe.skipIf(!hasTables)('the points that the five papers leave open', () => {
  const ids = hasTables ? ambiguities(readFileSync(join(SAMPLES, 'facts.md'), 'utf8')) : []

  it('are 42, each named once', () => {
    expect(ids).toHaveLength(42)
    expect(new Set(ids).size).toBe(42)
  })

  it.each(ids)('%s has one reading, in its own plan', (id) => {
    const own = campaignOf(id).plan.interpretations.filter((interpretation) => interpretation.id === id)
    expect(own).toHaveLength(1)
  })

  it('are the only readings, but for the district level that ended in Cầu Ngang too', () => {
    const ours = [...campaigns.values()].flatMap(({ plan }) => plan.interpretations.map(({ id }) => id))
    expect(ours.sort()).toEqual([...ids, 'CN-i'].sort())
  })
})
