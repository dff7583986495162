import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type AgendaKind, agendaOf } from '../../domain/agenda/agenda.ts'
import type { Campaign } from '../../domain/plan/plan.ts'
import { readCampaign } from '../../functions/adapters/plan-folder.ts'
import { PLANS } from '../support/plan-files.ts'
import { GOLDEN_CALENDARS, type GoldenItem, type GoldenPlan } from './golden-calendars.ts'

const IDS: readonly GoldenPlan[] = [
  'van-lang-146',
  'quang-nam-658',
  'lang-son-ttt',
  'cau-ngang-104',
  'chi-lang-dai-hoi',
]

async function read(id: GoldenPlan): Promise<Campaign> {
  const result = await readCampaign(join(PLANS, id))
  if (!result.ok) throw new Error(`plan ${id} has faults: ${JSON.stringify(result.faults)}`)
  return result.campaign
}

const golden = (id: GoldenPlan): readonly GoldenItem[] => GOLDEN_CALENDARS.filter(({ plan }) => plan === id)

/** A plan may tell a rule of its paper in parts: CL-02, CL-02a and CL-02b are one rule of the paper. */
const paperRule = (rule: string): string => rule.replace(/[a-z]$/, '')

const sorted = (lines: readonly string[]): readonly string[] => [...new Set(lines)].sort()

const ofKind = <T extends { readonly kind: AgendaKind }>(items: readonly T[], ...kinds: AgendaKind[]) =>
  items.filter(({ kind }) => kinds.includes(kind))

const byRule = (items: readonly { day: string; kind: AgendaKind; rules: readonly string[] }[]) =>
  sorted(
    ofKind(items, 'deadline', 'cut-off').flatMap(({ day, kind, rules }) =>
      rules.map((rule) => `${day} ${kind} ${paperRule(rule)}`),
    ),
  )

const days = (items: readonly { day: string; kind: AgendaKind }[], kind: AgendaKind) =>
  sorted(ofKind(items, kind).map(({ day }) => day))

describe.each(IDS)('the calendar of %s', (id) => {
  it('makes due what the paper makes due, on the same days', async () => {
    const { plan } = await read(id)
    // Reports asked for on the way are not in the paper: only their own request gives the day.
    expect(byRule(agendaOf({ ...plan, requests: [] }))).toEqual(byRule(golden(id)))
  })

  it('opens its cycles and phases on the days of the paper', async () => {
    const { plan } = await read(id)
    const agenda = agendaOf(plan)
    expect(days(agenda, 'opening')).toEqual(days(golden(id), 'opening'))
    expect(days(agenda, 'phase')).toEqual(days(golden(id), 'phase'))
  })

  it('is written for rules that the plan has, within its validity', async () => {
    const { plan } = await read(id)
    const known = new Set(plan.rules.map((rule) => rule.id))
    const { from, to } = plan.valid
    expect(golden(id).flatMap(({ rules }) => rules.filter((rule) => !known.has(rule)))).toEqual([])
    expect(golden(id).filter(({ day }) => day < from || day > to)).toEqual([])
  })
})

describe('the golden calendars', () => {
  it('name each day, kind and rule once, in order of time', () => {
    for (const id of IDS) {
      const items = golden(id)
      const lines = items.flatMap(({ day, kind, rules }) => rules.map((rule) => `${day} ${kind} ${rule}`))
      expect(lines).toEqual([...new Set(lines)])
      expect(items.map(({ day }) => day)).toEqual(items.map(({ day }) => day).sort())
    }
  })

  it('give every deadline and cut-off a rule, and every item its reason', () => {
    expect(ofKind(GOLDEN_CALENDARS, 'deadline', 'cut-off').filter(({ rules }) => rules.length === 0)).toEqual(
      [],
    )
    expect(GOLDEN_CALENDARS.filter(({ why }) => why === '')).toEqual([])
  })
})
