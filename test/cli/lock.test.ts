import { existsSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LockOptions, lockCommand } from '../../cli/lock/lock-command.ts'
import { tablesIn } from '../../cli/move/tables-at.ts'
import { createDynamodbFacts } from '../../functions/adapters/dynamodb-facts.ts'
import { createDynamodbReports } from '../../functions/adapters/dynamodb-reports.ts'
import { readCampaign } from '../../functions/adapters/plan-folder.ts'
import { cycleFigures } from '../../functions/cycle-figures.ts'
import { lockOf } from '../../functions/lock.ts'
import { SCHEMA_FACT } from '../../functions/stored-schema.ts'
import { lockFolder } from '../../infra/local/lock.ts'
import { startLocalTable } from '../../infra/local/table.ts'
import { terminal } from '../support/printed.ts'
import { runRollcall } from '../support/run-rollcall.ts'

const PLAN = 'plans/van-lang-146'
const read = await readCampaign(PLAN)
if (!read.ok) throw new Error('the plan has faults')
const { campaign } = read
const cycle = campaign.plan.cycles.find(({ id }) => id === '2023')
if (!cycle) throw new Error('the plan has no 2023')

let root: string
let begun: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'rollcall-lock-'))
  begun = join(root, 'begun')
  await runRollcall(['start', '--once', '--state', begun, '--at', '2023-12-20'])
}, 60_000)
afterAll(() => rm(root, { recursive: true, force: true }))

/** An installation whose sheets were read on 20 December. */
async function installation(name: string): Promise<string> {
  const folder = join(root, name)
  await cp(begun, folder, { recursive: true })
  return folder
}

async function run(what: 'lock' | 'unlock', more: Partial<LockOptions>) {
  const { out, text } = terminal()
  const code = await lockCommand(what, {
    folder: PLAN,
    cycle: '2023',
    at: undefined,
    state: begun,
    tables: null,
    language: 'en',
    out,
    clock: () => Date.UTC(2026, 10, 21),
    ...more,
  })
  return { code, said: text().trimEnd() }
}

/** How the cycle is locked, and how many rows count in what is shown of it. */
async function shown(state: string) {
  const { client, names, close } = await tablesIn(join(state, 'table'))
  const deps = { facts: createDynamodbFacts(client, names), reports: createDynamodbReports(client, names) }
  try {
    const { rollUp } = await cycleFigures(
      deps,
      campaign,
      cycle as NonNullable<typeof cycle>,
      Date.UTC(2023, 11, 20, 1),
    )
    return { lock: await lockOf(deps, campaign, cycle as NonNullable<typeof cycle>), counted: rollUp.counted }
  } finally {
    await close()
  }
}

describe('a cycle of one machine', () => {
  it('is locked with the figures that were there, and opened again', async () => {
    const state = await installation('whole')
    const before = await shown(state)
    expect(before).toMatchObject({ lock: null, counted: expect.any(Number) })
    expect(before.counted).toBeGreaterThan(20)
    expect(await run('lock', { state, at: '2023-12-20' })).toEqual({
      code: 0,
      said: 'The figures of 2023 are locked as of 08:00, 20 December 2023, edition 1.',
    })
    expect(await shown(state)).toMatchObject({ lock: { isLocked: true }, counted: before.counted })
    expect(await run('lock', { state, at: 'now' })).toMatchObject({
      code: 1,
      said: expect.stringMatching(/locked already, edition 1\. .*npx rollcall unlock/),
    })
    expect(await run('unlock', { state, at: 'now', language: 'vi' })).toEqual({
      code: 0,
      said: 'Đã mở lại sổ kỳ 2023: thay đổi của các đơn vị lại được tính.',
    })
    expect((await run('unlock', { state, at: 'now' })).code).toBe(1)
    expect((await shown(state)).lock).toMatchObject({ isLocked: false, number: 1 })
    expect((await run('lock', { state, at: '2023-12-21T09:00' })).said).toContain(
      '09:00, 21 December 2023, edition 2',
    )
  })

  it.each<[string, Partial<LockOptions>, RegExp]>([
    ['without a moment', {}, /As of when is not said: please add --at now/],
    ['as of a moment that is none', { at: '20/12/2023' }, /"20\/12\/2023" is no moment.*or now/],
    [
      'as of before its content',
      { at: '2023-12-01' },
      /content arrived at 08:00, 20 December 2023, after 08:00, 1 Dec/,
    ],
    ['before it begins', { cycle: '2024', at: '2023-12-21' }, /2024 begins on 1 January 2024/],
    [
      'of which nothing is stored',
      { cycle: '2024', at: '2024-05-01' },
      /no sheet of the plan van-lang-146 is stored for 2024/,
    ],
    ['that the plan does not have', { cycle: '2032', at: 'now' }, /no cycle «2032»; it has 2023, 2024/],
    ['in a mistyped folder', { state: 'nowhere', at: 'now' }, /The folder nowhere holds no installation/],
    ['of a plan that is not there', { folder: 'nowhere', at: 'now' }, /nowhere/],
  ])('is not locked %s', async (_, more, said) => {
    expect(await run('lock', more)).toEqual({ code: 1, said: expect.stringMatching(said) })
    expect((await shown(begun)).lock).toBeNull()
    expect(existsSync('nowhere')).toBe(false)
  })

  it('is neither locked nor opened while another process has the folder, or by an older version', async () => {
    const state = await installation('newer')
    const held = lockFolder(state)
    expect(await run('lock', { state, at: 'now' })).toMatchObject({
      code: 1,
      said: expect.stringContaining(String(process.pid)),
    })
    if (held.ok) held.release()
    const { client, names, close } = await tablesIn(join(state, 'table'))
    await createDynamodbFacts(client, names).set(SCHEMA_FACT, '99')
    await close()
    for (const what of ['lock', 'unlock'] as const)
      expect(await run(what, { state, at: 'now' })).toMatchObject({
        code: 1,
        said: expect.stringContaining('newer version (shape 99)'),
      })
    expect((await shown(state)).lock).toBeNull()
  })
})

describe('a cycle of tables in the cloud', () => {
  it('is locked and opened now, whatever the office typed of moments', async () => {
    const state = await installation('cloud')
    const service = await startLocalTable({ folder: join(state, 'table') })
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' })
    const names = { rows: 'rollcall-rows', state: 'rollcall-state' }
    const tables = { at: service.url, region: 'ap-southeast-1', names }
    const nowhere = { ...tables, names: { rows: 'rollcall-prod-rows', state: 'rollcall-prod-state' } }
    try {
      expect(await run('lock', { tables, at: '2023-12-01' })).toEqual({
        code: 0,
        said: 'The figures of 2023 are locked as of 07:00, 21 November 2026, edition 1.',
      })
      expect(await run('unlock', { tables })).toMatchObject({ code: 0 })
      expect(await run('lock', { tables: nowhere })).toEqual({
        code: 1,
        said: expect.stringMatching(/no tables rollcall-prod-rows, rollcall-prod-state.*--tables-at/),
      })
    } finally {
      await service.close()
    }
    expect(await run('lock', { tables })).toMatchObject({
      code: 1,
      said: expect.stringContaining('ECONNREFUSED'),
    })
    expect((await shown(state)).lock).toMatchObject({
      isLocked: false,
      number: 1,
      at: Date.UTC(2026, 10, 21),
    })
  })

  it('takes no moment on the command line', async () => {
    const args = ['lock', '--cycle', '2023', '--at', 'now', '--tables-at', 'http://127.0.0.1:1']
    expect(await runRollcall(args)).toMatchObject({ code: 1, out: expect.stringContaining('--tables-at') })
  })
})
