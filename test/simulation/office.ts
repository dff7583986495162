import { type AgendaItem, agendaOf } from '../../domain/agenda/agenda.ts'
import { isAbout } from '../../domain/agenda/audience.ts'
import type { Campaign, Contact, Cycle, Instant, Plan, Unit } from '../../domain/plan/plan.ts'
import { judgeCampaign } from '../../domain/rules/judge.ts'
import type { SheetState } from '../../domain/sheet/sheet-state.ts'
import { unitsInCycle } from '../../domain/units/units-in-time.ts'
import type { Campaigns } from '../../functions/ports/campaigns.ts'
import type { SheetSeat } from '../../functions/ports/reports.ts'
import { group, sheetState } from '../support/sheet-state.ts'
import type { Rng } from './rng.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** A few units of a campaign over a stretch of its agenda, with what they report and when. */
export interface Office {
  readonly planId: string
  readonly campaigns: Campaigns
  readonly begin: Instant
  readonly end: Instant
  readonly agenda: readonly AgendaItem[]
  /** What of it falls due in the stretch. */
  readonly items: readonly AgendaItem[]
  readonly reports: readonly { readonly at: Instant; readonly seat: SheetSeat; readonly state: SheetState }[]
  readonly addresses: readonly string[]
  contactsOf(unitId: string): readonly Contact[]
  /**
   * How keys of letters begin that an item cannot be without, one of each: roll-ups to their readers, reminders to
   * who never reports, under its own key or that of another of its day.
   */
  mustHave(itemKey: string): readonly (readonly string[])[]
}

export function drawOffice(whole: Campaign, rng: Rng): Office {
  // One or two years of it: the agenda is laid out anew at each tick.
  const year = rng.below(whole.plan.cycles.length)
  const plan = {
    ...whole.plan,
    cycles: whole.plan.cycles.slice(year, year + rng.pick([1, 1, 2])),
    reminders: [...whole.plan.reminders, ...(rng.chance(0.4) ? alsoToHeads(whole.plan) : [])],
  }
  const agenda = agendaOf(plan)
  const places = agenda.flatMap(({ kind }, place) => (kind === 'reminder' || rng.chance(0.3) ? [place] : []))
  const first = Math.max(0, rng.pick(places) - rng.below(3))
  const items = agenda.slice(first, first + rng.between(2, 8))
  const begin = (items[0]?.at ?? 0) - rng.between(1, 2 * DAY)
  const end = items.at(-1)?.at ?? begin
  const cycle = cycleIn(plan, items[0]?.cycleId ?? '')
  const units = rng.shuffled(unitsInCycle(whole, cycle)).slice(0, rng.between(2, 8))
  const campaign = { ...whole, plan, units: whole.units.filter((unit) => units.includes(unit)) }
  const reporting = units.filter(() => rng.chance(0.5))
  const silent = units.filter((unit) => !reporting.includes(unit))
  const known = new Map(agenda.map((item) => [item.key, item]))
  return {
    planId: plan.id,
    campaigns: { find: async () => campaign, all: async () => [campaign] },
    begin,
    end,
    agenda,
    items,
    reports: plan.cycles.flatMap(({ id }) =>
      reporting.flatMap((unit) => reportsOf(plan, id, unit, rng, begin, end)),
    ),
    addresses: [
      ...units.flatMap(({ contacts }) => contacts.map(({ email }) => email)),
      ...plan.recipients.map(({ email }) => email),
    ],
    contactsOf: (unitId) => units.find(({ id }) => id === unitId)?.contacts ?? [],
    mustHave(itemKey) {
      const item = known.get(itemKey)
      if (item?.kind === 'rollup') return readersOf(plan, item).map((id) => [`${itemKey}/${id}/1`])
      if (item?.kind !== 'reminder') return []
      const ofDay = agenda.filter(
        ({ kind, day, at }) => kind === item.kind && day === item.day && at === item.at,
      )
      return silentUnits(campaign, item, silent).map((id) => ofDay.map(({ key }) => `${key}/${id}/`))
    },
  }
}

/** The first reminder once more, to clerks and heads, an hour later on some of its days: both go as one letter. */
const alsoToHeads = ({ reminders: [first] }: Plan): Plan['reminders'] =>
  first ? [{ ...first, id: 'heads', to: ['clerk', 'head'], at: '09:00', daysBefore: [15, 3] }] : []

function cycleIn(plan: Plan, id: string): Cycle {
  const cycle = plan.cycles.find((one) => one.id === id) ?? plan.cycles[0]
  if (!cycle) throw new Error('a plan without cycles')
  return cycle
}

const readersOf = (plan: Plan, { of }: AgendaItem): readonly string[] =>
  plan.rollups.find(({ id }) => id === of)?.to ?? []

/** Who never reports and owes something by the item's day, is reminded each time. */
function silentUnits(campaign: Campaign, item: AgendaItem, silent: readonly Unit[]): readonly string[] {
  const standings = judgeCampaign(campaign, cycleIn(campaign.plan, item.cycleId), [], item.at)
  return silent.flatMap(({ id, contacts }) => {
    const standing = standings.find(({ unitId }) => unitId === id)
    const owes = [...(standing?.verdicts ?? []), ...(standing?.duties ?? [])].some(
      ({ ruleId, soft, missing, due }) =>
        item.rules.includes(ruleId) && !soft && missing > 0 && (due === null || due <= item.due),
    )
    return isAbout(item, id) && owes && contacts.length > 0 ? [id] : []
  })
}

/** One or two versions of a unit's list, at any time. */
function reportsOf(plan: Plan, cycleId: string, unit: Unit, rng: Rng, begin: Instant, end: Instant) {
  const seat: SheetSeat = {
    planId: plan.id,
    cycleId,
    unitId: unit.id,
    formId: 'F1',
    spreadsheetId: `file-${unit.id}`,
    tabId: 0,
    sheetKey: `${cycleId}-${unit.id}`,
  }
  return Array.from({ length: rng.between(1, 2) }, () => {
    const at = begin + rng.below(end - begin + 2 * DAY)
    const late = rng.chance(0.3) ? rng.below(2 * DAY) : 0
    const groups = ['ca_nhan', 'tap_the'].map((loai_hinh) => group(rng.below(4), { loai_hinh }))
    const { planId, unitId, formId, sheetKey } = seat
    const state = sheetState({
      planId,
      cycleId,
      unitId,
      formId,
      sheetKey,
      groups,
      nil: rng.chance(0.1),
      // Some sheets are read later than they came.
      firstArrival: at - late,
      lastChange: at - late,
    })
    return { at, seat, state }
  })
}
