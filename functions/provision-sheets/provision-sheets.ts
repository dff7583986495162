import type { Form } from '../../domain/plan/form.ts'
import type { Campaign, Cycle, Language, Plan, Unit } from '../../domain/plan/plan.ts'
import { guideTab } from '../../domain/sheet/guide-tab.ts'
import { FORM_KEY, formMetadata, PLAN_KEY, planMetadata } from '../../domain/sheet/sheet-metadata.ts'
import { formsFor, templateTab } from '../../domain/sheet/template-tab.ts'
import type { Facts, Files, Reports, Sheets, TabChange } from '../ports.ts'
import { sheetKeyOf } from '../sheet-key.ts'
import { cellsOfGuide, formTabChanges, guideTabChanges } from './lay-out.ts'

export interface ProvisionDeps {
  readonly files: Files
  readonly sheets: Sheets
  readonly reports: Reports
  readonly facts: Facts
  readonly language: Language
  /** Where the script inside the sheet sends its pokes. */
  readonly pokeUrl: string
}

/** Tab ids of provisioned forms, by their place in the plan. */
const FIRST_TAB_ID = 146_000_100

/**
 * Gives a unit a spreadsheet for a cycle: a tab for each form that it has to fill, a guide, and the right to
 * edit for its contacts - unless it has one. Its id is remembered before the rest is done, so that a run
 * which is killed in between is continued with the same spreadsheet; each step done again changes nothing.
 *
 * @param isSeated whether the unit has a seat already; with none begun here, it came with a returned file
 * @returns whether a spreadsheet was made or finished now
 */
export async function provisionSheet(
  deps: ProvisionDeps,
  campaign: Campaign,
  cycle: Cycle,
  unit: Unit,
  isSeated: boolean,
): Promise<boolean> {
  const forms = formsFor(campaign.plan, unit)
  const fact = `sheet/${campaign.plan.id}/${cycle.id}/${unit.id}`
  const known = await readFact(deps.facts, fact)
  if (forms.length === 0 || known?.done || (isSeated && !known)) return false
  const spreadsheetId = known?.spreadsheetId ?? (await create(deps, campaign, cycle, unit))
  if (!known) await deps.facts.set(fact, JSON.stringify({ spreadsheetId, done: false } satisfies Provisioned))
  await layOut(deps, campaign, cycle, unit, forms, spreadsheetId)
  for (const form of forms) {
    await deps.reports.registerSheet({
      planId: campaign.plan.id,
      cycleId: cycle.id,
      unitId: unit.id,
      formId: form.id,
      spreadsheetId,
      tabId: tabIdOf(campaign, form),
      sheetKey: sheetKeyOf(campaign.plan.id, cycle, unit.id, form),
    })
  }
  for (const { email } of unit.contacts) await deps.files.shareWith(spreadsheetId, email)
  await deps.facts.set(fact, JSON.stringify({ spreadsheetId, done: true } satisfies Provisioned))
  return true
}

const tabIdOf = ({ plan }: Campaign, form: Form): number =>
  FIRST_TAB_ID + Object.keys(plan.forms).indexOf(form.id)

interface Provisioned {
  readonly spreadsheetId: string
  readonly done: boolean
}

async function readFact(facts: Facts, name: string): Promise<Provisioned | null> {
  const stored = await facts.get(name)
  return stored === null ? null : (JSON.parse(stored) as Provisioned)
}

function create(
  { files, language }: ProvisionDeps,
  campaign: Campaign,
  cycle: Cycle,
  unit: Unit,
): Promise<string> {
  const title = `${campaign.plan.number ?? campaign.plan.id} - ${cycle.id} - ${unit.name}`
  return files.createSpreadsheet(title, LOCALE[language], campaign.plan.zone)
}

const LOCALE: Readonly<Record<Language, string>> = { vi: 'vi_VN', en: 'en_GB' }

/** Adds the tabs that are not there yet, in one atomic request, and drops the one that Google puts in. */
async function layOut(
  deps: ProvisionDeps,
  { plan }: Campaign,
  cycle: Cycle,
  unit: Unit,
  forms: readonly Form[],
  spreadsheetId: string,
): Promise<void> {
  const before = await deps.sheets.describe(spreadsheetId)
  const present = new Set(before.ok ? before.tabs.map(({ tabId }) => tabId) : [])
  const first = Object.keys(plan.forms)
  const missing = forms
    .map((form) => ({ tabId: FIRST_TAB_ID + first.indexOf(form.id), form }))
    .filter(({ tabId }) => !present.has(tabId))
  if (missing.length === 0) return
  const tabs = missing.map(({ tabId, form }) => ({
    tabId,
    tab: templateTab(plan, cycle, unit, form, deps.language),
  }))
  const guide = guideTab(plan, cycle, unit, forms, deps.language)
  const changes: TabChange[] = [
    ...tabs.flatMap(({ tabId, tab }) => formTabChanges(tabId, tab)),
    ...metadataChanges(deps, plan, cycle, unit, missing),
    ...guideTabChanges(guide),
    ...[...present].map((tabId): TabChange => ({ kind: 'drop-tab', tabId })),
  ]
  const written = await deps.sheets.write(spreadsheetId, changes, [
    ...tabs.map(({ tabId, tab }) => ({ tabId, row: 0, column: 0, cells: tab.cells })),
    cellsOfGuide(guide),
  ])
  if (!written.ok) throw new Error(`a spreadsheet just made cannot be written: ${written.trouble}`)
}

/** What the script inside the sheet must know; written once more it changes nothing. */
function metadataChanges(
  { language, pokeUrl }: ProvisionDeps,
  plan: Plan,
  cycle: Cycle,
  unit: Unit,
  tabs: readonly { readonly tabId: number; readonly form: Form }[],
): readonly TabChange[] {
  const purpose = planMetadata({ plan, cycle, unit, language, endpoint: pokeUrl })
  return [
    { kind: 'metadata', tabId: null, key: PLAN_KEY, value: purpose },
    ...tabs.map(
      ({ tabId, form }): TabChange => ({
        kind: 'metadata',
        tabId,
        key: FORM_KEY,
        value: formMetadata(form),
      }),
    ),
  ]
}
