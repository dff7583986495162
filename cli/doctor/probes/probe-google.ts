import { drive, type drive_v3 } from '@googleapis/drive'
import type { AwsClient } from 'google-auth-library'
import { clientOptions } from '../../../functions/adapters/google-sheets.ts'
import { type DriveFacts, googleTrouble } from '../checks/google-checks.ts'
import type { Finding } from '../finding.ts'

export interface GoogleAccess {
  readonly auth: AwsClient
  readonly rootUrl: string | undefined
  readonly driveFolder: string | undefined
}

/** Proves who we are to Google and looks at the place for the sheets; nothing is written. */
export async function probeGoogle({
  auth,
  rootUrl,
  driveFolder,
}: GoogleAccess): Promise<DriveFacts | Finding> {
  const api = drive({
    version: 'v3',
    ...clientOptions({ auth, ...(rootUrl ? { rootUrl } : {}) }),
  } as drive_v3.Options)
  try {
    await auth.getAccessToken()
    const { data } = await api.about.get({ fields: 'storageQuota(limit,usage)' })
    const { limit, usage } = data.storageQuota ?? {}
    return {
      limit: limit ? Number(limit) : null,
      usage: Number(usage ?? 0),
      folderId: driveFolder ?? null,
      folder: driveFolder ? await folderOf(api, driveFolder) : null,
    }
  } catch (error) {
    return googleTrouble(error)
  }
}

async function folderOf(api: drive_v3.Drive, fileId: string): Promise<DriveFacts['folder']> {
  try {
    const fields = 'driveId,capabilities(canAddChildren)'
    const { data } = await api.files.get({ fileId, fields, supportsAllDrives: true })
    return { inSharedDrive: Boolean(data.driveId), canAdd: data.capabilities?.canAddChildren === true }
  } catch (error) {
    const { response } = error as { readonly response?: { readonly status?: number } }
    if (response?.status === 404) return null
    throw error
  }
}
