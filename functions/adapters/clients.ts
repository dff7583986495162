import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Config } from '../config.ts'
import type {
  Documents,
  Facts,
  Files,
  IdentityTokens,
  Ledger,
  Mailer,
  Outbox,
  Reports,
  Sheets,
} from '../ports.ts'
import { createDynamodbFacts } from './dynamodb-facts.ts'
import { createDynamodbLedger } from './dynamodb-ledger.ts'
import { createDynamodbOutbox } from './dynamodb-outbox.ts'
import { createDynamodbReports } from './dynamodb-reports.ts'
import { ensureTables } from './dynamodb-tables.ts'
import { createGoogleAuth } from './google-auth.ts'
import { createGoogleDrive } from './google-drive.ts'
import { createPace } from './google-pace.ts'
import { createGoogleSheets } from './google-sheets.ts'
import { USUAL_PATIENCE } from './google-trouble.ts'
import { createIdentityTokens } from './identity-tokens.ts'
import { pacedMailer } from './paced-mailer.ts'
import { createS3Documents } from './s3-documents.ts'
import { createSesClient, createSesMailer } from './ses-mailer.ts'

/** Every port over its real service. */
export interface Services {
  readonly sheets: Sheets
  readonly files: Files
  readonly reports: Reports
  readonly facts: Facts
  readonly ledger: Ledger
  readonly outbox: Outbox
  readonly documents: Documents
  readonly mailer: Mailer
  readonly tokens: IdentityTokens
  /** Makes the tables where they do not exist yet. */
  ready(): Promise<void>
  close(): void
}

/** Wires the adapters to the services that a configuration names: one machine and the cloud alike. */
export function connect(config: Config): Services {
  const { region, credentials, tables } = config
  const dynamodb = new DynamoDBClient({
    region,
    credentials,
    ...(config.dynamodbEndpoint ? { endpoint: config.dynamodbEndpoint } : {}),
  })
  const ses = createSesClient({
    region,
    credentials,
    ...(config.sesEndpoint ? { endpoint: config.sesEndpoint } : {}),
  })
  const documents = documentsOf(config)
  const { accessKeyId, secretAccessKey, sessionToken } = credentials
  const awsCredentials = async () => ({
    accessKeyId,
    secretAccessKey,
    ...(sessionToken ? { token: sessionToken } : {}),
  })
  if (!config.google) throw new Error('the configuration names no Google')
  const auth = createGoogleAuth({ ...config.google, region, awsCredentials })
  const { callsPerMinute: perMinute, rootUrl, driveFolder: folder } = config.google
  const pace = createPace({ perMinute, now: Date.now, sleep: USUAL_PATIENCE.sleep })
  const google = { auth, patience: { ...USUAL_PATIENCE, pace }, ...(rootUrl ? { rootUrl } : {}) }
  return {
    sheets: createGoogleSheets(google),
    files: createGoogleDrive({ ...google, ...(folder ? { folder } : {}) }),
    reports: createDynamodbReports(dynamodb, tables),
    facts: createDynamodbFacts(dynamodb, tables),
    ledger: createDynamodbLedger(dynamodb, tables),
    outbox: createDynamodbOutbox(dynamodb, tables),
    documents,
    mailer: pacedMailer(
      createSesMailer(
        ses,
        config.sesConfigurationSet ? { configurationSet: config.sesConfigurationSet } : {},
      ),
      { perSecond: config.sesMailsPerSecond, now: Date.now, sleep: USUAL_PATIENCE.sleep },
    ),
    tokens: createIdentityTokens(config.identity),
    ready: () => ensureTables(dynamodb, tables),
    close() {
      dynamodb.destroy()
      ses.destroy()
      documents.close()
    },
  }
}

const documentsOf = ({ region, credentials, s3Endpoint, documentsBucket }: Config) =>
  createS3Documents(
    // An endpoint of one's own has no host name for each bucket.
    { region, credentials, ...(s3Endpoint ? { endpoint: s3Endpoint, forcePathStyle: true } : {}) },
    documentsBucket,
  )
