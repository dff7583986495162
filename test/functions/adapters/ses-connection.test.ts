import dns from 'node:dns'
import type { SESClient } from '@aws-sdk/client-ses'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  createSesClient,
  createSesMailer,
  type OutgoingMail,
} from '../../../functions/adapters/ses-mailer.ts'

const MAIL: OutgoingMail = {
  from: { name: 'UBND huyện Văn Lãng', email: 'baocao@vanlang.example.vn' },
  to: 'vanphong.tanthanh@vanlang.example.vn',
  tag: 'van-lang-146/2023/reminder/u1/clerk/1',
  date: Date.UTC(2023, 11, 1, 1),
  content: { language: 'vi', subject: 's', html: '<p>h</p>', text: 't', attachments: [] },
  files: new Map(),
}
const NOT_LEFT = { kind: 'refused', reason: 'no connection', of: 'mail' }

afterEach(() => void vi.restoreAllMocks())

/** What is said of a mail whose request failed so. */
const sentBut = (error: Error) =>
  createSesMailer({ send: () => Promise.reject(error) } as unknown as SESClient).send(MAIL)
const failed = (syscall: string, code: string): Error => Object.assign(new Error(code), { syscall, code })

describe('a mail', () => {
  it('has certainly not left when none of the addresses of the host answers', async () => {
    const addresses = ['127.0.0.1', '127.0.0.2'].map((address) => ({ address, family: 4 }))
    const lookup = (_: string, __: object, done: (error: null, all: typeof addresses) => void) =>
      done(null, addresses)
    vi.spyOn(dns, 'lookup').mockImplementation(lookup as never)
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
    const client = createSesClient({ region: 'ap-southeast-1', credentials, endpoint: 'http://email.test:1' })
    expect(await createSesMailer(client).send(MAIL)).toEqual(NOT_LEFT)
  })

  it.each([
    ['connect', 'ECONNREFUSED'],
    ['connect', 'ENETUNREACH'],
    ['connect', 'EHOSTUNREACH'],
    ['connect', 'ETIMEDOUT'],
    ['getaddrinfo', 'EAI_AGAIN'],
  ])('has certainly not left where %s failed with %s', async (syscall, code) => {
    expect(await sentBut(failed(syscall, code))).toEqual(NOT_LEFT)
    expect(await sentBut(new AggregateError([failed(syscall, code), failed(syscall, code)]))).toEqual(
      NOT_LEFT,
    )
  })

  it.each([
    ['a connection that broke', failed('read', 'ECONNRESET')],
    ['a request that could not be written to its end', failed('write', 'EPIPE')],
    ['an answer that never came', Object.assign(new Error('late'), { name: 'TimeoutError' })],
    ['failures of which one came later', new AggregateError([failed('connect', 'x'), failed('read', 'y')])],
    ['failures of nobody knows what', new AggregateError([])],
  ])('may have left after %s', async (_, error) => {
    expect(await sentBut(error)).toMatchObject({ kind: 'unknown' })
  })
})
