import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Instant } from '../../domain/plan/plan.ts'
import type { Environment } from '../../functions/config.ts'
import { startLocalDocuments } from '../../infra/local/documents/local-documents.ts'
import { startLocalGoogle } from '../../infra/local/google/local-google.ts'
import { startLocalMail } from '../../infra/local/mail/local-mail.ts'
import { startLocalTable } from '../../infra/local/table.ts'
import { startLocalTokens } from '../../infra/local/tokens.ts'

/** For whom local identity tokens are made. */
const LOCAL_AUDIENCE = 'rollcall-local'

const BUCKET = 'rollcall-documents'

export interface EmbeddedServices {
  /** What a process needs to know to find the services: the same variables as in the cloud. */
  readonly environment: Environment
  readonly mailFolder: string
  close(): Promise<void>
}

/** Starts table, mail, documents, tokens and Google on loopback, with their data under one folder. */
export async function startServices(folder: string, now: () => Instant): Promise<EmbeddedServices> {
  const mailFolder = join(folder, 'mail')
  const [table, mail, documents, tokens] = await Promise.all([
    startLocalTable({ folder: join(folder, 'table') }),
    startLocalMail({ folder: mailFolder, now }),
    startLocalDocuments({ folder: join(folder, 'documents'), bucket: BUCKET }),
    startLocalTokens(),
  ])
  const google = await startLocalGoogle({
    folder: join(folder, 'google'),
    now,
    newId: () => randomBytes(33).toString('base64url'),
    verifyToken: tokens.verifyAccessToken,
  })
  return {
    environment: {
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      // The services on this machine have no quota.
      ROLLCALL_DYNAMODB_ENDPOINT: table.url,
      ROLLCALL_SES_ENDPOINT: mail.url,
      ROLLCALL_S3_ENDPOINT: documents.url,
      ROLLCALL_DOCUMENTS_BUCKET: BUCKET,
      ROLLCALL_SES_MAILS_PER_SECOND: '1000000',
      ROLLCALL_SES_CONFIGURATION_SET: 'rollcall',
      ROLLCALL_GOOGLE_ROOT_URL: google.url,
      ROLLCALL_GOOGLE_CALLS_PER_MINUTE: '1000000',
      ROLLCALL_GOOGLE_AUDIENCE:
        '//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/local/providers/local',
      ROLLCALL_GOOGLE_TOKEN_URL: `${tokens.url}/v1/token`,
      ROLLCALL_GOOGLE_IMPERSONATION_URL: `${tokens.url}/v1/projects/-/serviceAccounts/rollcall@local:generateAccessToken`,
      ROLLCALL_IDENTITY_ISSUER: tokens.url,
      ROLLCALL_IDENTITY_JWKS_URL: `${tokens.url}/jwks`,
      ROLLCALL_IDENTITY_AUDIENCES: LOCAL_AUDIENCE,
    },
    mailFolder,
    async close() {
      await Promise.all([google, table, mail, documents, tokens].map((service) => service.close()))
    },
  }
}
