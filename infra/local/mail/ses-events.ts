import { createHash } from 'node:crypto'

/** What the endpoint remembers of a mail besides its text: all that an event tells of it. */
export interface Envelope {
  readonly messageId: string
  readonly source: string
  readonly destinations: readonly string[]
  /** Events are published for mails that are sent with a configuration set. */
  readonly configurationSet: string | null
  readonly tags: Readonly<Record<string, string>>
  /** ISO 8601. */
  readonly takenAt: string
}

const SIMULATOR = 'simulator.amazonses.com'
const TOPIC = 'arn:aws:sns:local:000000000000:rollcall-mail-events'

/**
 * The records that SES publishes for a mail, each in the envelope of an SNS notification. Addresses of
 * Amazon's mailbox simulator behave as Amazon documents; every other mail is delivered.
 * https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-examples.html
 */
export function publishedFor(envelope: Envelope): readonly string[] {
  if (envelope.configurationSet === null) return []
  return envelope.destinations
    .flatMap((address) => recordsFor(envelope, address))
    .map((record) => notification(envelope, { ...record, mail: mailOf(envelope) }))
}

/** "bounce+label@simulator.amazonses.com" behaves like "bounce@...": labels are passed over. */
function simulated(address: string): string | null {
  const [local = '', domain] = address.toLowerCase().split('@')
  return domain === SIMULATOR ? (local.split('+', 1)[0] ?? '') : null
}

function recordsFor({ takenAt }: Envelope, address: string): readonly Record<string, unknown>[] {
  const send = { eventType: 'Send', send: {} }
  const delivery = {
    eventType: 'Delivery',
    delivery: {
      timestamp: takenAt,
      processingTimeMillis: 0,
      recipients: [address],
      smtpResponse: '250 2.6.0 Message received',
      reportingMTA: 'localhost',
    },
  }
  switch (simulated(address)) {
    case 'bounce':
      return [send, bounce(takenAt, 'Permanent', 'General', { emailAddress: address, ...UNKNOWN_USER })]
    case 'suppressionlist':
      return [send, bounce(takenAt, 'Permanent', 'Suppressed', { emailAddress: address, ...SUPPRESSED })]
    case 'ooto':
      return [send, delivery, bounce(takenAt, 'Transient', 'General', { emailAddress: address })]
    case 'complaint':
      return [send, delivery, complaint(takenAt, address)]
    default:
      return [send, delivery]
  }
}

const UNKNOWN_USER = {
  action: 'failed',
  status: '5.1.1',
  diagnosticCode: 'smtp; 550 5.1.1 user unknown',
}
const SUPPRESSED = {
  action: 'failed',
  status: '5.1.1',
  diagnosticCode:
    'Amazon SES has suppressed sending to this address because it has a recent history of bouncing as an invalid address.',
}

const bounce = (timestamp: string, bounceType: string, bounceSubType: string, recipient: object) => ({
  eventType: 'Bounce',
  bounce: { bounceType, bounceSubType, bouncedRecipients: [recipient], timestamp, feedbackId: 'local' },
})

const complaint = (timestamp: string, emailAddress: string) => ({
  eventType: 'Complaint',
  complaint: {
    complainedRecipients: [{ emailAddress }],
    timestamp,
    feedbackId: 'local',
    complaintSubType: null,
    complaintFeedbackType: 'abuse',
  },
})

const mailOf = ({ messageId, source, destinations, configurationSet, tags, takenAt }: Envelope) => ({
  timestamp: takenAt,
  source,
  sendingAccountId: '000000000000',
  messageId,
  destination: destinations,
  headersTruncated: false,
  headers: [],
  commonHeaders: { to: destinations, messageId },
  tags: {
    'ses:configuration-set': [configurationSet],
    ...Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, [value]])),
  },
})

/** As SNS hands a message to its subscribers; the same record has the same id. */
function notification({ takenAt }: Envelope, record: object): string {
  const Message = JSON.stringify(record)
  return JSON.stringify({
    Type: 'Notification',
    MessageId: createHash('sha256').update(Message).digest('hex').slice(0, 32),
    TopicArn: TOPIC,
    Subject: 'Amazon SES Email Event Notification',
    Message,
    Timestamp: takenAt,
  })
}
