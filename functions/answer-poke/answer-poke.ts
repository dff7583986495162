import * as z from 'zod'
import type { Campaigns, Clock, IdentityTokens, Queue, Reports } from '../ports.ts'

export interface PokeDeps {
  readonly tokens: IdentityTokens
  readonly reports: Reports
  readonly campaigns: Campaigns
  readonly queue: Queue
  readonly clock: Clock
}

/** A poke as it arrives: the bearer token of the person who pressed, and the body. */
export interface Poke {
  readonly authorization: string | undefined
  readonly body: string
}

export type PokeAnswer =
  | { readonly status: 202; readonly code: 'accepted' }
  | {
      readonly status: 400 | 401 | 403 | 413
      readonly code: 'bad-body' | 'bad-token' | 'not-yours' | 'too-long'
    }

/** A poke says which spreadsheet and nothing else; rows are always read from the sheet itself. */
const Body = z.strictObject({ spreadsheetId: z.string().regex(/^[\w-]{10,128}$/) })
const MOST_CHARACTERS = 1024

/**
 * Answers a poke: checks who pressed, that the spreadsheet is registered and the presser one of its unit's
 * contacts, and asks for a sync. A registered and an unknown spreadsheet are refused alike, so that nobody
 * learns which exist.
 */
export async function answerPoke(deps: PokeDeps, poke: Poke): Promise<PokeAnswer> {
  const email = await deps.tokens.verify(poke.authorization?.replace(/^Bearer /, '') ?? '')
  if (email === null) return { status: 401, code: 'bad-token' }
  if (poke.body.length > MOST_CHARACTERS) return { status: 413, code: 'too-long' }
  const body = Body.safeParse(parseJson(poke.body))
  if (!body.success) return { status: 400, code: 'bad-body' }
  const { spreadsheetId } = body.data
  if (!(await mayPoke(deps, spreadsheetId, email))) return { status: 403, code: 'not-yours' }
  await deps.queue.put([{ step: 'sync-sheet', spreadsheetId, arrivedAt: deps.clock.now() }])
  return { status: 202, code: 'accepted' }
}

async function mayPoke(deps: PokeDeps, spreadsheetId: string, email: string): Promise<boolean> {
  const [seat] = await deps.reports.seatsOf(spreadsheetId)
  const campaign = seat ? await deps.campaigns.find(seat.planId) : null
  const unit = campaign?.units.find(({ id }) => id === seat?.unitId)
  return unit?.contacts.some((contact) => contact.email.toLowerCase() === email.toLowerCase()) ?? false
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
