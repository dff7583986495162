import type { Campaign, Unit } from '../../plan/plan.ts'
import type { Check, Rule } from '../../plan/rule.ts'
import { isIn } from '../../rules/evidence.ts'
import { rulesFor } from '../../rules/rules-for.ts'
import { formatNumber } from '../../words/format.ts'
import { SUMMARY_WORDS } from '../../words/summary-words.ts'
import { sumRows } from '../breakdown.ts'
import { type UnitLine, verdictOn } from '../roll-up.ts'
import { ofUnit } from './cells.ts'
import { percent, type SummaryCell, type SummaryInput, type SummaryTab, sumOf, TAB } from './summary-tab.ts'
import { columnsOf, share, type TableColumn, tableTab, whole } from './table-tab.ts'

type Share = Extract<Check, { kind: 'share' }>

/** Where a plan asks for shares (70 and 30 per cent): each list with its parts, its seats and its cap. */
export function delegatesTab(input: SummaryInput): SummaryTab | null {
  const { campaign, rollUp, language } = input
  const bound = rollUp.units.flatMap((line) => {
    const found = shareOf(campaign, line.unit)
    return found ? [{ line, ...found }] : []
  })
  const [first] = bound
  if (!first) return null
  const words = SUMMARY_WORDS[language].delegates
  const parts = first.check.parts
  const lines = bound.map(({ line, rule, check }, i) => ({
    key: line.unit.id,
    cells: [i + 1, ofUnit(input, line, line.unit.name), ...cellsOf(input, line, rule, check)],
  }))
  const cells = lines.map((line) => line.cells)
  const all = sumOf(cells, 2)
  const totals = parts.flatMap((_, i) => {
    const sum = sumOf(cells, 3 + 2 * i)
    return [sum, percent(sum, all)]
  })
  const last = 3 + 2 * parts.length
  return tableTab(input, {
    tabId: TAB.delegates,
    title: words.tab,
    columns: columnsFor(input, parts),
    lines,
    total: [null, words.total, all, ...totals, sumOf(cells, last), null, null, null],
    verdicts: last + 3,
    charts: [{ type: 'stacked-bar', title: words.tab, labels: 1, series: parts.map((_, i) => 3 + 2 * i) }],
  })
}

function columnsFor({ language }: SummaryInput, parts: Share['parts']): readonly TableColumn[] {
  const words = SUMMARY_WORDS[language].delegates
  const bound = (value: number | null): string | null =>
    value === null ? null : formatNumber(value, language)
  return [
    ...columnsOf(words.headers, [
      ['whole', 50],
      ['text', 280],
      ['whole', 95],
    ]),
    ...parts.flatMap(({ min, max }, i) => [
      whole(words.part('ABCDEFGH'.charAt(i), bound(min), bound(max)), 110),
      share(words.share),
    ]),
    ...columnsOf(words.after, [
      ['whole', 95],
      ['whole', 95],
      ['part', 100],
      ['text', 170],
    ]),
  ]
}

function shareOf({ plan }: Campaign, unit: Unit): { readonly rule: Rule; readonly check: Share } | undefined {
  for (const rule of rulesFor(plan, unit)) {
    const check = rule.check.find((side): side is Share => side.kind === 'share')
    if (check) return { rule, check }
  }
  return undefined
}

function cellsOf(input: SummaryInput, line: UnitLine, rule: Rule, check: Share): SummaryCell[] {
  const { campaign, language } = input
  const words = SUMMARY_WORDS[language]
  const groups = (line.forms[check.rows.form] ?? []).filter((group) => isIn(group, check.rows))
  const total = sumRows(groups)
  const parts = check.parts.flatMap(({ of }) => {
    const rows = sumRows(groups.filter((group) => of.includes(String(group.of[check.column]))))
    return [rows, percent(rows, total)]
  })
  const limits = limitsOf(campaign, line, check.rows.form)
  const verdict = verdictOn(line, rule.id)?.verdict ?? 'not-applicable'
  return [
    total,
    ...parts,
    limits.seats,
    limits.most,
    limits.most === null
      ? null
      : words.outOf(formatNumber(total, language), formatNumber(limits.most, language)),
    words.verdict[verdict],
  ]
}

/** Seats: a bound that stands in another unit's sheet. Cap: a number of the paper over all rows of the list. */
function limitsOf({ plan }: Campaign, line: UnitLine, form: string) {
  const maxOf = (kind: 'number' | 'cell'): number | null => {
    const rule = rulesFor(plan, line.unit).find(({ check }) =>
      check.some((side) => side.kind === 'count' && side.rows.form === form && side.max?.kind === kind),
    )
    return (rule && verdictOn(line, rule.id)?.max) ?? null
  }
  return { seats: maxOf('cell'), most: maxOf('number') }
}
