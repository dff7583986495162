import type * as z from 'zod'

/**
 * Careful looks into a file's data before its shape is known: what is not there, or is something else, is
 * empty.
 */
export function fieldOf(raw: unknown, key: string): unknown {
  return isMap(raw) && Object.hasOwn(raw, key) ? raw[key] : undefined
}

/** What a map holds under a key; "constructor" is in no map that does not say so. */
export const own = <T>(map: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(map, key) ? map[key] : undefined

export const entriesOf = (raw: unknown): readonly (readonly [string, unknown])[] =>
  isMap(raw) ? Object.entries(raw) : []

export const itemsOf = (raw: unknown): readonly unknown[] => (Array.isArray(raw) ? raw : [])

/** The `id`s of a list's items, faulty items included. */
export const idsOf = (list: unknown): readonly string[] =>
  itemsOf(list).flatMap((item) => {
    const id = fieldOf(item, 'id')
    return typeof id === 'string' ? [id] : []
  })

const isMap = (raw: unknown): raw is Readonly<Record<string, unknown>> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw)

export interface Sound<T> {
  readonly item: T
  readonly index: number
}

/** The items of a list that have the right shape; the others are left to the schema of the whole. */
export function soundItems<T>(schema: z.ZodType<T>, raw: unknown, list: string): readonly Sound<T>[] {
  return itemsOf(fieldOf(raw, list)).flatMap((value, index) => {
    const parsed = schema.safeParse(value)
    return parsed.success ? [{ item: parsed.data, index }] : []
  })
}
