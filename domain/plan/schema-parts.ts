import * as z from 'zod'
import type { PlanFaultCode } from './plan-fault.ts'

/**
 * An object that refuses keys it does not know. Its error message is the list of keys it does know, so
 * that a fault can name the nearest right one.
 */
export const strict = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? Object.keys(shape).join(' ') : undefined),
  })

/** Text that people read; never empty, always NFC. */
export const text = z.string().normalize('NFC').min(1)

/** A name that rules use: small Latin letters, digits and "_", or an id with capitals and "-". */
export const key = z.string().regex(/^[A-Za-z0-9][\w-]*$/, 'id')

/** A day of the calendar, "2023-12-31"; 30 February is refused. */
export const day = z.iso.date()

/** An hour of the day, "07:30". */
export const hour = z.iso.time({ precision: -1 })

export const email = z.email()

export const words = strict({
  vi: text.describe('in Vietnamese'),
  en: text.describe('in English'),
}).meta({ id: 'words', description: 'A text in both languages.' })

export const source = z
  .enum(['plan', 'law', 'proposal', 'office'])
  .describe('where the value comes from: the paper, a law, a proposal of ours, the office')

/** One thing, or a list of them; always a list afterwards. */
export const oneOrMany = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(item))

/** A fault that only several values together show, as our own code: see plan-issues. */
export function addFault(
  context: z.RefinementCtx,
  fault: PlanFaultCode,
  path: readonly (string | number)[],
  found: unknown = undefined,
  right: readonly string[] = [],
): void {
  context.addIssue({ code: 'custom', path: [...path], params: { fault, found, right } })
}

/** An object that may take several forms: tells of keys that its form lacks, and of those of another form. */
export function checkKeys<T extends object>(
  value: T,
  { needs, may = [] }: { readonly needs: readonly (keyof T)[]; readonly may?: readonly (keyof T)[] },
  context: z.RefinementCtx,
): void {
  const known = [...needs, ...may].map(String)
  for (const name of needs) if (value[name] === undefined) addFault(context, 'missing-key', [String(name)])
  for (const name of Object.keys(value))
    if (!known.includes(name)) addFault(context, 'unknown-key', [name], name, known)
}

/** A time zone that the runtime knows. */
export const zone = z
  .string()
  .refine(isZone, { params: { fault: 'bad-zone' satisfies PlanFaultCode } })
  .describe('time zone of all days and hours, such as Asia/Ho_Chi_Minh')

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
