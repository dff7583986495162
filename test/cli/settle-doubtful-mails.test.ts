import { expect, it } from 'vitest'
import { settleDoubtfulMails } from '../../cli/start/settle-doubtful-mails.ts'
import { fingerprintOf } from '../../domain/sheet/fingerprint.ts'
import { memoryOutbox } from '../support/memory-ports.ts'

const NOW = Date.UTC(2023, 11, 1, 1)
const PLAN = 'van-lang-146'
const keyTo = (id: string): string => `${PLAN}/2023/rollup/monthly/2023-12-01/${id}/1`
const mail = { language: 'vi' as const, subject: 's', html: 'h', text: 't', attachments: [] }

it('after a kill, what the post office has is sent and what it has not goes at once, though the clock stands still', async () => {
  const outbox = memoryOutbox()
  for (const id of ['chairman', 'office']) {
    await outbox.add({ key: keyTo(id), planId: PLAN, to: `${id}@example.vn`, mail, createdAt: NOW })
    await outbox.claim(keyTo(id), NOW)
  }
  const takenTags = () => new Map([[fingerprintOf(keyTo('chairman')), 'local-000001']])
  await settleDoubtfulMails({ outbox, clock: { now: () => NOW }, takenTags }, PLAN)
  expect(await outbox.find(keyTo('chairman'))).toMatchObject({ state: 'sent', messageId: 'local-000001' })
  expect(await outbox.backlog(PLAN, NOW)).toMatchObject({ waiting: [keyTo('office')], unknown: 0 })
})
