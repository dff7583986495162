import * as z from 'zod'
import type { Bound, Condition, DateRef } from './plan.ts'
import { addFault, day, key, oneOrMany, source, strict, text } from './schema-parts.ts'

const count = z.int().min(0)
const percent = z.number().min(0).max(100)

/** Rows that a rule looks at; `where` names choice keys by column, "true" and "false" for ticks. */
const rows = strict({
  form: key,
  where: z.record(key, z.array(key).min(1)).default({}),
})

const cell = strict({ unit: key, form: key, column: key, match: key.nullable().default(null) })

/** A number arrives as { value }. */
const writtenBound = strict({
  value: z.number().min(0).optional(),
  perUnit: z.record(key, count).optional(),
  document: text.optional(),
  cell: cell.optional(),
  otherwise: count.nullable().optional(),
})

/** A bound: a number, the figures of another paper by unit, or a cell of another unit's sheet. */
export const boundSchema = z
  .preprocess((value) => (typeof value === 'object' ? value : { value }), writtenBound)
  .superRefine((written, context) => {
    if (written.perUnit && written.document === undefined) addFault(context, 'missing-key', ['document'])
    if (written.value === undefined && !written.perUnit && !written.cell)
      addFault(context, 'missing-key', ['cell'])
  })
  .transform(({ value, perUnit, document, cell: place, otherwise }): Bound => {
    if (value !== undefined) return { kind: 'number', value }
    if (place) return { kind: 'cell', ...place, otherwise: otherwise ?? null }
    return { kind: 'perUnit', values: perUnit ?? {}, document: document ?? '' }
  })

const bound = boundSchema.nullable().default(null)

/** A number of rows is whole; what a column holds need not be. */
const wholeBound = boundSchema
  .superRefine((value, context) => {
    if (value.kind === 'number' && !Number.isInteger(value.value))
      addFault(context, 'wrong-type', [], value.value, ['integer'])
  })
  .nullable()
  .default(null)

const writtenDateRef = strict({
  day: day.optional(),
  column: key.optional(),
  event: key.optional(),
  days: z.int().min(-3660).max(3660).default(0),
})

/** A day arrives as { day }. */
export const dateRefSchema = z
  .preprocess((value) => (typeof value === 'string' ? { day: value } : value), writtenDateRef)
  .superRefine((written, context) => {
    if (written.day === undefined && written.column === undefined && written.event === undefined)
      addFault(context, 'missing-key', ['day'])
  })
  .transform(({ day: fixed, column, event, days }): DateRef => {
    if (fixed !== undefined) return { kind: 'day', day: fixed }
    return column === undefined
      ? { kind: 'event', event: event ?? '', days }
      : { kind: 'column', column, days }
  })

const dateRef = dateRefSchema.nullable().default(null)

const condition: z.ZodType<Condition> = strict({
  column: key,
  in: z.array(key).min(1).nullable().default(null),
  filled: z.boolean().default(false),
  min: bound,
  max: bound,
  notBefore: dateRef,
  notAfter: dateRef,
})

const part = strict({
  of: z.array(key).min(1),
  min: percent.nullable().default(null),
  max: percent.nullable().default(null),
})

/** What can be asked of a unit, one object for each kind of Check. */
const CHECKS = [
  strict({
    kind: z.literal('count'),
    rows,
    sum: key.nullable().default(null),
    period: key.nullable().default(null),
    min: wholeBound,
    max: wholeBound,
    over: z.enum(['error', 'waiting']).default('error'),
    source,
  }),
  strict({ kind: z.literal('mix'), rows, column: key, each: z.record(key, count), source }),
  strict({
    kind: z.literal('share'),
    rows,
    column: key,
    parts: z.array(part).min(1),
    tolerance: count.default(0),
    source,
  }),
  strict({
    kind: z.literal('each'),
    rows,
    atLeast: count.default(0),
    if: z.array(condition).default([]),
    must: z.array(condition).min(1),
    source,
  }),
  strict({ kind: z.literal('cells'), form: key, columns: z.array(key).min(1) }),
  strict({ kind: z.literal('task'), document: z.boolean().default(false), after: z.array(key).default([]) }),
  strict({
    kind: z.literal('forward'),
    rows,
    from: key.nullable().default(null),
    min: count.nullable().default(null),
    max: count.nullable().default(null),
    to: key,
    source: source.default('plan'),
  }),
  strict({ kind: z.literal('request') }),
  strict({ kind: z.literal('leads') }),
  strict({ kind: z.literal('phases') }),
  strict({ kind: z.literal('rollup'), of: key }),
  strict({ kind: z.literal('distribution'), lines: z.int().min(1) }),
  strict({ kind: z.literal('narrative') }),
] as const

export const checkSchema = z.discriminatedUnion('kind', CHECKS)

/** One check, or the several sides of a rule. */
export const checksSchema = oneOrMany(checkSchema)
