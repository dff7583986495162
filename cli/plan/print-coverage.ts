import { type Coverage, planCoverage } from '../../domain/plan/coverage.ts'
import type { Language } from '../../domain/plan/plan.ts'
import { textTable } from '../print/table.ts'
import { PLAN_WORDS } from './plan-words.ts'
import { readPlans } from './read-plans.ts'

const KINDS: readonly Coverage[] = ['automatic', 'tracked', 'narrative']

/**
 * Prints for each plan, and for all, how many of its paper's rules are checked automatically, tracked by
 * what units report, or matters of words. Returns 1 when a number of a paper is missing.
 */
export async function printCoverage(
  folders: readonly string[],
  language: Language,
  out: NodeJS.WriteStream,
): Promise<number> {
  const campaigns = await readPlans(folders, language, out)
  if (!campaigns) return 1
  const words = PLAN_WORDS[language]
  const plans = campaigns.map(({ plan }) => ({ id: plan.id, ...planCoverage(plan) }))
  const lines = plans.map(({ id, rules, counts, missing }) => [
    id,
    ...KINDS.map((kind) => String(counts[kind])),
    String(rules.size),
    missing.join(' '),
  ])
  const sum = (figure: (plan: (typeof plans)[number]) => number): string =>
    String(plans.reduce((total, plan) => total + figure(plan), 0))
  const total = [
    words.total,
    ...KINDS.map((kind) => sum(({ counts }) => counts[kind])),
    sum(({ rules }) => rules.size),
    '',
  ]
  const [plan, all, missing] = words.coverageColumns
  const titles = [...KINDS.map((kind) => words.coverage[kind]), all]
  const columns = [
    { title: plan },
    ...titles.map((title) => ({ title, align: 'right' as const })),
    { title: missing },
  ]
  out.write(`${textTable(columns, [...lines, ...(plans.length > 1 ? [total] : [])])}\n`)
  const lacking = plans.filter((one) => one.missing.length > 0)
  for (const one of lacking) out.write(`${words.missing(one.id, one.missing.join(', '))}\n`)
  return lacking.length === 0 ? 0 : 1
}
