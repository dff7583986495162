import type { Asked, Scripted } from './scripted-http.ts'

/**
 * Answers of AWS in its own words, as the API references give them: SES v2 speaks REST and JSON, STS the Query
 * protocol and XML, CloudWatch and SQS JSON 1.0 with a target header.
 */
export interface AwsScript {
  readonly sts?: Scripted
  readonly account?: object
  /** The sender's domain. */
  readonly identity?: object | null
  /** One address of it. */
  readonly address?: object | null
  readonly alarms?: readonly string[]
  /** Ticks that beat just now, by name; all others are silent. */
  readonly beating?: readonly string[]
  /** For how many minutes those have not beaten. */
  readonly quietMinutes?: number
  readonly dead?: Readonly<Record<string, number>>
  readonly refuse?: Readonly<Record<string, Scripted>>
}

export const jsonError = (status: number, type: string, message: string): Scripted => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': type },
  body: JSON.stringify({ __type: `com.amazonaws#${type}`, message }),
})

export const stsError = (status: number, code: string, message: string): Scripted => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body: `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>00000000-0000-0000-0000-000000000000</RequestId></ErrorResponse>`,
})

const ok = (body: object): Scripted => ({
  status: 200,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify(body),
})

const CALLER: Scripted = {
  status: 200,
  headers: { 'content-type': 'text/xml' },
  body: '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:role/admin</Arn><UserId>AIDA</UserId><Account>123456789012</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></GetCallerIdentityResponse>',
}

export const HEALTHY_ACCOUNT = {
  ProductionAccessEnabled: true,
  SendingEnabled: true,
  EnforcementStatus: 'HEALTHY',
  SendQuota: { Max24HourSend: 50000, MaxSendRate: 14, SentLast24Hours: 3 },
}

export const HEALTHY_IDENTITY = {
  IdentityType: 'DOMAIN',
  VerifiedForSendingStatus: true,
  DkimAttributes: { SigningEnabled: true, Status: 'SUCCESS', Tokens: ['tok1', 'tok2', 'tok3'] },
  MailFromAttributes: { MailFromDomain: 'mail.example.vn', MailFromDomainStatus: 'SUCCESS' },
}

/** Plays all of AWS but DynamoDB. */
export function playAws(script: AwsScript, now: () => number): (asked: Asked) => Scripted {
  return (asked) => {
    const target = String(asked.headers['x-amz-target'] ?? '').split('.')[1] ?? ''
    const refusal = script.refuse?.[target || asked.path]
    if (refusal) return refusal
    if (asked.path === '/v2/email/account') return ok(script.account ?? HEALTHY_ACCOUNT)
    if (asked.path.startsWith('/v2/email/identities/')) return identityAnswer(script, asked.path)
    if (target !== '') return byTarget(script, target, asked, now())
    return script.sts ?? CALLER
  }
}

function identityAnswer({ identity = HEALTHY_IDENTITY, address = null }: AwsScript, path: string): Scripted {
  const found = /@|%40/.test(path) ? address : identity
  return found === null
    ? jsonError(404, 'NotFoundException', 'Email identity example.vn does not exist.')
    : ok(found)
}

function byTarget(script: AwsScript, target: string, request: Asked, now: number): Scripted {
  const asked: Record<string, unknown> = JSON.parse(request.body)
  switch (target) {
    case 'DescribeAlarms':
      return ok(alarmPage(script.alarms ?? [], Number(asked.NextToken ?? 0)))
    case 'GetMetricData':
      return ok({ MetricDataResults: beats(script, asked.MetricDataQueries, now) })
    case 'GetQueueUrl':
      return ok({ QueueUrl: `http://${request.headers.host}/123456789012/${String(asked.QueueName)}` })
    case 'GetQueueAttributes': {
      const queue = String(asked.QueueUrl).split('/').at(-1) ?? ''
      return ok({ Attributes: { ApproximateNumberOfMessages: String(script.dead?.[queue] ?? 0) } })
    }
    default:
      return jsonError(400, 'UnknownOperationException', target)
  }
}

/** A page holds two, so that whoever asks must turn it. */
function alarmPage(names: readonly string[], from: number): object {
  const MetricAlarms = names.slice(from, from + 2).map((AlarmName) => ({ AlarmName }))
  return { MetricAlarms, ...(from + 2 < names.length ? { NextToken: String(from + 2) } : {}) }
}

function beats(
  { beating = [], quietMinutes = 1 }: AwsScript,
  queries: unknown,
  now: number,
): readonly object[] {
  if (!Array.isArray(queries)) return []
  return queries.map(({ Id, MetricStat }) => {
    const tick = MetricStat.Metric.Dimensions.find(({ Name }: { Name: string }) => Name === 'Tick').Value
    const at = Math.floor(now / 1000) - quietMinutes * 60
    return beating.includes(tick) ? { Id, Timestamps: [at], Values: [1] } : { Id, Timestamps: [], Values: [] }
  })
}
