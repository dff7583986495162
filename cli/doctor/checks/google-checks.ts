import { type Finding, finding } from '../finding.ts'

/** What Drive says of the account's storage and of the folder in which sheets are made. */
export interface DriveFacts {
  /** Bytes; null where there is no limit (or it is the shared drive's). */
  readonly limit: number | null
  readonly usage: number
  /** The folder's id as set; null: none was named. */
  readonly folderId: string | null
  /** null: Drive knows no such folder. */
  readonly folder: { readonly inSharedDrive: boolean; readonly canAdd: boolean } | null
}

const NEARLY = 0.95

/** Whether spreadsheets can be made. */
export function driveFindings({ limit, usage, folderId, folder }: DriveFacts): readonly Finding[] {
  const share = limit ? usage / limit : 0
  const percent = Math.floor(share * 100)
  return [
    ...(share >= NEARLY ? [finding('DRIVE-FULL', { percent })] : []),
    ...folderFindings(folderId, folder),
  ]
}

function folderFindings(id: string | null, folder: DriveFacts['folder']): readonly Finding[] {
  if (id === null) return [finding('DRIVE-FOLDER-NONE')]
  if (folder === null) return [finding('DRIVE-FOLDER-GONE')]
  return [
    ...(folder.inSharedDrive ? [] : [finding('DRIVE-FOLDER-OWN')]),
    ...(folder.canAdd ? [] : [finding('DRIVE-FOLDER-READ-ONLY')]),
  ]
}

interface GoogleError {
  readonly message?: string
  readonly code?: unknown
  readonly config?: { readonly url?: unknown }
  readonly response?: {
    readonly status?: number
    readonly data?: { readonly error?: unknown }
  }
}

/**
 * What it means that a call to Google failed: who we are was not believed (the security token service's
 * answer, RFC 6749 section 5.2), the account may not be used, an interface is switched off, or there is no
 * room. Google's codes only, never its sentences: they may name accounts.
 */
export function googleTrouble(error: unknown): Finding {
  const failed = error as GoogleError
  const refusal = /^Error code (\w+)/.exec(failed.message ?? '')?.[1]
  if (refusal) return finding('FEDERATION-REFUSED', { why: refusal })
  const { status, reason } = detailsOf(failed.response?.data?.error)
  if (/:generateAccessToken$/.test(String(failed.config?.url)) && failed.response)
    return finding('IMPERSONATION-REFUSED', { why: status || String(failed.response.status) })
  if (reason === 'accessNotConfigured' || reason === 'SERVICE_DISABLED') return finding('GOOGLE-API-OFF')
  if (/storage/i.test(reason)) return finding('DRIVE-NO-STORAGE')
  if (!failed.response) return finding('UNREACHABLE', { host: 'Google', why: String(failed.code ?? 'Error') })
  return finding('SERVICE-ERROR', { call: 'Google', why: reason || status || String(failed.response.status) })
}

/** Status and reason of an error's body, whether in Drive's form or in the newer one with details. */
function detailsOf(error: unknown): { readonly status: string; readonly reason: string } {
  const { status, errors, details } = Object(error) as Readonly<Record<string, unknown>>
  const reasons = [errors, details].flatMap((list) => (Array.isArray(list) ? list : []))
  const reason = reasons.map((one) => Object(one).reason).find((one) => typeof one === 'string')
  return { status: typeof status === 'string' ? status : '', reason: reason ?? '' }
}
