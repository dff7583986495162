import * as z from 'zod'
import type { Campaign, Instant, Unit } from '../../domain/plan/plan.ts'
import { judgeUnit } from '../../domain/rules/judge.ts'
import type { UnitStanding } from '../../domain/rules/standing.ts'
import type { SheetState } from '../../domain/sheet/sheet-state.ts'
import type { Campaigns, Clock, Facts, IdentityTokens, Queue, Reports, SheetSeat } from '../ports.ts'

export interface PokeDeps {
  readonly tokens: IdentityTokens
  readonly reports: Reports
  readonly campaigns: Campaigns
  readonly facts: Facts
  readonly queue: Queue
  readonly clock: Clock
  /** Checks the sheet within the call, if that can be done now; false leaves it to the queue. */
  syncNow(spreadsheetId: string, arrivedAt: Instant): Promise<boolean>
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

/** Where the sheet stands after the check: counts, and nothing that a person typed. */
export interface Receipt {
  readonly at: Instant
  readonly rows: number
  readonly counted: number
  readonly errorRows: number
  readonly warningRows: number
  /** Rows or things still missing for the headline rules. */
  readonly missing: number
  readonly held: boolean
}

/** A poke says which spreadsheet and nothing else; rows are always read from the sheet itself. */
const Body = z.strictObject({ spreadsheetId: z.string().regex(/^[\w-]{10,128}$/) })
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
  const desk = await findDesk(deps, spreadsheetId)
  if (!desk || !isContact(desk.unit, identity.email)) return { status: 403, code: 'not-yours' }
  if (!(await isOwnScript(deps, spreadsheetId, identity.audience))) return { status: 403, code: 'not-yours' }
  const now = deps.clock.now()
  if (await isTooSoon(deps, spreadsheetId, now)) return { status: 429, code: 'too-often' }
  if (!(await deps.syncNow(spreadsheetId, now))) {
    await deps.queue.put([{ step: 'sync-sheet', spreadsheetId, arrivedAt: now }])
    return { status: 202, code: 'accepted' }
  }
  return { status: 200, code: 'checked', receipt: await receiptOf(deps, desk, now) }
}

interface Desk {
  readonly campaign: Campaign
  readonly unit: Unit
  readonly seats: readonly SheetSeat[]
}

async function findDesk(deps: PokeDeps, spreadsheetId: string): Promise<Desk | null> {
  const seats = await deps.reports.seatsOf(spreadsheetId)
  const campaign = seats[0] ? await deps.campaigns.find(seats[0].planId) : null
  const unit = campaign?.units.find(({ id }) => id === seats[0]?.unitId)
  return campaign && unit ? { campaign, unit, seats } : null
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

async function receiptOf(deps: PokeDeps, { campaign, unit, seats }: Desk, now: Instant): Promise<Receipt> {
  const found = await Promise.all(seats.map((seat) => deps.reports.stateOf(seat)))
  const states = found.filter((state): state is SheetState => state !== null)
  const cycle = campaign.plan.cycles.find(({ id }) => id === seats[0]?.cycleId)
  const standing = cycle ? judgeUnit(campaign, unit, states, cycle, now) : null
  return {
    at: now,
    rows: standing?.rows ?? 0,
    counted: standing?.counted ?? 0,
    errorRows: standing?.errorRows ?? 0,
    warningRows: standing?.warningRows ?? 0,
    missing: missingOf(standing),
    held: Boolean(standing?.held),
  }
}

const missingOf = (standing: UnitStanding | null): number =>
  (standing?.verdicts ?? []).reduce((sum, { soft, missing }) => sum + (soft ? 0 : missing), 0)

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
