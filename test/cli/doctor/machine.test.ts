import { chmod, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { examineMachine } from '../../../cli/doctor/examine-machine.ts'
import { tablesIn } from '../../../cli/move/tables-at.ts'
import { openInstallation } from '../../../cli/start/installation.ts'
import { createDynamodbFacts } from '../../../functions/adapters/dynamodb-facts.ts'
import { ensureTables } from '../../../functions/adapters/dynamodb-tables.ts'
import { sendMail } from '../../../functions/send-mail/send-mail.ts'
import { SCHEMA_FACT } from '../../../functions/stored-schema.ts'
import { lockFolder } from '../../../infra/local/lock.ts'
import { runRollcall } from '../../support/run-rollcall.ts'
import { sampleCampaign } from '../../support/sample-campaign.ts'

const PLAN = 'plans/van-lang-146'
let root: string
let state: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'rollcall-doctor-'))
  state = join(root, 'state')
  expect((await runRollcall(['start', '--once', '--state', state])).code).toBe(0)
}, 60_000)
afterAll(() => rm(root, { recursive: true, force: true }))

async function codes(at?: string): Promise<readonly string[]> {
  const reports = await examineMachine({ plan: PLAN, state, at })
  return reports.flatMap(({ findings }) => findings.map(({ code }) => code))
}

describe('an installation on one machine', () => {
  it('is well after a round, and private from the start', async () => {
    expect(await codes()).toEqual([])
    const { code, out } = await runRollcall(['doctor', '--state', state, '--lang', 'en'])
    expect([code, out]).toEqual([0, expect.stringContaining('Nothing is wrong.')])
  })

  it('tells what is open to all, and in use', async () => {
    await chmod(state, 0o755)
    const lock = lockFolder(state)
    expect(await codes()).toEqual(['STATE-OPEN-TO-ALL', 'STATE-IN-USE'])
    if (lock.ok) lock.release()
    await chmod(state, 0o700)
  })

  it('tells what fell due since the last round', async () => {
    expect(await codes('2024-01-20')).toEqual(['AGENDA-LATE'])
  })

  it('tells of a mail that the post office refused', async () => {
    const { campaign } = await sampleCampaign()
    const opened = await openInstallation({
      folder: state,
      campaigns: [campaign],
      now: Date.UTC(2023, 11, 1, 1),
      language: 'vi',
      port: 0,
      complain: () => undefined,
    })
    if (!opened.ok) throw new Error('locked')
    const { installation } = opened
    const key = 'van-lang-146/test/refused'
    const mail = { language: 'vi' as const, subject: 's', html: 'h', text: 't', attachments: [] }
    const entry = { key, planId: 'van-lang-146', to: 'no address', mail, createdAt: Date.UTC(2023, 11, 1) }
    await installation.outbox.add(entry)
    const from = campaign.plan.sender
    expect(await sendMail({ ...installation, from }, key)).toBe('refused')
    await installation.end()
    expect(await codes()).toEqual(['MAIL-REFUSED'])
  })

  it('tells of a spreadsheet that was deleted', async () => {
    const google = join(state, 'google')
    const names = await readdir(google)
    const texts = await Promise.all(names.map((name) => readFile(join(google, name), 'utf8')))
    // A unit's; the summary would simply be built anew.
    const ofUnit = names[texts.findIndex((text) => text.includes('KẾT QUẢ KIỂM TRA'))]
    await rm(join(google, ofUnit ?? 'none'))
    await runRollcall(['start', '--once', '--state', state])
    expect(await codes()).toContain('SHEET-GONE')
  })

  it('of a newer version is not opened, and says so', async () => {
    const newer = join(root, 'newer')
    await mkdir(join(newer, 'table'), { recursive: true })
    const tables = await tablesIn(join(newer, 'table'))
    await ensureTables(tables.client, tables.names)
    await createDynamodbFacts(tables.client, tables.names).set(SCHEMA_FACT, '99')
    await tables.close()
    const started = await runRollcall(['start', '--once', '--state', newer])
    expect([started.code, started.out]).toEqual([1, expect.stringContaining('phiên bản mới hơn')])
    const { out } = await runRollcall(['doctor', '--state', newer])
    expect(out).toContain('SCHEMA-NEWER')
  })

  it('before its first start has nothing wrong, and with a bad plan one thing', async () => {
    const none = await runRollcall(['doctor', '--state', join(root, 'none')])
    expect(none.code).toBe(0)
    expect(none.out).toContain('STATE-NONE')
    const bad = await runRollcall(['doctor', '--state', state, '--plan', root])
    expect(bad.code).toBe(1)
    expect(bad.out).toContain('PLAN-FAULTS')
  })
})
