import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { planReference, printReference, withReference } from '../../cli/plan/reference.ts'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'rollcall-reference-'))
})
afterEach(() => rm(root, { recursive: true }))

async function run(page?: string) {
  const printed: string[] = []
  const code = await printReference({ write: (text: string) => printed.push(text) > 0 }, page)
  return { code, printed: printed.join('') }
}

const lines = planReference().split('\n')
const row = (start: string): string | undefined => lines.find((line) => line.startsWith(start))

describe('rollcall plan reference', () => {
  it('is printed', async () => {
    expect(await run()).toEqual({ code: 0, printed: planReference() })
  })

  it('takes the place of what was generated before, and of nothing else', async () => {
    const page = join(root, 'page.md')
    await writeFile(page, '# By hand\n\nWords.\n\n<!-- generated: rollcall plan reference -->\n\nold\n')
    expect(await run(page)).toEqual({ code: 0, printed: '' })
    const once = await readFile(page, 'utf8')
    expect(once).toMatch(
      /^# By hand\n\nWords\.\n\n<!-- generated: rollcall plan reference -->\n\n## Reference\n/,
    )
    expect(once).not.toContain('\nold\n')
    expect(withReference(once)).toBe(once)
  })

  it('gives each key its values and what it is when left out', () => {
    expect(row('| strength | required')).toContain('| `giao`, `de_nghi`, `khuyen_khich` |')
    expect(row('| issuedOn')).toMatch(/\| day or `null` \| `null` \|$/)
    expect(row('| over')).toMatch(/\| `error`, `waiting` \| `error` \|$/)
    expect(row('| classes | groups')).toMatch(/\| map of id to \[words\]\(#words\) \| needed \|$/)
    expect(row('| check')).toContain('| [check](#check) or list of [check](#check) | needed |')
    expect(row('| tolerance')).toMatch(/\| whole number \| `0` \|$/)
    expect(row('| lines')).toMatch(/\| whole number, from 1 \| needed \|$/)
    expect(row('| at |')).toMatch(/\| hour \| needed \|$/)
    expect(row('| email')).toContain('| mail address |')
  })

  it('shows the ways in which a value may be written', () => {
    expect(lines).toEqual(
      expect.arrayContaining([
        '- `none`',
        '- `{ every: quarter or month, closes, since?, dueAfterDays?, source }`',
        '- `{ perUnit, document }`',
        '- `{ event, days? }`',
      ]),
    )
    expect(row('| closes')).toContain('| whole number, 1 to 31 or `last` |')
  })
})
