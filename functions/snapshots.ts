import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Campaign, Cycle, Instant } from '../domain/plan/plan.ts'
import { type RollUp, rollUp } from '../domain/rollup/roll-up.ts'
import { judgeCampaign } from '../domain/rules/judge.ts'
import type { UnitStanding } from '../domain/rules/standing.ts'
import { fingerprintOf } from '../domain/sheet/fingerprint.ts'
import type { SheetState } from '../domain/sheet/sheet-state.ts'
import { keepEdition } from './person-editions.ts'
import type { Facts, Reports } from './ports/reports.ts'

export interface SnapshotDeps {
  readonly reports: Pick<Reports, 'statesOfCycle' | 'pastOf' | 'rowsAt'>
  readonly facts: Facts
}

/**
 * Frozen figures of a cycle ("chốt số liệu"), and which version of each sheet they were taken from. They are served
 * as they were, whatever becomes of plan and sheets; and as superseded states are kept, they can be made again.
 * No personal data.
 */
export interface Snapshot {
  /** From 1, within plan and cycle, without gaps. */
  readonly number: number
  /** The agenda's item that asked for it. */
  readonly itemKey: string
  /** What had reached us by then is in it. */
  readonly asOf: Instant
  readonly madeAt: Instant
  /** Of the figures: the "Mã số liệu" in the footer of whatever shows them. */
  readonly hash: string
  /** The number of the one in whose place it stands, where content came to light that belongs into it. */
  readonly restates: number | null
  /** Under which names figures and versions are kept, in parts that fit into a fact. */
  readonly parts: readonly string[]
  /** Under which name its tables of persons are kept; missing in those of before there were such tables. */
  readonly persons?: string | null
}

/** The figures of a cycle, from whatever they are taken. */
export interface Figures {
  readonly states: readonly SheetState[]
  readonly standings: readonly UnitStanding[]
  readonly rollUp: RollUp
}

/** Each sheet as its content had reached us by an instant; those of which there was nothing are left out. */
export async function statesAsOf(
  { reports }: Pick<SnapshotDeps, 'reports'>,
  { plan }: Campaign,
  cycle: Cycle,
  asOf: Instant,
): Promise<readonly SheetState[]> {
  const found: (SheetState | undefined)[] = []
  for (const state of await reports.statesOfCycle(plan.id, cycle.id)) {
    const isFromBefore = (one: SheetState): boolean => sinceOf(one) <= asOf
    found.push(isFromBefore(state) ? state : (await reports.pastOf(state)).findLast(isFromBefore))
  }
  return found.filter((state) => state !== undefined)
}

/** When its content had reached us; states of before that was kept were known since their last change. */
export const sinceOf = ({ since, lastChange }: SheetState): Instant => since ?? lastChange ?? 0

export function figuresOf(
  campaign: Campaign,
  cycle: Cycle,
  states: readonly SheetState[],
  at: Instant,
): Figures {
  // In one order, so that the same states give the same bytes whatever order they were stored in.
  const sorted = states.toSorted((a, b) => Number(a.sheetKey > b.sheetKey) - Number(a.sheetKey < b.sheetKey))
  const standings = judgeCampaign(campaign, cycle, sorted, at)
  return { states: sorted, standings, rollUp: rollUp(campaign, cycle, standings, sorted, at) }
}

/**
 * Freezes the figures of a cycle as of an instant under the next number. Repeated for the same item it gives what
 * is there, unless the figures of that instant are others by now: then the next number takes its place, and
 * the old one stays as it was.
 */
export async function takeSnapshot(
  deps: SnapshotDeps,
  of: {
    readonly campaign: Campaign
    readonly cycle: Cycle
    readonly itemKey: string
    readonly asOf: Instant
  },
  now: Instant,
): Promise<{ readonly snapshot: Snapshot; readonly isNew: boolean }> {
  const { campaign, cycle, itemKey, asOf } = of
  const figures = figuresOf(campaign, cycle, await statesAsOf(deps, campaign, cycle, asOf), asOf)
  const { hash } = figures.rollUp
  for (;;) {
    const all = await snapshotsOf(deps, campaign, cycle)
    const before = all.findLast((one) => one.itemKey === itemKey)
    if (before?.hash === hash) return { snapshot: before, isNew: false }
    const number = all.length + 1
    const name = headName(campaign, cycle, number)
    const parts = await keep(deps, `${name}/${hash}`, figures)
    const edition = { name: `${name}/${hash}`, number, before: all }
    const persons = await keepEdition(deps, campaign, figures, edition)
    const snapshot: Snapshot = {
      ...{ number, itemKey, asOf, madeAt: now, hash },
      restates: before?.number ?? null,
      parts,
      persons,
    }
    const mine = JSON.stringify(snapshot)
    // Another tick may have taken the number; then the next is tried.
    if ((await deps.facts.setOnce(name, mine)) === mine) return { snapshot, isNew: true }
  }
}

const headName = ({ plan }: Campaign, cycle: Cycle, number: number): string =>
  `snapshot/${plan.id}/${cycle.id}/${number}`

/** What the parts hold together: the figures, and the version of each sheet that they were taken from. */
export interface Kept {
  readonly rollUp: RollUp
  readonly versions: readonly (readonly [sheetKey: string, version: number])[]
}

/** Characters of a part: an item of DynamoDB holds 400 KB. */
const PART = 300_000

async function keep(
  { facts }: Pick<SnapshotDeps, 'facts'>,
  name: string,
  { states, rollUp: figures }: Figures,
): Promise<readonly string[]> {
  const versions = states.map(({ sheetKey, version }) => [sheetKey, version] as const)
  // Addresses of contacts are no figures.
  const units = figures.units.map((line) => ({ ...line, unit: { ...line.unit, contacts: [] } }))
  const kept: Kept = { rollUp: { ...figures, units }, versions }
  const text = deflateRawSync(JSON.stringify(kept)).toString('base64')
  const parts: string[] = []
  for (let at = 0; at < text.length; at += PART) {
    const part = text.slice(at, at + PART)
    const key = `${name}/${parts.length}-${fingerprintOf(part)}`
    await facts.set(key, part)
    parts.push(key)
  }
  return parts
}

/** The figures as they were frozen, and the versions of the sheets. */
export async function keptIn({ facts }: Pick<SnapshotDeps, 'facts'>, { parts }: Snapshot): Promise<Kept> {
  const texts: (string | null)[] = []
  for (const part of parts) texts.push(await facts.get(part))
  return JSON.parse(inflateRawSync(Buffer.from(texts.join(''), 'base64')).toString()) as Kept
}

/** The figures that a snapshot froze. */
export const frozenFigures = async (deps: Pick<SnapshotDeps, 'facts'>, snapshot: Snapshot): Promise<RollUp> =>
  (await keptIn(deps, snapshot)).rollUp

/** All snapshots of a cycle, by number. */
export async function snapshotsOf(
  { facts }: Pick<SnapshotDeps, 'facts'>,
  campaign: Campaign,
  cycle: Cycle,
): Promise<readonly Snapshot[]> {
  const found: Snapshot[] = []
  for (;;) {
    const text = await facts.get(headName(campaign, cycle, found.length + 1))
    if (text === null) return found
    found.push(JSON.parse(text) as Snapshot)
  }
}

/** The newest snapshot that has taken the place of one; undefined while that one stands. */
export async function newerEdition(
  deps: Pick<SnapshotDeps, 'facts'>,
  campaign: Campaign,
  cycle: Cycle,
  number: number,
): Promise<Snapshot | undefined> {
  const all = await snapshotsOf(deps, campaign, cycle)
  const one = all.find((snapshot) => snapshot.number === number)
  return all.findLast(({ itemKey, restates }) => itemKey === one?.itemKey && (restates ?? 0) >= number)
}

/** The figures of a snapshot made again, from the versions that it names and the plan as it is now. */
export async function remadeFigures(
  deps: SnapshotDeps,
  campaign: Campaign,
  cycle: Cycle,
  snapshot: Snapshot,
): Promise<RollUp> {
  const { id: planId } = campaign.plan
  const current = new Map(
    (await deps.reports.statesOfCycle(planId, cycle.id)).map((state) => [state.sheetKey, state]),
  )
  const { versions } = await keptIn(deps, snapshot)
  const states: (SheetState | undefined)[] = []
  for (const [sheetKey, version] of versions) {
    const state = current.get(sheetKey)
    const of = { planId, cycleId: cycle.id, sheetKey }
    states.push(state?.version === version ? state : (await deps.reports.pastOf(of, version))[0])
  }
  const found = states.filter((state) => state !== undefined)
  return figuresOf(campaign, cycle, found, snapshot.asOf).rollUp
}
