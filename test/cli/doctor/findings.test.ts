import { describe, expect, it } from 'vitest'
import { clockFindings } from '../../../cli/doctor/checks/clock-checks.ts'
import { cloudFindings } from '../../../cli/doctor/checks/cloud-checks.ts'
import { type DataFacts, dataFindings } from '../../../cli/doctor/checks/data-checks.ts'
import { driveFindings, googleTrouble } from '../../../cli/doctor/checks/google-checks.ts'
import { type MachineFacts, machineFindings } from '../../../cli/doctor/checks/machine-checks.ts'
import { dnsFindings, sesFindings } from '../../../cli/doctor/checks/mail-checks.ts'
import { awsTrouble } from '../../../cli/doctor/checks/service-trouble.ts'
import { describeFinding } from '../../../cli/doctor/doctor-words.ts'
import { FINDINGS, type Finding, type FindingCode } from '../../../cli/doctor/finding.ts'
import { printReport } from '../../../cli/doctor/print-report.ts'
import { terminal } from '../../support/printed.ts'

/** Everything that some case below found, so that the last test sees each message. */
const seen = new Map<FindingCode, Finding>()
function codes(findings: readonly Finding[]): readonly string[] {
  for (const found of findings) seen.set(found.code, found)
  return findings.map(({ code }) => code)
}

const GB = 1024 ** 3
const machine: MachineFacts = {
  node: '24.1.0',
  needsNode: 20,
  state: '.rollcall',
  folder: { writable: true, openToAll: false, freeBytes: 50 * GB, heldBy: null },
  plan: 'plans/p',
  planFaults: 0,
}
const folder = machine.folder as NonNullable<MachineFacts['folder']>

describe('a machine', () => {
  it.each<[string, Partial<MachineFacts>, readonly string[]]>([
    ['that is well', {}, []],
    ['with an old Node', { node: '18.20.4' }, ['NODE-OLD']],
    ['before its first start', { folder: null }, ['STATE-NONE']],
    ['whose folder belongs to somebody else', { folder: { ...folder, writable: false } }, ['STATE-DENIED']],
    ['whose folder all may read', { folder: { ...folder, openToAll: true } }, ['STATE-OPEN-TO-ALL']],
    ['with 100 MB left', { folder: { ...folder, freeBytes: GB / 10 } }, ['DISK-FULL']],
    ['with 199 MB left', { folder: { ...folder, freeBytes: 199 * 1024 ** 2 } }, ['DISK-FULL']],
    ['with 200 MB left', { folder: { ...folder, freeBytes: 200 * 1024 ** 2 } }, ['DISK-LOW']],
    ['with 1 GB left', { folder: { ...folder, freeBytes: GB } }, []],
    ['with 500 MB left', { folder: { ...folder, freeBytes: GB / 2 } }, ['DISK-LOW']],
    ['that works just now', { folder: { ...folder, heldBy: 12 } }, ['STATE-IN-USE']],
    ['with a plan that has faults', { planFaults: 3 }, ['PLAN-FAULTS']],
  ])('%s', (_, facts, expected) => {
    expect(codes(machineFindings({ ...machine, ...facts }))).toEqual(expected)
  })
})

describe('a clock', () => {
  const now = Date.UTC(2026, 0, 5, 8)
  it.each<[string, string | null, readonly string[]]>([
    ['like the service’s', 'Mon, 05 Jan 2026 08:00:30 GMT', []],
    ['a minute slow', 'Mon, 05 Jan 2026 08:01:00 GMT', []],
    ['a little more', 'Mon, 05 Jan 2026 08:01:01 GMT', ['CLOCK-OFF']],
    ['two minutes slow', 'Mon, 05 Jan 2026 08:02:00 GMT', ['CLOCK-OFF']],
    ['a day fast', 'Sun, 04 Jan 2026 08:00:00 GMT', ['CLOCK-OFF']],
    ['that nobody tells', null, []],
  ])('%s', (_, date, expected) => {
    expect(codes(clockFindings([{ host: 'h', date, now }]))).toEqual(expected)
  })
})

describe('stored data', () => {
  const now = 100 * 3_600_000
  const data: DataFacts = {
    now,
    schema: '1',
    knownSchema: 1,
    restoring: false,
    mails: [],
    states: [],
    overdue: [],
  }
  const mail = (state: DataFacts['mails'][number]['state'], age: number, reason: string | null = null) => ({
    state,
    createdAt: now - age * 3_600_000,
    reason,
  })
  it.each<[string, Partial<DataFacts>, readonly string[]]>([
    ['that are well', { mails: [mail('sent', 90), mail('pending', 0.5)] }, []],
    ['of before the first start', { schema: null }, []],
    ['of a newer version', { schema: '2' }, ['SCHEMA-NEWER']],
    ['half-restored', { restoring: true }, ['RESTORE-UNFINISHED']],
    ['with a mail in doubt', { mails: [mail('unknown', 2)] }, ['MAIL-UNKNOWN']],
    ['with mails that wait', { mails: [mail('pending', 2), mail('claimed', 5)] }, ['MAIL-WAITING']],
    ['with refused mails', { mails: [mail('refused', 1, 'MessageRejected')] }, ['MAIL-REFUSED']],
    ['with something overdue', { overdue: [now - 7_200_000, now - 60_000] }, ['AGENDA-LATE']],
    ['with a thing due just now', { overdue: [now - 60_000] }, []],
    [
      'of sheets that are out of reach',
      {
        states: [
          { unitId: 'u1', held: { code: 'B-NOT-SHARED', params: {} } },
          { unitId: 'u2', held: { code: 'B-GONE', params: {} } },
          { unitId: 'u3', held: { code: 'H-NO-HEADER', params: {} } },
          { unitId: 'u4', held: null },
        ],
      },
      ['SHEET-NOT-SHARED', 'SHEET-GONE'],
    ],
  ])('%s', (_, facts, expected) => {
    expect(codes(dataFindings({ ...data, ...facts }))).toEqual(expected)
  })

  it('are told with figures: how many, how long, whose first five', () => {
    const states = Array.from({ length: 7 }, (_, i) => ({
      unitId: `u${i}`,
      held: { code: 'B-GONE' as const, params: {} },
    }))
    const [late, gone] = dataFindings({ ...data, mails: [mail('pending', 2), mail('claimed', 5)], states })
    expect(late?.params).toEqual({ count: '2', hours: '5' })
    expect(gone?.params).toEqual({ count: '7', units: 'u0, u1, u2, u3, u4, ...' })
  })

  it('never quote what a mail service said of an address', () => {
    const reason = 'Email address is not verified: nguyen@example.vn'
    const [refused] = dataFindings({ ...data, mails: [mail('refused', 1, reason)] })
    expect(refused?.params).toEqual({ count: '1', reasons: '?' })
  })
})

describe('mail', () => {
  const ses = {
    domain: 'thidua.example.vn',
    productionAccess: true,
    sendingEnabled: true,
    enforcement: 'HEALTHY',
    identity: { kind: 'domain' as const, verified: true, dkim: 'SUCCESS' },
  }
  it.each<[string, Partial<Parameters<typeof sesFindings>[0]>, readonly string[]]>([
    ['that is well', {}, []],
    ['in the sandbox', { productionAccess: false }, ['SES-SANDBOX']],
    ['paused', { sendingEnabled: false }, ['SES-PAUSED']],
    ['under review', { enforcement: 'PROBATION' }, ['SES-REVIEW']],
    ['of a domain that SES does not know', { identity: null }, ['IDENTITY-NONE']],
    [
      'of a domain that waits',
      { identity: { kind: 'domain', verified: false, dkim: 'PENDING' } },
      ['IDENTITY-UNVERIFIED', 'DKIM-OFF'],
    ],
    [
      'of a domain that waits for DKIM alone',
      { identity: { kind: 'domain', verified: true, dkim: 'PENDING' } },
      ['DKIM-OFF'],
    ],
    [
      'of one address that is verified',
      { identity: { kind: 'address', verified: true, dkim: 'NOT_STARTED' } },
      [],
    ],
    [
      'of one address that waits',
      { identity: { kind: 'address', verified: false, dkim: 'NOT_STARTED' } },
      ['ADDRESS-UNVERIFIED'],
    ],
  ])('%s', (_, facts, expected) => {
    expect(codes(sesFindings({ ...ses, ...facts }))).toEqual(expected)
  })

  const dns = {
    domain: 'd.vn',
    mailFrom: 'mail.d.vn',
    mailFromTxt: ['v=spf1 include:amazonses.com ~all', 'other=1'],
    dmarcTxt: ['v=DMARC1; p=none'],
    dkim: [{ name: 't._domainkey.d.vn', wanted: 't.dkim.amazonses.com', found: 'T.dkim.amazonses.com' }],
  }
  it.each<
    [string, Partial<typeof dns> | { dkim: Parameters<typeof dnsFindings>[0]['dkim'] }, readonly string[]]
  >([
    ['of a domain that is well', {}, []],
    ['without SPF', { mailFromTxt: [] }, ['SPF-NONE']],
    ['with two SPF records', { mailFromTxt: ['v=spf1 -all', 'v=spf1 a'] }, ['SPF-TWICE']],
    ['whose SPF forgets SES', { mailFromTxt: ['v=spf1 mx -all'] }, ['SPF-LACKS-SES']],
    [
      'whose SPF only looks like SES',
      { mailFromTxt: ['v=spf1 include:amazonses.com.x.vn'] },
      ['SPF-LACKS-SES'],
    ],
    ['with two DMARC records', { dmarcTxt: ['v=DMARC1; p=none', 'v=DMARC1; p=reject'] }, ['DMARC-NONE']],
    ['without DMARC', { dmarcTxt: ['v=DMARC2; p=none'] }, ['DMARC-NONE']],
    ['without a DKIM record', { dkim: [{ name: 'n', wanted: 'w', found: null }] }, ['DKIM-DNS']],
  ])('%s', (_, facts, expected) => {
    expect(codes(dnsFindings({ ...dns, ...facts }))).toEqual(expected)
  })
})

describe('Google', () => {
  const good = { limit: null, usage: 5, folderId: 'f', folder: { inSharedDrive: true, canAdd: true } }
  it.each<[string, Partial<Parameters<typeof driveFindings>[0]>, readonly string[]]>([
    ['with a shared drive', {}, []],
    ['that is full', { limit: 100, usage: 96 }, ['DRIVE-FULL']],
    ['without a folder', { folderId: null, folder: null }, ['DRIVE-FOLDER-NONE']],
    ['whose folder is gone', { folder: null }, ['DRIVE-FOLDER-GONE']],
    [
      'whose folder is read-only',
      { folder: { inSharedDrive: true, canAdd: false } },
      ['DRIVE-FOLDER-READ-ONLY'],
    ],
    [
      'whose folder is a person’s own',
      { folder: { inSharedDrive: false, canAdd: true } },
      ['DRIVE-FOLDER-OWN'],
    ],
  ])('%s', (_, facts, expected) => {
    expect(codes(driveFindings({ ...good, ...facts }))).toEqual(expected)
  })

  it.each([
    ['https://iamcredentials.googleapis.com/v1/x:generateAccessToken', 'IMPERSONATION-REFUSED'],
    ['https://www.googleapis.com/drive/v3/about', 'SERVICE-ERROR'],
  ])('that says nothing but a number (%s) is told by it', (url, code) => {
    const [found] = [googleTrouble({ config: { url }, response: { status: 502, data: {} } })]
    expect([found.code, found.params.why]).toEqual([code, '502'])
  })

  it('without an answer is out of reach', () => {
    expect(codes([googleTrouble({ code: 'ENOTFOUND', message: 'getaddrinfo' })])).toEqual(['UNREACHABLE'])
  })
})

it.each<[unknown, string]>([
  [{ name: 'CredentialsProviderError' }, 'CREDENTIALS-NONE'],
  [{ name: 'ExpiredToken' }, 'CREDENTIALS-REFUSED'],
  [{ name: 'AccessDeniedException' }, 'ACCESS-DENIED'],
  [{ name: 'Error', code: 'ECONNREFUSED' }, 'UNREACHABLE'],
  [{ name: 'Error', code: 'EAI_AGAIN' }, 'UNREACHABLE'],
  [{ name: 'Error', code: 'ENOTFOUND' }, 'UNREACHABLE'],
  [{ name: 'Error', code: 'Refused' }, 'SERVICE-ERROR'],
  [{ name: 'TimeoutError' }, 'UNREACHABLE'],
  [{ name: 'InternalFailure' }, 'SERVICE-ERROR'],
])('%j of AWS is %s', (error, code) => {
  expect(codes([awsTrouble(error, 'ses:GetAccount')])).toEqual([code])
})

it('the cloud is told by its alarms, ticks and given-up jobs', () => {
  const facts = {
    openAlarms: ['rollcall-prod-sync-sheet-dead'],
    ticks: [
      { tick: 'sweep', withinMinutes: 15, beats: 0 },
      { tick: 'agenda', withinMinutes: 15, beats: 3 },
    ],
    dead: [
      { step: 'send-mail', count: 2 },
      { step: 'sync-sheet', count: 0 },
    ],
  }
  expect(codes(cloudFindings(facts))).toEqual(['ALARM-OPEN', 'TICK-STALE', 'DEAD-JOBS'])
})

describe('the words', () => {
  /** Found only by probes, which cloud.test.ts and machine.test.ts drive. */
  const probed: readonly Finding[] = [
    { code: 'NO-TABLES', params: { names: 'a, b' } },
    { code: 'SENDER-ADDRESS', params: { domain: 'd.vn' } },
    { code: 'DNS-UNREACHABLE', params: { domain: 'd.vn', why: 'ETIMEOUT' } },
    { code: 'FEDERATION-REFUSED', params: { why: 'unauthorized_client' } },
    { code: 'IMPERSONATION-REFUSED', params: { why: 'PERMISSION_DENIED' } },
    { code: 'GOOGLE-API-OFF', params: {} },
    { code: 'GOOGLE-KEY', params: { name: 'X' } },
    { code: 'DRIVE-NO-STORAGE', params: {} },
    { code: 'GOOGLE-SKIPPED', params: {} },
  ]
  it.each(['vi', 'en'] as const)('say in %s of each finding what, why and how to mend it', (language) => {
    for (const found of probed) seen.set(found.code, found)
    expect([...seen.keys()].sort()).toEqual(Object.keys(FINDINGS).sort())
    for (const found of seen.values()) {
      const said = Object.values(describeFinding(found, language))
      expect(said.filter((text) => !/[^ ]\.$/.test(text) || /[{}]|undefined| ,|\(\)/.test(text))).toEqual([])
      const template = describeFinding({ code: found.code, params: {} }, language)
      for (const value of Object.values(found.params))
        expect(said.join(' '), `${found.code} says ${value}`).toContain(value)
      expect(template.what).not.toBe('')
    }
  })

  it('end with a count, and only what is wrong fails', () => {
    const { out, text } = terminal()
    const warning: Finding = { code: 'DMARC-NONE', params: { domain: 'd.vn' } }
    const wrong: Finding = { code: 'SES-SANDBOX', params: {} }
    expect(printReport([{ area: 'dns', findings: [warning] }], 'prod', 'vi', out)).toBe(0)
    expect(printReport([{ area: 'mail', findings: [wrong] }], 'prod', 'en', out)).toBe(1)
    expect(printReport([{ area: 'clock', findings: [] }], 'prod', 'vi', out)).toBe(0)
    expect(text()).toContain('Không có chỗ sai; 1 chỗ cần lưu ý.')
    expect(text()).toContain('1 thing is wrong, 0 to keep an eye on.')
    expect(text()).toContain('✓ Đồng hồ: tốt')
  })
})
