import * as z from 'zod'

/**
 * Everything that differs between one machine and the cloud: addresses and names, never behaviour. Read once
 * from the environment by whoever starts the process.
 */
const Environment = z.object({
  AWS_REGION: z.string().default('ap-southeast-1'),
  AWS_ACCESS_KEY_ID: z.string(),
  AWS_SECRET_ACCESS_KEY: z.string(),
  AWS_SESSION_TOKEN: z.string().optional(),
  /** Absent in the cloud, where the SDK knows the address. */
  ROLLCALL_DYNAMODB_ENDPOINT: z.url().optional(),
  ROLLCALL_SES_ENDPOINT: z.url().optional(),
  ROLLCALL_SES_CONFIGURATION_SET: z.string().optional(),
  /** The account's sending rate; 1 is what SES gives an account in its sandbox. */
  ROLLCALL_SES_MAILS_PER_SECOND: z.coerce.number().positive().default(1),
  ROLLCALL_ROWS_TABLE: z.string().default('rollcall-rows'),
  ROLLCALL_STATE_TABLE: z.string().default('rollcall-state'),
  ROLLCALL_GOOGLE_ROOT_URL: z.url().optional(),
  /** A folder of a shared drive in which spreadsheets are made: service accounts own no files. */
  ROLLCALL_GOOGLE_DRIVE_FOLDER: z.string().min(1).optional(),
  ROLLCALL_GOOGLE_AUDIENCE: z.string(),
  ROLLCALL_GOOGLE_TOKEN_URL: z.url().default('https://sts.googleapis.com/v1/token'),
  ROLLCALL_GOOGLE_IMPERSONATION_URL: z.url(),
  /** What Google allows an account and project; more after a quota was raised. */
  ROLLCALL_GOOGLE_CALLS_PER_MINUTE: z.coerce.number().int().min(1).default(60),
  ROLLCALL_IDENTITY_ISSUER: z.url().default('https://accounts.google.com'),
  ROLLCALL_IDENTITY_JWKS_URL: z.url().default('https://www.googleapis.com/oauth2/v3/certs'),
  /** OAuth client ids of the scripts, separated by commas. */
  ROLLCALL_IDENTITY_AUDIENCES: z.string().default(''),
})

export type Environment = Readonly<Record<string, string | undefined>>

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
  readonly google: {
    readonly rootUrl: string | undefined
    readonly driveFolder: string | undefined
    readonly audience: string
    readonly tokenUrl: string
    readonly impersonationUrl: string
    readonly callsPerMinute: number
  }
  readonly identity: {
    readonly issuer: string
    readonly jwksUrl: string
    readonly audiences: readonly string[]
  }
}

/** Reads the configuration; faults name the variable and what is wrong with it, never its value. */
export function readConfig(
  environment: Environment,
):
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly faults: readonly string[] } {
  const read = Environment.safeParse(environment)
  if (!read.success)
    return {
      ok: false,
      faults: read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    }
  const { data } = read
  const sessionToken = data.AWS_SESSION_TOKEN
  return {
    ok: true,
    config: {
      region: data.AWS_REGION,
      credentials: {
        accessKeyId: data.AWS_ACCESS_KEY_ID,
        secretAccessKey: data.AWS_SECRET_ACCESS_KEY,
        ...(sessionToken ? { sessionToken } : {}),
      },
      dynamodbEndpoint: data.ROLLCALL_DYNAMODB_ENDPOINT,
      sesEndpoint: data.ROLLCALL_SES_ENDPOINT,
      sesConfigurationSet: data.ROLLCALL_SES_CONFIGURATION_SET,
      sesMailsPerSecond: data.ROLLCALL_SES_MAILS_PER_SECOND,
      tables: { rows: data.ROLLCALL_ROWS_TABLE, state: data.ROLLCALL_STATE_TABLE },
      google: {
        rootUrl: data.ROLLCALL_GOOGLE_ROOT_URL,
        driveFolder: data.ROLLCALL_GOOGLE_DRIVE_FOLDER,
        audience: data.ROLLCALL_GOOGLE_AUDIENCE,
        tokenUrl: data.ROLLCALL_GOOGLE_TOKEN_URL,
        impersonationUrl: data.ROLLCALL_GOOGLE_IMPERSONATION_URL,
        callsPerMinute: data.ROLLCALL_GOOGLE_CALLS_PER_MINUTE,
      },
      identity: {
        issuer: data.ROLLCALL_IDENTITY_ISSUER,
        jwksUrl: data.ROLLCALL_IDENTITY_JWKS_URL,
        audiences: data.ROLLCALL_IDENTITY_AUDIENCES.split(',').filter((audience) => audience !== ''),
      },
    },
  }
}
