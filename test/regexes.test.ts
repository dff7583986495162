import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const ROOMS = ['domain', 'functions', 'apps-script/src', 'console']
const FILES = ROOMS.flatMap((room) =>
  readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .map((path) => `${room}/${path}`),
).sort()

interface Literal {
  readonly file: string
  readonly text: string
}

/** Every regular expression that stands in a source as such. */
function literalsIn(file: string): readonly Literal[] {
  const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest)
  const found: Literal[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push({ file, text: node.text })
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

const LITERALS = FILES.flatMap(literalsIn)

const compiled = (text: string): RegExp => {
  const end = text.lastIndexOf('/')
  return new RegExp(text.slice(1, end), text.slice(end + 1))
}

const LENGTH = 50_000
const filled = (part: string): string => part.repeat(Math.ceil(LENGTH / part.length)).slice(0, LENGTH)

const PARTS = [
  ...['a', 'A', '0', ' ', '.', ',', '-', '_', '/', '(', ')', '<', '>', '=', '"', "'", '@', '\n', '\t', '\0'],
  ...['\u00a0', '\u200b', '\u0301', 'ộ', 'o\u0323', 'Đ', 'а', '１', '😀', '\ud800'],
  ...['a ', 'a-', '1.', '1.000', 'a@', '@a.', '<a', '</', '<c ', 'r=', '{a', ' - ', '\\', '\r\n', 'ngày '],
]

/** The words of a pattern, each of which may lead into its middle. */
const wordsOf = (pattern: string): readonly string[] => [
  ...new Set(pattern.match(/[\p{L}\p{N}]{1,20}|[ <>"'=:;,./@#-]/gu) ?? []),
]

/** Long texts that begin as the pattern wants it and never end so. */
function hostileTo(pattern: string): readonly string[] {
  const words = wordsOf(pattern)
  const parts = [...new Set([...PARTS, ...words, ...words.map((word) => `${word} `)])]
  const starts = ['', ...words.slice(0, 5)]
  return parts.flatMap((part) => starts.map((start) => `${start}${filled(part)}\u0001`))
}

const slowest = (regex: RegExp, texts: readonly string[]): { readonly ms: number; readonly text: string } => {
  let worst = { ms: 0, text: '' }
  for (const text of texts) {
    // The second try tells: a first one may meet the collector of garbage.
    for (let attempt = 0, ms = Number.POSITIVE_INFINITY; attempt < 3 && ms > MOST_MS; attempt++) {
      const start = performance.now()
      text.replace(regex, '')
      ms = Math.min(ms, performance.now() - start)
      if (ms > worst.ms && (ms <= MOST_MS || attempt === 2)) worst = { ms, text: text.slice(0, 30) }
    }
  }
  return worst
}
const MOST_MS = 50

describe('regular expressions', () => {
  it('are there to be tried', () => {
    expect(LITERALS.length).toBeGreaterThan(80)
  })

  it.each(LITERALS.map(({ file, text }): [string, string] => [text, file]))(
    '%s takes a hostile text of 50,000 characters in less than 50 ms (%s)',
    (text) => {
      const { ms, text: on } = slowest(compiled(text), hostileTo(text))
      expect(ms, JSON.stringify(on)).toBeLessThan(MOST_MS)
    },
  )
})
