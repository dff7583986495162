/** An error as Google's APIs answer it; thrown inside the stand-in and turned into a body at its edge. */
export class GoogleError extends Error {
  readonly code: number
  readonly status: string
  /** The word that Drive gives beside its sentence, where a caller goes by it. */
  readonly reason: string | undefined

  constructor(code: number, status: string, message: string, reason?: string) {
    super(message)
    this.code = code
    this.status = status
    this.reason = reason
  }
}

export const invalid = (message: string): GoogleError => new GoogleError(400, 'INVALID_ARGUMENT', message)
export const fileNotFound = (id: string): GoogleError =>
  new GoogleError(404, 'NOT_FOUND', `File not found: ${id}.`)
/** For what this stand-in does not know: named, so that nobody takes silence for success. */
export const unsupported = (what: string): GoogleError =>
  new GoogleError(501, 'UNIMPLEMENTED', `The local Google does not support ${what}.`)

const NO_STORAGE =
  'Service Accounts do not have storage quota. Leverage shared drives (https://developers.google.com/workspace/drive/api/guides/about-shareddrives), or use OAuth delegation (http://support.google.com/a/answer/7281227) instead.'

/** What Drive answers a service account that would make a file of its own; for the option `fault`. */
export function storageQuotaExceeded(): Response {
  const errors = [{ message: NO_STORAGE, domain: 'usageLimits', reason: 'storageQuotaExceeded' }]
  return Response.json({ error: { code: 403, message: NO_STORAGE, errors } }, { status: 403 })
}

export const errorBody = ({ code, message, status, reason }: GoogleError) => ({
  error: { code, message, status, ...(reason ? { errors: [{ message, domain: 'global', reason }] } : {}) },
})
