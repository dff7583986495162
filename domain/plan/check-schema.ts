import * as z from 'zod'
import { addDays } from '../time/days.ts'
import type { Bound, Condition, DateRef } from './rule.ts'
import { addFault, checkKeys, day, key, oneOrMany, source, strict, text } from './schema-parts.ts'

const count = z.int().min(0)
const percent = z.number().min(0).max(100)

/** Rows that a rule looks at; `where` names choice keys by column, "true" and "false" for ticks. */
const rows = strict({
  form: key.describe('id of the form'),
  where: z
    .record(key, z.array(key).min(1))
    .default({})
    .describe('only rows whose list and tick columns hold these choices'),
})
  .meta({ id: 'rows', description: 'Rows of a form that a rule looks at.' })
  .describe('the rows that are looked at')

const cell = strict({
  unit: key.describe('unit whose sheet holds it'),
  form: key.describe('form it stands in'),
  column: key.describe('its number column'),
  match: key.nullable().default(null).describe('unit column there that names the judged unit; null: any row'),
}).meta({ id: 'cell', description: "A figure in another unit's sheet." })

/** A number arrives as { value }. */
const writtenBound = strict({
  value: z.number().min(0).optional(),
  perUnit: z.record(key, count).optional().describe('figure by unit id; a unit without one is not judged'),
  document: text.optional().describe('the paper that `perUnit` is taken from'),
  cell: cell.optional().describe("a figure in another unit's sheet"),
  otherwise: count.nullable().optional().describe('taken while that cell is empty; null: not judged'),
}).meta({
  id: 'bound',
  description: 'A number, or the figures of another paper, or a cell of another sheet.',
})

/** A bound: a number, the figures of another paper by unit, or a cell of another unit's sheet. */
export const boundSchema = z
  .preprocess((value) => (typeof value === 'object' ? value : { value }), writtenBound)
  .transform((written, context): Bound => {
    const { value, perUnit, document = '', cell: place, otherwise = null } = written
    if (value !== undefined) {
      checkKeys(written, { needs: ['value'] }, context)
      return { kind: 'number', value }
    }
    if (perUnit) {
      checkKeys(written, { needs: ['perUnit', 'document'] }, context)
      return { kind: 'perUnit', values: perUnit, document }
    }
    checkKeys(written, { needs: ['cell'], may: ['otherwise'] }, context)
    return place ? { kind: 'cell', ...place, otherwise } : z.NEVER
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
  column: key.optional().describe('a date column of the same row'),
  event: key.optional().describe('key of an event'),
  days: z.int().min(-3660).max(3660).default(0).describe('so many days later; negative: earlier'),
}).meta({ id: 'date', description: 'A day, a date column of the row, or the day of an event.' })

/** A day arrives as { day }. */
export const dateRefSchema = z
  .preprocess((value) => (typeof value === 'string' ? { day: value } : value), writtenDateRef)
  .transform((written, context): DateRef => {
    const { day: fixed, column, event, days } = written
    if (column !== undefined) {
      checkKeys(written, { needs: ['column'], may: ['days'] }, context)
      return { kind: 'column', column, days }
    }
    if (event !== undefined) {
      checkKeys(written, { needs: ['event'], may: ['days'] }, context)
      return { kind: 'event', event, days }
    }
    checkKeys(written, { needs: ['day'], may: ['days'] }, context)
    return fixed === undefined ? z.NEVER : { kind: 'day', day: addDays(fixed, days) }
  })

const dateRef = dateRefSchema.nullable().default(null)

const condition: z.ZodType<Condition> = strict({
  column: key.describe('the column that is looked at'),
  in: z.array(key).min(1).nullable().default(null).describe('one of these choices'),
  filled: z.boolean().default(false).describe('not empty'),
  min: bound.describe('a number at least so high'),
  max: bound.describe('a number at most so high'),
  notBefore: dateRef.describe('a date not before this one'),
  notAfter: dateRef.describe('a date not after this one'),
}).meta({ id: 'condition', description: 'What a column of a row must hold; of several keys, all.' })

const part = strict({
  of: z.array(key).min(1).describe('choices of the column, taken together'),
  min: percent.nullable().default(null).describe('at least so many percent of the rows'),
  max: percent.nullable().default(null).describe('at most so many percent'),
}).meta({ id: 'part', description: 'An item of `parts`.' })

/** What can be asked of a unit, one object for each kind of Check. */
const CHECKS = [
  strict({
    kind: z.literal('count'),
    rows,
    sum: key.nullable().default(null).describe('number column to add up; null: rows are counted'),
    period: key.nullable().default(null).describe('list column that says which window a row reports on'),
    min: wholeBound.describe('at least so many'),
    max: wholeBound.describe('at most so many'),
    over: z
      .enum(['error', 'waiting'])
      .default('error')
      .describe('rows above `max`: faults, or a waiting list'),
    source,
  }).describe('So many rows, or so high a sum.'),
  strict({
    kind: z.literal('mix'),
    rows,
    column: key.describe('a list column'),
    each: z.record(key, count).describe('least number of rows by choice'),
    source,
  }).describe('Of each choice so many rows.'),
  strict({
    kind: z.literal('share'),
    rows,
    column: key.describe('a list column'),
    parts: z.array(part).min(1).describe('shares that choices must have'),
    tolerance: count.default(0).describe('so many rows may be missing or too many'),
    source,
  }).describe('Choices in given shares.'),
  strict({
    kind: z.literal('each'),
    rows,
    atLeast: count.default(0).describe('so many rows must be there'),
    if: z.array(condition).default([]).describe('only rows that fulfil all of these'),
    must: z.array(condition).min(1).describe('what such a row must fulfil'),
    source,
  }).describe('Every row as it should be.'),
  strict({
    kind: z.literal('cells'),
    form: key.describe('id of the form'),
    columns: z.array(key).min(1).describe('columns that every row must have filled in'),
  }).describe('Columns filled in.'),
  strict({
    kind: z.literal('task'),
    document: z.boolean().default(false).describe('number, date or link of a paper must be given'),
    after: z.array(key).default([]).describe('rules with tasks that come first'),
  }).describe("Something done; reported in the form of tasks under the rule's id."),
  strict({
    kind: z.literal('forward'),
    rows,
    from: key.nullable().default(null).describe('column with the code of the row below that was chosen'),
    min: count.nullable().default(null).describe('at least so many'),
    max: count.nullable().default(null).describe('at most so many'),
    to: key.describe('id of the recipient'),
    source: source.default('plan'),
  }).describe('Rows put forward to the level above.'),
  strict({ kind: z.literal('request') }).describe('The reports asked for under `requests`.'),
  strict({ kind: z.literal('leads') }).describe('Every movement has who leads it, and its kinds.'),
  strict({ kind: z.literal('phases') }).describe('The phases are given.'),
  strict({
    kind: z.literal('rollup'),
    of: key.describe('id of the roll-up'),
  }).describe('A roll-up that Rollcall sends itself.'),
  strict({
    kind: z.literal('distribution'),
    lines: z.int().min(1).describe('lines of the list under `distribution`'),
  }).describe('The paper sent to those on its list.'),
  strict({ kind: z.literal('narrative') }).describe('No row can show it; only listed.'),
] as const

export const checkSchema = z
  .discriminatedUnion('kind', CHECKS)
  .meta({ id: 'check', description: 'One thing that is asked, told apart by `kind`.' })

/** One check, or the several sides of a rule. */
export const checksSchema = oneOrMany(checkSchema)
