import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeReport } from '../../cli/report/write-report.ts'
import { provision } from '../../cli/start/provision.ts'
import { terminal } from '../support/printed.ts'

const PLAN = 'plans/lang-son-ttt'
let state: string
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'rollcall-report-'))
})
afterEach(() => rmSync(state, { recursive: true, force: true }))

/** Runs the command; what it printed, its exit code, and what it wrote. */
async function run(at: string | undefined, folder = PLAN) {
  const { out, text } = terminal()
  const code = await writeReport({ folder, at, state, language: 'vi', out })
  const files = ['report.docx', 'list.docx'].filter((name) => existsSync(join(state, 'out', name)))
  return { code, said: text(), files }
}

describe('the report command', () => {
  it('writes the report and its list, even before anything has arrived', async () => {
    const begin = { plan: PLAN, at: undefined, language: 'vi', state, port: 0 } as const
    await provision({ ...begin, out: terminal().out })
    const { code, said, files } = await run(undefined)
    expect([code, files]).toEqual([0, ['report.docx', 'list.docx']])
    expect(said).toContain('report.docx')
    expect(await run(undefined, 'plans/van-lang-146')).toMatchObject({
      code: 1,
      said: expect.stringMatching(/chưa có bảng nào của kế hoạch van-lang-146\..*--state/),
    })
    expect(await run('hôm qua')).toMatchObject({ code: 1, said: expect.stringContaining('«hôm qua»') })
  })

  it('writes nothing, and begins nothing, where no installation is', async () => {
    expect(await run(undefined)).toEqual({
      code: 1,
      said: expect.stringMatching(/chưa có dữ liệu của hệ thống.*--state/),
      files: [],
    })
    expect(existsSync(join(state, 'table'))).toBe(false)
  })
})
