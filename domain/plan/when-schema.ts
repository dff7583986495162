import * as z from 'zod'
import { isRealDay } from '../time/days.ts'
import type { When } from './plan.ts'
import { addFault, day, key, source, strict } from './schema-parts.ts'

const written = strict({
  none: z.literal(true).optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  every: z.enum(['year', 'quarter', 'month']).optional(),
  /** A day of the month; `last` arrives as 31. */
  closes: z.int().min(1).max(31).optional(),
  event: key.optional(),
  daysBefore: z.int().min(-366).max(366).optional(),
  since: day.optional(),
  dueAfterDays: z.int().min(0).max(366).optional(),
  source: source.optional(),
})
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

/** Which keys each form of `when` needs. */
const NEEDS = {
  year: ['from', 'to', 'source'],
  quarter: ['closes', 'source'],
  month: ['closes', 'source'],
  event: ['daysBefore', 'source'],
  once: ['to', 'source'],
} as const

function checkWritten(value: Written, context: z.RefinementCtx): void {
  const form = formOf(value)
  if (form === null) return
  for (const name of NEEDS[form]) if (value[name] === undefined) addFault(context, 'missing-key', [name])
  for (const name of ['from', 'to'] as const) {
    const day = value[name]
    if (day === undefined) continue
    const isGood = form === 'year' ? /^\d\d-\d\d$/.test(day) && isRealDay(`2024-${day}`) : isRealDay(day)
    if (!isGood) addFault(context, form === 'year' ? 'bad-month-day' : 'bad-date', [name], day)
  }
  const { from, to } = value
  if (form === 'once' && from !== undefined && to !== undefined && to < from)
    addFault(context, 'wrong-order', ['to'], to, [from])
}

function formOf(value: Written): keyof typeof NEEDS | null {
  if (value.none || Object.keys(value).length === 0) return null
  if (value.every) return value.every
  return value.event === undefined ? 'once' : 'event'
}

/** Only called when nothing is wrong: zod stops at a refinement that failed. */
function toWhen(value: Written): When {
  const { from, to = '', closes = 31, event = '', daysBefore = 0, dueAfterDays = 0 } = value
  const dated = { dueAfterDays, source: value.source ?? 'plan' }
  const repeated = { ...dated, since: value.since ?? null }
  switch (formOf(value)) {
    case null:
      return value.none ? { kind: 'none' } : { kind: 'cycle' }
    case 'year':
      return { kind: 'yearly', from: from ?? '01-01', to, ...repeated }
    case 'quarter':
      return { kind: 'tiled', every: 'quarter', closes, ...repeated }
    case 'month':
      return { kind: 'tiled', every: 'month', closes, ...repeated }
    case 'event':
      return { kind: 'event', event, daysBefore, source: dated.source }
    case 'once':
      return { kind: 'once', from: from ?? null, to, ...dated }
  }
}
