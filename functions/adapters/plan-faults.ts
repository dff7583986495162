import type { Language } from '../../domain/plan/plan.ts'
import { faultPathText, type PlanFaultCode, type PlanIssue } from '../../domain/plan/plan-fault.ts'
import { nearest } from '../../domain/text/nearest.ts'
import type { PlanFaultWords } from '../../domain/words/plan-fault-words.ts'
import { PLAN_FAULTS_EN } from '../../domain/words/plan-faults-en.ts'
import { PLAN_FAULTS_VI } from '../../domain/words/plan-faults-vi.ts'

/** One thing wrong in a plan folder, with its place. Lines and columns start at 1, as editors count. */
export interface PlanFault extends PlanIssue {
  readonly file: string
  readonly line: number
  readonly column: number
}

const WORDS: Readonly<Record<Language, PlanFaultWords>> = { vi: PLAN_FAULTS_VI, en: PLAN_FAULTS_EN }

/** Codes of what is not there at all: no line of it can be named. */
const IS_MISSING: ReadonlySet<PlanFaultCode> = new Set(['no-file', 'no-folder'])
/** Codes whose `right` lists the words that would do. */
const OFFERS_WORDS: ReadonlySet<PlanFaultCode> = new Set([
  'unknown-key',
  'missing-key',
  'not-allowed',
  'unknown-name',
  'not-countable',
])
/** A longer list is no help; the nearest word alone is shown. */
const MOST_WORDS = 12

/**
 * A fault as one line: file, line, column and key, what was found, and what would be right - the nearest
 * right word, else the few that there are.
 */
export function describePlanFault(fault: PlanFault, language: Language): string {
  const words = WORDS[language]
  const key = fault.path.findLast((part) => typeof part === 'string') ?? ''
  const facts = {
    found: fault.found ?? '',
    right: fault.right.join(' – '),
    key: String(key),
    name: fault.name,
  }
  const { file, line, column, path } = fault
  const place = IS_MISSING.has(fault.code)
    ? `${file}: `
    : words.place(file, line, column, faultPathText(path))
  return place + words.sentences[fault.code](facts) + hint(fault, words)
}

function hint(fault: PlanFault, words: PlanFaultWords): string {
  if (!OFFERS_WORDS.has(fault.code) || fault.right.length === 0) return ''
  const near = fault.found === null ? null : nearest(fault.found, fault.right)
  if (near !== null) return words.nearest(near)
  return fault.right.length <= MOST_WORDS ? words.oneOf(fault.right.join(', ')) : ''
}
