import type { Config } from '../config.ts'
import type { Files } from '../ports/files.ts'
import type { Sheets } from '../ports/sheets.ts'
import { createGoogleAuth } from './google-auth.ts'
import { createGoogleDrive } from './google-drive.ts'
import { accountPaces } from './google-pace.ts'
import { createGoogleSheets } from './google-sheets.ts'
import { USUAL_PATIENCE } from './google-trouble.ts'
import { spreadSheets } from './spread-sheets.ts'

/** The account that an address of impersonation names: .../serviceAccounts/ADDRESS:generateAccessToken. */
const accountIn = (url: string): readonly string[] =>
  /\/serviceAccounts\/([^/]+):generateAccessToken$/.exec(url)?.slice(1) ?? []

export interface Google {
  readonly sheets: Sheets
  readonly files: Files
}

/**
 * Sheets over all accounts, each at its own pace and together at the project's; Drive, whose quota is thousands of
 * times larger, over the first. Throws where the configuration names no Google.
 */
export function connectGoogle({ region, credentials, google: settings }: Config): Google {
  if (!settings) throw new Error('the configuration names no Google')
  const { accessKeyId, secretAccessKey, sessionToken } = credentials
  const awsCredentials = async () => ({
    accessKeyId,
    secretAccessKey,
    ...(sessionToken ? { token: sessionToken } : {}),
  })
  const { impersonationUrls, rootUrl, driveFolder: folder, template } = settings
  const place = rootUrl ? { rootUrl } : {}
  const paces = accountPaces({ ...settings, now: Date.now, sleep: USUAL_PATIENCE.sleep })
  const accounts = impersonationUrls.map((impersonationUrl) => ({
    auth: createGoogleAuth({ ...settings, impersonationUrl, region, awsCredentials }),
    patience: { ...USUAL_PATIENCE, pace: paces() },
    ...place,
  }))
  const [first] = accounts
  if (!first) throw new Error('the configuration names no account')
  const google = { auth: first.auth, ...place }
  return {
    sheets: spreadSheets(accounts.map(createGoogleSheets)),
    files: createGoogleDrive({
      ...google,
      accounts: impersonationUrls.flatMap(accountIn),
      ...(folder ? { folder } : {}),
      ...(template ? { template } : {}),
    }),
  }
}
