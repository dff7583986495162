import type { Language } from '../../domain/plan/plan.ts'
import { describePlanFault, type PlanFault } from '../../functions/adapters/plan-faults.ts'
import { CLI_WORDS } from '../words.ts'

/** One line that counts the faults, then one per fault. */
export const planFaultLines = (faults: readonly PlanFault[], language: Language): readonly string[] => [
  CLI_WORDS[language].planFaults(faults.length),
  ...faults.map((fault) => `   ${describePlanFault(fault, language)}`),
]
