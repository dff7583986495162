import type { Cell } from '../../sheet/grid.ts'
import { dayOf } from '../../time/days.ts'
import { inherit } from '../../units/succession.ts'
import { SUMMARY_WORDS } from '../../words/summary-words.ts'
import { plain, type SummaryInput, type SummaryTab, TAB } from './summary-tab.ts'

/**
 * The figures as the units of today have them, once units have ended and others have taken over: each with
 * those from whom its figure came. None while nobody has inherited anything.
 */
export function successorTab({ campaign, rollUp, language }: SummaryInput): SummaryTab | null {
  const words = SUMMARY_WORDS[language].successors
  const figures = new Map(rollUp.units.map(({ unit, standing }) => [unit.id, standing.counted]))
  const heirs = inherit(campaign.units, figures, dayOf(rollUp.asOf, campaign.plan.zone))
  if (heirs.every(({ unit, from }) => from.length === 1 && from[0] === unit)) return null
  const lines = heirs.map(({ unit, figure, from }, i): Cell[] => [
    i + 1,
    unit.name,
    figure,
    from.map((old) => `${old.name}: ${figures.get(old.id)}`).join('; '),
  ])
  const total = heirs.reduce((sum, { figure }) => sum + figure, 0)
  return {
    ...plain,
    tabId: TAB.successors,
    title: words.tab,
    cells: [[...words.headers], ...lines, [null, words.total, total]],
    headingRows: [0, lines.length + 1],
    widths: [50, 300, 90, 520],
  }
}
