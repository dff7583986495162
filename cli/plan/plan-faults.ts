import type { Language } from '../../domain/plan/plan.ts'
import { describePlanFault, type PlanFault } from '../../functions/adapters/plan-faults.ts'
import { CLI_WORDS } from '../words.ts'

/** A whole column that is wrong is understood after a few lines. */
const MOST_OF_A_KIND = 10

/** One line that counts the faults, then one per fault; of many of one kind in one file the first ones. */
export function planFaultLines(faults: readonly PlanFault[], language: Language): readonly string[] {
  const words = CLI_WORDS[language]
  const kinds = Map.groupBy(faults, ({ file, code, path }) => `${file}/${code}/${path.at(-1) ?? ''}`)
  const lines = [...kinds.values()].flatMap((alike) => {
    const shown = alike.length <= MOST_OF_A_KIND + 1 ? alike : alike.slice(0, MOST_OF_A_KIND)
    const rest = alike.length - shown.length
    return [
      ...shown.map((fault) => `   ${describePlanFault(fault, language)}`),
      ...(rest > 0 ? [`   ${words.moreFaults(rest, alike[0]?.file ?? '')}`] : []),
    ]
  })
  return [words.planFaults(faults.length), ...lines]
}
