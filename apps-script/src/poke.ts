import { type Sending, sendingOf } from './poke-answer.ts'

/**
 * Asks the server to read this spreadsheet now; it answers within half a minute at most. Nothing is sent but its id, and in the header the identity
 * of the person who pressed; rows never leave by this way.
 */
export function poke(endpoint: string, spreadsheetId: string): Sending {
  const token = identityToken()
  if (token === null) return { sent: false, why: 'no-identity' }
  try {
    const response = UrlFetchApp.fetch(endpoint, {
      method: 'post',
      contentType: 'application/json',
      payload: JSON.stringify({ spreadsheetId }),
      headers: { Authorization: `Bearer ${token}` },
      muteHttpExceptions: true,
    })
    return sendingOf(response.getResponseCode(), response.getContentText())
  } catch {
    // An address that cannot be reached is thrown, whatever muteHttpExceptions says.
    return { sent: false, why: 'no-network' }
  }
}

/** null: the person has not agreed, or is not signed in. */
function identityToken(): string | null {
  try {
    return ScriptApp.getIdentityToken() || null
  } catch {
    return null
  }
}
