import type { Instant } from '../domain/plan/plan.ts'
import type { Facts } from './ports/reports.ts'

/**
 * How far the clocks of Google and of this machine may be apart. Whoever types after our own writing is the last
 * to have changed the file, so this leaves nobody out; it spares a reading where Google's clock is ahead.
 */
const CLOCKS_APART_MS = 2000

type Remembering = Pick<Facts, 'get' | 'set'>

/**
 * Notes that a spreadsheet, as our own writing left it, was seen and judged: the answer to the writing showed all
 * of it. The next entry of Drive's feed for it is then nothing but that writing.
 */
export const settle = (facts: Remembering, spreadsheetId: string, at: Instant): Promise<void> =>
  facts.set(nameOf(spreadsheetId), String(at))

/** Forgets that: we are about to change its content in another way. */
export async function unsettle(facts: Remembering, spreadsheetId: string): Promise<void> {
  if (await facts.get(nameOf(spreadsheetId))) await facts.set(nameOf(spreadsheetId), '')
}

/** Whether what we ourselves changed last, at a moment of Google's, is what was seen and judged. */
export async function isSettled(
  facts: Remembering,
  spreadsheetId: string,
  modifiedAt: Instant,
): Promise<boolean> {
  const at = await facts.get(nameOf(spreadsheetId))
  return Boolean(at) && modifiedAt <= Number(at) + CLOCKS_APART_MS
}

const nameOf = (spreadsheetId: string): string => `settled/${spreadsheetId}`
