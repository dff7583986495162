import * as z from 'zod'

const yes = z
  .union([z.boolean(), z.enum(['true', 'false'])])
  .transform((value) => value === true || value === 'true')

const IMPERSONATION =
  /^https:\/\/iamcredentials\.googleapis\.com\/v1\/projects\/-\/serviceAccounts\/[^\s,]+:generateAccessToken$/

const areImpersonations = (text: string): boolean => text.split(',').every((url) => IMPERSONATION.test(url))

/** Whether a name is in the IANA time zone database, by which EventBridge Scheduler reads schedules. */
function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/**
 * What an office decides about its installation: CDK context, from cdk.json or from `-c name=value`. Everything
 * else follows from the steps.
 */
const Settings = z.object({
  environment: z.enum(['dev', 'prod']).default('dev'),
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/)
    .default('ap-southeast-1'),
  /** Ticks and dates: that of the plans. */
  zone: z.string().refine(isZone, 'not the name of a time zone').default('Asia/Ho_Chi_Minh'),
  language: z.enum(['vi', 'en']).default('vi'),
  /** A file made by `rollcall plan pack`. */
  campaigns: z.string().min(1),
  /** The domain, or the one address, that mails come from; the plans name the address itself. */
  sender: z.string().regex(/^([^@\s]+@)?[a-z0-9-]+(\.[a-z0-9-]+)+$/i),
  /** Who hears alarms. */
  operator: z.email(),
  /** For how many days rows are kept after their cycle has ended; absent: for ever. */
  keepRowsDays: z.coerce.number().int().min(30).optional(),
  monthlyBudgetUsd: z.coerce.number().positive().default(10),
  googleAudience: z
    .string()
    .regex(/^\/\/iam\.googleapis\.com\/projects\/\d+\/locations\/global\/workloadIdentityPools\//),
  /** Of the service account; of several, separated by commas. */
  googleImpersonationUrl: z
    .string()
    .refine(areImpersonations, 'not the address by which a service account is impersonated'),
  googleDriveFolder: z.string().min(1),
  /** A spreadsheet that new ones are copies of, so that its script comes along. */
  googleTemplate: z.string().min(1).optional(),
  googleCallsPerMinute: z.coerce.number().int().min(1).default(60),
  googleProjectCallsPerMinute: z.coerce.number().int().min(1).optional(),
  sesMailsPerSecond: z.coerce.number().positive().default(1),
  /** OAuth client ids of the scripts, separated by commas; empty: any of Google's, bound at first use. */
  identityAudiences: z.string().default(''),
  /** A key of the office's own for personal data: it can be taken away, and costs a dollar a month. */
  ownKey: yes.default(false),
  /** Functions without a way out but to Google: endpoints for AWS, a NAT gateway for the rest. */
  private: yes.default(false),
  /** CloudFront and a web application firewall before the API. */
  edge: yes.default(false),
  /** Where scripts send their pokes, when that is not the API itself: output PokeUrl of the edge. */
  pokeUrl: z.url().optional(),
})

export type Settings = Readonly<z.infer<typeof Settings>>

export const SETTING_NAMES = Object.keys(Settings.shape) as readonly (keyof Settings)[]

/** Whether a setting takes a value, as it stands on the command line of cdk. */
export const isSetting = (name: keyof Settings, text: string): boolean =>
  Settings.shape[name].safeParse(text).success

/**
 * Reads the settings from the context.
 *
 * @param contextOf the value of a name, undefined when it is not set
 * @throws with a line for each setting that is missing or wrong
 */
export function readSettings(contextOf: (name: string) => unknown): Settings {
  const given = Object.keys(Settings.shape).flatMap((name) => {
    const value = contextOf(name)
    return value === undefined ? [] : [[name, value]]
  })
  const read = Settings.safeParse(Object.fromEntries(given))
  if (read.success) return read.data
  const faults = read.error.issues.map(({ path, message }) => `  -c ${path.join('.')}=...: ${message}`)
  throw new Error(`The settings of this installation:\n${faults.join('\n')}`)
}
