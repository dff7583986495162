/**
 * Methods of the language that the domain uses and that are younger than the script's promised ES2020. Where
 * the machine has them nothing happens. bundle.ts lists no others: its test runs the script without them.
 */
define(Array.prototype, 'at', function (this: readonly unknown[], index: number): unknown {
  return this[index < 0 ? this.length + index : index]
})
define(Array.prototype, 'findLastIndex', function (this: readonly unknown[], is: Test): number {
  for (let i = this.length - 1; i >= 0; i--) if (is(this[i], i, this)) return i
  return -1
})
define(Array.prototype, 'toSorted', function (this: readonly unknown[], compare?: Compare): unknown[] {
  return [...this].sort(compare)
})
define(Object, 'hasOwn', (target: object, key: PropertyKey): boolean =>
  Object.prototype.hasOwnProperty.call(target, key),
)

type Test = (value: unknown, index: number, all: readonly unknown[]) => unknown
type Compare = (a: unknown, b: unknown) => number

/** Not enumerable, so that no loop over an array or object meets it. */
function define(target: object, name: string, value: (...args: never[]) => unknown): void {
  if (!(name in target)) Object.defineProperty(target, name, { value, configurable: true, writable: true })
}
