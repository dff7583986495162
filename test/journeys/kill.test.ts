import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lettersOf, mailsOf, textsOf, workbookOf } from '../support/read-results.ts'
import { type Run, runRollcall } from '../support/run-rollcall.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const at = (state: string): string => join(folder, state)
const start = (state: string): Promise<Run> => runRollcall(['start', '--once', '--state', at(state)])

/** What a finished installation holds, whatever happened on the way. */
async function outcomeOf(state: string) {
  const summary = await workbookOf(at(state), 'summary.xlsx')
  const sheet = textsOf(await workbookOf(at(state), 'sheets/vl-c10.xlsx'), 'Danh sách')
  return {
    letters: lettersOf(await mailsOf(at(state))),
    figures: textsOf(summary, 'Tổng quan').find((row) => row[0] === '34'),
    results: sheet.map((row) => row.slice(19)),
    stamped: sheet.filter((row) => /^[0-9A-HJKMNP-TV-Z]{10}$/.test(row[18] ?? '')).length,
  }
}

describe('kill -9', () => {
  it('at any moment loses nothing and doubles nothing', async () => {
    const started = Date.now()
    expect((await start('whole')).code).toBe(0)
    const whole = Date.now() - started
    // From the first write to the last mail, spread over the time that a whole run takes.
    for (const share of [0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9]) {
      await runRollcall(['start', '--once', '--state', at('killed')], (child) => {
        setTimeout(() => child.kill('SIGKILL'), whole * share)
      })
    }
    const last = await start('killed')
    expect(last.code, last.out).toBe(0)
    expect((await start('killed')).out).toContain('0 dòng, 0 ô, 0 thư')
    const reference = await outcomeOf('whole')
    expect(await outcomeOf('killed')).toEqual(reference)
    expect(reference).toMatchObject({ stamped: 18, letters: { length: 23 } })
  }, 120_000)

  it('of nobody: a second process on the same folder is sent away', async () => {
    const first = runRollcall(['start', '--state', at('shared'), '--port', '0'], (child) => {
      child.stdout?.on('data', (data) => {
        if (String(data).includes('Ctrl-C'))
          void start('shared').then((second) => {
            outcome = second
            child.kill('SIGINT')
          })
      })
    })
    let outcome: Run | undefined
    expect((await first).code).toBe(0)
    expect(outcome?.code).toBe(1)
    expect(outcome?.out).toMatch(/đang được tiến trình \d+ sử dụng/)
  }, 60_000)
})
