import { type LocalService, listen } from '../listen.ts'
import { openPostOffice } from './post-office.ts'
import { sesEndpoint } from './ses-endpoint.ts'

/**
 * The embedded SES endpoint: what it takes lies as .eml files in a folder, on disk before it is answered.
 *
 * @param folder made if absent
 * @param now when a mail was taken, as its events tell
 */
export const startLocalMail = (options: {
  readonly folder: string
  readonly now: () => number
  readonly port?: number
}): Promise<LocalService> =>
  listen(sesEndpoint(openPostOffice(options.folder, options.now)), options.port ?? 0)
