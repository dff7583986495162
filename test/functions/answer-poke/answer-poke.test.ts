import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIdentityTokens } from '../../../functions/adapters/identity-tokens.ts'
import { answerPoke } from '../../../functions/answer-poke/answer-poke.ts'
import { pokeApi } from '../../../functions/answer-poke/poke-api.ts'
import { receiptOf } from '../../../functions/receipt.ts'
import { type LocalTokens, startLocalTokens } from '../../../infra/local/tokens.ts'
import { memoryFacts, memoryQueue, memoryReports, memoryTokens } from '../../support/memory-ports.ts'
import { sampleCampaign } from '../../support/sample-campaign.ts'

const SHEET = 'spreadsheet-of-tan-thanh'
const CLERK = 'vanphong.tanthanh@vanlang.example.vn'

async function desk() {
  const { campaign, cycle, unit } = await sampleCampaign()
  const reports = memoryReports()
  await reports.registerSheet({
    planId: campaign.plan.id,
    cycleId: cycle.id,
    unitId: unit('Xã Tân Thanh').id,
    formId: 'F1',
    spreadsheetId: SHEET,
    tabId: 0,
    sheetKey: 'k',
  })
  const tokens = memoryTokens({
    clerk: CLERK,
    CLERK: CLERK.toUpperCase(),
    neighbour: 'vanphong.nasam@vanlang.example.vn',
    'clerk@copy': CLERK,
  })
  const campaigns = { find: async () => campaign, all: async () => [campaign] }
  const clock = { at: 42_000_000, now: () => clock.at }
  return {
    tokens,
    reports,
    campaigns,
    facts: memoryFacts(),
    queue: memoryQueue(),
    clock,
    checks: { checkNow: async () => null },
    language: 'vi' as const,
  }
}
const body = (spreadsheetId: string, more: object = {}): string => JSON.stringify({ spreadsheetId, ...more })

describe('a poke', () => {
  it.each(['Bearer clerk', 'Bearer CLERK'])(
    'by a contact of the unit asks for a sync (%s)',
    async (authorization) => {
      const deps = await desk()
      expect(await answerPoke(deps, { authorization, body: body(SHEET) })).toEqual({
        status: 202,
        code: 'accepted',
      })
      expect(deps.queue.jobs).toEqual([{ step: 'sync-sheet', spreadsheetId: SHEET, arrivedAt: 42_000_000 }])
    },
  )

  it.each([
    ['without a token', undefined, body(SHEET), 401],
    ['with a forged token', 'Bearer forged', body(SHEET), 401],
    ["of a neighbour's sheet", 'Bearer neighbour', body(SHEET), 403],
    ['of an unknown sheet', 'Bearer clerk', body('spreadsheet-unknown'), 403],
    ['with rows in it', 'Bearer clerk', body(SHEET, { rows: [['Nông Văn Hiếu']] }), 400],
    ['that is no JSON', 'Bearer clerk', '{', 400],
    ['that would change every object', 'Bearer clerk', `{"__proto__":{"spreadsheetId":"${SHEET}"}}`, 400],
    ['that brings a constructor', 'Bearer clerk', body(SHEET, { constructor: { prototype: {} } }), 400],
    ['with an odd id', 'Bearer clerk', body('../../etc'), 400],
    ['that is too long', 'Bearer clerk', body(SHEET, { x: 'y'.repeat(2000) }), 413],
  ])('%s is refused', async (_, authorization, text, status) => {
    const deps = await desk()
    const response = await pokeApi(deps).request('/poke', {
      method: 'POST',
      body: text,
      headers: authorization ? { authorization } : {},
    })
    expect(response.status).toBe(status)
    expect(await response.text()).not.toContain('Nông')
    expect(deps.queue.jobs).toEqual([])
  })
})

describe('a poke that can be answered at once', () => {
  it('checks the sheet and tells where it stands, in counts', async () => {
    const deps = await desk()
    const checks = { checkNow: (id: string, arrivedAt: number) => receiptOf(deps, id, arrivedAt) }
    const poke = { authorization: 'Bearer clerk', body: body(SHEET) }
    const nothing = { rows: 0, counted: 0, errorRows: 0, warningRows: 0, missing: 3, held: false }
    const says = ['Chưa có dữ liệu', '□□□ Có 0, cần ít nhất 3: còn thiếu 3']
    expect(await answerPoke({ ...deps, checks }, poke)).toEqual({
      status: 200,
      code: 'checked',
      receipt: { at: 42_000_000, ...nothing, says, problems: [] },
    })
    expect(deps.queue.jobs).toEqual([])
    expect(await receiptOf(deps, 'spreadsheet-unknown', 0)).toBeNull()
  })

  it('of a person who is a contact no more, or of a unit that is gone, is refused', async () => {
    const deps = await desk()
    const campaign = await deps.campaigns.find()
    if (!campaign) throw new Error('no campaign')
    const poke = { authorization: 'Bearer clerk', body: body(SHEET) }
    const without = (units: typeof campaign.units) => ({
      ...deps.campaigns,
      find: async () => ({ ...campaign, units }),
    })
    const left = campaign.units.map((unit) => ({ ...unit, contacts: [] }))
    for (const units of [left, []]) {
      const campaigns = without(units)
      expect((await answerPoke({ ...deps, campaigns }, poke)).status).toBe(403)
    }
    expect(deps.queue.jobs).toEqual([])
  })

  it('that is replayed is answered as too often, and later costs a reading that finds nothing new', async () => {
    const deps = await desk()
    const poke = { authorization: 'Bearer clerk', body: body(SHEET) }
    await answerPoke(deps, poke)
    const replayed = await Promise.all([answerPoke(deps, poke), answerPoke(deps, poke)])
    expect(replayed.map(({ status }) => status)).toEqual([429, 429])
    deps.clock.at += 60_000
    await answerPoke(deps, poke)
    expect(deps.queue.jobs.map((job) => job.step)).toEqual(['sync-sheet', 'sync-sheet'])
  })

  it('counts from its own arrival, however long the queue is', async () => {
    const deps = await desk()
    await answerPoke(deps, { authorization: 'Bearer clerk', body: body(SHEET) })
    deps.clock.at += 3_600_000
    expect(deps.queue.jobs).toEqual([{ step: 'sync-sheet', spreadsheetId: SHEET, arrivedAt: 42_000_000 }])
  })

  it('is answered at most every ten seconds', async () => {
    const deps = await desk()
    const poke = { authorization: 'Bearer clerk', body: body(SHEET) }
    const statuses = []
    for (const at of [0, 9_999, 10_000]) {
      deps.clock.at = 42_000_000 + at
      statuses.push((await answerPoke(deps, poke)).status)
    }
    expect(statuses).toEqual([202, 429, 202])
  })

  it('is taken from one script only: a copy with another client is not believed', async () => {
    const deps = await desk()
    const from = (token: string) => answerPoke(deps, { authorization: `Bearer ${token}`, body: body(SHEET) })
    expect((await from('clerk')).status).toBe(202)
    expect((await from('clerk@copy')).status).toBe(403)
  })
})

describe('identity tokens', () => {
  let issuer: LocalTokens
  beforeAll(async () => {
    issuer = await startLocalTokens()
  })
  afterAll(() => issuer.close())

  const verifier = (audiences = ['script-1']) =>
    createIdentityTokens({ issuer: issuer.url, jwksUrl: `${issuer.url}/jwks`, audiences })

  it('of the issuer, for us, are believed', async () => {
    expect(await verifier().verify(await issuer.mintIdToken({ email: CLERK, audience: 'script-1' }))).toEqual(
      {
        email: CLERK,
        audience: 'script-1',
      },
    )
  })

  /** An issuer that signs whatever it is asked to: `believes` tells whether the token is taken. */
  async function careless() {
    const { privateKey, publicKey } = await generateKeyPair('RS256')
    const keys = createServer((_, response) => {
      void exportJWK(publicKey).then((key) =>
        response.end(JSON.stringify({ keys: [{ ...key, kid: 'k', alg: 'RS256' }] })),
      )
    })
    await new Promise<void>((listening) => keys.listen(0, '127.0.0.1', () => listening()))
    const url = `http://127.0.0.1:${(keys.address() as AddressInfo).port}`
    const { verify } = createIdentityTokens({ issuer: url, jwksUrl: url, audiences: ['script-1'] })
    const believes = async (claims: JWTPayload, { from = '-1h', to = '1h', by = url } = {}) => {
      const token = new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid: 'k' })
        .setIssuer(by)
        .setAudience('script-1')
        .setNotBefore(from)
        .setExpirationTime(to)
      return (await verify(await token.sign(privateKey))) !== null
    }
    return { believes, close: () => new Promise((closed) => keys.close(closed)) }
  }

  it('with an address that the issuer has not verified, or with none, are not', async () => {
    const { believes, close } = await careless()
    expect(await believes({ email: CLERK, email_verified: true })).toBe(true)
    for (const claims of [
      { email: CLERK },
      { email: CLERK, email_verified: false },
      { email: CLERK, email_verified: 'true' },
      { email_verified: true },
    ])
      expect(await believes(claims)).toBe(false)
    await close()
  })

  it('that have run out, or that begin later, are not', async () => {
    const { believes, close } = await careless()
    const claims = { email: CLERK, email_verified: true }
    expect(await believes(claims)).toBe(true)
    expect(await believes(claims, { from: '-2h', to: '-1h' })).toBe(false)
    expect(await believes(claims, { from: '1h', to: '2h' })).toBe(false)
    expect(await believes(claims, { by: 'https://accounts.example.vn' })).toBe(false)
    await close()
  })

  it('for another audience, altered, unsigned or of another issuer are not', async () => {
    const good = await issuer.mintIdToken({ email: CLERK, audience: 'script-1' })
    const [head = '', payload = '', signature = ''] = good.split('.')
    const forged = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(payload, 'base64url').toString()), email: 'x@y.vn' }),
    ).toString('base64url')
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url')
    const { privateKey } = await generateKeyPair('RS256')
    const stranger = await new SignJWT({ email: CLERK, email_verified: true })
      .setProtectedHeader({ alg: 'RS256', kid: 'local-1' })
      .setIssuer(issuer.url)
      .setAudience('script-1')
      .setExpirationTime('1h')
      .sign(privateKey)
    const secret = new TextEncoder().encode('a public key is no secret but long enough')
    const confused = await new SignJWT({ email: CLERK, email_verified: true })
      .setProtectedHeader({ alg: 'HS256', kid: 'local-1' })
      .setIssuer(issuer.url)
      .setAudience('script-1')
      .setExpirationTime('1h')
      .sign(secret)
    for (const token of [
      `${head}.${forged}.${signature}`,
      `${none}.${payload}.`,
      stranger,
      confused,
      '',
      'x.y.z',
    ])
      expect(await verifier().verify(token)).toBeNull()
    expect(await verifier(['script-2']).verify(good)).toBeNull()
  })
})
