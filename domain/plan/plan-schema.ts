import * as z from 'zod'
import { formUseSchema } from './form-schema.ts'
import { day, email, hour, key, strict, text, words, zone } from './schema-parts.ts'

const source = z.enum(['plan', 'law', 'proposal', 'office'])
const count = z.int().min(0)

/** Rows that a rule counts; `where` names choice keys by column, "true" and "false" for ticks. */
const rows = strict({
  form: key,
  where: z.record(key, z.array(key).min(1)).default({}),
})

const due = strict({ from: day.nullable().default(null), to: day.nullable().default(null) })

/** What can be asked of a unit, one object for each kind of Check. */
const CHECKS = [
  strict({
    kind: z.literal('count'),
    rows,
    min: count.nullable().default(null),
    max: count.nullable().default(null),
    source,
  }),
  strict({ kind: z.literal('mix'), rows, column: key, each: z.record(key, count), source }),
  strict({ kind: z.literal('cells'), form: key, columns: z.array(key).min(1) }),
  strict({
    kind: z.literal('task'),
    due: due.nullable().default(null),
    perCycle: z.int().min(1).nullable().default(null),
    source,
  }),
  strict({ kind: z.literal('forward'), rows, to: key }),
  strict({ kind: z.literal('external'), document: text, values: z.record(key, count) }),
  strict({ kind: z.literal('distribution') }),
  strict({ kind: z.literal('narrative') }),
] as const

export const ruleSchema = strict({
  id: key,
  clause: text,
  strength: z.enum(['giao', 'de_nghi', 'khuyen_khich']),
  title: words,
  classes: z.array(key).default([]),
  units: z.array(key).default([]),
  soft: z.boolean().default(false),
  interpretation: key.nullable().default(null),
  check: z.discriminatedUnion('kind', CHECKS),
})

export const cycleSchema = strict({ id: key, from: day, to: day })
export const validSchema = strict({ from: day, to: day })

export const reminderSchema = strict({
  id: key,
  rules: z.array(key).min(1),
  daysBefore: z.array(z.int().min(-366).max(366)).min(1),
  at: hour,
  source,
})

/** Days 29-31 are refused: not every month has them, and a mail must not be left out. */
const dayOfMonth = z.int().min(1).max(28)
const month = z.int().min(1).max(12)

export const rollupSchema = strict({
  id: key,
  on: z.discriminatedUnion('every', [
    strict({ every: z.literal('month'), day: dayOfMonth }),
    strict({ every: z.literal('year'), month, day: dayOfMonth }),
  ]),
  at: hour,
  to: z.array(key).min(1),
  source,
})

/**
 * plan.yaml. Keys are those of the type Plan; a key that is left out has the usual value (null for "không
 * quy định"). Only `forms` differs: it names standard forms and what the plan changes in them.
 */
export const planSchema = strict({
  id: key,
  number: text.nullable().default(null),
  title: words,
  issuer: words,
  place: text,
  issuedOn: day.nullable().default(null),
  signer: strict({ title: text, name: text }).nullable().default(null),
  basis: z.array(text).default([]),
  zone,
  valid: validSchema,
  cycles: z.array(cycleSchema).min(1),
  classes: z.record(key, words),
  forms: z.record(key, formUseSchema),
  rules: z.array(ruleSchema).min(1),
  reminders: z.array(reminderSchema).default([]),
  rollups: z.array(rollupSchema).default([]),
  recipients: z.array(strict({ id: key, title: words, email })).default([]),
  distribution: z.array(text).default([]),
  interpretations: z.array(strict({ id: key, question: text, reading: text, by: text, on: day })).default([]),
  sender: strict({ name: text, email }),
})
