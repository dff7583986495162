import { type Context, runInContext } from 'node:vm'

/** Makers of values inside a script's own world, so that its `instanceof Date` and its `catch` see its own. */
export interface Realm {
  list(items: readonly unknown[]): unknown
  object(entries: readonly (readonly [string, unknown])[]): unknown
  date(epochMs: number): unknown
  /** An error as Google's services throw it: named Exception. */
  error(message: string): unknown
  /** A function of the script's world that hands its arguments out. */
  method(act: (args: readonly unknown[]) => unknown): unknown
}

const MAKERS = `({
  list: (items) => Array.from(items),
  object: (entries) => Object.fromEntries(entries),
  date: (epochMs) => new Date(epochMs),
  error: (message) => Object.assign(new Error(message), { name: 'Exception' }),
  method: (act) => (...args) => act(args),
})`

/** The makers of a context. */
export const realmOf = (context: Context): Realm => runInContext(MAKERS, context) as Realm

/** A copy of lists, plain objects and dates in the script's world; anything else is handed in as it is. */
export function inward(realm: Realm, value: unknown): unknown {
  if (Array.isArray(value)) return realm.list(value.map((item) => inward(realm, item)))
  if (value instanceof Date) return realm.date(value.getTime())
  if (!isPlain(value)) return value
  return realm.object(Object.entries(value).map(([name, item]) => [name, inward(realm, item)] as const))
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
