import type { Cycle, Language } from '../../domain/plan/plan.ts'
import { progressOf, unitShares } from '../../domain/rollup/progress.ts'
import type { RollUp } from '../../domain/rollup/roll-up.ts'
import type { Chart } from './charts/chart.ts'
import { choiceChart } from './charts/choice-chart.ts'
import { progressChart } from './charts/progress-chart.ts'
import { unitsChart } from './charts/units-chart.ts'
import { detailsOf } from './rollup-parts.ts'

/** The charts of a roll-up mail: how units stand, how they came in, what counts by field; those that have figures. */
export function rollupCharts(
  rollUp: RollUp,
  cycle: Cycle,
  zone: string,
  language: Language,
): readonly Chart[] {
  const progress = progressOf(rollUp, cycle, zone)
  const charts = [
    unitsChart(unitShares(rollUp), language),
    progress && progressChart(progress, language),
    ...detailsOf(rollUp)
      .filter(({ total }) => total > 0)
      .slice(0, 1)
      .map((breakdown) => choiceChart(breakdown, language)),
  ]
  return charts.filter((chart) => chart !== null)
}
