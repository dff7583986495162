import type { Form } from '../../domain/plan/form.ts'
import type { Campaign, Cycle, Language, Unit } from '../../domain/plan/plan.ts'
import { fingerprintOf } from '../../domain/sheet/fingerprint.ts'
import { guideTab } from '../../domain/sheet/guide-tab.ts'
import { planMetadata } from '../../domain/sheet/sheet-metadata.ts'
import { type TabLayout, tabLayout } from '../../domain/sheet/tab-layout.ts'
import { formsFor, templateTab } from '../../domain/sheet/template-tab.ts'
import type { Files } from '../ports/files.ts'
import type { Facts, Reports, SheetSeat } from '../ports/reports.ts'
import type { Sheets } from '../ports/sheets.ts'
import { sheetKeyOf } from '../sheet-key.ts'

export interface ProvisionDeps {
  readonly files: Files
  readonly sheets: Sheets
  readonly reports: Reports
  readonly facts: Facts
  readonly language: Language
  /** Where the script inside the sheet sends its pokes. */
  readonly pokeUrl: string
}

/** What is remembered of a unit's spreadsheet. */
export interface Provisioned {
  readonly spreadsheetId: string
  readonly done: boolean
  /** As it was laid out; absent for sheets of before this was remembered. */
  readonly layout?: Layout
}

export interface Layout {
  /** The language of headings and guide; a sheet keeps the one that it began with. */
  readonly language: Language
  readonly forms: Readonly<Record<string, TabLayout>>
  readonly guide: { readonly print: string; readonly rows: number }
  /** Unit, cycle and plan as the script in the sheet knows them. */
  readonly purpose: string
}

export async function readProvisioned(facts: Facts, name: string): Promise<Provisioned | null> {
  const stored = await facts.get(name)
  return stored === null ? null : (JSON.parse(stored) as Provisioned)
}

/** For whom a spreadsheet is, and when. */
export interface SheetScope {
  readonly campaign: Campaign
  readonly cycle: Cycle
  readonly unit: Unit
  readonly forms: readonly Form[]
  readonly language: Language
}

export function scopeOf(campaign: Campaign, cycle: Cycle, unit: Unit, language: Language): SheetScope {
  return { campaign, cycle, unit, forms: formsFor(campaign.plan, unit), language }
}

/** Tab ids of forms that we lay out, by their place in the plan. */
const FIRST_TAB_ID = 146_000_100

export const tabIdOf = ({ plan }: Campaign, form: Form): number =>
  FIRST_TAB_ID + Object.keys(plan.forms).indexOf(form.id)

export const seatFor = (
  { campaign, cycle, unit }: SheetScope,
  spreadsheetId: string,
  form: Form,
  tabId: number,
): SheetSeat => ({
  planId: campaign.plan.id,
  cycleId: cycle.id,
  unitId: unit.id,
  formId: form.id,
  spreadsheetId,
  tabId,
  sheetKey: sheetKeyOf(campaign.plan.id, cycle, unit.id, form),
})

/** The layout that the plan asks for as it is now. */
export function layoutOf({ campaign, cycle, unit, forms, language }: SheetScope): Layout {
  const { plan } = campaign
  const guide = guideTab(plan, cycle, unit, forms, language)
  return {
    language,
    forms: Object.fromEntries(
      forms.map((form) => [form.id, tabLayout(form, templateTab(plan, cycle, unit, form, language))]),
    ),
    guide: { print: fingerprintOf(JSON.stringify(guide.cells)), rows: guide.cells.length },
    // Where a poke goes is no news by itself: it differs from one run on a machine to the next.
    purpose: fingerprintOf(planMetadata({ plan, cycle, unit, language, endpoint: '' })),
  }
}
