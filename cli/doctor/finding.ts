/**
 * What the doctor can find. `wrong` must be mended before Rollcall can be relied on; a `warning` works today
 * and will not always; a `note` only says what was not looked at.
 */
export const FINDINGS = {
  'NODE-OLD': 'wrong',
  'STATE-NONE': 'note',
  'STATE-DENIED': 'wrong',
  'STATE-OPEN-TO-ALL': 'warning',
  'STATE-IN-USE': 'note',
  'DISK-FULL': 'wrong',
  'DISK-LOW': 'warning',
  'PLAN-FAULTS': 'wrong',
  'CLOCK-OFF': 'wrong',
  UNREACHABLE: 'wrong',
  'SERVICE-ERROR': 'wrong',
  'SCHEMA-NEWER': 'wrong',
  'NO-TABLES': 'wrong',
  'RESTORE-UNFINISHED': 'wrong',
  'MAIL-UNKNOWN': 'wrong',
  'MAIL-WAITING': 'wrong',
  'MAIL-REFUSED': 'warning',
  'SHEET-NOT-SHARED': 'wrong',
  'SHEET-GONE': 'wrong',
  'AGENDA-LATE': 'wrong',
  'DEAD-JOBS': 'wrong',
  'CREDENTIALS-NONE': 'wrong',
  'CREDENTIALS-REFUSED': 'wrong',
  'ACCESS-DENIED': 'wrong',
  'SES-SANDBOX': 'wrong',
  'SES-PAUSED': 'wrong',
  'SES-REVIEW': 'wrong',
  'IDENTITY-NONE': 'wrong',
  'IDENTITY-UNVERIFIED': 'wrong',
  'ADDRESS-UNVERIFIED': 'wrong',
  'SENDER-ADDRESS': 'note',
  'DKIM-OFF': 'wrong',
  'DKIM-DNS': 'wrong',
  'SPF-NONE': 'warning',
  'SPF-TWICE': 'wrong',
  'SPF-LACKS-SES': 'warning',
  'DMARC-NONE': 'warning',
  'DNS-UNREACHABLE': 'wrong',
  'FEDERATION-REFUSED': 'wrong',
  'IMPERSONATION-REFUSED': 'wrong',
  'GOOGLE-API-OFF': 'wrong',
  'GOOGLE-KEY': 'wrong',
  'DRIVE-NO-STORAGE': 'wrong',
  'DRIVE-FULL': 'wrong',
  'DRIVE-FOLDER-NONE': 'wrong',
  'DRIVE-FOLDER-GONE': 'wrong',
  'DRIVE-FOLDER-READ-ONLY': 'wrong',
  'DRIVE-FOLDER-OWN': 'wrong',
  'GOOGLE-SKIPPED': 'note',
  'ALARM-OPEN': 'wrong',
  'TICK-STALE': 'wrong',
} as const

export type FindingCode = keyof typeof FINDINGS
export type FindingLevel = (typeof FINDINGS)[FindingCode]

/** Something that the doctor found. Parameters name units, hosts and figures; never a person or an address. */
export interface Finding {
  readonly code: FindingCode
  readonly params: Readonly<Record<string, string>>
}

export const finding = (
  code: FindingCode,
  params: Readonly<Record<string, string | number>> = {},
): Finding => ({
  code,
  params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)])),
})
