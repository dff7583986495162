import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { lockFolder } from '../../../infra/local/lock.ts'
import { sesEndpoint } from '../../../infra/local/mail/ses-endpoint.ts'
import { startLocalTokens } from '../../../infra/local/tokens.ts'

describe('the embedded SES takes', () => {
  const MEGABYTE = 1024 * 1024
  const ask = async (recipients: number, bytes: number): Promise<string> => {
    const form = new URLSearchParams({ Action: 'SendRawEmail', Source: 'a@example.vn' })
    form.set('RawMessage.Data', Buffer.alloc(bytes, 'x').toString('base64'))
    for (let i = 1; i <= recipients; i++) form.set(`Destinations.member.${i}`, `unit${i}@example.vn`)
    const office = { keep: () => 'taken', sentInLastDay: () => 0 }
    return (await sesEndpoint(office).request('/', { method: 'POST', body: form.toString() })).text()
  }

  it.each([
    [50, 10, /taken/],
    [51, 10, /Recipient count exceeds 50/],
    [0, 10, /Missing final destination/],
    [1, 10 * MEGABYTE, /taken/],
    [1, 10 * MEGABYTE + 1, /Message length is more than 10485760 bytes/],
    [1, 0, /Missing required header/],
  ])('%i recipients and %i bytes: %s', async (recipients, bytes, answer) => {
    expect(await ask(recipients, bytes)).toMatch(answer)
  })
})

describe('an access token', () => {
  afterEach(() => void vi.useRealTimers())

  it('runs for an hour, and no longer', async () => {
    const tokens = await startLocalTokens()
    try {
      const body = new URLSearchParams({ subject_token: 'x', audience: 'y' })
      const answer = await fetch(`${tokens.url}/v1/token`, { method: 'POST', body })
      const given = Date.now()
      const { access_token: token } = (await answer.json()) as { access_token: string }
      expect(tokens.verifyAccessToken(token)).toBeTruthy()
      vi.useFakeTimers({ toFake: ['Date'], now: given - 60_000 + 3_600_000 })
      expect(tokens.verifyAccessToken(token)).toBeTruthy()
      vi.setSystemTime(given + 3_600_000)
      expect(tokens.verifyAccessToken(token)).toBeFalsy()
    } finally {
      vi.useRealTimers()
      await tokens.close()
    }
  })
})

describe('a lock', () => {
  it("of another person's process, which may not even be asked whether it lives, holds", async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-lock-'))
    const boot = { id: 'this', at: 0 }
    await writeFile(join(folder, 'lock'), '4711 this')
    const kill = vi.spyOn(process, 'kill')
    try {
      kill.mockImplementation(() => {
        throw Object.assign(new Error('not yours'), { code: 'EPERM' })
      })
      expect(lockFolder(folder, boot)).toEqual({ ok: false, pid: 4711 })
      kill.mockImplementation(() => {
        throw Object.assign(new Error('gone'), { code: 'ESRCH' })
      })
      expect(lockFolder(folder, boot)).toMatchObject({ ok: true })
    } finally {
      kill.mockRestore()
      await rm(folder, { recursive: true, force: true })
    }
  })
})
