import { describe, expect, it } from 'vitest'
import { readConfig } from '../../functions/config.ts'

const AWS = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' }
const GOOGLE = {
  ROLLCALL_GOOGLE_AUDIENCE: '//iam.googleapis.com/projects/1/x',
  ROLLCALL_GOOGLE_IMPERSONATION_URL: 'https://iamcredentials.googleapis.com/v1/x',
}
const KEY = '{"type":"service_account","private_key":"-----BEGIN PRIVATE KEY-----\\nMIIE"}'

const configOf = (environment: Record<string, string>) => {
  const read = readConfig(environment)
  if (!read.ok) throw new Error(read.faults.join('\n'))
  return read.config
}

describe('a Google key in the environment', () => {
  it.each([
    ['GOOGLE_APPLICATION_CREDENTIALS', '/var/task/key.json'],
    ['GOOGLE_CREDENTIALS', KEY],
    ['ROLLCALL_GOOGLE_DRIVE_FOLDER', KEY],
    ['ANYTHING', '-----BEGIN RSA PRIVATE KEY-----'],
  ])('is refused, and its value is not repeated: %s', (name, value) => {
    const read = readConfig({ ...AWS, ...GOOGLE, [name]: value })
    expect(read).toEqual({ ok: false, faults: [expect.stringContaining(`${name}: holds a Google key`)] })
    expect(JSON.stringify(read)).not.toContain('MIIE')
    expect(JSON.stringify(read)).not.toContain('/var/task')
  })

  it('is not seen in a configuration that federates', () => {
    expect(configOf({ ...AWS, ...GOOGLE }).google).toMatchObject({
      audience: GOOGLE.ROLLCALL_GOOGLE_AUDIENCE,
    })
  })
})

describe('the configuration', () => {
  it('takes several accounts of Google, and the quota of a project with them', () => {
    const [one, two] = [
      'https://iamcredentials.googleapis.com/v1/a',
      'https://iamcredentials.googleapis.com/v1/b',
    ]
    const accounts = { ...AWS, ...GOOGLE, ROLLCALL_GOOGLE_IMPERSONATION_URL: `${one},${two}` }
    expect(configOf(accounts).google).toMatchObject({
      impersonationUrls: [one, two],
      callsPerMinute: 60,
      projectCallsPerMinute: 300,
    })
    const raised = {
      ...accounts,
      ROLLCALL_GOOGLE_PROJECT_CALLS_PER_MINUTE: '1000',
      ROLLCALL_SHARE_OF_RATES: '0.5',
    }
    expect(configOf(raised).google).toMatchObject({ callsPerMinute: 30, projectCallsPerMinute: 500 })
    expect(readConfig({ ...accounts, ROLLCALL_GOOGLE_IMPERSONATION_URL: `${one},b` })).toMatchObject({
      ok: false,
    })
  })

  it('knows no Google where a step has no business with it', () => {
    expect(configOf(AWS).google).toBeNull()
  })

  it.each([
    [undefined, 60, 14],
    ['0.4', 24, 5.6],
    ['0.001', 1, 0.014],
  ])(
    'with a share of %s may call Google %i times a minute and send %f mails a second',
    (share, calls, mails) => {
      const { google, sesMailsPerSecond } = configOf({
        ...AWS,
        ...GOOGLE,
        ROLLCALL_SES_MAILS_PER_SECOND: '14',
        ...(share === undefined ? {} : { ROLLCALL_SHARE_OF_RATES: share }),
      })
      expect(google?.callsPerMinute).toBe(calls)
      expect(sesMailsPerSecond).toBeCloseTo(mails)
    },
  )

  it('names what is wrong, never what was found', () => {
    const read = readConfig({ ...AWS, ROLLCALL_SQS_ENDPOINT: 'not an address' })
    expect(read).toEqual({ ok: false, faults: [expect.stringMatching(/^ROLLCALL_SQS_ENDPOINT: /)] })
    expect(JSON.stringify(read)).not.toContain('not an address')
  })
})
