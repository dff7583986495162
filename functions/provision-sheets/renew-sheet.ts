import type { Form } from '../../domain/plan/form.ts'
import { fingerprintOf } from '../../domain/sheet/fingerprint.ts'
import type { Grid } from '../../domain/sheet/grid.ts'
import { GUIDE_TAB_ID, guideTab } from '../../domain/sheet/guide-tab.ts'
import { renewTab } from '../../domain/sheet/renew-tab.ts'
import { FORM_KEY, formMetadata, PLAN_KEY, planMetadata } from '../../domain/sheet/sheet-metadata.ts'
import type { TabLayout } from '../../domain/sheet/tab-layout.ts'
import { freeTitle } from '../../domain/sheet/tab-title.ts'
import { templateTab } from '../../domain/sheet/template-tab.ts'
import { columnKeysOf } from '../column-keys.ts'
import type { SheetSeat } from '../ports/reports.ts'
import type { TabInfo } from '../ports/sheets.ts'
import { unsettle } from '../settled.ts'
import { formTabChanges } from './lay-out.ts'
import { type Layout, type ProvisionDeps, type SheetScope, seatFor } from './provisioned.ts'
import { renewedGuide, renewedTab, type Work } from './renewed-tabs.ts'

export interface Renewed {
  /** As the spreadsheet is laid out now; a tab whose heading was not found stays as it was. */
  readonly layout: Layout
  readonly isChanged: boolean
}

/** Ids of tabs that came later; by the form's name, because its place in the plan may be another's by now. */
const FIRST_LATER_TAB_ID = 146_001_000

/**
 * Brings a spreadsheet that a unit works in up to the plan as it is now: tabs of new forms, new columns and
 * headings, dropdowns and formats, the guide, what the script knows. One atomic write; cells that people
 * typed are neither written nor moved. A tab that the unit took away stays away.
 *
 * @returns null when the spreadsheet cannot be read or written now; another round tries again
 */
export async function renewSheet(
  deps: ProvisionDeps,
  scope: SheetScope,
  spreadsheetId: string,
  before: Layout | null,
  wanted: Layout,
): Promise<Renewed | null> {
  const described = await deps.sheets.describe(spreadsheetId)
  if (!described.ok) return null
  const seats = await deps.reports.seatsOf(spreadsheetId)
  const found = scope.forms.map((form) => placeOf(form, seats, described.tabs))
  const isOther = ({ form }: Place): boolean =>
    JSON.stringify(before?.forms[form.id]) !== JSON.stringify(wanted.forms[form.id])
  const guide = described.tabs.find(({ tabId }) => tabId === GUIDE_TAB_ID)
  const isGuideOther = before?.guide.print !== wanted.guide.print
  const grids = await read(deps, spreadsheetId, [
    ...found.filter(isOther).flatMap(({ tab }) => tab?.tabId ?? []),
    ...(isGuideOther && guide ? [guide.tabId] : []),
  ])
  if (grids === null) return null

  const works: Work[] = []
  const forms: Record<string, TabLayout> = {}
  const titles = described.tabs.map(({ title }) => title)
  for (const place of found) {
    const work = workOn(scope, place, before?.forms[place.form.id] ?? null, grids, titles)
    const layout = work ? wanted.forms[place.form.id] : before?.forms[place.form.id]
    if (layout) forms[place.form.id] = layout
    if (work) works.push(work)
  }
  const guideGrid = grids.get(GUIDE_TAB_ID)
  if (guide && guideGrid)
    works.push(renewedGuide(guideOf(scope), guide, guideGrid, before?.guide.rows ?? null))
  if (before?.purpose !== wanted.purpose) works.push(purposeOf(deps, scope))
  const changes = works.flatMap((work) => work.changes)
  const blocks = works.flatMap((work) => work.blocks)
  const isChanged = changes.length + blocks.length > 0
  if (isChanged) await unsettle(deps.facts, spreadsheetId)
  const written = isChanged ? await deps.sheets.write(spreadsheetId, changes, blocks) : { ok: true }
  if (!written.ok) return null
  for (const place of found.filter(({ isSeated }) => !isSeated))
    await deps.reports.registerSheet(seatFor(scope, spreadsheetId, place.form, place.tabId))
  return { layout: { ...wanted, forms }, isChanged }
}

/** A form and its tab in the spreadsheet: none where the unit took it away, or where the form is new. */
interface Place {
  readonly form: Form
  readonly tabId: number
  readonly tab: TabInfo | undefined
  readonly isSeated: boolean
}

function placeOf(form: Form, seats: readonly SheetSeat[], tabs: readonly TabInfo[]): Place {
  const seat = seats.find(({ formId }) => formId === form.id)
  const tabId = seat?.tabId ?? FIRST_LATER_TAB_ID + (Number.parseInt(fingerprintOf(form.id), 36) % 1_000_000)
  return { form, tabId, tab: tabs.find((one) => one.tabId === tabId), isSeated: seat !== undefined }
}

/** The tabs by id; null when they cannot be read. */
async function read(
  { sheets }: ProvisionDeps,
  spreadsheetId: string,
  tabIds: readonly number[],
): Promise<ReadonlyMap<number, Grid> | null> {
  if (tabIds.length === 0) return new Map()
  const reading = await sheets.read(spreadsheetId, tabIds)
  return reading.ok ? new Map(reading.tabs.map(({ tabId, grid }) => [tabId, grid])) : null
}

const NOTHING: Work = { changes: [], blocks: [] }

/** Null when the tab cannot be renewed because its heading is not found. */
function workOn(
  { campaign, cycle, unit, language }: SheetScope,
  { form, tabId, tab, isSeated }: Place,
  before: TabLayout | null,
  grids: ReadonlyMap<number, Grid>,
  titles: readonly string[],
): Work | null {
  const template = templateTab(campaign.plan, cycle, unit, form, language)
  const metadata = { kind: 'metadata' as const, tabId, key: FORM_KEY, value: formMetadata(form) }
  if (!tab) {
    if (isSeated) return NOTHING
    const title = freeTitle(titles, template.title, `${template.title} (${campaign.plan.id})`)
    const changes = [...formTabChanges(tabId, { ...template, title }), metadata]
    return { changes, blocks: [{ tabId, row: 0, column: 0, cells: template.cells }] }
  }
  const grid = grids.get(tabId)
  if (!isSeated || !grid) return NOTHING
  const renewal = renewTab(form, before, template, grid, columnKeysOf(tab))
  if (!renewal) return null
  const { changes, blocks } = renewedTab(tab, template, renewal, before !== null)
  return { changes: [...changes, metadata], blocks }
}

const guideOf = ({ campaign, cycle, unit, forms, language }: SheetScope) =>
  guideTab(campaign.plan, cycle, unit, forms, language)

function purposeOf({ pokeUrl }: ProvisionDeps, { campaign, cycle, unit, language }: SheetScope): Work {
  const value = planMetadata({ plan: campaign.plan, cycle, unit, language, endpoint: pokeUrl })
  return { changes: [{ kind: 'metadata', tabId: null, key: PLAN_KEY, value }], blocks: [] }
}
