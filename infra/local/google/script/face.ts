import { inward, type Realm } from './realm.ts'

/** What a parameter may be; "number?" may be left out. */
interface Kinds {
  number: number
  text: string
  boolean: boolean
  object: Readonly<Record<string, unknown>>
  rows: readonly (readonly unknown[])[]
  any: unknown
}
type Takes = keyof Kinds | `${keyof Kinds}?`
type Given<T> = T extends `${infer K extends keyof Kinds}?`
  ? Kinds[K] | undefined
  : T extends keyof Kinds
    ? Kinds[T]
    : never
type Arguments<T extends readonly Takes[]> = { [I in keyof T]: Given<T[I]> }

export interface Method {
  readonly takes: readonly Takes[]
  readonly act: (...args: unknown[]) => unknown
}

/** A method of one of Google's objects with the kinds of its parameters. */
export const method = <const T extends readonly Takes[]>(
  takes: T,
  act: (...args: Arguments<T>) => unknown,
): Method => ({ takes, act: act as unknown as Method['act'] })

/** What stands behind a face: a tab's id behind a Sheet. */
const behind = new WeakMap<object, { readonly name: string; readonly inner: unknown }>()

/**
 * One of Google's objects as the script sees it: the methods that are supported here, and an error that names
 * whatever else is asked of it.
 */
export function face(
  realm: Realm,
  name: string,
  methods: Readonly<Record<string, Method>>,
  inner?: unknown,
): object {
  const made = new Map<string, unknown>([['toString', realm.method(() => name)]])
  const proxy = closed(realm, name, (key) => {
    const known = made.get(key)
    if (known) return known
    const found = Object.hasOwn(methods, key) ? methods[key] : undefined
    if (!found) throw realm.error(`Not supported here: ${name}.${key}`)
    const callable = realm.method((args) => perform(realm, `${name}.${key}`, found, args))
    made.set(key, callable)
    return callable
  })
  behind.set(proxy, { name, inner })
  return proxy
}

/** A record of Google's, such as an event: its fields, and an error that names any other. */
export const record = (realm: Realm, name: string, fields: Readonly<Record<string, unknown>>): object =>
  closed(realm, name, (key) => {
    if (!Object.hasOwn(fields, key)) throw realm.error(`Not supported here: ${name}.${key}`)
    return fields[key]
  })

/** What stands behind a face of a name that the script hands over as a parameter. */
export function innerOf(name: string, value: unknown, where: string): unknown {
  const found = typeof value === 'object' && value !== null ? behind.get(value) : undefined
  if (found?.name !== name) throw new Error(`Not supported here: ${where}(${wordFor(value)})`)
  return found.inner
}

/** Asked by the language itself (await, JSON), not by the script. */
const LANGUAGE = ['then', 'toJSON']

function closed(realm: Realm, name: string, get: (key: string) => unknown): object {
  const refuse = (key: string | symbol): never => {
    throw realm.error(`Not supported here: to set ${name}.${String(key)}`)
  }
  return new Proxy(Object.create(null) as object, {
    get: (_, key) => (typeof key === 'symbol' || LANGUAGE.includes(key) ? undefined : get(key)),
    set: (_, key) => refuse(key),
    defineProperty: (_, key) => refuse(key),
  })
}

function perform(realm: Realm, name: string, { takes, act }: Method, args: readonly unknown[]): unknown {
  try {
    const fits = takes.every((takenKind, i) => isOf(takenKind, args[i])) && args.length <= takes.length
    if (!fits) throw new Error(`Not supported here: ${name}(${args.map(wordFor).join(',')})`)
    return inward(realm, act(...args))
  } catch (error) {
    throw realm.error(error instanceof Error ? error.message : String(error))
  }
}

function isOf(takes: Takes, value: unknown): boolean {
  if (takes.endsWith('?') && value === undefined) return true
  const kind = takes.replace('?', '') as keyof Kinds
  if (kind === 'any') return true
  if (kind === 'rows') return Array.isArray(value) && value.every(Array.isArray)
  if (kind === 'object') return typeof value === 'object' && value !== null && !behind.has(value)
  return typeof value === (kind === 'text' ? 'string' : kind)
}

/** As Google words the parameters that it does not take. */
function wordFor(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'Array'
  if (typeof value === 'object') return behind.get(value)?.name ?? 'Object'
  return typeof value === 'string' ? 'String' : typeof value
}
