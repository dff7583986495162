import type { Mailer } from '../ports/mail.ts'
import { createPace, type PaceOptions } from './google-pace.ts'

export interface MailPace extends Pick<PaceOptions, 'now' | 'sleep'> {
  /** Mails that the account may send a second; SES allows no burst beyond it. */
  readonly perSecond: number
}

/** A mailer that waits for the account's rate: a reminder to a whole district is not refused half-way. */
export function pacedMailer(mailer: Mailer, { perSecond, now, sleep }: MailPace): Mailer {
  const pace = createPace({ perMinute: perSecond * 60, burst: Math.max(1, perSecond), now, sleep })
  return {
    async send(mail) {
      await pace()
      return mailer.send(mail)
    },
  }
}
