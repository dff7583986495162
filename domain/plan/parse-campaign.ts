import { checkForms, checkFormUses } from './check-forms.ts'
import { crossCheck } from './cross-check.ts'
import { type FormUse, formsFileSchema, formUseSchema, type StandardForms } from './form-schema.ts'
import { namesOfPlan } from './names.ts'
import type { Campaign } from './plan.ts'
import { choicesOfPlan } from './plan-choices.ts'
import type { PlanIssue } from './plan-fault.ts'
import { asWritten, issuesFromZod } from './plan-issues.ts'
import { planSchema } from './plan-schema.ts'
import { entriesOf, fieldOf } from './raw.ts'
import { parseUnits, type UnitsTable } from './units-table.ts'
import { useForms } from './use-forms.ts'

/**
 * A plan folder's three files as read, before any check: YAML as plain data, the table as records.
 * undefined: the file could not be read, and nothing is said of what depends on it.
 */
export interface CampaignFiles {
  readonly plan: unknown
  readonly forms: unknown
  readonly units: UnitsTable | undefined
}

export interface CampaignIssues {
  readonly plan: readonly PlanIssue[]
  readonly forms: readonly PlanIssue[]
  readonly units: readonly PlanIssue[]
}

export type CampaignResult =
  | { readonly ok: true; readonly campaign: Campaign }
  | { readonly ok: false; readonly issues: CampaignIssues }

/**
 * Checks the files of a plan against their schemas and against each other, and makes the campaign of them.
 * Gives every issue at once: a fault in one rule hides none in the next, and a name is called unknown only
 * if it stands nowhere, not even in a faulty place.
 */
export function parseCampaign(files: CampaignFiles): CampaignResult {
  const forms = formsFileSchema.safeParse(files.forms, { reportInput: true })
  const plan = planSchema.safeParse(files.plan, { reportInput: true })
  const units = parseUnits(
    files.units?.records ?? [],
    files.plan === undefined ? null : namesOfPlan(files.plan).classes,
  )
  const issues: CampaignIssues = {
    forms: files.forms === undefined ? [] : formsIssues(forms),
    plan: files.plan === undefined ? [] : planIssues(plan, files, forms.data ?? null),
    units: units.issues,
  }
  const isClean = issues.forms.length + issues.plan.length + issues.units.length === 0
  if (!isClean || !plan.success || !forms.success || !files.units) return { ok: false, issues }
  const used = useForms(forms.data, plan.data.forms, choicesOfPlan(files.plan))
  return { ok: true, campaign: { plan: { ...plan.data, forms: used }, units: units.units } }
}

const formsIssues = (forms: ReturnType<typeof formsFileSchema.safeParse>): readonly PlanIssue[] =>
  forms.success ? checkForms(forms.data) : issuesFromZod(forms.error)

function planIssues(
  plan: ReturnType<typeof planSchema.safeParse>,
  files: CampaignFiles,
  standard: StandardForms | null,
): readonly PlanIssue[] {
  const names = namesOfPlan(files.plan)
  const uses = formUses(files.plan)
  const forms = standard && useForms(standard, uses, choicesOfPlan(files.plan))
  const issues = [
    ...(plan.success ? [] : issuesFromZod(plan.error)),
    ...(standard ? checkFormUses(standard, uses, names.rules) : []),
    ...crossCheck(files.plan, { ...names, units: files.units?.ids ?? null, forms }),
  ]
  return issues.map((found) => ({ ...found, path: asWritten(found.path, files.plan) }))
}

/** What the plan says of each form; a faulty use counts as one without changes. */
const formUses = (raw: unknown): Readonly<Record<string, FormUse>> =>
  Object.fromEntries(
    entriesOf(fieldOf(raw, 'forms')).map(([id, use]) => {
      const parsed = formUseSchema.safeParse(use)
      return [id, parsed.success ? parsed.data : { by: null, omit: [], columns: {} }]
    }),
  )
