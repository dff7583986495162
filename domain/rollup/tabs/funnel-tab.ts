import type { Campaign, Unit } from '../../plan/plan.ts'
import type { Check, Rule } from '../../plan/rule.ts'
import { isIn } from '../../rules/evidence.ts'
import { rulesFor } from '../../rules/rules-for.ts'
import { SUMMARY_WORDS } from '../../words/summary-words.ts'
import { sumRows } from '../breakdown.ts'
import { type UnitLine, verdictOn } from '../roll-up.ts'
import { ofUnit } from './cells.ts'
import { percent, type SummaryCell, type SummaryInput, type SummaryTab, sumOf, TAB } from './summary-tab.ts'
import { columnsOf, tableTab } from './table-tab.ts'

type Forward = Extract<Check, { kind: 'forward' }>

/** Each unit that chooses among the rows of those below it: what came up to it, what it chose. */
export function funnelTab(input: SummaryInput): SummaryTab | null {
  const { campaign, rollUp, language } = input
  const choosers = rollUp.units.flatMap((line) => {
    const found = choiceOf(campaign, line.unit)
    return found ? [{ line, ...found }] : []
  })
  if (choosers.length === 0) return null
  const { funnel: words, verdict: verdictWords } = SUMMARY_WORDS[language]
  const below = Map.groupBy(rollUp.units, ({ unit }) => unit.parent)
  const lines = choosers.map(({ line, rule, check }) => ({
    key: line.unit.id,
    cells: [
      ofUnit(input, line, line.unit.name),
      ...figures(line, below.get(line.unit.id) ?? [], check),
      bounds(check, words.within),
      verdictWords[verdictOn(line, rule.id)?.verdict ?? 'not-applicable'],
    ],
  }))
  const cells = lines.map((line) => line.cells)
  const sum = (column: number): number => sumOf(cells, column)
  const total = [1, 2, 3, 4, 5].map(sum)
  return tableTab(input, {
    tabId: TAB.funnel,
    title: words.tab,
    columns: columnsOf(words.headers, [
      ['text', 300],
      ['whole', 95],
      ['whole', 95],
      ['whole', 95],
      ['whole', 95],
      ['whole', 95],
      ['share', 95],
      ['text', 110],
      ['text', 170],
    ]),
    lines,
    total: [words.total, ...total, percent(sum(5), sum(3) + sum(4)), null, null],
    label: 0,
    verdicts: 8,
    charts: [{ type: 'bar', title: words.tab, labels: 0, series: [3, 4, 5] }],
  })
}

/** The rule by which a unit chooses rows of others by their codes. */
function choiceOf(
  { plan }: Campaign,
  unit: Unit,
): { readonly rule: Rule; readonly check: Forward } | undefined {
  for (const rule of rulesFor(plan, unit)) {
    const check = rule.check.find((side): side is Forward => side.kind === 'forward' && side.from !== null)
    if (check) return { rule, check }
  }
  return undefined
}

function figures(line: UnitLine, below: readonly UnitLine[], check: Forward): readonly number[] {
  const sent = below.filter(({ standing }) => !['none', 'empty'].includes(standing.submission))
  const came = below.reduce((sum, { groups }) => sum + sumRows(groups), 0)
  const own = sumRows(line.groups)
  const chosen = sumRows((line.forms[check.rows.form] ?? []).filter((group) => isIn(group, check.rows)))
  return [below.length, sent.length, came, own, chosen, percent(chosen, came + own)]
}

const bounds = ({ min, max }: Forward, within: (min: string, max: string) => string): SummaryCell =>
  min === null || max === null ? (min ?? max) : within(String(min), String(max))
