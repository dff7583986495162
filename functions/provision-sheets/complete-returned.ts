import type { Form } from '../../domain/plan/form.ts'
import { fingerprintOf } from '../../domain/sheet/fingerprint.ts'
import { GUIDE_TAB_ID, guideTab } from '../../domain/sheet/guide-tab.ts'
import { refilledTab } from '../../domain/sheet/refilled-tab.ts'
import { FORM_KEY, formMetadata, PLAN_KEY, planMetadata } from '../../domain/sheet/sheet-metadata.ts'
import { freeTitle, sameTitle } from '../../domain/sheet/tab-title.ts'
import { templateTab } from '../../domain/sheet/template-tab.ts'
import type { SheetSeat } from '../ports/reports.ts'
import type { TabInfo } from '../ports/sheets.ts'
import { unsettle } from '../settled.ts'
import { cellsOfGuide, formTabChanges, guideTabChanges } from './lay-out.ts'
import { layoutOf, type ProvisionDeps, type SheetScope, seatFor, tabIdOf } from './provisioned.ts'
import { renewedGuide, type Work } from './renewed-tabs.ts'

/** A file that a unit sent, as it is remembered. */
export interface Returned {
  readonly spreadsheetId?: string
  /** Of its bytes; empty while it is being taken in. */
  readonly hash?: string
}

/** For which file and which plan a spreadsheet was completed. */
interface Completed {
  readonly hash: string
  readonly print: string
  readonly guideRows: number
}

/**
 * Puts into a spreadsheet that came with a returned file what it lacks of one that is laid out: a tab for each form
 * that no tab of the file carries, the guide, and what the script must know. The unit's own tabs stay as they were
 * sent. A later file takes the place of all tabs, ours among them: those come back with the rows that were in them.
 * Nothing is asked of Google while file and plan are the same.
 *
 * @returns whether something was put in
 */
export async function completeReturned(
  deps: ProvisionDeps,
  scope: SheetScope,
  { spreadsheetId, hash }: Returned,
): Promise<boolean> {
  const fact = `completed/${scope.campaign.plan.id}/${scope.cycle.id}/${scope.unit.id}`
  const stored = await deps.facts.get(fact)
  const before = stored === null ? null : (JSON.parse(stored) as Completed)
  const { guide, ...layout } = layoutOf(scope)
  const print = fingerprintOf(JSON.stringify([layout, guide]))
  if (!spreadsheetId || !hash || (before?.hash === hash && before.print === print)) return false
  const described = await deps.sheets.describe(spreadsheetId)
  if (!described.ok) return false
  const seats = await deps.reports.seatsOf(spreadsheetId)
  const isOtherFile = before?.hash !== hash
  const lacking = lackingForms(scope, seats, described.tabs, isOtherFile)
  const works = [
    ...(await Promise.all(lacking.map((form) => newTab(deps, scope, form, seats, described.tabs)))),
    notes(deps, scope, seats, described.tabs),
    await guideWork(deps, scope, spreadsheetId, described.tabs, before?.guideRows ?? null),
  ]
  const changes = works.flatMap((work) => work.changes)
  const blocks = works.flatMap((work) => work.blocks)
  await unsettle(deps.facts, spreadsheetId)
  if (!(await deps.sheets.write(spreadsheetId, changes, blocks)).ok) return false
  for (const form of scope.forms)
    if (!seats.some(({ formId }) => formId === form.id))
      await deps.reports.registerSheet(seatFor(scope, spreadsheetId, form, tabIdOf(scope.campaign, form)))
  await deps.facts.set(fact, JSON.stringify({ hash, print, guideRows: guide.rows } satisfies Completed))
  return changes.length + blocks.length > 0
}

/** Those whose tab is to be laid out: no tab carries them, or another file took the place of the one of ours. */
const lackingForms = (
  { campaign, forms }: SheetScope,
  seats: readonly SheetSeat[],
  tabs: readonly TabInfo[],
  isOtherFile: boolean,
): readonly Form[] =>
  forms.filter((form) => {
    const ours = tabIdOf(campaign, form)
    const seat = seats.find(({ formId }) => formId === form.id)
    const isThere = tabs.some(({ tabId }) => tabId === (seat?.tabId ?? ours))
    return !isThere && (!seat || (isOtherFile && seat.tabId === ours))
  })

/** The tab of a form, with the rows that were in it when another file took its place. */
async function newTab(
  { reports }: ProvisionDeps,
  { campaign, cycle, unit, language }: SheetScope,
  form: Form,
  seats: readonly SheetSeat[],
  tabs: readonly TabInfo[],
): Promise<Work> {
  const { plan } = campaign
  const tabId = tabIdOf(campaign, form)
  const seat = seats.find(({ formId }) => formId === form.id)
  const state = seat ? await reports.stateOf(seat) : null
  const live = Object.entries(state?.manifest ?? {}).filter(([, { absences }]) => absences < 2)
  const rows = seat
    ? await reports.rowsOf(
        seat.sheetKey,
        live.map(([rowId]) => rowId),
      )
    : []
  const template = refilledTab(templateTab(plan, cycle, unit, form, language), rows)
  const taken = tabs.map((tab) => tab.title)
  const title = freeTitle(taken, template.title, `${template.title} (${plan.id})`)
  return {
    changes: [
      ...formTabChanges(tabId, { ...template, title }),
      ...(rows.length > 0 ? [{ kind: 'add-rows' as const, tabId, count: rows.length }] : []),
      { kind: 'metadata', tabId, key: FORM_KEY, value: formMetadata(form) },
    ],
    blocks: [{ tabId, row: 0, column: 0, cells: template.cells }],
  }
}

/** Whose spreadsheet it is, and which form each tab of the unit's carries. */
function notes(
  { pokeUrl }: ProvisionDeps,
  { campaign: { plan }, cycle, unit, forms, language }: SheetScope,
  seats: readonly SheetSeat[],
  tabs: readonly TabInfo[],
): Work {
  const purpose = planMetadata({ plan, cycle, unit, language, endpoint: pokeUrl })
  const ofTabs = forms.flatMap((form) => {
    const seat = seats.find(({ formId }) => formId === form.id)
    if (!seat || !tabs.some(({ tabId }) => tabId === seat.tabId)) return []
    const value = formMetadata(form)
    return [{ kind: 'metadata' as const, tabId: seat.tabId, key: FORM_KEY, value }]
  })
  return {
    changes: [{ kind: 'metadata', tabId: null, key: PLAN_KEY, value: purpose }, ...ofTabs],
    blocks: [],
  }
}

/** The guide, new or renewed; a tab of that name that came with the file is the unit's. */
async function guideWork(
  { sheets }: ProvisionDeps,
  { campaign, cycle, unit, forms, language }: SheetScope,
  spreadsheetId: string,
  tabs: readonly TabInfo[],
  rowsBefore: number | null,
): Promise<Work> {
  const guide = guideTab(campaign.plan, cycle, unit, forms, language)
  const ours = tabs.find(({ tabId }) => tabId === GUIDE_TAB_ID)
  if (ours) {
    const reading = await sheets.read(spreadsheetId, [GUIDE_TAB_ID])
    const grid = reading.ok ? reading.tabs[0]?.grid : undefined
    return grid ? renewedGuide(guide, ours, grid, rowsBefore) : NOTHING
  }
  if (tabs.some(({ title }) => sameTitle(title, guide.title))) return NOTHING
  return { changes: guideTabChanges(guide), blocks: [cellsOfGuide(guide)] }
}

const NOTHING: Work = { changes: [], blocks: [] }
