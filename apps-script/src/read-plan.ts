import { COLUMN_TYPES, type Column, type Form } from '../../domain/plan/form.ts'
import type { Cycle, Day, Language, Unit } from '../../domain/plan/plan.ts'

/** The zone of the manifest; a spreadsheet that was made for another one says so. */
const ZONE = 'Asia/Ho_Chi_Minh'

/** Whose spreadsheet it is, for which plan, and where a poke goes: domain/sheet/sheet-metadata.ts writes it. */
export interface SheetPlan {
  readonly endpoint: string
  readonly language: Language
  readonly unit: Unit
  readonly cycle: Cycle
  /** The last good days of the unit's forms, in order. */
  readonly days: readonly Day[]
  readonly planId: string
  readonly planNumber: string | null
  readonly zone: string
}

/** What stands in the metadata is written by provisioning but may be changed by anybody: it is looked at first. */
export function parsePlan(text: string | null): SheetPlan | null {
  const raw = objectOf(text)
  const unit = raw?.unit
  const cycle = raw?.cycle
  if (!raw || !isRecord(unit) || !isRecord(cycle)) return null
  const isWhole =
    [raw.endpoint, raw.planId, unit.id, unit.name, cycle.id].every(isText) &&
    [cycle.from, cycle.to].every(isDay)
  const zone = isText(raw.zone) ? raw.zone : ZONE
  if (!isWhole || !isSafeEndpoint(String(raw.endpoint)) || !isZone(zone)) return null
  return {
    endpoint: String(raw.endpoint),
    language: raw.language === 'en' ? 'en' : 'vi',
    unit: { ...NO_UNIT, ...unit } as Unit,
    cycle: { id: String(cycle.id), from: String(cycle.from), to: String(cycle.to) },
    days: daysOf(raw.days) ?? [String(cycle.to)],
    planId: String(raw.planId),
    planNumber: isText(raw.planNumber) ? raw.planNumber : null,
    zone,
  }
}

/** A tab's form. Whatever may be empty may have been left out to save room. */
export function parseForm(text: string | null): Form | null {
  const raw = objectOf(text)
  if (!raw || !isText(raw.id) || !isRecord(raw.title) || !Array.isArray(raw.columns)) return null
  if (!raw.columns.every(isColumn)) return null
  const columns = (raw.columns as Column[]).map(
    (column): Column => ({
      ...NO_COLUMN,
      ...column,
      choices: (column.choices ?? []).map((choice) => ({ ...choice, aliases: choice.aliases ?? [] })),
    }),
  )
  return { by: null, identity: [], ...raw, columns } as unknown as Form
}

type Raw = Readonly<Record<string, unknown>>

const NO_UNIT: Omit<Unit, 'id' | 'name'> = {
  aliases: [],
  classes: [],
  cluster: null,
  parent: null,
  contacts: [],
  validFrom: null,
  validTo: null,
  successor: null,
}

const NO_COLUMN: Omit<Column, 'key' | 'header' | 'type' | 'choices'> = {
  aliases: [],
  required: false,
  requiredIf: null,
  open: false,
  min: null,
  max: null,
  personal: 'no',
  given: false,
  prefilled: false,
  cycle: false,
  figure: false,
  tells: null,
  allowedBy: null,
  rule: null,
}

/** Absent in spreadsheets of before there was any. */
const daysOf = (value: unknown): readonly Day[] | null =>
  Array.isArray(value) && value.length > 0 && value.every(isDay) ? (value as Day[]) : null

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
const isDay = (value: unknown): boolean => isText(value) && /^\d{4}-\d{2}-\d{2}$/.test(value)
const isRecord = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isColumn = (value: unknown): boolean =>
  isRecord(value) && isText(value.key) && isRecord(value.header) && TYPES.has(value.type)

/** A column of a newer plan language needs a newer script. */
const TYPES: ReadonlySet<unknown> = new Set(COLUMN_TYPES)

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== null
  } catch {
    return false
  }
}

/** The presser's identity goes there: never in the clear, but on this very machine. */
const isSafeEndpoint = (endpoint: string): boolean =>
  /^https:\/\/[^\s/]+\//.test(endpoint) || /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?\//.test(endpoint)

function objectOf(text: string | null): Raw | null {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return isRecord(value) ? value : null
  } catch {
    return null
  }
}
