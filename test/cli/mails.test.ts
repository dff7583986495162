import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listMails } from '../../cli/mails/list-mails.ts'
import { type SettleOptions, settleMails } from '../../cli/mails/settle-mails.ts'
import { tablesIn } from '../../cli/move/tables-at.ts'
import { createDynamodbLedger } from '../../functions/adapters/dynamodb-ledger.ts'
import { createDynamodbOutbox } from '../../functions/adapters/dynamodb-outbox.ts'
import { ensureTables } from '../../functions/adapters/dynamodb-tables.ts'
import type { Ledger } from '../../functions/ports/ledger.ts'
import type { Outbox } from '../../functions/ports/mail.ts'
import { startLocalTable } from '../../infra/local/table.ts'
import { terminal } from '../support/printed.ts'
import { runRollcall } from '../support/run-rollcall.ts'
import { sampleCampaign } from '../support/sample-campaign.ts'

const PLAN = 'plans/van-lang-146'
const { campaign, unit } = await sampleCampaign()
const { id } = campaign.plan
const keyTo = (name: string): string => `${id}/2023/reminder/quota/2023-12-01/${unit(name).id}/clerk/1`
const DOUBT = keyTo('Xã Bắc La')
const NONE = keyTo('Xã Tân Thanh')
const PAUSED = `${id}/2023/rollup/monthly/2023-12-01/chairman/1`
const WRITTEN = Date.UTC(2023, 11, 1, 1)
const NOW = Date.UTC(2026, 10, 21, 8)
const mail = { language: 'vi' as const, subject: 's', html: 'h', text: 't', attachments: [] }

let root: string
let state: string
let round = 0
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'rollcall-mails-'))
})
afterAll(() => rm(root, { recursive: true, force: true }))
/** One mail in doubt, one whose address is none, one that was refused as often as the machine tries. */
beforeEach(async () => {
  state = join(root, String(++round))
  await stored(async ({ outbox }) => {
    const emailOf = (key: string) =>
      unit(key === NONE ? 'Xã Tân Thanh' : 'Xã Bắc La').contacts[0]?.email ?? ''
    for (const key of [DOUBT, NONE, PAUSED]) {
      const to = key === PAUSED ? (campaign.plan.recipients[0]?.email ?? '') : emailOf(key)
      await outbox.add({ key, planId: id, to, mail, createdAt: WRITTEN })
    }
    await outbox.claim(DOUBT, WRITTEN + 1)
    await outbox.settle({ key: DOUBT, attempt: 1 }, 'unknown', WRITTEN + 2, 'TimeoutError')
    await outbox.claim(NONE, WRITTEN + 1)
    await outbox.settle({ key: NONE, attempt: 1 }, 'refused', WRITTEN + 2, 'InvalidParameterValue')
    await outbox.setFate(NONE, {
      kind: 'bounced',
      at: WRITTEN,
      reason: 'InvalidParameterValue',
      suspends: true,
    })
    for (let tries = 1; tries <= 14; tries++) {
      await outbox.claim(PAUSED, WRITTEN + tries)
      await outbox.settle(
        { key: PAUSED, attempt: tries },
        'refused',
        WRITTEN + tries,
        'AccountSendingPausedException',
      )
    }
  })
}, 60_000)

async function stored<T>(
  work: (of: { readonly outbox: Outbox; readonly ledger: Ledger }) => Promise<T>,
): Promise<T> {
  const { client, names, close } = await tablesIn(join(state, 'table'))
  await ensureTables(client, names)
  try {
    return await work({
      outbox: createDynamodbOutbox(client, names),
      ledger: createDynamodbLedger(client, names),
    })
  } finally {
    await close()
  }
}

const stateOf = (key: string) => stored(async ({ outbox }) => (await outbox.find(key))?.state)
const place = (language: 'vi' | 'en') => ({ plan: PLAN, state, tables: null, language })

async function list(language: 'vi' | 'en' = 'vi'): Promise<string> {
  const { out, text } = terminal()
  expect(await listMails({ ...place(language), out })).toBe(0)
  return text()
}

async function settle(
  decision: SettleOptions['decision'],
  keys: readonly string[],
  more: Partial<SettleOptions> = {},
) {
  const { out, text } = terminal()
  const about = { ...place('vi'), decision, keys, by: 'canbo', now: NOW, out, ...more }
  return { code: await settleMails(about), said: text().trimEnd() }
}

describe('rollcall mails', () => {
  it('lists what waits for a person: which, to whom, when and why; and no address', async () => {
    const said = await list()
    const lines = said.split('\n')
    expect(lines[2]).toMatch(
      /Xã Bắc La, cán bộ phụ trách +08:00 ngày 01\/12\/2023 +chưa rõ đã gửi hay chưa \(TimeoutError\)/,
    )
    expect(lines[3]).toMatch(
      /Chủ tịch UBND huyện Văn Lãng .*máy đã thôi thử \(AccountSendingPausedException\)/,
    )
    expect(lines[4]).toMatch(/Xã Tân Thanh, .*địa chỉ không hợp lệ/)
    expect(said).toContain('npx rollcall mails settle <mã thư>')
    expect(said).not.toContain('@')
    expect(await list('en')).toContain('nobody knows whether it left (TimeoutError)')
  })

  it('says what was decided, and passes over addresses that were put right since', async () => {
    expect((await settle('arrived', [DOUBT])).code).toBe(0)
    expect((await settle('given-up', [PAUSED])).code).toBe(0)
    expect(await list()).toContain(`15:00 ngày 21/11/2026  canbo             đã tới         ${DOUBT}`)
    state = join(root, 'mended')
    await stored(async ({ outbox }) => {
      await outbox.add({ key: NONE, planId: id, to: 'cu@example.vn', mail, createdAt: WRITTEN })
      await outbox.confirmSent(NONE, NOW, 'm-1')
      await outbox.setFate(NONE, { kind: 'complained', at: NOW, reason: '', suspends: true })
    })
    expect(await list()).toBe('Không có thư nào chờ xử lý.\n')
  })

  it('tells of tables that are not there, of plans that cannot be read, and of a plan that has no such mail', async () => {
    const { out, text } = terminal()
    expect(await listMails({ ...place('vi'), state: join(root, 'nowhere'), out })).toBe(1)
    expect(text()).toContain('nowhere')
    expect(await listMails({ ...place('vi'), plan: 'plans/nowhere', out })).toBe(1)
    expect((await settle('arrived', [DOUBT], { plan: 'plans/nowhere' })).code).toBe(1)
  })
})

describe('rollcall mails settle', () => {
  it.each([
    ['arrived', 'sent', 'đã ghi nhận là đã tới.'],
    ['send-again', 'pending', 'sẽ được gửi lại một lần ở lượt kế tiếp.'],
    ['given-up', 'given-up', 'sẽ không gửi nữa.'],
  ] as const)(
    '%s makes a mail in doubt %s, and the ledger says who decided',
    async (decision, becomes, words) => {
      expect(await settle(decision, [DOUBT])).toEqual({ code: 0, said: `${DOUBT}: ${words}` })
      expect(await stateOf(DOUBT)).toBe(becomes)
      expect(await stored(({ ledger }) => ledger.decisions(id))).toEqual([
        { at: NOW, by: 'canbo', key: DOUBT, state: 'unknown', decision, tookEffect: true },
      ])
    },
  )

  it('does not do what would send a mail twice, or what cannot be', async () => {
    expect((await settle('arrived', [PAUSED])).said).toContain('chắc chắn chưa đi')
    await settle('send-again', [DOUBT])
    const again = await settle('send-again', [DOUBT, PAUSED])
    expect(again).toMatchObject({ code: 1, said: expect.stringContaining('đang chờ gửi hoặc đang gửi') })
    // One that cannot be done does not keep the others.
    expect(await stateOf(PAUSED)).toBe('pending')
    expect((await settle('send-again', [NONE])).said).toContain('units.csv')
    expect((await settle('arrived', [NONE])).said).toContain('units.csv')
    const { said } = await settle('arrived', ['other-plan/x', `${id}/x`])
    expect(said.match(/không có thư này/g)).toHaveLength(2)
  })

  it('asks which of the three words it is', async () => {
    expect(await settle(null, [DOUBT])).toMatchObject({
      code: 1,
      said: expect.stringContaining('--send-again'),
    })
    expect(await stateOf(DOUBT)).toBe('unknown')
  })

  it('works on tables in the cloud as on a folder', async () => {
    const service = await startLocalTable({ folder: join(state, 'table') })
    const names = { rows: 'rollcall-rows', state: 'rollcall-state' }
    const tables = { at: service.url, region: 'ap-southeast-1', names }
    process.env.AWS_ACCESS_KEY_ID ??= 'local'
    process.env.AWS_SECRET_ACCESS_KEY ??= 'local'
    expect(await settle('given-up', [DOUBT], { tables, state: '/nowhere' })).toMatchObject({ code: 0 })
    await service.close()
    expect(await stateOf(DOUBT)).toBe('given-up')
  })

  it('is a command, with one word at a time', async () => {
    const listed = await runRollcall(['mails', '--state', state])
    expect(listed).toMatchObject({ code: 0, out: expect.stringContaining(DOUBT) })
    const both = await runRollcall(['mails', 'settle', DOUBT, '--arrived', '--given-up', '--state', state])
    expect(both.code).toBe(1)
    const done = await runRollcall(['mails', 'settle', DOUBT, '--arrived', '--state', state, '--lang', 'en'])
    expect(done).toMatchObject({ code: 0, out: `${DOUBT}: noted as arrived.\n` })
    expect(await stateOf(DOUBT)).toBe('sent')
  }, 60_000)
})
