import * as z from 'zod'
import { checksSchema } from './check-schema.ts'
import { formUseSchema } from './form-schema.ts'
import { day, email, hour, key, oneOrMany, source, strict, text, words, zone } from './schema-parts.ts'
import { whenSchema } from './when-schema.ts'

const strength = z.enum(['giao', 'de_nghi', 'khuyen_khich'])
const audience = { classes: z.array(key).default([]), units: z.array(key).default([]) }

export const ruleSchema = strict({
  id: key,
  clause: text,
  strength,
  title: words,
  ...audience,
  insteadOf: z.array(key).default([]),
  soft: z.boolean().default(false),
  interpretation: oneOrMany(key).default([]),
  when: whenSchema.default({ kind: 'cycle' }),
  check: checksSchema,
})

export const cycleSchema = strict({ id: key, from: day, to: day })
export const validSchema = strict({ from: day, to: day })
export const phaseSchema = strict({ id: key, title: words, from: day, to: day })

export const eventSchema = strict({
  title: words,
  ...audience,
  form: key,
  where: z.record(key, z.array(key).min(1)).default({}),
  dates: z.array(key).min(1),
  window: validSchema,
})

const year = z.int().min(1900).max(2200)

export const movementSchema = strict({
  id: key,
  name: words,
  clause: text,
  strength: strength.nullable().default(null),
  leads: z.array(strict({ unit: key, role: z.enum(['lead', 'co_lead', 'own']).default('lead') })).default([]),
  kinds: z.array(key).default([]),
  period: strict({ from: year, to: year }).nullable().default(null),
})

export const requestSchema = strict({ id: key, rule: key, title: words, asked: day, due: day, ...audience })

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

const rhythm = z.discriminatedUnion('every', [
  strict({ every: z.literal('month'), day: dayOfMonth }),
  strict({ every: z.literal('year'), month, day: dayOfMonth }),
])

export const rollupSchema = strict({ id: key, on: rhythm, at: hour, to: z.array(key).min(1), source })

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
  phases: z.array(phaseSchema).default([]),
  cycles: z.array(cycleSchema).min(1),
  classes: z.record(key, words),
  forms: z.record(key, formUseSchema),
  events: z.record(key, eventSchema).default({}),
  movements: z.array(movementSchema).default([]),
  rules: z.array(ruleSchema).min(1),
  headline: z.array(key).default([]),
  requests: z.array(requestSchema).default([]),
  reminders: z.array(reminderSchema).default([]),
  rollups: z.array(rollupSchema).default([]),
  summaries: z.array(strict({ id: key, on: rhythm, at: hour, source })).default([]),
  lock: strict({ daysAfter: z.int().min(0).max(366), source })
    .nullable()
    .default(null),
  recipients: z.array(strict({ id: key, title: words, email })).default([]),
  distribution: z.array(text).default([]),
  interpretations: z
    .array(strict({ id: key, question: text, reading: text.nullable(), by: text, on: day }))
    .default([]),
  sender: strict({ name: text, email }),
})
