import type * as z from 'zod'
import { checkRule } from './check-rule.ts'
import { type Names, unknownName } from './names.ts'
import type { FaultPath, PlanIssue } from './plan-fault.ts'
import { issue } from './plan-issues.ts'
import { reminderSchema, rollupSchema, ruleSchema, validSchema } from './plan-schema.ts'
import { fieldOf, itemsOf } from './raw.ts'

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
      item.rules.flatMap((id, i) => unknownName(['reminders', index, 'rules', i], id, names.rules, 'rule')),
    ),
    ...soundItems(rollupSchema, raw, 'rollups').flatMap(({ item, index }) =>
      item.to.flatMap((id, i) => unknownName(['rollups', index, 'to', i], id, names.recipients, 'recipient')),
    ),
  ]
}

const LISTS_WITH_IDS = ['cycles', 'rules', 'reminders', 'rollups', 'recipients', 'interpretations']

interface Sound<T> {
  readonly item: T
  readonly index: number
}

function soundItems<T>(schema: z.ZodType<T>, raw: unknown, list: string): readonly Sound<T>[] {
  return itemsOf(fieldOf(raw, list)).flatMap((value, index) => {
    const parsed = schema.safeParse(value)
    return parsed.success ? [{ item: parsed.data, index }] : []
  })
}

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
    ...(isOutside ? [issue('outside-validity', [...path, 'to'], to, [valid.from, valid.to])] : []),
  ]
}
