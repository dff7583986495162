/**
 * Methods of the language that the domain uses and that are younger than ES2020, which is all that Apps Script
 * promises. Where the machine has them nothing happens. The bundle's test runs the script without them.
 */
type Test = (value: unknown, index: number, all: readonly unknown[]) => unknown

define(Array.prototype, 'at', function (this: readonly unknown[], index: number): unknown {
  return this[index < 0 ? this.length + index : index]
})

define(Array.prototype, 'findLastIndex', function (this: readonly unknown[], is: Test): number {
  for (let i = this.length - 1; i >= 0; i--) if (is(this[i], i, this)) return i
  return -1
})

define(
  Array.prototype,
  'toSorted',
  function (this: readonly unknown[], compare?: (a: unknown, b: unknown) => number): unknown[] {
    return [...this].sort(compare)
  },
)

define(
  Object,
  'hasOwn',
  (target: object, key: PropertyKey): boolean => Object.getOwnPropertyDescriptor(target, key) !== undefined,
)

define(
  Map,
  'groupBy',
  (items: Iterable<unknown>, keyOf: (item: unknown, i: number) => unknown): Map<unknown, unknown[]> => {
    const groups = new Map<unknown, unknown[]>()
    let i = 0
    for (const item of items) {
      const key = keyOf(item, i++)
      groups.set(key, [...(groups.get(key) ?? []), item])
    }
    return groups
  },
)

/** Half of a surrogate pair stands alone. */
const TORN = /[\ud800-\udbff](?![\udc00-\udfff])|(?:[^\ud800-\udbff]|^)[\udc00-\udfff]/

define(String.prototype, 'isWellFormed', function (this: string): boolean {
  return !TORN.test(String(this))
})

/** Not enumerable, so that no loop over an array or object meets it. */
function define(target: object, name: string, value: (...args: never[]) => unknown): void {
  if (!(name in target)) Object.defineProperty(target, name, { value, configurable: true, writable: true })
}
