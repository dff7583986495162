import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml'
import type { FaultPath, PlanIssue } from '../../domain/plan/plan-fault.ts'
import type { PlanFault } from './plan-faults.ts'

/** A YAML file as plain data, with a way back from each issue to its place in the text. */
export interface PlanYaml {
  /** undefined when the text is no YAML. */
  readonly data: unknown
  /** Faults of the writing itself, keys given twice among them. */
  readonly faults: readonly PlanFault[]
  readonly place: (issue: PlanIssue) => PlanFault
}

/** Reads YAML 1.2: dates stay text, "no" stays text. Never throws. */
export function readYaml(file: string, text: string): PlanYaml {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const faults = [...document.errors, ...document.warnings].map((trouble) => {
    const { line, col } = lines.linePos(trouble.pos[0])
    const isDouble = trouble.code === 'DUPLICATE_KEY'
    const word = isDouble ? (/^[^\s:]+/.exec(text.slice(trouble.pos[0]))?.[0] ?? null) : null
    return {
      file,
      line,
      column: col,
      code: isDouble ? ('duplicate-key' as const) : ('syntax' as const),
      path: [],
      found: word,
      right: isDouble ? [] : [trouble.code],
      name: null,
    }
  })
  const isSound = faults.every(({ code }) => code === 'duplicate-key')
  const place = (issue: PlanIssue): PlanFault => {
    const { line, col } = lines.linePos(offsetOf(document, issue))
    return { ...issue, file, line, column: col }
  }
  return { data: isSound ? plainData(document) : undefined, faults, place }
}

/** An empty file is an empty plan, so that its missing keys are named. */
const plainData = (document: Document): unknown => document.toJS() ?? {}

/** Codes that are about a key rather than its value. */
const ABOUT_KEYS: ReadonlySet<string> = new Set(['unknown-key', 'bad-id', 'still-needed'])

/** Where the issue's value begins; for what is missing, where the nearest thing around it begins. */
function offsetOf(document: Document, issue: PlanIssue): number {
  for (let depth = issue.path.length; depth > 0; depth--) {
    const path = issue.path.slice(0, depth)
    const value: unknown = document.getIn(path, true)
    // A map is shown by its key: its first line says nothing of the fault.
    const byKey =
      isMap(value) || !isNode(value) || (depth === issue.path.length && ABOUT_KEYS.has(issue.code))
    const offset = (byKey ? keyAt(document, path) : null) ?? (isNode(value) ? value.range?.[0] : null)
    if (offset !== null && offset !== undefined) return offset
  }
  return 0
}

/** Where the key of a map's entry begins, or null if the path leads to no map's entry. */
function keyAt(document: Document, path: FaultPath): number | null {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  if (!isMap(parent)) return null
  const entry = parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))
  return isScalar(entry?.key) ? (entry.key.range?.[0] ?? null) : null
}
