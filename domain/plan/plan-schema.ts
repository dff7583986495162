import * as z from 'zod'
import { checksSchema } from './check-schema.ts'
import { formUseSchema } from './form-schema.ts'
import { day, email, hour, key, oneOrMany, source, strict, text, words, zone } from './schema-parts.ts'
import { whenSchema } from './when-schema.ts'

const strength = z
  .enum(['giao', 'de_nghi', 'khuyen_khich'])
  .describe('required, requested or encouraged; mails are worded after it')
const audience = {
  classes: z.array(key).default([]).describe('all units of these classes'),
  units: z.array(key).default([]).describe('these units, by their ids in units.csv'),
}

export const ruleSchema = strict({
  id: key.describe('stable; verdicts and figures are stored under it'),
  clause: text.describe('where it stands in the paper'),
  strength,
  title: words.describe('what is asked, as mails and summaries say it'),
  ...audience,
  insteadOf: z.array(key).default([]).describe('rules whose place it takes for a unit that both would bind'),
  soft: z.boolean().default(false).describe('only warns; nobody is short of it'),
  interpretation: oneOrMany(key).default([]).describe('the readings that it rests on'),
  when: whenSchema.default({ kind: 'cycle' }).describe('when it is due; left out: at the end of each cycle'),
  check: checksSchema.describe('what is asked; several sides are a list, and the worst decides'),
}).meta({ id: 'rule', description: 'An item of `rules`: who, when, what.' })

const from = day.describe('first day')
const to = day.describe('last day, all of it included')

export const cycleSchema = strict({
  id: key.describe("name of the cycle's sheets and figures, usually its year"),
  from,
  to: day.describe('last day that counts, and the due day of what has no `when`'),
}).meta({ id: 'cycle', description: 'An item of `cycles`. The next begins the day after.' })

export const validSchema = strict({ from, to }).meta({ id: 'span', description: 'From one day to another.' })

export const phaseSchema = strict({
  id: key.describe('its name in data'),
  title: words.describe('its name'),
  from,
  to,
}).meta({ id: 'phase', description: 'An item of `phases`.' })

export const eventSchema = strict({
  title: words.describe('its name'),
  ...audience,
  form: key.describe('the form in whose rows the day stands'),
  where: z
    .record(key, z.array(key).min(1))
    .default({})
    .describe('only rows whose columns hold these choices'),
  dates: z.array(key).min(1).describe('date columns; the first that is filled in is the day'),
  window: validSchema.describe('until a row tells the day, the last day of this span is taken'),
}).meta({ id: 'event', description: 'A conference or the like, held by each of its units.' })

const year = z.int().min(1900).max(2200)

const lead = strict({
  unit: key.describe('id of the unit'),
  role: z
    .enum(['lead', 'co_lead', 'own'])
    .default('lead')
    .describe('it leads, it leads with others, or each leads its own part'),
}).meta({ id: 'lead', description: 'An item of `leads`.' })

export const movementSchema = strict({
  id: key.describe('what rows choose'),
  name: words.describe('its name'),
  clause: text.describe('where it stands in the paper'),
  strength: strength.nullable().default(null).describe('as in a rule; null: not stated'),
  leads: z.array(lead).default([]).describe('who leads it'),
  kinds: z.array(key).default([]).describe('kinds that it may name; none: not stated'),
  period: strict({ from: year.describe('first year'), to: year.describe('last year') })
    .meta({ id: 'years', description: 'From one year to another.' })
    .nullable()
    .default(null)
    .describe('its years, where the paper gives them'),
}).meta({ id: 'movement', description: 'An item of `movements`.' })

export const requestSchema = strict({
  id: key.describe('what the rows of the report choose as their period'),
  rule: key.describe('the rule with `kind: request` that allows asking'),
  title: words.describe('what is asked for'),
  asked: day.describe('day on which it was asked'),
  due: day.describe('last good day'),
  ...audience,
}).meta({ id: 'request', description: 'An item of `requests`: a report asked for on the way.' })

export const reminderSchema = strict({
  id: key.describe('its name in data'),
  rules: z.array(key).min(1).describe('contacts of units that these rules find short get the mail'),
  daysBefore: z
    .array(z.int().min(-366).max(366))
    .min(1)
    .describe('so many days before each due day; negative: after it'),
  to: z
    .array(z.enum(['clerk', 'checker', 'head']))
    .min(1)
    .default(['clerk'])
    .describe('whose duty it is to hear it; who is not there is stood in for by the first contact'),
  tell: z.array(key).default([]).describe('recipients who get one mail that lists the units still short'),
  count: z
    .enum(['calendar', 'working'])
    .default('calendar')
    .describe('what `daysBefore` counts; working days are Monday to Friday without `daysOff`'),
  at: hour.describe('hour of the day'),
  source,
}).meta({ id: 'reminder', description: 'An item of `reminders`.' })

/** Days 29-31 are refused: not every month has them, and a mail must not be left out. */
const dayOfMonth = z.int().min(1).max(28).describe('day of the month')
const month = z.int().min(1).max(12).describe('month of the year')

const rhythm = z
  .discriminatedUnion('every', [
    strict({ every: z.literal('month').describe('how often'), day: dayOfMonth }),
    strict({ every: z.literal('year').describe('how often'), month, day: dayOfMonth }),
  ])
  .meta({ id: 'rhythm', description: 'A day of each month or each year; 29 to 31 are not in every month.' })

export const rollupSchema = strict({
  id: key.describe('what a rule with `kind: rollup` names'),
  on: rhythm.describe('its days'),
  at: hour.describe('hour of the day'),
  to: z.array(key).min(1).describe('ids of recipients'),
  source,
}).meta({ id: 'rollup', description: 'An item of `rollups`: figures by mail.' })

const summarySchema = strict({
  id: key.describe('its name in data'),
  on: rhythm.describe('its days'),
  at: hour.describe('hour of the day'),
  source,
}).meta({ id: 'summary', description: 'An item of `summaries`.' })

const signerSchema = strict({
  title: text.describe('office held'),
  name: text.describe('name'),
}).meta({ id: 'signer', description: 'Who signed the paper.' })

const lockSchema = strict({
  daysAfter: z.int().min(0).max(366).describe('so many days after the end of a cycle'),
  source,
}).meta({ id: 'lock', description: 'When figures are closed.' })

export const daysOffSchema = strict({
  title: words.describe('what is kept on them'),
  from,
  to,
}).meta({ id: 'daysOff', description: 'An item of `daysOff`: Tết, and other holidays.' })

const inChargeSchema = strict({
  clusters: z.array(text).default([]).describe('clusters of units.csv'),
  units: z.array(key).default([]).describe('units, by their ids in units.csv'),
}).meta({ id: 'inCharge', description: 'Whom a member of a council watches over.' })

export const recipientSchema = strict({
  id: key.describe('what rules and roll-ups name'),
  title: words.describe('who it is'),
  email: email.describe('where mails go'),
  attach: z
    .array(z.enum(['summary', 'report']))
    .default([])
    .describe('files that go with its roll-ups: the summary as .xlsx, the report as .docx'),
  inCharge: inChargeSchema.nullable().default(null).describe('units that it is told of; null: all'),
}).meta({ id: 'recipient', description: 'An item of `recipients`.' })

const interpretationSchema = strict({
  id: key.describe('what rules name'),
  question: text.describe('what the paper leaves open'),
  reading: text.nullable().describe('how it was read; null: not decided yet'),
  reason: text.nullable().default(null).describe('why so; null: not said'),
  by: text.describe('who says so'),
  on: day.describe('since when'),
}).meta({ id: 'interpretation', description: 'An item of `interpretations`; printed under the figures.' })

const senderSchema = strict({
  name: text.describe('name'),
  email: email.describe('address'),
}).meta({ id: 'sender', description: 'Who the mails are from.' })

/**
 * plan.yaml. Keys are those of the type Plan; a key that is left out has the usual value (null for "không
 * quy định"). Only `forms` differs: it names standard forms and what the plan changes in them.
 */
export const planSchema = strict({
  id: key.describe("stable; all of the plan's data is stored under it"),
  number: text.nullable().default(null).describe('number of the paper; null: none yet'),
  title: words.describe('what the paper is about'),
  issuer: words.describe('who issued it'),
  place: text.describe('where it was issued, as mails and papers are dated'),
  issuedOn: day.nullable().default(null).describe('day of issue; null: a draft'),
  signer: signerSchema.nullable().default(null).describe('who signed it'),
  basis: z.array(text).default([]).describe('papers that it rests on'),
  zone,
  valid: validSchema.describe('while it is in force'),
  phases: z.array(phaseSchema).default([]).describe('parts of that time'),
  cycles: z.array(cycleSchema).min(1).describe('spans that quotas hold for, without gap or overlap'),
  classes: z.record(key, words).describe('groups of units that the paper tells apart'),
  forms: z.record(key, formUseSchema).describe('standard forms in use, by id, with what changes in them'),
  events: z.record(key, eventSchema).default({}).describe('conferences and the like that days hang on'),
  movements: z.array(movementSchema).default([]).describe('emulation movements (phong trào)'),
  rules: z.array(ruleSchema).min(1).describe('what the paper asks'),
  requested: z
    .array(key)
    .default([])
    .describe('classes that mails ask (đề nghị) also where the paper orders: the issuer is not above them'),
  headline: z.array(key).default([]).describe('rules that decide a line of the summary; none: all with rows'),
  requests: z.array(requestSchema).default([]).describe('reports asked for on the way'),
  reminders: z.array(reminderSchema).default([]).describe('mails to clerks before and after due days'),
  rollups: z.array(rollupSchema).default([]).describe('mails with figures to recipients'),
  summaries: z.array(summarySchema).default([]).describe('when the summary spreadsheet is built besides'),
  daysOff: z
    .array(daysOffSchema)
    .default([])
    .describe('days besides Saturdays and Sundays on which nobody works'),
  lock: lockSchema.nullable().default(null).describe('when the figures of a cycle are closed; null: never'),
  recipients: z.array(recipientSchema).default([]).describe('who gets roll-ups and rows put forward'),
  distribution: z.array(text).default([]).describe('the list of those who get the paper (Nơi nhận)'),
  interpretations: z
    .array(interpretationSchema)
    .default([])
    .describe('how open points of the paper are read'),
  sender: senderSchema.describe('who the mails are from'),
})
