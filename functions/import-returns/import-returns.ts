import type { Campaign, Cycle } from '../../domain/plan/plan.ts'
import type { SheetProblem } from '../../domain/problems.ts'
import { fingerprintOf } from '../../domain/sheet/fingerprint.ts'
import type { Files } from '../ports/files.ts'
import type { Facts, Reports } from '../ports/reports.ts'
import type { Sheets } from '../ports/sheets.ts'
import { refusalFact, returnFact } from '../return-fact.ts'
import { unsettle } from '../settled.ts'
import { inspectWorkbook } from './inspect-workbook.ts'
import { seatWorkbook, strangeness } from './seat-workbook.ts'

export interface ImportDeps {
  readonly files: Files
  readonly sheets: Sheets
  readonly reports: Reports
  readonly facts: Facts
  /** The address that a person opens for a spreadsheet. */
  readonly linkTo: (spreadsheetId: string) => string
}

/** A workbook as an office sent it. */
export interface ReturnedFile {
  readonly name: string
  readonly unitId: string
  readonly bytes: Uint8Array
}

export type ImportOutcome =
  | { readonly kind: 'imported' | 'replaced' | 'known'; readonly spreadsheetId: string }
  | { readonly kind: 'refused'; readonly problem: SheetProblem }

/**
 * Takes in one returned .xlsx: looks at it before anything else does, turns it into a spreadsheet and gives
 * it a seat (unit, form, cycle). The same file twice changes nothing; another file of the same unit replaces
 * the content of its spreadsheet and keeps the spreadsheet's id. A file that cannot be read is refused and
 * leaves what was there; why is remembered until a good one comes, so that a reminder can say it. So is one that
 * is made by no template of the plan, where the unit has a sheet already: its rows must not be lost for it.
 */
export async function importReturn(
  deps: ImportDeps,
  campaign: Campaign,
  cycle: Cycle,
  file: ReturnedFile,
): Promise<ImportOutcome> {
  const look = inspectWorkbook(file.name, file.bytes)
  const refusal = refusalFact(campaign, cycle, file.unitId)
  const refuse = async (problem: SheetProblem): Promise<ImportOutcome> => {
    await deps.facts.set(refusal, JSON.stringify(problem))
    return { kind: 'refused', problem }
  }
  if (!look.ok) return refuse(look.problem)
  const hash = hashOf(file.bytes)
  const fact = returnFact(campaign, cycle, file.unitId)
  const before = await readFact(deps.facts, fact)
  if (before?.hash === hash) return { kind: 'known', spreadsheetId: before.spreadsheetId }
  const present = before?.spreadsheetId ?? (await seatOf(deps, campaign, cycle, file.unitId))
  const strange = present === null ? null : await tryOut(deps, campaign, file, present)
  if (strange) return refuse(strange)
  const spreadsheetId = await store(deps, file, present)
  // Known by its id before it has its seats: killed in between, the next round goes on with the same file.
  if (!before) await deps.facts.set(fact, JSON.stringify({ hash: '', spreadsheetId } satisfies Known))
  await seatWorkbook(deps, campaign, cycle, file.unitId, spreadsheetId)
  if (await deps.facts.get(refusal)) await deps.facts.set(refusal, '')
  await deps.facts.set(fact, JSON.stringify({ hash, spreadsheetId } satisfies Known))
  return { kind: before ? 'replaced' : 'imported', spreadsheetId }
}

/** Looks at a workbook in a place of its own before it takes the place of what the unit has. */
async function tryOut(
  deps: ImportDeps,
  campaign: Campaign,
  file: ReturnedFile,
  present: string,
): Promise<SheetProblem | null> {
  const trial = await store(deps, file, null)
  try {
    const problem = await strangeness(deps, campaign, trial)
    const params = { ...problem?.params, file: file.name, link: deps.linkTo(present) }
    return problem && { code: 'B-OTHER-TEMPLATE', params }
  } finally {
    await deps.files.discard(trial)
  }
}

/** The spreadsheet that the unit was given before it sent a file of its own. */
async function seatOf(
  { reports }: ImportDeps,
  campaign: Campaign,
  cycle: Cycle,
  unitId: string,
): Promise<string | null> {
  const seats = await reports.seatsOfCycle(campaign.plan.id, cycle.id)
  return seats.find((seat) => seat.unitId === unitId)?.spreadsheetId ?? null
}

async function store(deps: ImportDeps, file: ReturnedFile, spreadsheetId: string | null): Promise<string> {
  if (spreadsheetId === null) return deps.files.importWorkbook(file.name.replace(/\.xlsx$/i, ''), file.bytes)
  await unsettle(deps.facts, spreadsheetId)
  await deps.files.replaceWorkbook(spreadsheetId, file.bytes)
  return spreadsheetId
}

interface Known {
  readonly hash: string
  readonly spreadsheetId: string
}

async function readFact(facts: Facts, name: string): Promise<Known | null> {
  const stored = await facts.get(name)
  return stored === null ? null : (JSON.parse(stored) as Known)
}

/** Tells one file from another; the bytes as a text of the same length. */
const hashOf = (bytes: Uint8Array): string =>
  `${bytes.length}-${fingerprintOf(new TextDecoder('latin1').decode(bytes))}`
