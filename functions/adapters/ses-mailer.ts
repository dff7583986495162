import {
  SESClient,
  type SESClientConfig,
  SESServiceException,
  SendRawEmailCommand,
} from '@aws-sdk/client-ses'
import MailComposer from 'nodemailer/lib/mail-composer'
import { MAIL_TAG, tagOf } from '../../domain/agenda/letter-key.ts'
import { fingerprintOf } from '../../domain/sheet/fingerprint.ts'
import { NOTICE_WORDS } from '../../domain/words/notice-words.ts'
import type { Mailer, SendResult } from '../ports/mail.ts'

export type OutgoingMail = Parameters<Mailer['send']>[0]

/**
 * An SES client that tries once. With its usual retries one mail could leave three times when an answer is
 * lost on the way.
 */
export const createSesClient = (config: SESClientConfig): SESClient =>
  new SESClient({ ...config, maxAttempts: 1 })

/**
 * Sends mails through SES as raw MIME. A definite refusal by SES is `refused` and may be tried again; when
 * the answer is lost or unclear the mail may have left: `unknown`.
 */
export function createSesMailer(
  client: SESClient,
  options: { readonly configurationSet?: string } = {},
): Mailer {
  return {
    async send(mail) {
      const command = new SendRawEmailCommand({
        Source: mail.from.email,
        Destinations: [mail.to],
        RawMessage: { Data: await rawMessage(mail) },
        Tags: [{ Name: MAIL_TAG, Value: tagOf(mail.tag) }],
        ...(options.configurationSet ? { ConfigurationSetName: options.configurationSet } : {}),
      })
      try {
        const { MessageId } = await client.send(command)
        return MessageId
          ? { kind: 'sent', messageId: MessageId }
          : { kind: 'unknown', reason: 'answer without a message id' }
      } catch (error) {
        return fromError(error)
      }
    },
  }
}

/**
 * Whether a mail was certainly not taken. SES's own errors of the sender's side (4xx) say so: a rate or quota
 * that is used up, a paused account, an address that is not verified, a signature. So does a connection that
 * was never made. All else leaves doubt: an error of the service's side, a time-out, a broken connection.
 * https://docs.aws.amazon.com/ses/latest/APIReference/API_SendRawEmail.html
 * https://docs.aws.amazon.com/ses/latest/APIReference/CommonErrors.html
 */
function fromError(error: unknown): SendResult {
  const reason = error instanceof Error ? error.name : 'Error'
  if (neverConnected(error)) return { kind: 'refused', reason: 'no connection', of: 'mail' }
  const status = error instanceof SESServiceException ? (error.$metadata.httpStatusCode ?? 0) : 0
  const isTheirWord = status >= 400 && status < 500 && status !== REQUEST_TIMEOUT
  if (!isTheirWord) return { kind: 'unknown', reason }
  const isOfAddress = reason === 'InvalidParameterValue' && ADDRESS.test((error as Error).message)
  return { kind: 'refused', reason, of: isOfAddress ? 'address' : 'mail' }
}

/**
 * How SES says that a recipient's address is none ("Illegal address", "Missing final '@domain'", "Local address
 * contains control or whitespace", "Domain ends with dot"); what stands beside it is not kept, for it may be the
 * address. The sender's own address has been verified, or there is no mail at all.
 */
const ADDRESS = /\b(address|domain|user name)\b/i

/** Whoever gave up waiting may have read a whole request. */
const REQUEST_TIMEOUT = 408

/** A host with several addresses, as Amazon's are, fails with the failures of all of them (Node's autoSelectFamily). */
const neverConnected = (error: unknown): boolean =>
  error instanceof AggregateError
    ? error.errors.length > 0 && error.errors.every(neverConnected)
    : error instanceof Error &&
      'syscall' in error &&
      (error.syscall === 'connect' || error.syscall === 'getaddrinfo')

/** The whole message. The same mail gives the same bytes: its id and boundaries come from its tag. */
export async function rawMessage(mail: OutgoingMail): Promise<Uint8Array> {
  const seed = fingerprintOf(mail.tag)
  const composer = new MailComposer({
    // Apart: in one text a name with a colon, a bracket or a quotation mark would be taken for several addresses.
    from: { name: mail.from.name, address: mail.from.email },
    to: mail.to,
    subject: mail.content.subject,
    text: mail.content.text,
    html: mail.content.html,
    date: new Date(mail.date),
    messageId: `<${seed}.${mail.date.toString(36)}@${mail.from.email.split('@')[1] ?? 'localhost'}>`,
    baseBoundary: seed,
    headers: {
      'X-Rollcall-Tag': seed,
      'Auto-Submitted': 'auto-generated',
      'Content-Language': mail.content.language,
      'List-Unsubscribe': `<${leaveAddress(mail, seed)}>`,
    },
    attachments: mail.content.attachments.map(({ name, type, hash, cid }) => ({
      filename: name,
      contentType: type,
      content: Buffer.from(mail.files.get(hash) ?? missing(hash)),
      ...(cid ? { cid, contentDisposition: 'inline' as const } : {}),
    })),
    // Everything comes from the mail itself: nothing in it may make the composer read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return new Promise((resolve, reject) => {
    composer.compile().build((error, message) => (error ? reject(error) : resolve(message)))
  })
}

/**
 * Where a mail program's button "unsubscribe" writes (RFC 2369, 3.2): to the office in whose name the mail goes. Its
 * notices are duties of a unit, so nobody leaves by pressing a button; the office names another reader. There is no
 * address that takes a POST (RFC 8058): pressed twice it is two letters to the office, and ends nothing.
 */
function leaveAddress({ from, content }: OutgoingMail, seed: string): string {
  const subject = NOTICE_WORDS[content.language].otherReader(seed)
  return `mailto:${from.email}?subject=${encodeURIComponent(subject)}`
}

function missing(hash: string): never {
  throw new Error(`the mailer was not given document ${hash}`)
}
