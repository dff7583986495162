import type { Config } from '../config.ts'
import type { Files, Sheets } from '../ports.ts'
import { createGoogleAuth } from './google-auth.ts'
import { createGoogleDrive } from './google-drive.ts'
import { createPace } from './google-pace.ts'
import { createGoogleSheets } from './google-sheets.ts'
import { USUAL_PATIENCE } from './google-trouble.ts'

export interface Google {
  readonly sheets: Sheets
  readonly files: Files
}

/** Sheets and Drive, at one pace: they share the project's quota. Throws where the configuration names no Google. */
export function connectGoogle({ region, credentials, google: settings }: Config): Google {
  if (!settings) throw new Error('the configuration names no Google')
  const { accessKeyId, secretAccessKey, sessionToken } = credentials
  const awsCredentials = async () => ({
    accessKeyId,
    secretAccessKey,
    ...(sessionToken ? { token: sessionToken } : {}),
  })
  const auth = createGoogleAuth({ ...settings, region, awsCredentials })
  const { callsPerMinute: perMinute, rootUrl, driveFolder: folder, template } = settings
  const pace = createPace({ perMinute, now: Date.now, sleep: USUAL_PATIENCE.sleep })
  const google = { auth, patience: { ...USUAL_PATIENCE, pace }, ...(rootUrl ? { rootUrl } : {}) }
  return {
    sheets: createGoogleSheets(google),
    files: createGoogleDrive({
      ...google,
      ...(folder ? { folder } : {}),
      ...(template ? { template } : {}),
    }),
  }
}
