import { type Finding, finding } from '../finding.ts'

/** What a service's answer says of the time. */
export interface ClockFacts {
  readonly host: string
  /** The header Date of its answer; null when it sent none. */
  readonly date: string | null
  /** This machine's clock half-way between question and answer, in milliseconds. */
  readonly now: number
}

/** AWS refuses requests that are five minutes off; identity tokens are refused sooner. */
const MOST_SECONDS = 60

/** Whether this machine's clock differs from the services' clocks. */
export function clockFindings(facts: readonly ClockFacts[]): readonly Finding[] {
  for (const { host, date, now } of facts) {
    const seconds = Math.round((now - Date.parse(date ?? '')) / 1000)
    if (Math.abs(seconds) > MOST_SECONDS) return [finding('CLOCK-OFF', { seconds, host })]
  }
  return []
}
