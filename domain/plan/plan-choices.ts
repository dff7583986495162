import { windowsOf } from '../agenda/windows.ts'
import { OWN_MOVEMENT, periodWords } from '../words/period-words.ts'
import type { Choice } from './form.ts'
import type { Words } from './plan.ts'
import { cycleSchema, movementSchema, requestSchema, ruleSchema, validSchema } from './plan-schema.ts'
import { fieldOf, soundItems } from './raw.ts'

/** Choices that a plan gives its forms, by `choicesFrom`, and the kinds that each movement allows. */
export interface PlanChoices {
  readonly tasks: readonly Choice[]
  readonly movements: readonly Choice[]
  readonly periods: readonly Choice[]
  readonly allowed: Readonly<Record<string, readonly string[]>>
}

/** Works on the file's data: what is faulty there is left out here and told elsewhere. */
export function choicesOfPlan(raw: unknown): PlanChoices {
  const rules = soundItems(ruleSchema, raw, 'rules').map(({ item }) => item)
  const movements = soundItems(movementSchema, raw, 'movements').map(({ item }) => item)
  const requests = soundItems(requestSchema, raw, 'requests').map(({ item }) => item)
  const valid = validSchema.safeParse(fieldOf(raw, 'valid')).data
  const span = valid && { valid, cycles: soundItems(cycleSchema, raw, 'cycles').map(({ item }) => item) }
  const reporting = rules.filter(({ check }) => check.some((side) => side.kind === 'count' && side.period))
  const periods = new Set(
    span ? reporting.flatMap(({ when }) => windowsOf(when, span).map(({ id }) => id)) : [],
  )
  return {
    tasks: rules
      .filter(({ check }) => check.some(({ kind }) => kind === 'task'))
      .map(({ id }) => choice(id, { vi: id, en: id })),
    movements: [...movements.map(({ id, name }) => choice(id, name)), choice('khac', OWN_MOVEMENT)],
    periods: [
      ...[...periods].sort().map((id) => choice(id, periodWords(id))),
      ...requests.map(({ id, title }) => choice(id, title)),
    ],
    allowed: Object.fromEntries(
      movements.filter(({ kinds }) => kinds.length > 0).map(({ id, kinds }) => [id, kinds]),
    ),
  }
}

const choice = (key: string, label: Words): Choice => ({ key, label, aliases: [] })
