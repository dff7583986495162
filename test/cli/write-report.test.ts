import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeReport } from '../../cli/report/write-report.ts'

/** Runs the command on a folder of its own; what it printed, its exit code, and what it wrote. */
async function run(folder: string, at: string | undefined) {
  const state = mkdtempSync(join(tmpdir(), 'rollcall-report-'))
  let printed = ''
  const write = (text: string): boolean => {
    printed += text
    return true
  }
  try {
    const out = { write } as NodeJS.WriteStream
    const code = await writeReport({ folder, at, state, language: 'vi', out })
    const files = ['report.docx', 'list.docx'].filter((name) => existsSync(join(state, 'out', name)))
    return { code, printed, files }
  } finally {
    rmSync(state, { recursive: true, force: true })
  }
}

describe('the report command', () => {
  it('writes the report and its list, even before anything has arrived', async () => {
    const { code, printed, files } = await run('plans/van-lang-146', undefined)
    expect(code).toBe(0)
    expect(files).toEqual(['report.docx', 'list.docx'])
    expect(printed).toContain('report.docx')
  })

  it('writes nothing for a moment that is none', async () => {
    expect(await run('plans/van-lang-146', 'hôm qua')).toMatchObject({ code: 1, files: [] })
  })
})
