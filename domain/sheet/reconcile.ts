import { short } from '../cells/cell-result.ts'
import type { Form } from '../plan/form.ts'
import type { Instant } from '../plan/plan.ts'
import type { SheetProblem } from '../problems.ts'
import { earliest } from '../time/instants.ts'
import type { StatedState } from '../words/state-words.ts'
import { MOST_SIGNS, type RowCheck, signsIn } from './check-rows.ts'
import { faultyCells } from './faulty-cells.ts'
import { fingerprintOf } from './fingerprint.ts'
import { type IdentifiedRow, identifyRows } from './identify.ts'
import type { CheckedRow, ManifestEntry, SheetState } from './sheet-state.ts'
import { tallyRows } from './tally.ts'

/** Rows gone at once beyond this share are held back: more likely a slip than a decision. */
const MASS_LOSS_SHARE = 0.3
/** Taking away one or two rows of a short list is ordinary work. */
const MASS_LOSS_ROWS = 3
/** Pulls in a row in which a row must be absent to be withdrawn; one may be a cut that is not pasted yet. */
const ABSENCES_TO_WITHDRAW = 2

export interface Placed {
  /** Zero-based row of the tab. */
  readonly row: number
  readonly checked: CheckedRow
  /** Fingerprint of the typed cells, to recognise the row before writing beside it. */
  readonly content: string
}

/** What one pull of a sheet comes to. */
export interface Reconciled {
  readonly next: SheetState
  /** The rows of the sheet, in its order. */
  readonly placed: readonly Placed[]
  /** Rows to store: new or changed. */
  readonly changed: readonly CheckedRow[]
  /** Ids of rows that are withdrawn by this pull. */
  readonly withdrawn: readonly string[]
  /** Whether there is anything to commit. */
  readonly differs: boolean
}

export interface Pull {
  readonly form: Form
  readonly state: SheetState
  readonly rows: readonly RowCheck[]
  readonly notices: readonly SheetProblem[]
  /** The table says that there is nothing to report. */
  readonly nil: boolean
  /** What the state cell says. */
  readonly stated: StatedState | null
  /** Where the form's columns stand, by their keys; zero-based. */
  readonly places: ReadonlyMap<string, number>
  /** When the content reached us: the poke or the file's last change, whichever is known. */
  readonly arrivedAt: Instant
  /** The clerk confirmed that rows were taken away on purpose. */
  readonly lossConfirmed: boolean
}

/**
 * Compares a sheet as read with its stored state and says what to store. Pure: the same pull twice gives,
 * the second time, nothing that differs.
 *
 * When more than 30 % (and at least 3) of the known rows are gone, the state is held with its last good
 * figures, and nothing is withdrawn, until they are back or the clerk confirms.
 */
export function reconcile(pull: Pull, newId: () => string): Reconciled {
  const { state } = pull
  const identified = identifyRows(pull.rows, state.manifest, newId)
  const loss = pull.lossConfirmed ? null : massLoss(state, identified)
  const placed = identified.map(place)
  if (loss) {
    const held = hold(state, loss)
    return { next: held, placed, changed: [], withdrawn: [], differs: held !== state }
  }
  const seen = manifestOf(pull, placed)
  const gone = absent(state, placed)
  const manifest = { ...seen, ...gone.entries }
  const next: SheetState = {
    ...state,
    ...tallyRows(
      pull.form,
      placed.map(({ checked }) => checked),
    ),
    manifest,
    firstArrival: state.firstArrival ?? (placed.length > 0 ? pull.arrivedAt : null),
    // Once told it stays, should the row of then be erased.
    firstValid: earliest([state.firstValid, ...Object.values(manifest).map((entry) => entry.firstValid)]),
    held: null,
    notices: pull.notices,
    nil: pull.nil,
    stated: pull.stated,
    statedAt: pull.stated === state.stated ? state.statedAt : pull.arrivedAt,
    faultyCells: faultyCells(placed, pull.places),
    withdrawn: Object.values(gone.entries).filter((entry) => !isLive(entry)).length,
  }
  const changed = placed.filter(({ checked }) => isNews(state.manifest[checked.rowId], checked))
  const differs = !sameState(state, next)
  const isTouched = changed.length + Object.keys(gone.entries).length > 0
  return {
    next: differs
      ? { ...next, version: state.version + 1, lastChange: isTouched ? pull.arrivedAt : state.lastChange }
      : state,
    placed,
    changed: changed.map(({ checked }) => checked),
    withdrawn: gone.withdrawn,
    differs,
  }
}

/** The state with a reason to hold it; the very same state if it is held for that reason already. */
export function hold(state: SheetState, problem: SheetProblem): SheetState {
  if (JSON.stringify(state.held) === JSON.stringify(problem)) return state
  return { ...state, version: state.version + 1, held: problem }
}

/** A sheet of which nothing is stored yet. */
export function blankState(
  seat: Pick<SheetState, 'sheetKey' | 'planId' | 'cycleId' | 'unitId' | 'formId'>,
): SheetState {
  return {
    sheetKey: seat.sheetKey,
    planId: seat.planId,
    cycleId: seat.cycleId,
    unitId: seat.unitId,
    formId: seat.formId,
    version: 0,
    manifest: {},
    rows: 0,
    counted: 0,
    groups: [],
    problems: {},
    faultyColumns: {},
    errorRows: 0,
    warningRows: 0,
    repairedRows: 0,
    firstArrival: null,
    firstValid: null,
    lastChange: null,
    held: null,
    notices: [],
    nil: false,
    stated: null,
    statedAt: null,
    faultyCells: {},
    since: null,
    withdrawn: 0,
  }
}

/** New, changed, or back after it was withdrawn. */
const isNews = (before: ManifestEntry | undefined, row: CheckedRow): boolean =>
  before === undefined || before.fingerprint !== row.fingerprint || !isLive(before)

/** Whether the row stands in its sheet, as far as the last readings tell. */
export const isLive = (entry: ManifestEntry): boolean => entry.absences < ABSENCES_TO_WITHDRAW

function massLoss(state: SheetState, rows: readonly IdentifiedRow[]): SheetProblem | null {
  const present = new Set(rows.map((row) => row.rowId))
  const known = Object.entries(state.manifest).filter(([, entry]) => isLive(entry))
  const gone = known.filter(([rowId, entry]) => entry.absences === 0 && !present.has(rowId)).length
  const isMass = gone >= MASS_LOSS_ROWS && gone > known.length * MASS_LOSS_SHARE
  return isMass ? { code: 'H-MASS-LOSS', params: { gone, known: known.length } } : null
}

function place(row: IdentifiedRow): Placed {
  const { rowId, raw, values, problems, repairs } = row
  // Without the parameters: a message that names another row's number is not news about this row.
  const verdict = problems.map(({ code, column }) => [code, column])
  const fingerprint = fingerprintOf(JSON.stringify([row.content, verdict, row.valid]))
  const kept = signsIn(raw) > MOST_SIGNS ? beginnings(raw) : raw
  const checked = {
    rowId,
    raw: kept,
    values,
    problems,
    repairs,
    counts: row.valid,
    fingerprint,
    withdrawn: false,
  }
  return { row: row.row, checked, content: row.content }
}

/** Of a row that is refused for its length the beginnings of its cells are enough to find it again. */
const beginnings = (raw: CheckedRow['raw']): CheckedRow['raw'] =>
  Object.fromEntries(
    Object.entries(raw).map(([key, cell]) => [key, typeof cell === 'string' ? short(cell, 120) : cell]),
  )

function manifestOf(pull: Pull, placed: readonly Placed[]): Record<string, ManifestEntry> {
  const manifest: Record<string, ManifestEntry> = {}
  for (const { checked, content } of placed) {
    const before = pull.state.manifest[checked.rowId]
    manifest[checked.rowId] = {
      fingerprint: checked.fingerprint,
      content,
      firstSeen: before?.firstSeen ?? pull.arrivedAt,
      firstValid: before?.firstValid ?? (checked.counts ? pull.arrivedAt : null),
      counts: checked.counts,
      absences: 0,
    }
  }
  return manifest
}

function absent(
  state: SheetState,
  placed: readonly Placed[],
): { entries: Record<string, ManifestEntry>; withdrawn: string[] } {
  const present = new Set(placed.map(({ checked }) => checked.rowId))
  const entries: Record<string, ManifestEntry> = {}
  const withdrawn: string[] = []
  for (const [rowId, entry] of Object.entries(state.manifest)) {
    if (present.has(rowId)) continue
    const absences = Math.min(ABSENCES_TO_WITHDRAW, entry.absences + 1)
    entries[rowId] = { ...entry, absences, counts: false }
    if (absences === ABSENCES_TO_WITHDRAW && isLive(entry)) withdrawn.push(rowId)
  }
  return { entries, withdrawn }
}

function sameState(a: SheetState, b: SheetState): boolean {
  return summary(a) === summary(b)
}

/** Everything that matters of a state as one text; the order of the manifest does not. */
function summary(state: SheetState): string {
  const { manifest, version: _version, lastChange: _lastChange, since: _since, ...figures } = state
  const keys = Object.keys(figures).sort() as (keyof typeof figures)[]
  const entries = Object.keys(manifest)
    .sort()
    .map((rowId) => [rowId, manifest[rowId]])
  return JSON.stringify([keys.map((key) => figures[key]), entries])
}
