import * as z from 'zod'
import { COLUMN_TYPES } from './form.ts'
import { key, strict, text, words } from './schema-parts.ts'

const choice = strict({ vi: text, en: text, aliases: z.array(text).default([]) })

/** A column as a file states it; what is left out has the usual value. */
const column = {
  header: words,
  aliases: z.array(text).default([]),
  type: z.enum(COLUMN_TYPES),
  required: z.boolean().default(false),
  requiredIf: strict({ column: key, in: z.array(key).min(1) })
    .nullable()
    .default(null),
  choices: z.record(key, choice).default({}),
  /** The choices are tasks, movements or reporting periods of the plan that uses the form. */
  choicesFrom: z.enum(['tasks', 'movements', 'periods']).nullable().default(null),
  /** The movement column whose choice says which choices are allowed here. */
  allowedBy: key.nullable().default(null),
  figure: z.boolean().default(false),
  open: z.boolean().default(false),
  min: z.number().nullable().default(null),
  max: z.number().nullable().default(null),
  personal: z.enum(['no', 'basic', 'sensitive']).default('no'),
  given: z.boolean().default(false),
  cycle: z.boolean().default(false),
  rule: text.nullable().default(null),
}

const standardForm = strict({
  title: words,
  identity: z.array(key),
  columns: z.record(key, strict(column)),
})

/** plans/forms.yaml: the standard forms by their id. */
export const formsFileSchema = z.record(key, standardForm)
export type StandardForms = z.infer<typeof formsFileSchema>
export type StandardForm = z.infer<typeof standardForm>

/** What a plan may change in a column. `choose` keeps some of the standard choices, in this order. */
const columnChange = strict({
  header: words.optional(),
  aliases: z.array(text).optional(),
  type: z.enum(COLUMN_TYPES).optional(),
  required: z.boolean().optional(),
  requiredIf: strict({ column: key, in: z.array(key).min(1) })
    .nullable()
    .optional(),
  choose: z.array(key).min(1).optional(),
  choices: z.record(key, choice).optional(),
  open: z.boolean().optional(),
  min: z.number().nullable().optional(),
  max: z.number().nullable().optional(),
  personal: z.enum(['no', 'basic', 'sensitive']).optional(),
  given: z.boolean().optional(),
  figure: z.boolean().optional(),
  cycle: z.boolean().optional(),
  rule: text.nullable().optional(),
})

/** How a plan uses a standard form: `forms.F1` of plan.yaml. */
export const formUseSchema = strict({
  title: words.optional(),
  by: strict({ classes: z.array(key).default([]), units: z.array(key).default([]) })
    .nullable()
    .default(null),
  omit: z.array(key).default([]),
  columns: z.record(key, columnChange).default({}),
})
export type FormUse = z.infer<typeof formUseSchema>
export type ColumnChange = z.infer<typeof columnChange>
