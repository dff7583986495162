import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SendRawEmailCommand } from '@aws-sdk/client-ses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSesClient } from '../../../functions/adapters/ses-mailer.ts'
import { readSesEvent } from '../../../functions/track-mail/ses-event.ts'
import type { LocalService } from '../../../infra/local/listen.ts'
import { startLocalMail } from '../../../infra/local/mail/local-mail.ts'
import { forget, unheard } from '../../../infra/local/mail/post-office.ts'

let folder: string
let office: LocalService
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-events-'))
  office = await startLocalMail({ folder, now: () => Date.UTC(2023, 11, 1) })
})
afterAll(async () => {
  await office.close()
  await rm(folder, { recursive: true, force: true })
})

const send = (to: string, more: object = { ConfigurationSetName: 'rollcall' }) =>
  createSesClient({
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    endpoint: office.url,
  }).send(
    new SendRawEmailCommand({
      Source: 'baocao@vanlang.example.vn',
      Destinations: [to],
      RawMessage: { Data: Buffer.from('Subject: x\r\n\r\nx') },
      Tags: [{ Name: 'rollcall', Value: 'p_-2023' }],
      ...more,
    }),
  )

/** What a subscriber hears of the mails that are there, in short. */
function hear() {
  const news = unheard(folder)
  for (const one of news) forget(folder, one)
  return news.flatMap(({ messageId, messages }) =>
    messages.map((message) => {
      const read = readSesEvent(message)
      if (!read.ok) throw new Error(read.fault)
      const { type, key, fate } = read.event
      expect(read.event).toMatchObject({ messageId, key: 'p/2023', sentAt: Date.UTC(2023, 11, 1) })
      return [type, key, fate?.kind ?? null, fate?.suspends ?? null]
    }),
  )
}

describe('events of the embedded mail service', () => {
  it.each([
    ['success@simulator.amazonses.com', [['Delivery', 'delivered', false]]],
    ['vanphong@example.vn', [['Delivery', 'delivered', false]]],
    ['bounce@simulator.amazonses.com', [['Bounce', 'bounced', true]]],
    ['bounce+xa-bac-la@simulator.amazonses.com', [['Bounce', 'bounced', true]]],
    ['suppressionlist@simulator.amazonses.com', [['Bounce', 'bounced', true]]],
    [
      'complaint@simulator.amazonses.com',
      [
        ['Delivery', 'delivered', false],
        ['Complaint', 'complained', true],
      ],
    ],
    [
      'ooto@simulator.amazonses.com',
      [
        ['Delivery', 'delivered', false],
        ['Bounce', null, null],
      ],
    ],
  ])('for %s are those of the mailbox simulator', async (to, expected) => {
    await send(to)
    expect(hear()).toEqual(
      [['Send', null, null], ...expected].map(([type, ...fate]) => [type, 'p/2023', ...fate]),
    )
    expect(hear()).toEqual([])
  })

  it('come again until they are forgotten, also after a restart', async () => {
    await send('vanphong@example.vn')
    expect(unheard(folder)).toEqual(unheard(folder))
    expect(hear()).toHaveLength(2)
  })

  it('are published for a configuration set only, and for mails that were taken', async () => {
    await send('vanphong@example.vn', {})
    expect(hear()).toEqual([])
    await writeFile(join(folder, 'local-000099.json'), '{}')
    expect(hear()).toEqual([])
    await rm(join(folder, 'local-000099.json'))
  })

  it('need a tag that Amazon takes', async () => {
    const tags = { ConfigurationSetName: 'rollcall', Tags: [{ Name: 'rollcall', Value: 'p/2023' }] }
    await expect(send('vanphong@example.vn', tags)).rejects.toMatchObject({ name: 'InvalidParameterValue' })
  })
})
