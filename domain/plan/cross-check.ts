import type * as z from 'zod'
import { addDays } from '../time/days.ts'
import { audienceIssues, columnIssues, isDate, rowsIssues } from './check-rows-of-rule.ts'
import { checkRule } from './check-rule.ts'
import { type Names, unknownName } from './names.ts'
import type { FaultPath, PlanIssue } from './plan-fault.ts'
import { issue } from './plan-issues.ts'
import {
  daysOffSchema,
  eventSchema,
  movementSchema,
  phaseSchema,
  recipientSchema,
  reminderSchema,
  requestSchema,
  rollupSchema,
  ruleSchema,
  validSchema,
} from './plan-schema.ts'
import { entriesOf, fieldOf, itemsOf, soundItems } from './raw.ts'

/**
 * What no single value of plan.yaml shows: names that stand nowhere, ids given twice, ends before
 * beginnings. Works on the file's data item by item, so that a fault elsewhere hides nothing here; items
 * with faults of shape are left to the schema.
 */
export function crossCheck(raw: unknown, names: Names): readonly PlanIssue[] {
  return [
    ...LISTS_WITH_IDS.flatMap((list) => duplicateIds(raw, list)),
    ...periodIssues(raw),
    ...soundItems(ruleSchema, raw, 'rules').flatMap(({ item, index }) =>
      checkRule(item, names, ['rules', index]),
    ),
    ...soundItems(reminderSchema, raw, 'reminders').flatMap(({ item, index }) =>
      reminderIssues(item, names, ['reminders', index]),
    ),
    ...soundItems(recipientSchema, raw, 'recipients').flatMap(({ item, index }) =>
      inChargeIssues(item, names, ['recipients', index, 'inCharge']),
    ),
    ...soundItems(daysOffSchema, raw, 'daysOff').flatMap(({ item, index }) =>
      item.to < item.from ? [issue('wrong-order', ['daysOff', index, 'to'], item.to, [item.from])] : [],
    ),
    ...soundItems(rollupSchema, raw, 'rollups').flatMap(({ item, index }) =>
      item.to.flatMap((id, i) => unknownName(['rollups', index, 'to', i], id, names.recipients, 'recipient')),
    ),
    ...movementIssues(raw, names),
    ...soundItems(requestSchema, raw, 'requests').flatMap(({ item, index }) => [
      ...unknownName(['requests', index, 'rule'], item.rule, names.rules, 'rule'),
      ...audienceIssues(item, names, ['requests', index]),
      ...(item.due < item.asked
        ? [issue('wrong-order', ['requests', index, 'due'], item.due, [item.asked])]
        : []),
    ]),
    ...soundItems(phaseSchema, raw, 'phases').flatMap(({ item, index }) =>
      item.to < item.from ? [issue('wrong-order', ['phases', index, 'to'], item.to, [item.from])] : [],
    ),
    ...entriesOf(fieldOf(raw, 'events')).flatMap(([key, value]) => {
      const event = eventSchema.safeParse(value)
      return event.success ? eventIssues(event.data, names, ['events', key]) : []
    }),
    ...bareNames(raw, names),
    ...formAudiences(names),
    ...kindIssues(raw, names),
    ...distributionIssues(raw),
  ]
}

/** Lists that hold nothing but names. */
const bareNames = (raw: unknown, { rules, classes }: Names): readonly PlanIssue[] => [
  ...itemsOf(fieldOf(raw, 'headline')).flatMap((id, i) =>
    unknownName(['headline', i], String(id), rules, 'rule'),
  ),
  ...itemsOf(fieldOf(raw, 'requested')).flatMap((id, i) =>
    unknownName(['requested', i], String(id), classes, 'class'),
  ),
]

const reminderIssues = (
  { rules, tell }: z.infer<typeof reminderSchema>,
  names: Names,
  at: FaultPath,
): readonly PlanIssue[] => [
  ...rules.flatMap((id, i) => unknownName([...at, 'rules', i], id, names.rules, 'rule')),
  ...tell.flatMap((id, i) => unknownName([...at, 'tell', i], id, names.recipients, 'recipient')),
]

const inChargeIssues = (
  { inCharge }: z.infer<typeof recipientSchema>,
  names: Names,
  at: FaultPath,
): readonly PlanIssue[] =>
  (inCharge?.units ?? []).flatMap((id, i) => unknownName([...at, 'units', i], id, names.units, 'unit'))

const LISTS_WITH_IDS = [
  'phases',
  'cycles',
  'movements',
  'rules',
  'requests',
  'reminders',
  'rollups',
  'summaries',
  'recipients',
  'interpretations',
]

function eventIssues(
  event: z.infer<typeof eventSchema>,
  names: Names,
  path: FaultPath,
): readonly PlanIssue[] {
  const { window } = event
  return [
    ...audienceIssues(event, names, path),
    ...rowsIssues(event, names, path),
    ...event.dates.flatMap((key, i) => columnIssues(event.form, key, names, [...path, 'dates', i], isDate)),
    ...(window.to < window.from
      ? [issue('wrong-order', [...path, 'window', 'to'], window.to, [window.from])]
      : []),
  ]
}

const movementIssues = (raw: unknown, names: Names): readonly PlanIssue[] =>
  soundItems(movementSchema, raw, 'movements').flatMap(({ item: { leads, period }, index }) => [
    ...leads.flatMap(({ unit }, i) =>
      unknownName(['movements', index, 'leads', i, 'unit'], unit, names.units, 'unit'),
    ),
    ...(period && period.to < period.from
      ? [issue('wrong-order', ['movements', index, 'period', 'to'], period.to, [String(period.from)])]
      : []),
  ])

/** The kinds that a movement allows are choices of the column that it governs. */
function kindIssues(raw: unknown, names: Names): readonly PlanIssue[] {
  const governed = Object.values(names.forms ?? {}).flatMap(({ columns }) =>
    columns.filter(({ allowedBy }) => allowedBy !== null),
  )
  const kinds = governed.flatMap(({ choices }) => choices.map(({ key }) => key))
  if (governed.length === 0) return []
  return soundItems(movementSchema, raw, 'movements').flatMap(({ item, index }) =>
    item.kinds.flatMap((kind, i) => unknownName(['movements', index, 'kinds', i], kind, kinds, 'choice')),
  )
}

/** A rule that counts the lines of the distribution list must count right. */
const distributionIssues = (raw: unknown): readonly PlanIssue[] =>
  soundItems(ruleSchema, raw, 'rules').flatMap(({ item, index }) =>
    item.check.flatMap((check, i) => {
      const lines = itemsOf(fieldOf(raw, 'distribution')).length
      if (check.kind !== 'distribution' || check.lines === lines) return []
      return [issue('not-allowed', ['rules', index, 'check', i, 'lines'], check.lines, [String(lines)])]
    }),
  )

/** Who fills in a form: `forms.F10.by`. */
const formAudiences = (names: Names): readonly PlanIssue[] =>
  Object.values(names.forms ?? {}).flatMap(({ id, by }) =>
    by ? audienceIssues(by, names, ['forms', id, 'by']) : [],
  )

function duplicateIds(raw: unknown, list: string): readonly PlanIssue[] {
  const seen = new Set<unknown>()
  return itemsOf(fieldOf(raw, list)).flatMap((item, index) => {
    const id = fieldOf(item, 'id')
    if (id === undefined || !seen.has(id)) {
      seen.add(id)
      return []
    }
    return [issue('duplicate-id', [list, index, 'id'], id)]
  })
}

/** The plan and its cycles end after they begin, cycles follow each other, each ends within the plan. */
function periodIssues(raw: unknown): readonly PlanIssue[] {
  const valid = periodOf(fieldOf(raw, 'valid'))
  const cycles = itemsOf(fieldOf(raw, 'cycles')).map(periodOf)
  return [
    ...(valid && valid.to < valid.from
      ? [issue('wrong-order', ['valid', 'to'], valid.to, [valid.from])]
      : []),
    ...cycles.flatMap((cycle, i) =>
      cycle ? cycleIssues(cycle, cycles[i - 1] ?? null, valid, ['cycles', i]) : [],
    ),
  ]
}

type Period = z.infer<typeof validSchema>

/** The two days alone, whatever else is wrong there; null if they are no days. */
const periodOf = (raw: unknown): Period | null =>
  validSchema.safeParse({ from: fieldOf(raw, 'from'), to: fieldOf(raw, 'to') }).data ?? null

function cycleIssues(
  { from, to }: Period,
  previous: Period | null,
  valid: Period | null,
  path: FaultPath,
): readonly PlanIssue[] {
  if (to < from) return [issue('wrong-order', [...path, 'to'], to, [from])]
  const isOutside = valid !== null && (to < valid.from || to > valid.to)
  return [
    ...(previous && from <= previous.to ? [issue('overlap', [...path, 'from'], from, [previous.to])] : []),
    ...(previous && from > addDays(previous.to, 1)
      ? [issue('gap', [...path, 'from'], from, [addDays(previous.to, 1)])]
      : []),
    ...(isOutside ? [issue('outside-validity', [...path, 'to'], to, [valid.from, valid.to])] : []),
  ]
}
