import { describe, expect, it } from 'vitest'
import type { Language, Plan, Unit } from '../../../domain/plan/plan.ts'
import { breakdowns, dimensionsOf } from '../../../domain/rollup/breakdown.ts'
import { changesSince, digestOf, rollUpDigest } from '../../../domain/rollup/changes.ts'
import { type RollUp, rollUp, rollUpOf, worstFirst } from '../../../domain/rollup/roll-up.ts'
import { summaryTabs } from '../../../domain/rollup/summary-tables.ts'
import { plainOf, type SummaryTab, TAB } from '../../../domain/rollup/tabs/summary-tab.ts'
import { judgeCampaign } from '../../../domain/rules/judge.ts'
import type { SheetState } from '../../../domain/sheet/sheet-state.ts'
import { SAMPLE_CYCLE, SAMPLE_UNIT } from '../../support/sample-form.ts'
import { quota, samplePlan, sampleRule, smallCampaign } from '../../support/sample-plan.ts'
import { sentState, sheetState } from '../../support/sheet-state.ts'

const NOW = Date.parse('2023-11-01T00:00:00+07:00')
const UNITS: readonly Unit[] = ['u1', 'u2', 'u3', 'u4'].map((id) => ({
  ...SAMPLE_UNIT,
  id,
  name: `Xã ${id}`,
}))
const OUTSIDE: Unit = { ...SAMPLE_UNIT, id: 'x', name: 'Phòng x', classes: [] }
const PLAN = samplePlan({ rules: [quota(2)] })
const ALONE = {
  shared: [],
  earlier: [],
  links: new Map<string, string>(),
  snapshot: null,
  persons: null,
} as const

function figures(states: readonly SheetState[], plan: Plan = PLAN, units = [...UNITS, OUTSIDE]): RollUp {
  const campaign = smallCampaign(plan, units)
  const standings = judgeCampaign(campaign, SAMPLE_CYCLE, states, NOW)
  return rollUp(campaign, SAMPLE_CYCLE, standings, states, NOW)
}
const sent = (unitId: string, rows: number, more: Partial<SheetState> = {}): SheetState =>
  sentState(unitId, rows, NOW, more)
const HELD = { code: 'H-NO-HEADER', params: { columns: '«Lĩnh vực»' } } as const

describe('the roll-up of a cycle', () => {
  const states = [sent('u1', 2), sent('u2', 1, { errorRows: 1, problems: { 'E-LIST': 1, 'E-YEAR': 1 } })]

  it('counts units due, in, missing and complete; a unit bound by no quota is due nothing', () => {
    expect(figures(states)).toMatchObject({ due: 4, reported: 2, onTime: 2, missing: 2, met: 1, counted: 3 })
  })

  it('takes an empty sheet, and one whose rows were all taken away, for nothing sent', () => {
    const empty = [sheetState({ unitId: 'u3' }), sheetState({ unitId: 'u4', firstArrival: NOW })]
    expect(figures([...states, ...empty])).toMatchObject({ due: 4, reported: 2, missing: 2 })
  })

  it('says of how many units that a rule binds it is met', () => {
    const two = samplePlan({ rules: [quota(1, null, { id: 'R9' }), quota(2, null, { id: 'R2' })] })
    expect(figures(states, two).rules).toMatchObject([
      { ruleId: 'R2', met: 1, bound: 4 },
      { ruleId: 'R9', met: 2, bound: 4 },
    ])
  })

  it('lists problems by how many rows have them, then by code', () => {
    const more = [...states, sent('u3', 1, { problems: { 'E-YEAR': 1, 'E-DUP': 1 } })]
    expect(figures(more).problems).toEqual([
      { code: 'E-YEAR', rows: 2 },
      { code: 'E-DUP', rows: 1 },
      { code: 'E-LIST', rows: 1 },
    ])
  })

  it('has one hash for one set of figures, at whatever instant', () => {
    const campaign = smallCampaign(PLAN, UNITS)
    const standings = judgeCampaign(campaign, SAMPLE_CYCLE, states, NOW)
    const later = rollUp(campaign, SAMPLE_CYCLE, standings, states, NOW + 60_000)
    expect(later.hash).toBe(rollUp(campaign, SAMPLE_CYCLE, standings, states, NOW).hash)
    expect(figures([sent('u1', 3)]).hash).not.toBe(figures(states).hash)
  })

  it('has the same hash when a unit gets another address, and another when it gets another name', () => {
    const hashWith = (change: Partial<Unit>): string =>
      figures(
        states,
        PLAN,
        UNITS.map((unit) => ({ ...unit, ...change })),
      ).hash
    const contact = { email: 'khac@vanlang.example.vn', role: 'clerk' } as const
    expect(hashWith({ contacts: [contact] })).toBe(hashWith({ contacts: [] }))
    expect(hashWith({ cluster: 'Cụm 2' })).not.toBe(hashWith({}))
  })

  it('leaves out the standing of a unit that the campaign no longer has', () => {
    const standings = judgeCampaign(smallCampaign(PLAN, UNITS), SAMPLE_CYCLE, [], NOW)
    const fewer = rollUp(smallCampaign(PLAN, UNITS.slice(1)), SAMPLE_CYCLE, standings, [], NOW)
    expect(fewer.units.map(({ unit }) => unit.id)).toEqual(['u2', 'u3', 'u4'])
  })

  it('shows what is on hold first, then who lacks most, then who has most errors', () => {
    const four = [
      sent('u1', 2, { errorRows: 3 }),
      sent('u2', 2),
      sent('u3', 1),
      sent('u4', 2, { held: HELD }),
    ]
    expect(worstFirst(figures(four).units).map(({ unit }) => unit.id)).toEqual(['u4', 'u3', 'u1', 'u2', 'x'])
  })

  it("takes the first hard rule that asks for a number as the unit's quota", () => {
    const plan = samplePlan({ rules: [quota(1, null, { soft: true, id: 'S' }), quota(null, 5, { id: 'H' })] })
    expect(figures(states, plan).units[0]?.quota).toMatchObject({ ruleId: 'H', min: null, max: 5 })
  })
})

describe('the roll-up of some units', () => {
  const states = [sent('u1', 2), sent('u2', 1, { errorRows: 1, problems: { 'E-LIST': 1 } }), sent('u3', 4)]
  const campaign = smallCampaign(PLAN, [...UNITS, OUTSIDE])
  const isTheirs = ({ id }: Pick<Unit, 'id'>): boolean => id === 'u1' || id === 'u2'

  it('is what a roll-up of these alone would be, but for problems, which are not known by unit', () => {
    const some = rollUpOf(campaign, SAMPLE_CYCLE, figures(states), isTheirs)
    const alone = figures(states.slice(0, 2), PLAN, UNITS.slice(0, 2))
    expect({ ...some, hash: '' }).toEqual({ ...alone, problems: [], hash: '' })
    expect(some.hash).not.toBe(figures(states).hash)
  })

  it('has a digest of its own', () => {
    const digest = digestOf(rollUpDigest(figures(states)), (id) => isTheirs({ id }))
    expect(digest).toMatchObject({ met: 1, counted: 3 })
    expect(Object.keys(digest.units)).toEqual(['u1', 'u2'])
    // Of before rows that count were kept.
    const old = { ...digest, units: { u1: [5, 'met'], u9: [1, 'met'] } } as const
    expect(digestOf(old, (id) => isTheirs({ id }))).toMatchObject({ met: 1, counted: 5 })
  })
})

describe('breakdowns', () => {
  it('cross every list with the kinds', () => {
    const [kinds, fields] = figures([sent('u1', 2)]).breakdowns
    expect(kinds?.lines.map(({ choice, rows }) => [choice.key, rows])).toEqual([
      ['tap_the', 0],
      ['ca_nhan', 2],
    ])
    expect(fields?.lines.map(({ choice, byKind }) => [choice.key, byKind])).toEqual([
      ['kinh_te', [0, 2]],
      ['xa_hoi', [0, 0]],
    ])
  })

  it('are none where the plan has no form or no list', () => {
    expect(dimensionsOf(samplePlan({ forms: {} }))).toEqual([])
    expect(breakdowns([], [])).toEqual([])
  })
})

describe('changes since the last mail', () => {
  it('tells who became complete, who no longer is, and whose figures moved', () => {
    const before = rollUpDigest(figures([sent('u1', 2), sent('u2', 1), sent('u3', 1)]))
    const after = figures([sent('u1', 1), sent('u2', 2), sent('u3', 0)])
    expect(changesSince(before, after)).toEqual({
      counted: -1,
      nowMet: ['u2'],
      nowShort: ['u1'],
      otherwise: ['u3'],
      before: expect.objectContaining({ u1: 2 }),
    })
  })

  it('takes a unit that is new for changed', () => {
    const before = rollUpDigest(figures([], PLAN, UNITS.slice(1)))
    expect(changesSince(before, figures([])).otherwise).toEqual(['u1', 'x'])
  })
})

const linesOf = (tabs: readonly SummaryTab[], id: number) =>
  tabs.find(({ tabId }) => tabId === id)?.cells.map((row) => row.map(plainOf)) ?? []

describe('the summary spreadsheet', () => {
  const task = (id: string, units: string[], to: string | null) =>
    sampleRule(
      { kind: 'task', document: false, after: [] },
      {
        id,
        units,
        when:
          to === null ? { kind: 'none' } : { kind: 'once', from: null, to, dueAfterDays: 0, source: 'plan' },
      },
    )
  const plan = samplePlan({
    number: null,
    issuedOn: null,
    rules: [quota(2), task('T1', ['u1', 'gone'], '2023-06-05'), task('T2', [], null)],
    interpretations: [
      { id: 'A1', question: 'Ai?', reading: 'Xã', reason: null, by: 'Phòng', on: '2023-01-01' },
    ],
  })
  const tabs = (language: Language, states: readonly SheetState[], of = plan): readonly SummaryTab[] =>
    summaryTabs({
      campaign: smallCampaign(of, [...UNITS, OUTSIDE]),
      cycle: SAMPLE_CYCLE,
      rollUp: figures(states, of),
      language,
      forwarded: states.length > 0 ? [['Nông Văn Hiếu', 'Cá nhân', 'Xã u1', 'Kinh tế', '']] : [],
      ...ALONE,
    })

  it.each(['vi', 'en'] as const)('gives every figure its place (%s)', (language) => {
    const all = tabs(language, [
      sent('u1', 2, { problems: { 'E-LIST': 1 }, withdrawn: 1 }),
      sent('u2', 1, { held: HELD }),
    ])
    const cover = linesOf(all, TAB.cover)
    expect(cover[6]?.slice(0, 7)).toEqual([4, 2, 1, 0, 2, 3, 0])
    expect(cover[7]?.slice(0, 7)).toEqual([null, '2/4', '1/4', '0/4', '2/4', '3/3', '0/3'])
    expect(linesOf(all, TAB.units)[7]?.slice(4, 10)).toEqual([0, 3, 3, 0, 3, 3])
    expect(linesOf(all, TAB.breakdown)[4]).toEqual([expect.any(String), 0, 3, 3, 100])
    expect(linesOf(all, TAB.groups)[2]?.slice(1)).toEqual([4, 2, 1, 0, 2, 2, null, 1, 3, 0, 25, 3])
    expect(linesOf(all, TAB.submissions)[3]?.[8]).toMatch(/Lĩnh vực/)
    expect(linesOf(all, TAB.submissions)[7]?.slice(4, 8)).toEqual([3, 3, 0, 1])
    expect(linesOf(all, TAB.forward)[2]?.slice(0, 2)).toEqual([1, 'Nông Văn Hiếu'])
    expect(linesOf(all, TAB.problems)[2]?.[0]).toBe('E-LIST')
    const tasks = linesOf(all, TAB.tasks).slice(2, 4)
    expect(tasks.map((line) => line[0])).toEqual(['T1', 'T2'])
    expect(tasks[0]?.[3]).toBe('Xã u1; gone')
  })

  it('tells the figures of the paper from those that are only proposed, and what has no figure', () => {
    const rules = [quota(2), task('T1', ['u1'], '2023-06-05')]
    const of = { ...plan, rules, headline: ['R1', 'T1'] }
    const [cover] = tabs('vi', [], of)
    const sourceOf = (id: string) => cover?.cells.find(([first]) => first === id)?.[4]
    expect([sourceOf('R1'), sourceOf('T1')]).toEqual(['văn bản', ''])
  })

  it('says which readings are not decided yet', () => {
    const open = { ...plan.interpretations[0], id: 'A2', reading: null } as Plan['interpretations'][number]
    const [cover] = tabs('vi', [], { ...plan, interpretations: [open] })
    expect(cover?.cells.find(([id]) => id === 'A2')?.[2]).toBe('chưa quyết định')
  })

  it('shows the figures as the units of today have them, once others have taken over', () => {
    const old = UNITS.slice(0, 2).map((unit): Unit => ({ ...unit, validTo: '2023-06-30', successor: 'new' }))
    const heir: Unit = { ...SAMPLE_UNIT, id: 'new', name: 'Xã mới', classes: [], validFrom: '2023-07-01' }
    const units = [...old, heir]
    const states = [sent('u1', 2), sent('u2', 1)]
    const input = {
      campaign: smallCampaign(PLAN, units),
      cycle: SAMPLE_CYCLE,
      rollUp: figures(states, PLAN, units),
      language: 'vi',
      forwarded: [],
      ...ALONE,
    } as const
    expect(linesOf(summaryTabs(input), TAB.successors).slice(2, 4)).toEqual([
      [1, 'Xã mới', 3, 'Xã u1: 2; Xã u2: 1'],
      [null, 'Tổng cộng', 3],
    ])
  })

  it('keeps its form where nobody has sent anything', () => {
    const all = tabs('vi', [])
    expect(all.map(({ title }) => title)).not.toContain('Giới thiệu cấp trên')
    expect(linesOf(all, TAB.breakdown)[4]).toEqual(['Tổng', 0, 0, 0, 0])
  })

  it('can be built of a plan that counts no form', () => {
    const bare = samplePlan({ forms: {}, rules: [] })
    expect(tabs('vi', [], bare).map(({ title }) => title)).toContain('Theo đơn vị')
  })

  it('shows a class that the plan gives no words by its key', () => {
    const plan = samplePlan({ rules: [quota(1, null, { classes: ['khac'] })] })
    const units = [{ ...SAMPLE_UNIT, classes: ['commune', 'khac'] }]
    const campaign = smallCampaign(plan, units)
    const input = {
      campaign,
      cycle: SAMPLE_CYCLE,
      rollUp: figures([], plan, units),
      language: 'vi',
      forwarded: [],
      ...ALONE,
    } as const
    expect(linesOf(summaryTabs(input), TAB.units)[2]?.[2]).toBe('khac')
  })
})
