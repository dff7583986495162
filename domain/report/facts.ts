import { windowsOf } from '../agenda/windows.ts'
import type { Campaign, Cycle, Day, Language } from '../plan/plan.ts'
import type { Rule } from '../plan/rule.ts'
import type { PersonEdition } from '../rollup/persons/person-tables.ts'
import { isMet, type RollUp, type UnitLine } from '../rollup/roll-up.ts'
import type { SnapshotMark } from '../rollup/tabs/summary-tab.ts'
import { formatDay } from '../words/format.ts'
import { REPORT_WORDS } from '../words/report-words.ts'
import type { Narrative } from './narratives.ts'

export interface ReportInput {
  readonly campaign: Campaign
  readonly cycle: Cycle
  readonly rollUp: RollUp
  /** Set where the figures are frozen ones. */
  readonly snapshot?: SnapshotMark | null
  /** What units tell in their own words, as of the same moment as the figures. */
  readonly narratives: readonly Narrative[]
  readonly persons?: PersonEdition | null
  readonly language: Language
}

/** Units that are due something. */
export const unitsDue = ({ units }: RollUp): readonly UnitLine[] =>
  units.filter(({ standing }) => standing.overall !== 'not-applicable')

export const unitsShort = (rollUp: RollUp): readonly UnitLine[] =>
  unitsDue(rollUp).filter(({ standing }) => !isMet(standing.overall))

/** Units that have sent nothing. */
export const unitsMissing = (rollUp: RollUp): readonly UnitLine[] =>
  unitsDue(rollUp).filter(({ standing }) => standing.submission === 'none' || standing.submission === 'empty')

/** A task of the cycle: its last day (null: none is laid down), in words, and how many have done it. */
export interface TaskLine {
  readonly rule: Rule
  readonly due: Day | null
  readonly dueText: string
  readonly done: string
}

/** The plan's tasks that are due in the cycle, and those without a day. */
export function tasksOf({ campaign, cycle, rollUp, language }: ReportInput): readonly TaskLine[] {
  const words = REPORT_WORDS[language]
  const tasks = campaign.plan.rules.filter(({ check }) => check.some(({ kind }) => kind === 'task'))
  return tasks.flatMap((rule): TaskLine[] => {
    const windows = windowsOf(rule.when, campaign.plan)
    const due = windows.find((window) => window.due >= cycle.from && window.due <= cycle.to)?.due ?? null
    if (windows.length > 0 && due === null) return []
    const undated = rule.when.kind === 'event' ? words.tasks.byEvent : words.tasks.noDate
    const verdicts = rollUp.units
      .flatMap(({ standing }) => [...standing.verdicts, ...standing.duties])
      .filter(({ ruleId }) => ruleId === rule.id)
    const met = verdicts.filter(({ verdict }) => isMet(verdict)).length
    return [
      {
        rule,
        due,
        dueText: due === null ? undated : formatDay(due, language),
        done: words.outOf(met, verdicts.length),
      },
    ]
  })
}

/** "Kinh tế" inside a sentence: "kinh tế"; abbreviations stay. */
export const inSentence = (label: string): string =>
  /^\p{Lu}\p{Lu}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1)

export const namesOf = (units: readonly UnitLine[]): string => units.map(({ unit }) => unit.name).join('; ')
