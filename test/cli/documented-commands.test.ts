import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runRollcall } from '../support/run-rollcall.ts'

const ROOT = join(import.meta.dirname, '../..')
const DOCUMENTS = [
  'README.md',
  'docs/operations.md',
  'docs/huong-dan.md',
  'docs/write-a-plan.md',
  'docs/privacy.md',
]

interface Named {
  readonly command: string
  readonly options: readonly string[]
}

/** Commands that are named with the one below them. */
const GROUPS: ReadonlySet<string> = new Set(['plan', 'mails'])

/** "npx rollcall plan check plans/mine --lang en" as a document has it. */
const named: readonly Named[] = DOCUMENTS.flatMap((document) => {
  const text = readFileSync(join(ROOT, document), 'utf8').replaceAll('\\\n', ' ')
  return [...text.matchAll(/(?:npx )?rollcall ([a-z][^`\n#|]*)/g)].flatMap(([, line = '']) => {
    const words = line.trim().split(/\s+/)
    const first = words[0] ?? ''
    const command = GROUPS.has(first) ? `${first} ${words[1] ?? ''}` : first
    const isMeant = text.includes('`rollcall') || text.includes('npx rollcall')
    return isMeant && /^[a-z]+( [a-z]+)?$/.test(command)
      ? [{ command, options: words.filter((word) => /^--[a-z]/.test(word)) }]
      : []
  })
})
const commands = [...new Set(named.map(({ command }) => command))].sort()

describe('the commands that the documents name', () => {
  it('are many', () => {
    expect(commands.length).toBeGreaterThan(12)
  })

  it.each(commands)(
    'rollcall %s is there, with the options that are named',
    async (command) => {
      const help = await runRollcall([...command.split(' '), '--help'])
      expect(help.out).toContain(`rollcall ${command}`)
      expect(help.code).toBe(0)
      const options = named.filter((one) => one.command === command).flatMap((one) => one.options)
      for (const option of options) expect(help.out, command).toContain(option.replace(/[.,;:)]+$/, ''))
    },
    20_000,
  )
})
