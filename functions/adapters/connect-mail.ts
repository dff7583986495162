import type { Config } from '../config.ts'
import type { Mailer } from '../ports/mail.ts'
import { USUAL_PATIENCE } from './google-trouble.ts'
import { pacedMailer } from './paced-mailer.ts'
import { createSesClient, createSesMailer } from './ses-mailer.ts'

/** The mailer over the SES that a configuration names, at the account's pace. */
export function connectMail(config: Config): { readonly mailer: Mailer; close(): void } {
  const { region, credentials, sesEndpoint, sesConfigurationSet, sesMailsPerSecond: perSecond } = config
  const client = createSesClient({ region, credentials, ...(sesEndpoint ? { endpoint: sesEndpoint } : {}) })
  const mailer = createSesMailer(client, sesConfigurationSet ? { configurationSet: sesConfigurationSet } : {})
  return {
    mailer: pacedMailer(mailer, { perSecond, now: Date.now, sleep: USUAL_PATIENCE.sleep }),
    close: () => client.destroy(),
  }
}
