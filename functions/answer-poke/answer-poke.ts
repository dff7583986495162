import * as z from 'zod/mini'
import type { Instant, Unit } from '../../domain/plan/plan.ts'
import type { Campaigns } from '../ports/campaigns.ts'
import type { Clock } from '../ports/clock.ts'
import type { IdentityTokens } from '../ports/identity-tokens.ts'
import type { Queue } from '../ports/queue.ts'
import type { Facts, Reports } from '../ports/reports.ts'
import type { Receipt, SheetChecks } from '../ports/sheet-checks.ts'

export interface PokeDeps {
  readonly tokens: IdentityTokens
  readonly reports: Reports
  readonly campaigns: Campaigns
  readonly facts: Facts
  readonly queue: Queue
  readonly clock: Clock
  readonly checks: SheetChecks
}

/** A poke as it arrives: the bearer token of the person who pressed, and the body. */
export interface Poke {
  readonly authorization: string | undefined
  readonly body: string
}

export type PokeAnswer =
  | { readonly status: 200; readonly code: 'checked'; readonly receipt: Receipt }
  | { readonly status: 202; readonly code: 'accepted' }
  | {
      readonly status: 400 | 401 | 403 | 413 | 429
      readonly code: 'bad-body' | 'bad-token' | 'not-yours' | 'too-long' | 'too-often'
    }

/** A poke says which spreadsheet and nothing else; rows are always read from the sheet itself. */
const Body = z.strictObject({ spreadsheetId: z.string().check(z.regex(/^[\w-]{10,128}$/)) })
const MOST_CHARACTERS = 1024
/** A sheet is checked at most so often on request; the sweep sees what comes between. */
const PAUSE_MS = 10_000

/**
 * Answers a poke: checks who pressed, that the spreadsheet is registered and the presser one of its unit's
 * contacts, and checks the sheet at once or asks for it. A registered and an unknown spreadsheet are refused
 * alike, so that nobody learns which exist.
 */
export async function answerPoke(deps: PokeDeps, poke: Poke): Promise<PokeAnswer> {
  const identity = await deps.tokens.verify(poke.authorization?.replace(/^Bearer /, '') ?? '')
  if (identity === null) return { status: 401, code: 'bad-token' }
  if (poke.body.length > MOST_CHARACTERS) return { status: 413, code: 'too-long' }
  const body = Body.safeParse(parseJson(poke.body))
  if (!body.success) return { status: 400, code: 'bad-body' }
  const { spreadsheetId } = body.data
  const unit = await unitOf(deps, spreadsheetId)
  if (!unit || !isContact(unit, identity.email)) return { status: 403, code: 'not-yours' }
  if (!(await isOwnScript(deps, spreadsheetId, identity.audience))) return { status: 403, code: 'not-yours' }
  const now = deps.clock.now()
  if (await isTooSoon(deps, spreadsheetId, now)) return { status: 429, code: 'too-often' }
  const receipt = await deps.checks.checkNow(spreadsheetId, now)
  if (receipt) return { status: 200, code: 'checked', receipt }
  await deps.queue.put([{ step: 'sync-sheet', spreadsheetId, arrivedAt: now }])
  return { status: 202, code: 'accepted' }
}

async function unitOf({ reports, campaigns }: PokeDeps, spreadsheetId: string): Promise<Unit | null> {
  const [seat] = await reports.seatsOf(spreadsheetId)
  const campaign = seat ? await campaigns.find(seat.planId) : null
  return campaign?.units.find(({ id }) => id === seat?.unitId) ?? null
}

const isContact = ({ contacts }: Unit, email: string): boolean =>
  contacts.some((contact) => contact.email.toLowerCase() === email.toLowerCase())

/** A spreadsheet is spoken for by one script: the first that does so from the hands of a contact. */
async function isOwnScript({ facts }: PokeDeps, spreadsheetId: string, audience: string): Promise<boolean> {
  return (await facts.setOnce(`poke/${spreadsheetId}/audience`, audience)) === audience
}

async function isTooSoon({ facts }: PokeDeps, spreadsheetId: string, now: Instant): Promise<boolean> {
  const fact = `poke/${spreadsheetId}/last`
  const last = Number((await facts.get(fact)) ?? Number.NEGATIVE_INFINITY)
  if (now - last < PAUSE_MS) return true
  await facts.set(fact, String(now))
  return false
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
