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

export const words = strict({ vi: text, en: text })

export const source = z.enum(['plan', 'law', 'proposal', 'office'])

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

/** A time zone that the runtime knows. */
export const zone = z.string().refine(isZone, { params: { fault: 'bad-zone' satisfies PlanFaultCode } })

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
