import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GetSendQuotaCommand, ListIdentitiesCommand } from '@aws-sdk/client-ses'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fingerprintOf } from '../../../domain/sheet/fingerprint.ts'
import {
  createSesClient,
  createSesMailer,
  type OutgoingMail,
  rawMessage,
} from '../../../functions/adapters/ses-mailer.ts'
import type { LocalService } from '../../../infra/local/listen.ts'
import { startLocalMail } from '../../../infra/local/mail/local-mail.ts'
import { takenTags } from '../../../infra/local/mail/post-office.ts'

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
const clientTo = (endpoint: string) => createSesClient({ region: 'ap-southeast-1', credentials, endpoint })
const MAIL: OutgoingMail = {
  from: { name: 'UBND huyện Văn Lãng', email: 'baocao@vanlang.example.vn' },
  to: 'vanphong.tanthanh@vanlang.example.vn',
  tag: 'van-lang-146/2023/reminder/u1/clerk/1',
  date: Date.UTC(2023, 11, 1, 1),
  content: {
    language: 'vi',
    subject: 'Xã Tân Thanh: còn thiếu 3 điển hình',
    html: '<p>Kính gửi</p>',
    text: 'Kính gửi',
    attachments: [
      { name: 'Tổng hợp.csv', type: 'text/csv', hash: 'h1', cid: null },
      { name: 'bieu-do.png', type: 'image/png', hash: 'h2', cid: 'bieu-do' },
    ],
  },
  files: new Map([
    ['h1', Buffer.from('a;b')],
    ['h2', Buffer.from('png')],
  ]),
}

let folder: string
let office: LocalService
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-mail-'))
  office = await startLocalMail({ folder, now: () => MAIL.date })
})
afterAll(async () => {
  await office.close()
  await rm(folder, { recursive: true, force: true })
})

const kept = async (): Promise<Buffer[]> =>
  Promise.all(
    (await readdir(folder))
      .filter((name) => name.endsWith('.eml'))
      .sort()
      .map((name) => readFile(join(folder, name))),
  )

/** A service that answers everything alike, and counts how often it was asked. */
async function answering(status: number, body: string) {
  let count = 0
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      count++
      response.writeHead(status, { 'content-type': 'text/xml' }).end(body)
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, asked: () => count, close: () => void server.close() }
}

describe('mail through SES', () => {
  it.each([
    'Phòng Nội vụ: Tổ thi đua; khen thưởng',
    'UBND huyện (Văn phòng)',
    'Tổ "Thi đua" <nội vụ>, khen thưởng',
    '',
  ])('bears its sender under any name: %j', async (name) => {
    const { email } = MAIL.from
    const { from, to } = await PostalMime.parse(await rawMessage({ ...MAIL, from: { name, email } }))
    expect([from, to]).toEqual([{ name, address: email }, [{ name: '', address: MAIL.to }]])
  })

  it('arrives whole: names, subject, both bodies, attachment, date', async () => {
    const result = await createSesMailer(clientTo(office.url)).send(MAIL)
    expect(result).toEqual({ kind: 'sent', messageId: 'local-000001' })
    const mail = await PostalMime.parse((await kept())[0] ?? Buffer.alloc(0))
    expect(mail).toMatchObject({
      subject: MAIL.content.subject,
      from: { name: 'UBND huyện Văn Lãng', address: 'baocao@vanlang.example.vn' },
      to: [{ address: MAIL.to }],
    })
    expect([mail.html?.trim(), mail.text?.trim(), mail.date]).toEqual([
      '<p>Kính gửi</p>',
      'Kính gửi',
      '2023-12-01T01:00:00.000Z',
    ])
    const [csv, picture] = ['text/csv', 'image/png'].map((type) =>
      mail.attachments.find(({ mimeType }) => mimeType === type),
    )
    expect(csv).toMatchObject({ filename: 'Tổng hợp.csv', mimeType: 'text/csv', disposition: 'attachment' })
    expect(picture).toMatchObject({ disposition: 'inline', contentId: '<bieu-do>', related: true })
    expect(new TextDecoder().decode(csv?.content as ArrayBuffer)).toBe('a;b')
    expect(takenTags(folder).get(fingerprintOf(MAIL.tag))).toBe('local-000001')
  })

  it.each([
    ['vi', 'Đề nghị thay người nhận thư'],
    ['en', 'Please write to somebody else:'],
  ] as const)('can be left by a letter to the office, and by no button (%s)', async (language, words) => {
    const mail = await PostalMime.parse(await rawMessage({ ...MAIL, content: { ...MAIL.content, language } }))
    const headerOf = (name: string) => mail.headers.find(({ key }) => key === name)?.value
    const [, address, subject] =
      /^<mailto:([^?]+)[?]subject=([^>]+)>$/.exec(headerOf('list-unsubscribe') ?? '') ?? []
    expect(address).toBe('baocao@vanlang.example.vn')
    expect(decodeURIComponent(subject ?? '')).toBe(`${words} ${fingerprintOf(MAIL.tag)}`)
    expect(headerOf('list-unsubscribe-post')).toBeUndefined()
  })

  it('is not made without its files', async () => {
    await expect(rawMessage({ ...MAIL, files: new Map() })).rejects.toThrow('document h1')
  })

  it('is the same to the byte when it is composed again', async () => {
    expect(Buffer.from(await rawMessage(MAIL)).equals(Buffer.from(await rawMessage(MAIL)))).toBe(true)
  })

  it.each(['Chủ đề\r\nBcc: ke-gian@example.com', 'Chủ đề\nX-Gian: 1', 'Chủ đề\r\n\r\n<script>'])(
    'takes no header from a subject: %j',
    async (subject) => {
      const mail = await PostalMime.parse(
        await rawMessage({ ...MAIL, content: { ...MAIL.content, subject } }),
      )
      expect(mail.headers.map(({ key }) => key)).not.toContain('bcc')
      expect(mail.headers.map(({ key }) => key)).not.toContain('x-gian')
      expect(mail.subject).toContain('Chủ đề')
      expect(mail.html).toContain('Kính gửi')
    },
  )

  it.each([49, 50, 51])('goes to one reader each, for %d of them too', async (readers) => {
    const before = (await kept()).length
    const mailer = createSesMailer(clientTo(office.url))
    for (let i = 0; i < readers; i++)
      await mailer.send({
        ...MAIL,
        to: `u${i}@vanlang.example.vn`,
        tag: `p/2023/rollup/m/2023-12-01/u${i}/1`,
      })
    const mails = await Promise.all((await kept()).slice(before).map((bytes) => PostalMime.parse(bytes)))
    expect(mails).toHaveLength(readers)
    expect(mails.map(({ to, cc, bcc }) => [to?.length, cc ?? [], bcc ?? []])).toEqual(
      Array(readers).fill([1, [], []]),
    )
  })

  it.each(['khong-co-dia-chi', 'a@b@c.vn'])('is refused for a bad address: %s', async (to) => {
    const before = (await kept()).length
    expect(await createSesMailer(clientTo(office.url)).send({ ...MAIL, to })).toEqual({
      kind: 'refused',
      reason: 'InvalidParameterValue',
      of: 'address',
    })
    expect(await kept()).toHaveLength(before)
  })

  it.each([
    ['nobody listens', 'http://127.0.0.1:1'],
    ['there is no such host', 'http://mail.invalid:1'],
  ])('has certainly not left when %s', async (_, url) => {
    expect(await createSesMailer(clientTo(url)).send(MAIL)).toEqual({
      kind: 'refused',
      reason: 'no connection',
      of: 'mail',
    })
  })

  it.each([
    [400, 'Throttling', 'refused', 'Maximum sending rate exceeded.'],
    [400, 'Throttling', 'refused', 'Daily message quota exceeded.'],
    [400, 'MessageRejected', 'refused', 'Email address is not verified.'],
    [400, 'AccountSendingPausedException', 'refused', 'Email sending is disabled.'],
    [400, 'ConfigurationSetDoesNotExist', 'refused', 'Configuration set does not exist.'],
    [400, 'ConfigurationSetSendingPausedException', 'refused', 'Sending is disabled.'],
    [400, 'MailFromDomainNotVerifiedException', 'refused', 'MX record is missing.'],
    [400, 'InvalidParameterValue', 'refused', 'Illegal address'],
    [400, 'RequestExpired', 'refused', 'Request has expired.'],
    [403, 'InvalidClientTokenId', 'refused', 'The security token is invalid.'],
    [403, 'SignatureDoesNotMatch', 'refused', 'The signature does not match.'],
    [403, 'AccessDenied', 'refused', 'Not authorized to perform ses:SendRawEmail'],
    [408, 'RequestTimeout', 'unknown', 'The request took too long.'],
    [500, 'InternalFailure', 'unknown', 'Unknown error.'],
    [503, 'ServiceUnavailable', 'unknown', 'Temporary failure of the server.'],
  ])('is asked for once, and at %d %s it is %s: %s', async (status, code, kind, message) => {
    const xml = `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`
    const { url, asked, close } = await answering(status, xml)
    expect(await createSesMailer(clientTo(url)).send(MAIL)).toMatchObject({
      kind,
      reason: expect.stringContaining(code),
    })
    expect(asked()).toBe(1)
    close()
  })

  it.each([
    ['InvalidParameterValue', 'Illegal address', 'address'],
    ['InvalidParameterValue', "Missing final '@domain'", 'address'],
    ['InvalidParameterValue', 'Local address contains control or whitespace', 'address'],
    ['InvalidParameterValue', 'Domain ends with dot', 'address'],
    ['InvalidParameterValue', 'User name is missing', 'address'],
    ['InvalidParameterValue', "Message length is more than 10485760 bytes long: '1'.", 'mail'],
    ['MessageRejected', 'Email address is not verified.', 'mail'],
    ['Throttling', 'Maximum sending rate exceeded.', 'mail'],
  ])('knows of %s "%s" whether the %s is to blame', async (code, message, of) => {
    const xml = `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`
    const { url, close } = await answering(400, xml)
    expect(await createSesMailer(clientTo(url)).send(MAIL)).toEqual({
      kind: 'refused',
      reason: expect.any(String),
      of,
    })
    close()
  })

  it.each([
    [502, '<html>Bad Gateway</html>'],
    [200, ''],
    [200, '<SendRawEmailResponse><SendRawEmailResult/></SendRawEmailResponse>'],
  ])('is in doubt, and asked for once, when the answer is no answer of SES: %d %j', async (status, body) => {
    const { url, asked, close } = await answering(status, body)
    expect(await createSesMailer(clientTo(url)).send(MAIL)).toMatchObject({ kind: 'unknown' })
    expect(asked()).toBe(1)
    close()
  })

  it('leaves once, and is in doubt, when the answer is lost after it was accepted', async () => {
    let accepted = 0
    const rude: Server = createServer((request) => {
      request.resume().on('end', () => {
        accepted++
        request.socket.destroy()
      })
    })
    await new Promise<void>((ready) => rude.listen(0, '127.0.0.1', ready))
    const url = `http://127.0.0.1:${(rude.address() as AddressInfo).port}`
    expect(await createSesMailer(clientTo(url)).send(MAIL)).toMatchObject({ kind: 'unknown' })
    expect(accepted).toBe(1)
    rude.close()
  })
})

describe('the embedded SES endpoint', () => {
  it('tells the quota, and answers an action that it does not know with the error of the service', async () => {
    const client = clientTo(office.url)
    expect(await client.send(new GetSendQuotaCommand({}))).toMatchObject({ Max24HourSend: 50_000 })
    await expect(client.send(new ListIdentitiesCommand({}))).rejects.toMatchObject({ name: 'InvalidAction' })
  })
})
