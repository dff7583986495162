import type { AgendaItem } from '../../domain/agenda/agenda.ts'
import { letterKey } from '../../domain/agenda/letter-key.ts'
import { isFailed } from '../../domain/agenda/mail-fate.ts'
import type { Campaign, Cycle, Instant, Recipient } from '../../domain/plan/plan.ts'
import { type Correction, correctionsOf } from '../../domain/rollup/corrections.ts'
import { rollUp } from '../../domain/rollup/roll-up.ts'
import { judgeCampaign } from '../../domain/rules/judge.ts'
import { lockOf } from '../lock.ts'
import { correctionMail } from '../mails/correction-mail.ts'
import { frozenFigures, newerEdition } from '../snapshots.ts'
import { DAY_MS } from '../take-notice.ts'
import { restate } from './freeze-figures.ts'
import { digestFor, unitsFor } from './in-charge.ts'
import { type Remembered, readRemembered, remember } from './remembered.ts'
import type { AgendaDeps } from './run-agenda.ts'

/** A mail is looked at again once a day for so long, until the next of its series or a correction. */
const LOOKED_AT_DAYS = 31

/**
 * Looks again at the newest roll-up of each series: what its figures should have been at their own moment.
 * Where they were wrong, a correction goes to those whom the mail reached, once (docs/decisions/0017). Gives
 * how many mails were added.
 */
export async function writeCorrections(
  deps: AgendaDeps,
  campaign: Campaign,
  agenda: readonly AgendaItem[],
  now: Instant,
): Promise<number> {
  let added = 0
  const isRecent = ({ kind, at }: AgendaItem): boolean =>
    kind === 'rollup' && at <= now && now - at < LOOKED_AT_DAYS * DAY_MS
  const series = new Set(agenda.filter(isRecent).map((item) => item.series))
  for (const one of series) {
    const told = await readRemembered(deps.facts, one)
    const item = agenda.find(({ key }) => key === told?.itemKey)
    if (told && item && isToBeLookedAt(told, now)) added += await lookAgain(deps, campaign, item, told, now)
  }
  return added
}

const isToBeLookedAt = ({ asOf, lookedAt, corrected }: Remembered, now: Instant): boolean =>
  !corrected && now - Math.max(asOf, lookedAt) >= DAY_MS

async function lookAgain(
  deps: AgendaDeps,
  campaign: Campaign,
  item: AgendaItem,
  told: Remembered,
  now: Instant,
): Promise<number> {
  const { plan } = campaign
  const cycle = plan.cycles.find(({ id }) => id === item.cycleId)
  // Locked figures stay as they were told.
  if (!cycle || (await lockOf(deps, campaign, cycle))?.isLocked) return 0
  const { asOf, digest } = told
  const { corrections, editions } = await whatWasWrong(deps, campaign, cycle, told, now)
  const { reached, isKnown } = corrections.length > 0 ? await whoWasTold(deps, campaign, item) : NOBODY
  let added = 0
  for (const recipient of reached) {
    const theirs = unitsFor(campaign, recipient)
    const wrong = corrections.filter(({ unitId }) => theirs.has(unitId))
    if (wrong.length === 0) continue
    const { met } = digestFor(campaign, digest, recipient)
    const input = { campaign, cycle, recipient, corrections: wrong, editions, met, asOf, now }
    const mail = correctionMail({ ...input, language: deps.language })
    const key = keyOf(item, recipient, 2)
    if (await deps.outbox.add({ key, planId: plan.id, to: recipient.email, mail, createdAt: now })) added++
  }
  const corrected = corrections.length > 0 && isKnown
  await remember(deps.facts, item.series, { ...told, lookedAt: now, corrected })
  return added
}

interface Wrong {
  readonly corrections: readonly Correction[]
  /** The frozen edition that the mail named, and the one that has taken its place. */
  readonly editions: readonly [told: number, now: number] | null
}

/**
 * Where the mail named a frozen edition and another stands in its place by now, what that one changed, exactly; else what
 * the mail's own moment shows today.
 */
async function whatWasWrong(
  deps: AgendaDeps,
  campaign: Campaign,
  cycle: Cycle,
  { itemKey, asOf, digest, edition }: Remembered,
  now: Instant,
): Promise<Wrong> {
  await restate(deps, campaign, cycle, itemKey, now)
  const newer = edition === null ? undefined : await newerEdition(deps, campaign, cycle, edition)
  if (edition !== null && newer) {
    const corrections = correctionsOf(digest, await frozenFigures(deps, newer), [], asOf)
    if (corrections.length > 0) return { corrections, editions: [edition, newer.number] }
  }
  const states = await deps.reports.statesOfCycle(campaign.plan.id, cycle.id)
  const anew = rollUp(campaign, cycle, judgeCampaign(campaign, cycle, states, asOf), states, asOf)
  return { corrections: correctionsOf(digest, anew, states, asOf), editions: null }
}

const NOBODY = { reached: [], isKnown: true }

const keyOf = (item: AgendaItem, { id }: Recipient, edition: number): string =>
  letterKey({ itemKey: item.key, reader: { kind: 'recipient', id }, edition })

/** The recipients whom the mail has reached, and whether that is known of all; else they are asked for tomorrow. */
async function whoWasTold({ outbox }: AgendaDeps, { plan }: Campaign, item: AgendaItem) {
  const reached: Recipient[] = []
  let isKnown = true
  for (const recipient of plan.recipients) {
    const letter = await outbox.find(keyOf(item, recipient, 1))
    if (letter?.state === 'sent' && !isFailed(letter.fate)) reached.push(recipient)
    if (letter && letter.state !== 'sent') isKnown = false
  }
  return { reached, isKnown }
}
