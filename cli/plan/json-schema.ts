import * as z from 'zod'
import { boundSchema, dateRefSchema } from '../../domain/plan/check-schema.ts'
import { planSchema } from '../../domain/plan/plan-schema.ts'
import { whenSchema } from '../../domain/plan/when-schema.ts'

export type JsonSchema = z.core.JSONSchema.JSONSchema

/** Prints the schema of plan.yaml. Returns the exit code. */
export function printPlanSchema(out: Pick<NodeJS.WriteStream, 'write'>): number {
  out.write(`${JSON.stringify(planJsonSchema(), null, 2)}\n`)
  return 0
}

/**
 * The JSON Schema of plan.yaml, for editors that complete and check YAML. What it accepts the loader may
 * still refuse: names that stand nowhere, days out of order.
 */
export const planJsonSchema = (): JsonSchema => jsonSchemaOf(planSchema)

/** One of our schemas as files may be written: also with the short forms that the loader spells out. */
export const jsonSchemaOf = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, {
    io: 'input',
    override({ zodSchema, jsonSchema }) {
      if (zodSchema instanceof z.ZodDefault) keepDefault(zodSchema.def.defaultValue, jsonSchema)
      const written = SHORT_FORMS.get(zodSchema)?.(jsonSchema) ?? oneOrList(zodSchema, jsonSchema)
      if (!written) return
      const { id, description } = jsonSchema
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key]
      Object.assign(jsonSchema, written, id && { id }, description && { description })
    },
  })

/** zod gives no default where a value is transformed; nothing and an empty list are the same before and after. */
function keepDefault(value: unknown, into: JsonSchema): void {
  if (value === null || (Array.isArray(value) && value.length === 0)) into.default = value
}

type Shorten = (spelledOut: JsonSchema) => JsonSchema

/** The objects that the loader makes of shorter forms before it looks at them. */
const SHORT_FORMS: ReadonlyMap<z.core.$ZodType, Shorten> = new Map<z.core.$ZodType, Shorten>([
  [whenSchema.in.out, whenForms],
  [boundSchema.in.out, boundForms],
  [dateRefSchema.in.out, dateForms],
])

function whenForms(spelledOut: JsonSchema): JsonSchema {
  const { from, to, every, closes, ...more } = keysOf(spelledOut)
  const { since, dueAfterDays, source, event, daysBefore } = more
  const late = { dueAfterDays, source }
  const again = { since, ...late }
  const days = (day: JsonSchema) => ({
    from: { type: 'string' as const, ...day, ...described(from) },
    to: { type: 'string' as const, ...day, ...described(to) },
  })
  const year = { const: 'year', ...described(every) }
  const part = { enum: ['quarter', 'month'], ...described(every) }
  const dayInMonth = { anyOf: [closes ?? {}, { const: 'last' }], ...described(closes) }
  return {
    anyOf: [
      { const: 'none' },
      object({ ...days({ format: 'date', pattern: DAY }), ...late }, ['to', 'source']),
      object({ every: year, ...days({ pattern: MONTH_DAY }), ...again }, ['every', 'from', 'to', 'source']),
      object({ every: part, closes: dayInMonth, ...again }, ['every', 'closes', 'source']),
      object({ event, daysBefore, source }, ['event', 'daysBefore', 'source']),
    ],
  }
}

const DAY = '^\\d{4}-\\d{2}-\\d{2}$'
/** Of every year, "12-31". */
export const MONTH_DAY = '^(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$'

function boundForms(spelledOut: JsonSchema): JsonSchema {
  const { value = {}, perUnit, document, cell, otherwise } = keysOf(spelledOut)
  const paper = object({ perUnit, document }, ['perUnit', 'document'])
  return { anyOf: [value, paper, object({ cell, otherwise }, ['cell'])] }
}

function dateForms(spelledOut: JsonSchema): JsonSchema {
  const { day = {}, column, event, days } = keysOf(spelledOut)
  return { anyOf: [day, object({ column, days }, ['column']), object({ event, days }, ['event'])] }
}

/** The keys of an object. */
export const keysOf = ({ properties = {} }: JsonSchema): Readonly<Record<string, JsonSchema>> =>
  Object.fromEntries(
    Object.entries(properties).filter((entry): entry is [string, JsonSchema] => typeof entry[1] === 'object'),
  )

function object(keys: Readonly<Record<string, JsonSchema | undefined>>, required: string[]): JsonSchema {
  const properties: Record<string, JsonSchema> = {}
  for (const [name, key] of Object.entries(keys)) if (key) properties[name] = key
  return { type: 'object', properties, required, additionalProperties: false }
}

const described = (schema: JsonSchema | undefined): JsonSchema =>
  schema?.description ? { description: schema.description } : {}

/** A list that the loader makes of a single thing: see oneOrMany. */
function oneOrList(schema: z.core.$ZodType, { type, items }: JsonSchema): JsonSchema | null {
  const isMade = schema instanceof z.ZodPipe && schema.in instanceof z.ZodTransform
  if (!isMade || type !== 'array' || typeof items !== 'object' || Array.isArray(items)) return null
  return { anyOf: [items, { type, items }] }
}
