import * as z from 'zod'
import { isRealDay } from '../time/days.ts'
import type { PlanFaultCode } from './plan-fault.ts'
import type { When } from './rule.ts'
import { addFault, checkKeys, day, key, source, strict } from './schema-parts.ts'

const written = strict({
  none: z.literal(true).optional(),
  from: z.string().optional().describe('first day: 2025-04-01 once, 01-01 with `every: year`'),
  to: z.string().optional().describe('last good day, written likewise'),
  every: z.enum(['year', 'quarter', 'month']).optional().describe('again and again; without it once'),
  /** A day of the month; `last` arrives as 31. */
  closes: z
    .int()
    .min(1)
    .max(31)
    .optional()
    .describe('day on which a month, or the last one of a quarter, ends'),
  event: key.optional().describe('key of an event'),
  daysBefore: z.int().min(-366).max(366).optional().describe('due so many days before it; negative: after'),
  since: day.optional().describe('the first window closes on this day or later'),
  dueAfterDays: z.int().min(0).max(366).optional().describe('due so many days after the window closes'),
  source: source.optional(),
}).meta({ id: 'when', description: 'When a rule is due. `none`: the paper gives no date.' })
type Written = z.infer<typeof written>

/** `when` of a rule: absent, `none`, or an object told apart by `every`, `event` or its bare days. */
export const whenSchema = z
  .preprocess(spelledOut, written)
  .superRefine((value, context) => checkWritten(value, context))
  .transform(toWhen)

function spelledOut(value: unknown): unknown {
  if (value === 'none') return { none: true }
  if (typeof value !== 'object' || value === null || !('closes' in value)) return value
  return value.closes === 'last' ? { ...value, closes: 31 } : value
}

/** The keys of each form of `when`: those it needs, and those it may have. */
const FORMS = {
  none: { needs: ['none'], may: [] },
  year: { needs: ['from', 'to', 'source'], may: ['every', 'since', 'dueAfterDays'] },
  quarter: { needs: ['closes', 'source'], may: ['every', 'since', 'dueAfterDays'] },
  month: { needs: ['closes', 'source'], may: ['every', 'since', 'dueAfterDays'] },
  event: { needs: ['daysBefore', 'source'], may: ['event'] },
  once: { needs: ['to', 'source'], may: ['from', 'dueAfterDays'] },
} as const satisfies Record<
  string,
  { readonly needs: readonly (keyof Written)[]; readonly may: readonly (keyof Written)[] }
>

/** null: an empty object, which is as good as none at all. */
function formOf(value: Written): keyof typeof FORMS | null {
  if (Object.keys(value).length === 0) return null
  if (value.none) return 'none'
  if (value.every) return value.every
  return value.event === undefined ? 'once' : 'event'
}

function checkWritten(value: Written, context: z.RefinementCtx): void {
  const form = formOf(value)
  if (form === null) return
  checkKeys(value, FORMS[form], context)
  if (form === 'year') checkDays(value, isMonthDay, 'bad-month-day', context)
  if (form !== 'once') return
  checkDays(value, isRealDay, 'bad-date', context)
  const { from, to } = value
  if (from !== undefined && to !== undefined && to < from)
    addFault(context, 'wrong-order', ['to'], to, [from])
}

/** "02-29" is a day of some years. */
const isMonthDay = (text: string): boolean => /^\d\d-\d\d$/.test(text) && isRealDay(`2024-${text}`)

function checkDays(
  value: Written,
  isDay: (text: string) => boolean,
  fault: PlanFaultCode,
  context: z.RefinementCtx,
): void {
  for (const name of ['from', 'to'] as const) {
    const found = value[name]
    if (found !== undefined && !isDay(found)) addFault(context, fault, [name], found)
  }
}

/** Only called when nothing is wrong: zod stops at a refinement that failed. */
function toWhen(value: Written): When {
  // A key that the form does not have is not looked at.
  const { from = '', to = '', closes = 31, event = '', daysBefore = 0, since = null } = value
  const dated = { dueAfterDays: value.dueAfterDays ?? 0, source: value.source ?? 'plan' }
  const repeated = { ...dated, since }
  switch (formOf(value)) {
    case null:
      return { kind: 'cycle' }
    case 'none':
      return { kind: 'none' }
    case 'year':
      return { kind: 'yearly', from, to, ...repeated }
    case 'quarter':
      return { kind: 'tiled', every: 'quarter', closes, ...repeated }
    case 'month':
      return { kind: 'tiled', every: 'month', closes, ...repeated }
    case 'event':
      return { kind: 'event', event, daysBefore, source: dated.source }
    case 'once':
      return { kind: 'once', from: value.from ?? null, to, ...dated }
  }
}
