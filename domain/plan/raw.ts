/**
 * Careful looks into a file's data before its shape is known: what is not there, or is something else, is
 * empty.
 */
export function fieldOf(raw: unknown, key: string): unknown {
  return isMap(raw) && Object.hasOwn(raw, key) ? raw[key] : undefined
}

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
