import * as z from 'zod'
import { keyOfTag, MAIL_TAG } from '../../domain/agenda/letter-key.ts'
import type { Fate } from '../../domain/agenda/mail-fate.ts'
import type { Instant } from '../../domain/plan/plan.ts'

/** What an event says of one mail. */
export interface MailEvent {
  readonly type: string
  /** The letter, by its tag; null when the mail carries none of ours. */
  readonly key: string | null
  readonly messageId: string
  /** When SES took the mail. */
  readonly sentAt: Instant
  /** Null when the event says no more than that SES took it. */
  readonly fate: Fate | null
}

export type EventReading =
  | { readonly ok: true; readonly event: MailEvent }
  | { readonly ok: false; readonly fault: string }

const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))

const mail = z.object({
  messageId: z.string().min(1),
  timestamp: instant,
  tags: z.record(z.string(), z.array(z.string())).default({}),
})

const bounce = z.object({
  bounceType: z.string(),
  bounceSubType: z.string().default(''),
  timestamp: instant,
  bouncedRecipients: z.array(z.object({ action: z.string().optional(), status: z.string().optional() })),
})

const complaint = z.object({
  timestamp: instant,
  complaintFeedbackType: z.string().nullish(),
  complaintSubType: z.string().nullish(),
})

/**
 * Records as SES publishes them to SNS and EventBridge; fields that nothing hangs on are passed over.
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
const sesEvent = z.discriminatedUnion('eventType', [
  z.object({ eventType: z.literal('Send'), mail }),
  z.object({ eventType: z.literal('Delivery'), mail, delivery: z.object({ timestamp: instant }) }),
  z.object({ eventType: z.literal('Bounce'), mail, bounce }),
  z.object({ eventType: z.literal('Complaint'), mail, complaint }),
  z.object({ eventType: z.literal('Reject'), mail, reject: z.object({ reason: z.string() }) }),
  z.object({
    eventType: z.literal('DeliveryDelay'),
    mail,
    deliveryDelay: z.object({ timestamp: instant, delayType: z.string() }),
  }),
  // Only where a configuration set asks for them; they prove that the mail left, and no more.
  z.object({ eventType: z.enum(['Open', 'Click', 'Subscription']), mail }),
])
type SesEvent = z.infer<typeof sesEvent>

/** An SNS notification holds the record as text; an event of EventBridge holds it as `detail`. */
const snsNotification = z.object({ Type: z.literal('Notification'), Message: z.string() })
const bridgeEvent = z.object({ source: z.literal('aws.ses'), detail: z.unknown() })

/** Reads what SES published: the record itself, or in the envelope of SNS or EventBridge. Never throws. */
export function readSesEvent(message: string): EventReading {
  const record = openEnvelope(parseJson(message))
  const read = sesEvent.safeParse(record)
  if (!read.success) return { ok: false, fault: faultOf(record, read.error) }
  const { eventType, mail: of } = read.data
  const tag = of.tags[MAIL_TAG]?.[0]
  const event: MailEvent = {
    type: eventType,
    key: tag === undefined ? null : keyOfTag(tag),
    messageId: of.messageId,
    sentAt: of.timestamp,
    fate: fateOf(read.data),
  }
  return { ok: true, event }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function openEnvelope(body: unknown): unknown {
  const sns = snsNotification.safeParse(body)
  if (sns.success) return openEnvelope(parseJson(sns.data.Message))
  const bridge = bridgeEvent.safeParse(body)
  return bridge.success ? bridge.data.detail : body
}

/** Names what is wrong by place, never by value: records hold addresses. */
function faultOf(record: unknown, error: z.ZodError): string {
  if (typeof record !== 'object' || record === null) return 'no record of SES: not a JSON object'
  return error.issues.map(({ path, code }) => `${path.join('.') || 'eventType'}: ${code}`).join('; ')
}

function fateOf(event: SesEvent): Fate | null {
  switch (event.eventType) {
    case 'Delivery':
      return { kind: 'delivered', at: event.delivery.timestamp, reason: '', suspends: false }
    case 'DeliveryDelay': {
      const { timestamp, delayType } = event.deliveryDelay
      return { kind: 'delayed', at: timestamp, reason: delayType, suspends: false }
    }
    case 'Reject':
      return { kind: 'rejected', at: event.mail.timestamp, reason: event.reject.reason, suspends: false }
    case 'Bounce':
      return bounced(event.bounce)
    case 'Complaint':
      return complained(event.complaint)
    default:
      return null
  }
}

/**
 * An automatic answer ("out of office") comes as a transient bounce without a delivery status: that mail was
 * delivered. All other bounces are final, SES has stopped trying; a permanent one closes the address.
 */
function bounced({ bounceType, bounceSubType, timestamp, bouncedRecipients }: z.infer<typeof bounce>) {
  const isAnswer = bouncedRecipients.every(({ action, status }) => !action && !status)
  const isPermanent = bounceType === 'Permanent'
  if (!isPermanent && bounceSubType === 'General' && isAnswer) return null
  const reason = `${bounceType} ${bounceSubType}`.trim()
  return { kind: 'bounced', at: timestamp, reason, suspends: isPermanent } as const
}

/** "not-spam" says that the reader wants the mail; every other report closes the address. */
function complained({ timestamp, complaintFeedbackType, complaintSubType }: z.infer<typeof complaint>) {
  if (complaintFeedbackType === 'not-spam') return null
  const reason = complaintSubType ?? complaintFeedbackType ?? ''
  return { kind: 'complained', at: timestamp, reason, suspends: true } as const
}
