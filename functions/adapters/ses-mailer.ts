import {
  SESClient,
  type SESClientConfig,
  SESServiceException,
  SendRawEmailCommand,
} from '@aws-sdk/client-ses'
import MailComposer from 'nodemailer/lib/mail-composer'
import { fingerprintOf } from '../../domain/sheet/fingerprint.ts'
import type { Mailer, SendResult } from '../ports.ts'

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
        Source: addressOf(mail.from),
        Destinations: [mail.to],
        RawMessage: { Data: await rawMessage(mail) },
        Tags: [{ Name: 'rollcall', Value: fingerprintOf(mail.tag) }],
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

/** A 4xx answer is SES's own word that it did not take the mail; anything else leaves doubt. */
function fromError(error: unknown): SendResult {
  const status = error instanceof SESServiceException ? (error.$metadata.httpStatusCode ?? 0) : 0
  const name = error instanceof Error ? error.name : 'Error'
  return status >= 400 && status < 500 ? { kind: 'refused', reason: name } : { kind: 'unknown', reason: name }
}

const addressOf = (from: string): string => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from

/** The whole message. The same mail gives the same bytes: its id and boundaries come from its tag. */
export async function rawMessage(mail: OutgoingMail): Promise<Uint8Array> {
  const seed = fingerprintOf(mail.tag)
  const composer = new MailComposer({
    from: mail.from,
    to: mail.to,
    subject: mail.content.subject,
    text: mail.content.text,
    html: mail.content.html,
    date: new Date(mail.date),
    messageId: `<${seed}.${mail.date.toString(36)}@${addressOf(mail.from).split('@')[1] ?? 'localhost'}>`,
    baseBoundary: seed,
    headers: {
      'X-Rollcall-Tag': seed,
      'Auto-Submitted': 'auto-generated',
      'Content-Language': mail.content.language,
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

function missing(hash: string): never {
  throw new Error(`the mailer was not given document ${hash}`)
}
