import type { Form } from './form.ts'
import type { FaultPath, NameKind, PlanIssue } from './plan-fault.ts'
import { issue } from './plan-issues.ts'
import { entriesOf, fieldOf, idsOf } from './raw.ts'

/**
 * What a plan defines, and others may name. Names in faulty places count too: they are meant to be there.
 * null: the file that would define them could not be read.
 */
export interface Names {
  readonly classes: ReadonlySet<string>
  readonly rules: ReadonlySet<string>
  readonly recipients: ReadonlySet<string>
  readonly interpretations: ReadonlySet<string>
  readonly events: ReadonlySet<string>
  readonly rollups: ReadonlySet<string>
  readonly units: ReadonlySet<string> | null
  readonly forms: Readonly<Record<string, Form>> | null
}

/** The names of plan.yaml; the caller adds those of the other files. */
export const namesOfPlan = (raw: unknown): Omit<Names, 'units' | 'forms'> => ({
  classes: new Set(entriesOf(fieldOf(raw, 'classes')).map(([key]) => key)),
  rules: new Set(idsOf(fieldOf(raw, 'rules'))),
  recipients: new Set(idsOf(fieldOf(raw, 'recipients'))),
  interpretations: new Set(idsOf(fieldOf(raw, 'interpretations'))),
  events: new Set(entriesOf(fieldOf(raw, 'events')).map(([key]) => key)),
  rollups: new Set(idsOf(fieldOf(raw, 'rollups'))),
})

/** An issue if `found` is none of the known names; nothing while these are not known. */
export function unknownName(
  path: FaultPath,
  found: string,
  known: Iterable<string> | null,
  kind: NameKind,
): readonly PlanIssue[] {
  const names = known === null ? null : [...known]
  return names === null || names.includes(found) ? [] : [issue('unknown-name', path, found, names, kind)]
}
