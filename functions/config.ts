import * as z from 'zod/mini'
import en from 'zod/v4/locales/en.js'

const areUrls = (text: string): boolean => text.split(',').every((url) => z.url().safeParse(url).success)

/**
 * Everything that differs between one machine and the cloud: addresses and names, never behaviour. Read once
 * from the environment by whoever starts the process.
 */
const Environment = z.object({
  AWS_REGION: z._default(z.string(), 'ap-southeast-1'),
  AWS_ACCESS_KEY_ID: z.string(),
  AWS_SECRET_ACCESS_KEY: z.string(),
  AWS_SESSION_TOKEN: z.optional(z.string()),
  /** Absent in the cloud, where the SDK knows the address. */
  ROLLCALL_DYNAMODB_ENDPOINT: z.optional(z.url()),
  ROLLCALL_SES_ENDPOINT: z.optional(z.url()),
  ROLLCALL_SQS_ENDPOINT: z.optional(z.url()),
  ROLLCALL_SSM_ENDPOINT: z.optional(z.url()),
  ROLLCALL_S3_ENDPOINT: z.optional(z.url()),
  ROLLCALL_LAMBDA_ENDPOINT: z.optional(z.url()),
  /** Which installation of an account this is: "prod". */
  ROLLCALL_INSTALLATION: z._default(z.string(), 'local'),
  ROLLCALL_LANGUAGE: z._default(z.enum(['vi', 'en']), 'vi'),
  /** The plans and their units (functions/adapters/packed-campaigns.ts); in the cloud a layer holds them. */
  ROLLCALL_CAMPAIGNS_FILE: z._default(z.string(), '/opt/campaigns.json'),
  /** Where settings stand in SSM; absent: the environment is all there is. */
  ROLLCALL_SETTINGS_PATH: z.optional(z.string()),
  ROLLCALL_SYNC_SHEET_QUEUE_URL: z.optional(z.url()),
  /** The function that answer-poke asks to check a sheet while a clerk waits; absent: the queue does it. */
  ROLLCALL_SYNC_SHEET_FUNCTION: z.optional(z.string().check(z.minLength(1))),
  ROLLCALL_SEND_MAIL_QUEUE_URL: z.optional(z.url()),
  ROLLCALL_PROVISION_SHEETS_QUEUE_URL: z.optional(z.url()),
  /** Where the scripts inside the sheets send their pokes: the address of the HTTP API with "/poke". */
  ROLLCALL_POKE_URL: z.optional(z.url()),
  /** Where pictures and attachments of mails are kept. */
  ROLLCALL_DOCUMENTS_BUCKET: z._default(z.string().check(z.minLength(3)), 'rollcall-documents'),
  /** For how long rows are kept after their cycle has ended; absent: for ever. */
  ROLLCALL_KEEP_ROWS_DAYS: z.optional(z.coerce.number().check(z.int(), z.gte(30))),
  /** The part of Google's and SES's rates that this process may use: several share one account. */
  ROLLCALL_SHARE_OF_RATES: z._default(z.coerce.number().check(z.gte(0), z.lte(1)), 1),
  ROLLCALL_SES_CONFIGURATION_SET: z.optional(z.string()),
  /** The account's sending rate; 1 is what SES gives an account in its sandbox. */
  ROLLCALL_SES_MAILS_PER_SECOND: z._default(z.coerce.number().check(z.positive()), 1),
  ROLLCALL_ROWS_TABLE: z._default(z.string(), 'rollcall-rows'),
  ROLLCALL_STATE_TABLE: z._default(z.string(), 'rollcall-state'),
  ROLLCALL_GOOGLE_ROOT_URL: z.optional(z.url()),
  /** A folder of a shared drive in which spreadsheets are made: service accounts own no files. */
  ROLLCALL_GOOGLE_DRIVE_FOLDER: z.optional(z.string().check(z.minLength(1))),
  /** A spreadsheet of which new ones are made as copies, so that its script comes along; absent: made empty. */
  ROLLCALL_GOOGLE_TEMPLATE: z.optional(z.string().check(z.minLength(1))),
  /** Absent where a step has no business with Google. */
  ROLLCALL_GOOGLE_AUDIENCE: z.optional(z.string()),
  ROLLCALL_GOOGLE_TOKEN_URL: z._default(z.url(), 'https://sts.googleapis.com/v1/token'),
  /** Of the service account; of several, separated by commas, where one account's quota is too small. */
  ROLLCALL_GOOGLE_IMPERSONATION_URL: z.optional(z.string().check(z.refine(areUrls, 'Invalid URL'))),
  /**
   * What Google allows an account, and all accounts of a project together (five times as much); more after a
   * quota was raised.
   */
  ROLLCALL_GOOGLE_CALLS_PER_MINUTE: z._default(z.coerce.number().check(z.int(), z.gte(1)), 60),
  ROLLCALL_GOOGLE_PROJECT_CALLS_PER_MINUTE: z.optional(z.coerce.number().check(z.int(), z.gte(1))),
  ROLLCALL_IDENTITY_ISSUER: z._default(z.url(), 'https://accounts.google.com'),
  ROLLCALL_IDENTITY_JWKS_URL: z._default(z.url(), 'https://www.googleapis.com/oauth2/v3/certs'),
  /** OAuth client ids of the scripts, separated by commas. */
  ROLLCALL_IDENTITY_AUDIENCES: z._default(z.string(), ''),
})

export type Environment = Readonly<Record<string, string | undefined>>

/** The environment of this process; nobody else asks for it. */
export const readEnvironment = (): Environment => process.env

/** Every variable that is read; infra/aws can set no other. */
export type VariableName = keyof typeof Environment.shape

/** The steps that other steps put jobs for. */
export type QueuedStep = 'sync-sheet' | 'send-mail' | 'provision-sheets'

export interface GoogleConfig {
  readonly rootUrl: string | undefined
  readonly driveFolder: string | undefined
  readonly template: string | undefined
  readonly audience: string
  readonly tokenUrl: string
  /** One for each account, at least one. */
  readonly impersonationUrls: readonly string[]
  readonly callsPerMinute: number
  readonly projectCallsPerMinute: number
}

export interface Config {
  readonly region: string
  readonly credentials: {
    readonly accessKeyId: string
    readonly secretAccessKey: string
    readonly sessionToken?: string
  }
  readonly dynamodbEndpoint: string | undefined
  readonly sesEndpoint: string | undefined
  readonly sesConfigurationSet: string | undefined
  readonly sesMailsPerSecond: number
  readonly tables: { readonly rows: string; readonly state: string }
  readonly installation: string
  readonly language: 'vi' | 'en'
  readonly campaignsFile: string
  readonly settingsPath: string | undefined
  readonly ssmEndpoint: string | undefined
  readonly sqsEndpoint: string | undefined
  readonly queueUrls: Readonly<Record<QueuedStep, string | undefined>>
  readonly lambdaEndpoint: string | undefined
  /** Absent: no sheet is checked within a call. */
  readonly syncSheetFunction: string | undefined
  readonly pokeUrl: string | undefined
  /** null: rows are kept for ever. */
  readonly keepRowsDays: number | null
  readonly s3Endpoint: string | undefined
  readonly documentsBucket: string
  /** null: this step has no business with Google. */
  readonly google: GoogleConfig | null
  readonly identity: {
    readonly issuer: string
    readonly jwksUrl: string
    readonly audiences: readonly string[]
  }
}

type Read<T> =
  | { readonly ok: true; readonly config: T }
  | { readonly ok: false; readonly faults: readonly string[] }

/** Reads the configuration; faults name the variable and what is wrong with it, never its value. */
export function readConfig(environment: Environment): Read<Config> {
  const keys = googleKeysIn(environment)
  const read = Environment.safeParse(environment, { error: en().localeError })
  const faults = [
    ...keys.map((name) => `${name}: holds a Google key; Rollcall proves who it is by its AWS role`),
    ...(read.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`),
  ]
  return read.success && faults.length === 0
    ? { ok: true, config: configFrom(read.data) }
    : { ok: false, faults }
}

/**
 * Variables that hold, or lead to, the key of a Google service account. A key is a secret that does not expire;
 * workload identity federation needs none, so one that lies about is refused.
 */
const googleKeysIn = (environment: Environment): readonly string[] =>
  Object.entries(environment).flatMap(([name, value]) =>
    value && (name === 'GOOGLE_APPLICATION_CREDENTIALS' || /private_key|PRIVATE KEY-----/.test(value))
      ? [name]
      : [],
  )

function configFrom(data: z.infer<typeof Environment>): Config {
  const sessionToken = data.AWS_SESSION_TOKEN
  return {
    region: data.AWS_REGION,
    credentials: {
      accessKeyId: data.AWS_ACCESS_KEY_ID,
      secretAccessKey: data.AWS_SECRET_ACCESS_KEY,
      ...(sessionToken ? { sessionToken } : {}),
    },
    installation: data.ROLLCALL_INSTALLATION,
    language: data.ROLLCALL_LANGUAGE,
    campaignsFile: data.ROLLCALL_CAMPAIGNS_FILE,
    settingsPath: data.ROLLCALL_SETTINGS_PATH,
    ssmEndpoint: data.ROLLCALL_SSM_ENDPOINT,
    dynamodbEndpoint: data.ROLLCALL_DYNAMODB_ENDPOINT,
    tables: { rows: data.ROLLCALL_ROWS_TABLE, state: data.ROLLCALL_STATE_TABLE },
    sqsEndpoint: data.ROLLCALL_SQS_ENDPOINT,
    queueUrls: {
      'sync-sheet': data.ROLLCALL_SYNC_SHEET_QUEUE_URL,
      'send-mail': data.ROLLCALL_SEND_MAIL_QUEUE_URL,
      'provision-sheets': data.ROLLCALL_PROVISION_SHEETS_QUEUE_URL,
    },
    lambdaEndpoint: data.ROLLCALL_LAMBDA_ENDPOINT,
    syncSheetFunction: data.ROLLCALL_SYNC_SHEET_FUNCTION,
    pokeUrl: data.ROLLCALL_POKE_URL,
    keepRowsDays: data.ROLLCALL_KEEP_ROWS_DAYS ?? null,
    s3Endpoint: data.ROLLCALL_S3_ENDPOINT,
    documentsBucket: data.ROLLCALL_DOCUMENTS_BUCKET,
    sesEndpoint: data.ROLLCALL_SES_ENDPOINT,
    sesConfigurationSet: data.ROLLCALL_SES_CONFIGURATION_SET,
    sesMailsPerSecond: data.ROLLCALL_SES_MAILS_PER_SECOND * data.ROLLCALL_SHARE_OF_RATES,
    google: googleFrom(data),
    identity: {
      issuer: data.ROLLCALL_IDENTITY_ISSUER,
      jwksUrl: data.ROLLCALL_IDENTITY_JWKS_URL,
      audiences: data.ROLLCALL_IDENTITY_AUDIENCES.split(',').filter((audience) => audience !== ''),
    },
  }
}

function googleFrom(data: z.infer<typeof Environment>): GoogleConfig | null {
  const { ROLLCALL_GOOGLE_AUDIENCE: audience, ROLLCALL_GOOGLE_IMPERSONATION_URL: impersonationUrl } = data
  if (!audience || !impersonationUrl) return null
  const share = (rate: number): number => Math.max(1, Math.floor(rate * data.ROLLCALL_SHARE_OF_RATES))
  return {
    rootUrl: data.ROLLCALL_GOOGLE_ROOT_URL,
    driveFolder: data.ROLLCALL_GOOGLE_DRIVE_FOLDER,
    template: data.ROLLCALL_GOOGLE_TEMPLATE,
    audience,
    tokenUrl: data.ROLLCALL_GOOGLE_TOKEN_URL,
    impersonationUrls: impersonationUrl.split(','),
    callsPerMinute: share(data.ROLLCALL_GOOGLE_CALLS_PER_MINUTE),
    projectCallsPerMinute: share(
      data.ROLLCALL_GOOGLE_PROJECT_CALLS_PER_MINUTE ?? 5 * data.ROLLCALL_GOOGLE_CALLS_PER_MINUTE,
    ),
  }
}
