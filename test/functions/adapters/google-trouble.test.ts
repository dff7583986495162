import { afterEach, describe, expect, it } from 'vitest'
import { createGoogleAuth } from '../../../functions/adapters/google-auth.ts'
import { createGoogleDrive } from '../../../functions/adapters/google-drive.ts'
import { createGoogleSheets } from '../../../functions/adapters/google-sheets.ts'
import { troubleFrom } from '../../../functions/adapters/google-trouble.ts'
import { type Scripted, startScripted } from '../../support/scripted-http.ts'

const PATIENCE = { tries: 1, sleep: async () => undefined, random: () => 0 }

const refused = (reason: string, message: string) =>
  Object.assign(new Error(message), {
    config: { url: new URL('https://www.googleapis.com/drive/v3/files/f1') },
    response: { status: 403, data: { error: { errors: [{ domain: 'usageLimits', reason }] } } },
  })

it.each([
  ['storageQuotaExceeded', "The user's Drive storage quota has been exceeded.", 'no-storage'],
  ['storageQuotaExceeded', 'Forbidden', 'no-storage'],
  ['userRateLimitExceeded', 'User Rate Limit Exceeded', 'busy'],
  ['rateLimitExceeded', 'Forbidden', 'busy'],
  [
    'insufficientFilePermissions',
    'The user does not have sufficient permissions for this file.',
    'not-shared',
  ],
])('reads a 403 for %s (%s) as %s', (reason, message, trouble) => {
  expect(troubleFrom(refused(reason, message))).toBe(trouble)
})

const said = (status: number, message: string): Scripted => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ error: { code: status, message } }),
})
const given = (body: object): Scripted => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

let close: () => Promise<void> = async () => undefined
afterEach(() => close())

interface Answers {
  readonly exchange?: Scripted
  readonly impersonation?: Scripted
  readonly file?: Scripted
}

/** A Google in which each of the three calls that reading a sheet takes can be refused. */
async function google({ exchange, impersonation, file }: Answers) {
  const server = await startScripted(({ path }) => {
    if (path.startsWith('/v1/token'))
      return exchange ?? given({ access_token: 'a', expires_in: 3600, token_type: 'Bearer' })
    if (path.startsWith('/v1/projects'))
      return impersonation ?? given({ accessToken: 'b', expireTime: '2099-01-01T00:00:00Z' })
    return file ?? given({ sheets: [] })
  })
  close = server.close
  const auth = createGoogleAuth({
    audience: '//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/q',
    tokenUrl: `${server.url}/v1/token`,
    impersonationUrl: `${server.url}/v1/projects/-/serviceAccounts/sync@rollcall.example:generateAccessToken`,
    region: 'ap-southeast-1',
    awsCredentials: async () => ({ accessKeyId: 'local', secretAccessKey: 'local' }),
  })
  const options = { auth, rootUrl: server.url, patience: PATIENCE }
  return { sheets: createGoogleSheets(options), drive: createGoogleDrive(options) }
}

describe('a login that Google refuses', () => {
  it.each<[string, Answers]>([
    ['an exchange of tokens answered 401', { exchange: said(401, 'invalid_client') }],
    ['an exchange of tokens answered 403', { exchange: said(403, 'The caller does not have permission') }],
    ['an account that is switched off (403)', { impersonation: said(403, 'Permission denied') }],
    ['an account that is gone (404)', { impersonation: said(404, 'Not found; Gaia id not found') }],
    ['a token that Sheets does not take (401)', { file: said(401, 'Invalid Credentials') }],
    [
      'an API that is switched off',
      { file: said(403, 'Google Sheets API has not been used in project 1 before or it is disabled.') },
    ],
    ['too narrow a scope', { file: said(403, 'Request had insufficient authentication scopes.') }],
  ])('is no fault of a sheet: %s', async (_, answers) => {
    const { sheets, drive } = await google(answers)
    await expect(sheets.describe('f1')).rejects.toThrow()
    await expect(sheets.look('f1')).rejects.toThrow()
    await expect(sheets.read('f1', [0])).rejects.toThrow()
    const block = { tabId: 0, row: 0, column: 0, cells: [['x']] }
    await expect(sheets.write('f1', [], [block])).rejects.toThrow()
    await expect(drive.exportWorkbook('f1')).rejects.toThrow()
  })

  it.each<[string, Answers, string]>([
    ['gone', { file: said(404, 'Requested entity was not found.') }, 'gone'],
    ['not shared', { file: said(403, 'The caller does not have permission') }, 'not-shared'],
    ['an issuer of tokens that is down', { impersonation: said(503, 'try later') }, 'busy'],
  ])('is told apart from a sheet that is %s', async (_, answers, trouble) => {
    const { sheets } = await google(answers)
    expect(await sheets.read('f1', [0])).toEqual({ ok: false, trouble })
  })

  it('is told apart from a network that is down', async () => {
    const { sheets } = await google({})
    await close()
    expect(await sheets.read('f1', [0])).toEqual({ ok: false, trouble: 'busy' })
  })

  it('does not stand in the way when there is none', async () => {
    const { sheets } = await google({})
    expect(await sheets.describe('f1')).toEqual({ ok: true, tabs: [] })
  })
})
