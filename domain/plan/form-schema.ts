import * as z from 'zod'
import { COLUMN_TYPES, TOPICS } from './form.ts'
import { key, strict, text, words } from './schema-parts.ts'

const choice = strict({
  vi: text.describe('in Vietnamese'),
  en: text.describe('in English'),
  aliases: z.array(text).default([]).describe('other words that offices type'),
}).meta({ id: 'choice', description: 'A value of a list.' })

const requiredIf = strict({
  column: key.describe('another column'),
  in: z.array(key).min(1).describe('its choices'),
}).meta({ id: 'requiredIf', description: 'Another column and some of its choices.' })

const MEANS = {
  header: 'the heading',
  aliases: 'other headings that offices type',
  type: 'what a cell may hold',
  required: 'an empty cell is a fault',
  requiredIf: 'required only where another column holds one of these choices',
  choices: 'values of a list by their keys',
  figure: 'rules may look at it; lists and ticks need no such word',
  tells: 'a text that the report of the office gathers under this heading, unit by unit',
  open: 'a value outside the list is only a warning',
  min: 'least length of a text, amount of a number, year of a year or date',
  max: 'the most of the same',
  personal: 'personal data: never in mails, logs or summaries',
  given: 'filled in by the system, never asked of the clerk',
  prefilled: 'filled in by the template in rows that the clerk completes; alone it makes no row',
  cycle: 'holds a year of the cycle; another year is a fault',
  rule: 'rule that asks for it, named in messages',
} as const

/** A column as a file states it; what is left out has the usual value. */
const column = strict({
  header: words.describe(MEANS.header),
  aliases: z.array(text).default([]).describe(MEANS.aliases),
  type: z.enum(COLUMN_TYPES).describe(MEANS.type),
  required: z.boolean().default(false).describe(MEANS.required),
  requiredIf: requiredIf.nullable().default(null).describe(MEANS.requiredIf),
  choices: z.record(key, choice).default({}).describe(MEANS.choices),
  choicesFrom: z
    .enum(['tasks', 'movements', 'periods'])
    .nullable()
    .default(null)
    .describe('the choices are those of the plan that uses the form'),
  allowedBy: key
    .nullable()
    .default(null)
    .describe('movement column whose choice says what is allowed here; else a warning'),
  figure: z.boolean().default(false).describe(MEANS.figure),
  tells: z.enum(TOPICS).nullable().default(null).describe(MEANS.tells),
  open: z.boolean().default(false).describe(MEANS.open),
  min: z.number().nullable().default(null).describe(MEANS.min),
  max: z.number().nullable().default(null).describe(MEANS.max),
  personal: z.enum(['no', 'basic', 'sensitive']).default('no').describe(MEANS.personal),
  given: z.boolean().default(false).describe(MEANS.given),
  prefilled: z.boolean().default(false).describe(MEANS.prefilled),
  cycle: z.boolean().default(false).describe(MEANS.cycle),
  rule: text.nullable().default(null).describe(MEANS.rule),
}).meta({ id: 'column', description: 'A column of a standard form.' })

const standardForm = strict({
  title: words.describe('title of the sheet'),
  identity: z.array(key).describe('columns that together say "the same one again"'),
  columns: z.record(key, column).describe('its columns by their keys, in order'),
}).meta({ id: 'form', description: 'A standard form of forms.yaml, by its id.' })

/** plans/forms.yaml: the standard forms by their id. */
export const formsFileSchema = z.record(key, standardForm)
export type StandardForms = z.infer<typeof formsFileSchema>
export type StandardForm = z.infer<typeof standardForm>

/** What a plan may change in a column. `choose` keeps some of the standard choices, in this order. */
const columnChange = strict({
  header: words.optional().describe(MEANS.header),
  aliases: z.array(text).optional().describe(MEANS.aliases),
  type: z.enum(COLUMN_TYPES).optional().describe(MEANS.type),
  required: z.boolean().optional().describe(MEANS.required),
  requiredIf: requiredIf.nullable().optional().describe(MEANS.requiredIf),
  choose: z.array(key).min(1).optional().describe('keeps only these standard choices, in this order'),
  choices: z.record(key, choice).optional().describe(MEANS.choices),
  open: z.boolean().optional().describe(MEANS.open),
  min: z.number().nullable().optional().describe(MEANS.min),
  max: z.number().nullable().optional().describe(MEANS.max),
  personal: z.enum(['no', 'basic', 'sensitive']).optional().describe(MEANS.personal),
  given: z.boolean().optional().describe(MEANS.given),
  figure: z.boolean().optional().describe(MEANS.figure),
  tells: z.enum(TOPICS).nullable().optional().describe(MEANS.tells),
  cycle: z.boolean().optional().describe(MEANS.cycle),
  rule: text.nullable().optional().describe(MEANS.rule),
}).meta({ id: 'columnChange', description: 'What a plan changes in a column; the rest stays as it is.' })

/** How a plan uses a standard form: `forms.F1` of plan.yaml. */
export const formUseSchema = strict({
  title: words.optional().describe('another title'),
  by: strict({
    classes: z.array(key).default([]).describe('units of these classes'),
    units: z.array(key).default([]).describe('these units'),
  })
    .meta({ id: 'by', description: 'Who fills a form in.' })
    .nullable()
    .default(null)
    .describe('who fills it in; null: every unit'),
  omit: z.array(key).default([]).describe('columns that are left out'),
  columns: z.record(key, columnChange).default({}).describe('columns that are changed'),
}).meta({ id: 'formUse', description: 'How the plan uses a standard form.' })
export type FormUse = z.infer<typeof formUseSchema>
export type ColumnChange = z.infer<typeof columnChange>
