import type * as z from 'zod'
import type { FaultPath, NameKind, PlanFaultCode, PlanIssue } from './plan-fault.ts'
import { fieldOf } from './raw.ts'

/** The faults of shape that a schema found, each in our own terms. Parse with `reportInput: true`. */
export const issuesFromZod = (error: z.ZodError): readonly PlanIssue[] =>
  error.issues.flatMap((found) => fromZod(found as Reported))

/**
 * A path as the file has it: where one thing stands for a list of one, or a bare value for an object, the
 * schema's path goes further than the text.
 */
export function asWritten(path: FaultPath, raw: unknown): FaultPath {
  const written: (string | number)[] = []
  let at = raw
  for (const part of path) {
    if (typeof part === 'number' && !Array.isArray(at)) continue
    if (typeof at !== 'object' || at === null) break
    written.push(part)
    at = (at as Record<string | number, unknown>)[part]
  }
  return written
}

type Reported = z.core.$ZodIssue & { readonly input?: unknown }

export function issue(
  code: PlanFaultCode,
  path: FaultPath,
  found: unknown = undefined,
  right: readonly string[] = [],
  name: NameKind | null = null,
): PlanIssue {
  return { code, path, found: shown(found), right, name }
}

/** What stands in the file, short enough for a sentence. */
export function shown(found: unknown): string | null {
  if (found === undefined) return null
  if (Array.isArray(found)) return '[...]'
  if (typeof found === 'object' && found !== null) return '{...}'
  return String(found).slice(0, 60)
}

function fromZod(found: Reported): readonly PlanIssue[] {
  const path = found.path as FaultPath
  // Checked first: a key that is missing shows as a wrong type or value, of nothing.
  if (found.input === undefined && found.code !== 'unrecognized_keys') return [issue('missing-key', path)]
  switch (found.code) {
    case 'unrecognized_keys': {
      const known = found.message.split(' ')
      return found.keys.map((key) => issue('unknown-key', [...path, key], key, known))
    }
    case 'invalid_type':
      return [issue('wrong-type', path, found.input, [TYPE_NAMES[found.expected as keyof typeof TYPE_NAMES]])]
    case 'invalid_value':
      return [issue('not-allowed', path, found.input, found.values.map(String))]
    case 'invalid_union':
      return [inUnion(found, path)]
    case 'invalid_key':
      return [issue('bad-id', path, path.at(-1))]
    case 'invalid_format':
      return [issue(FORMAT_FAULTS[found.format] ?? 'bad-id', path, found.input)]
    case 'too_small':
      return [
        found.origin === 'number' || found.origin === 'int'
          ? issue('too-small', path, found.input, [String(found.minimum)])
          : issue('empty', path),
      ]
    case 'too_big':
      return [issue('too-big', path, found.input, [String(found.maximum)])]
    default: {
      const { params } = found as unknown as { readonly params: OwnFault }
      const value = 'found' in params ? params.found : found.input
      return [issue(params.fault, path, value, params.right)]
    }
  }
}

/** What a refinement of ours tells: see addFault. */
interface OwnFault {
  readonly fault: PlanFaultCode
  readonly found?: unknown
  readonly right?: readonly string[]
}

/** An object told apart by a key, the last of the path: it is missing or has a value that no object has. */
function inUnion(found: Extract<Reported, { readonly code: 'invalid_union' }>, path: FaultPath): PlanIssue {
  const { options } = found as unknown as { readonly options: readonly string[] }
  const value = fieldOf(found.input, String(path.at(-1)))
  return issue(value === undefined ? 'missing-key' : 'not-allowed', path, value, options)
}

const FORMAT_FAULTS: Readonly<Record<string, PlanFaultCode>> = {
  date: 'bad-date',
  time: 'bad-time',
  email: 'bad-email',
}

/** Names of types as the words know them; our schemas use no others. */
const TYPE_NAMES = {
  string: 'text',
  number: 'number',
  int: 'integer',
  boolean: 'boolean',
  array: 'list',
  object: 'map',
  record: 'map',
} as const
