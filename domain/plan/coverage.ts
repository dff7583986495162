import { isDated } from '../agenda/due-days.ts'
import type { Plan } from './plan.ts'
import type { Rule } from './rule.ts'

/** How a rule is followed: by Rollcall itself, by what units report of it, or in words only. */
export type Coverage = 'automatic' | 'tracked' | 'narrative'

export interface PlanCoverage {
  /** Numbered rules of the paper ("CL-02" with its parts CL-02a, CL-02b), by number. */
  readonly rules: ReadonlyMap<string, Coverage>
  readonly counts: Readonly<Record<Coverage, number>>
  /** Numbers that are left out between the first and the last. */
  readonly missing: readonly string[]
}

/** What of a plan is checked without a person, and whether a number of the paper is missing. */
export function planCoverage(plan: Plan): PlanCoverage {
  const rules = new Map<string, Coverage>()
  for (const rule of plan.rules) {
    const number = paperNumber(rule.id)
    rules.set(number, better(rules.get(number), coverageOf(rule)))
  }
  const counts = { automatic: 0, tracked: 0, narrative: 0 }
  for (const coverage of rules.values()) counts[coverage]++
  return { rules, counts, missing: gaps([...rules.keys()]) }
}

/** A task without a date is only tracked: nothing tells when it should have been done. */
export function coverageOf(rule: Rule): Coverage {
  const kinds = rule.check.map(({ kind }) => kind)
  if (kinds.every((kind) => kind === 'narrative')) return 'narrative'
  const onlyTasks = kinds.every((kind) => kind === 'task' || kind === 'narrative')
  return onlyTasks && !isDated(rule) ? 'tracked' : 'automatic'
}

const ORDER: readonly Coverage[] = ['automatic', 'tracked', 'narrative']

const better = (a: Coverage | undefined, b: Coverage): Coverage =>
  a !== undefined && ORDER.indexOf(a) < ORDER.indexOf(b) ? a : b

/** Parts of one rule bear its number and a letter. */
export const paperNumber = (id: string): string => id.replace(/(\d)[a-z]$/, '$1')

function gaps(ids: readonly string[]): readonly string[] {
  const series = new Map<string, number[]>()
  for (const id of ids) {
    const digits = /(?<!\d)\d+$/.exec(id)
    if (digits === null) continue
    const prefix = id.slice(0, digits.index)
    series.set(prefix, [...(series.get(prefix) ?? []), Number(digits[0])])
  }
  return [...series].flatMap(([prefix, numbers]) => {
    const width = String(Math.max(...numbers)).length
    return Array.from({ length: Math.max(...numbers) }, (_, i) => i + 1)
      .filter((number) => !numbers.includes(number))
      .map((number) => `${prefix}${String(number).padStart(Math.max(2, width), '0')}`)
  })
}
