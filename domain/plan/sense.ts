import { isDated } from '../agenda/due-days.ts'
import { windowsOf } from '../agenda/windows.ts'
import { includesUnit } from '../rules/evidence.ts'
import { rulesFor } from '../rules/rules-for.ts'
import type { Campaign } from './plan.ts'
import type { PlanIssue } from './plan-fault.ts'
import { issue } from './plan-issues.ts'
import type { Check, Rule } from './rule.ts'

/**
 * What a sound plan says and hardly means: quotas that nobody can meet, classes without units, rules that
 * bind nobody, days before the plan is in force, reminders of what has no day, questions left open. Each
 * with its place in plan.yaml.
 */
export const senseOf = (campaign: Campaign): readonly PlanIssue[] => [
  ...emptyClasses(campaign),
  ...rulesForNobody(campaign),
  ...impossibleQuotas(campaign),
  ...earlyDays(campaign),
  ...idleReminders(campaign),
  ...openQuestions(campaign),
  ...idleRecipients(campaign),
  ...emptyClusters(campaign),
]

function emptyClasses({ plan, units }: Campaign): readonly PlanIssue[] {
  const used = new Set(units.flatMap(({ classes }) => classes))
  return Object.keys(plan.classes)
    .filter((name) => !used.has(name))
    .map((name) => issue('class-without-units', ['classes', name], name))
}

/** Nobody would be told of units that are late there. */
function emptyClusters({ plan, units }: Campaign): readonly PlanIssue[] {
  const used = new Set(units.map(({ cluster }) => cluster))
  return plan.recipients.flatMap(({ inCharge }, i) =>
    (inCharge?.clusters ?? []).flatMap((name, k) =>
      used.has(name)
        ? []
        : [issue('cluster-without-units', ['recipients', i, 'inCharge', 'clusters', k], name)],
    ),
  )
}

function rulesForNobody({ plan, units }: Campaign): readonly PlanIssue[] {
  return plan.rules.flatMap((rule, i) => {
    // What names nobody is meant for the issuer; the coverage report shows it.
    const isForSome = rule.classes.length + rule.units.length > 0
    const binds = units.some((unit) => includesUnit(rule, unit))
    return isForSome && !binds ? [issue('binds-nobody', ['rules', i], rule.id)] : []
  })
}

type Count = Extract<Check, { kind: 'count' }>

interface Quota {
  readonly rule: Rule
  readonly rows: string
  readonly min: number
  readonly max: number
}

/** Of the rules that bind one unit, one asks for more of the same rows than another allows. */
function impossibleQuotas({ plan, units }: Campaign): readonly PlanIssue[] {
  const found = new Map<string, PlanIssue>()
  for (const unit of units) {
    const quotas = rulesFor(plan, unit).flatMap(quotasOf)
    for (const most of quotas) {
      const asking = quotas.find(({ rows, min }) => rows === most.rows && min > most.max)
      if (!asking) continue
      const at = plan.rules.indexOf(asking.rule)
      found.set(asking.rule.id, issue('cannot-be-met', ['rules', at], asking.rule.id, [most.rule.id]))
    }
  }
  return [...found.values()]
}

const quotasOf = (rule: Rule): readonly Quota[] =>
  rule.check
    .filter((check): check is Count => check.kind === 'count' && check.sum === null && check.period === null)
    .map(({ rows, min, max }) => ({
      rule,
      rows: JSON.stringify(rows),
      min: min?.kind === 'number' ? min.value : 0,
      max: max?.kind === 'number' ? max.value : Number.POSITIVE_INFINITY,
    }))

function earlyDays({ plan }: Campaign): readonly PlanIssue[] {
  const { from } = plan.valid
  return plan.rules.flatMap((rule, i) => {
    const early = rule.when.kind === 'once' && windowsOf(rule.when, plan).find(({ due }) => due < from)
    return early ? [issue('before-opening', ['rules', i, 'when'], early.due, [from])] : []
  })
}

function idleReminders({ plan }: Campaign): readonly PlanIssue[] {
  // A request for a report has a day of its own, whatever its rule says.
  const dated = new Set([
    ...plan.rules.filter(isDated).map(({ id }) => id),
    ...plan.requests.map(({ rule }) => rule),
  ])
  return plan.reminders.flatMap(({ rules }, i) =>
    rules.flatMap((id, k) =>
      dated.has(id) ? [] : [issue('never-reminded', ['reminders', i, 'rules', k], id)],
    ),
  )
}

const openQuestions = ({ plan }: Campaign): readonly PlanIssue[] =>
  plan.interpretations.flatMap(({ id, reading }, i) =>
    reading === null ? [issue('unresolved', ['interpretations', i, 'reading'], id)] : [],
  )

function idleRecipients({ plan }: Campaign): readonly PlanIssue[] {
  const used = new Set([
    ...plan.rollups.flatMap(({ to }) => to),
    ...plan.reminders.flatMap(({ tell }) => tell),
    ...plan.rules.flatMap(({ check }) => check.flatMap((side) => (side.kind === 'forward' ? [side.to] : []))),
  ])
  return plan.recipients.flatMap(({ id }, i) =>
    used.has(id) ? [] : [issue('unused-recipient', ['recipients', i], id)],
  )
}
