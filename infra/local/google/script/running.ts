import type { Waiting } from './bridge.ts'
import type { Realm } from './realm.ts'
import type { ScriptHost } from './script-host.ts'

/** One execution of a script, as Google's objects see it. */
export interface Running {
  readonly realm: Realm
  readonly host: Waiting<ScriptHost>
  /** Who runs it. */
  readonly user: string
  /** A simple trigger runs without the person's consent, so it may not reach out. */
  readonly isSimpleTrigger: boolean
}

const SCOPE = 'https://www.googleapis.com/auth/'

/** Refuses what a simple trigger may not do, in Google's words. */
export function needConsent({ isSimpleTrigger }: Running, what: string, scope?: string): void {
  if (!isSimpleTrigger) return
  const required = scope ? `. Required permissions: ${SCOPE}${scope}` : ''
  throw new Error(`You do not have permission to call ${what}${required}`)
}
