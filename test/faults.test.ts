import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const page = readFileSync(join(ROOT, 'docs/faults.md'), 'utf8')

interface Fault {
  readonly id: string
  readonly cells: readonly string[]
  readonly tests: readonly { readonly file: string; readonly name: string }[]
}

const faults = page
  .split('\n')
  .filter((line) => /^\| [A-Z]\d/.test(line))
  .map((line): Fault => {
    const [id = '', ...cells] = line.slice(2, -2).split(' | ')
    const named = (cells.at(-1) ?? '').matchAll(/`(test\/[^`]+\.test\.ts)` "([^"]+)"/g)
    return { id, cells, tests: [...named].map(([, file = '', name = '']) => ({ file, name })) }
  })

/** What `it.each(rows)` leads back to: `it`. */
function rootOf(callee: ts.Expression): string {
  if (ts.isIdentifier(callee)) return callee.text
  if (ts.isCallExpression(callee) || ts.isPropertyAccessExpression(callee)) return rootOf(callee.expression)
  return ''
}

/** The names that a file gives to its tests and groups of tests. */
function namesIn(file: string): ReadonlySet<string> {
  const names = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^(it|describe)$/.test(rootOf(node.expression))) {
      const [first] = node.arguments
      if (first && ts.isStringLiteralLike(first)) names.add(first.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest))
  return names
}

const series = (letter: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `${letter}${i + 1}`)

describe('the list of faults', () => {
  it('has each fault of the groups once, in order', () => {
    expect(faults.map(({ id }) => id)).toEqual([
      ...series('A', 21),
      ...series('B', 17),
      ...series('C', 22),
      ...series('D', 24),
      ...series('E', 12),
      ...series('F', 11),
      ...series('G', 13),
      ...series('H', 21),
      ...series('I', 10),
      ...series('J', 15),
      ...series('K', 9),
    ])
  })

  it.each(faults.map((fault): [string, Fault] => [fault.id, fault]))(
    '%s names a test that is there, or says why it is open',
    (_, { cells, tests }) => {
      expect(cells).toHaveLength(3)
      expect(cells.every((cell) => cell.trim().length > 10)).toBe(true)
      if (tests.length === 0) expect(cells.at(-1)).toMatch(/^Open: .{30,}/)
      for (const { file, name } of tests) {
        expect(existsSync(join(ROOT, file)), file).toBe(true)
        expect(namesIn(file)).toContain(name)
      }
    },
  )

  it('would miss a test that is gone', () => {
    expect(namesIn('test/faults.test.ts')).toContain('would miss a test that is gone')
    expect(namesIn('test/faults.test.ts')).not.toContain('existsSync')
  })
})
