import type { Config } from '../config.ts'
import type { Documents, Papers, Pictures } from '../ports/documents.ts'
import type { IdentityTokens } from '../ports/identity-tokens.ts'
import type { Mailer } from '../ports/mail.ts'
import { connectDocuments } from './connect-documents.ts'
import { connectGoogle, type Google } from './connect-google.ts'
import { connectMail } from './connect-mail.ts'
import { connectTables, type Tables } from './connect-tables.ts'
import { createPapers } from './docx-papers.ts'
import { createIdentityTokens } from './identity-tokens.ts'
import { createPictures } from './resvg-pictures.ts'

/** Every port over its real service. */
export interface Services extends Tables, Google {
  readonly documents: Documents
  readonly pictures: Pictures
  readonly papers: Papers
  readonly mailer: Mailer
  readonly tokens: IdentityTokens
}

/** Wires the adapters to the services that a configuration names: one machine and the cloud alike. */
export function connect(config: Config): Services {
  const tables = connectTables(config)
  const mail = connectMail(config)
  const documents = connectDocuments(config)
  return {
    ...tables,
    ...connectGoogle(config),
    documents,
    pictures: createPictures(),
    papers: createPapers(),
    mailer: mail.mailer,
    tokens: createIdentityTokens(config.identity),
    close() {
      tables.close()
      mail.close()
      documents.close()
    },
  }
}
