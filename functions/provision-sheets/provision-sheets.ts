import type { Campaign, Cycle, Language, Unit } from '../../domain/plan/plan.ts'
import { guideTab } from '../../domain/sheet/guide-tab.ts'
import { FORM_KEY, formMetadata, PLAN_KEY, planMetadata } from '../../domain/sheet/sheet-metadata.ts'
import { templateTab } from '../../domain/sheet/template-tab.ts'
import type { TabChange } from '../ports/sheets.ts'
import { returnFact } from '../return-fact.ts'
import { completeReturned, type Returned } from './complete-returned.ts'
import { cellsOfGuide, formTabChanges, guideTabChanges } from './lay-out.ts'
import {
  layoutOf,
  type ProvisionDeps,
  type Provisioned,
  readProvisioned,
  type SheetScope,
  scopeOf,
  seatFor,
  tabIdOf,
} from './provisioned.ts'
import { renewShares } from './renew-shares.ts'
import { renewSheet } from './renew-sheet.ts'

/**
 * Gives a unit a spreadsheet for a cycle: a tab for each form that it has to fill, a guide, and the right to
 * edit for its contacts - unless it has one. Its id is remembered before the rest is done, so that a run
 * which is killed in between is continued with the same spreadsheet; each step done again changes nothing.
 * A spreadsheet that was laid out by an earlier version of the plan is brought up to the plan as it is now. Into
 * one that came with a returned file the contacts are let in, and the tabs that it lacks are put; its own stay as
 * the unit sent them.
 *
 * @param isSeated whether the unit has a seat already; with none begun here, it came with a returned file
 * @returns what was done now; null when there was nothing to do
 */
export async function provisionSheet(
  deps: ProvisionDeps,
  campaign: Campaign,
  cycle: Cycle,
  unit: Unit,
  isSeated: boolean,
): Promise<'made' | 'renewed' | null> {
  const fact = `sheet/${campaign.plan.id}/${cycle.id}/${unit.id}`
  const known = await readProvisioned(deps.facts, fact)
  const scope = scopeOf(campaign, cycle, unit, known?.layout?.language ?? deps.language)
  const returned = await deps.facts.get(returnFact(campaign, cycle, unit.id))
  if (returned !== null) {
    const file = JSON.parse(returned) as Returned
    const isCompleted = await completeReturned(deps, scope, file)
    const isShared = file.spreadsheetId ? await renewShares(deps, scope, file.spreadsheetId) : false
    return isCompleted || isShared ? 'renewed' : null
  }
  if (scope.forms.length === 0 || (isSeated && !known)) return null
  return known?.done ? renew(deps, scope, fact, known) : make(deps, scope, fact, known)
}

async function make(
  deps: ProvisionDeps,
  scope: SheetScope,
  fact: string,
  known: Provisioned | null,
): Promise<'made'> {
  const { campaign, forms } = scope
  const remember = (value: Provisioned): Promise<void> => deps.facts.set(fact, JSON.stringify(value))
  const spreadsheetId = known?.spreadsheetId ?? (await create(deps, scope))
  if (!known) await remember({ spreadsheetId, done: false })
  await layOut(deps, scope, spreadsheetId)
  for (const form of forms)
    await deps.reports.registerSheet(seatFor(scope, spreadsheetId, form, tabIdOf(campaign, form)))
  await renewShares(deps, scope, spreadsheetId)
  await remember({ spreadsheetId, done: true, layout: layoutOf(scope) })
  return 'made'
}

/** Nothing is asked of Google unless the plan or the contacts changed. */
async function renew(
  deps: ProvisionDeps,
  scope: SheetScope,
  fact: string,
  { spreadsheetId, layout }: Provisioned,
): Promise<'renewed' | null> {
  const wanted = layoutOf(scope)
  const isOtherShared = await renewShares(deps, scope, spreadsheetId)
  const otherwise = isOtherShared ? 'renewed' : null
  if (JSON.stringify(layout) === JSON.stringify(wanted)) return otherwise
  const result = await renewSheet(deps, scope, spreadsheetId, layout ?? null, wanted)
  if (result === null) return otherwise
  const stands: Provisioned = { spreadsheetId, done: true, layout: result.layout }
  await deps.facts.set(fact, JSON.stringify(stands))
  return result.isChanged ? 'renewed' : otherwise
}

function create({ files }: ProvisionDeps, { campaign, cycle, unit, language }: SheetScope): Promise<string> {
  const title = `${campaign.plan.number ?? campaign.plan.id} - ${cycle.id} - ${unit.name}`
  return files.createSpreadsheet(title, LOCALE[language], campaign.plan.zone)
}

const LOCALE: Readonly<Record<Language, string>> = { vi: 'vi_VN', en: 'en_GB' }

/** Adds the tabs that are not there yet, in one atomic request, and drops the one that Google puts in. */
async function layOut(deps: ProvisionDeps, scope: SheetScope, spreadsheetId: string): Promise<void> {
  const { campaign, cycle, unit, forms, language } = scope
  const { plan } = campaign
  const before = await deps.sheets.describe(spreadsheetId)
  const present = new Set(before.ok ? before.tabs.map(({ tabId }) => tabId) : [])
  const missing = forms
    .map((form) => ({ tabId: tabIdOf(campaign, form), form }))
    .filter(({ tabId }) => !present.has(tabId))
  if (missing.length === 0) return
  const tabs = missing.map(({ tabId, form }) => ({
    tabId,
    tab: templateTab(plan, cycle, unit, form, language),
  }))
  const guide = guideTab(plan, cycle, unit, forms, language)
  const purpose = planMetadata({ plan, cycle, unit, language, endpoint: deps.pokeUrl })
  const changes: TabChange[] = [
    ...tabs.flatMap(({ tabId, tab }) => formTabChanges(tabId, tab)),
    { kind: 'metadata', tabId: null, key: PLAN_KEY, value: purpose },
    ...missing.map(
      ({ tabId, form }): TabChange => ({ kind: 'metadata', tabId, key: FORM_KEY, value: formMetadata(form) }),
    ),
    ...guideTabChanges(guide),
    ...[...present].map((tabId): TabChange => ({ kind: 'drop-tab', tabId })),
  ]
  const written = await deps.sheets.write(spreadsheetId, changes, [
    ...tabs.map(({ tabId, tab }) => ({ tabId, row: 0, column: 0, cells: tab.cells })),
    cellsOfGuide(guide),
  ])
  if (!written.ok) throw new Error(`a spreadsheet just made cannot be written: ${written.trouble}`)
}
