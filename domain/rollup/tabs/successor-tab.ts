import { dayOf } from '../../time/days.ts'
import { inherit } from '../../units/succession.ts'
import { SUMMARY_WORDS } from '../../words/summary-words.ts'
import { type SummaryInput, type SummaryTab, TAB } from './summary-tab.ts'
import { columnsOf, tableTab } from './table-tab.ts'

/**
 * The figures as the units of today have them, once units have ended and others have taken over: each with
 * those from whom its figure came. None while nobody has inherited anything.
 */
export function successorTab(input: SummaryInput): SummaryTab | null {
  const { campaign, rollUp, language } = input
  const words = SUMMARY_WORDS[language].successors
  const figures = new Map(rollUp.units.map(({ unit, standing }) => [unit.id, standing.counted]))
  const heirs = inherit(campaign.units, figures, dayOf(rollUp.asOf, campaign.plan.zone))
  if (heirs.every(({ unit, from }) => from.length === 1 && from[0] === unit)) return null
  const total = heirs.reduce((sum, { figure }) => sum + figure, 0)
  return tableTab(input, {
    tabId: TAB.successors,
    title: words.tab,
    columns: columnsOf(words.headers, [
      ['whole', 50],
      ['text', 300],
      ['whole', 90],
      ['text', 520],
    ]),
    lines: heirs.map(({ unit, figure, from }, i) => ({
      key: unit.id,
      cells: [i + 1, unit.name, figure, from.map((old) => `${old.name}: ${figures.get(old.id)}`).join('; ')],
    })),
    total: [null, words.total, total],
  })
}
