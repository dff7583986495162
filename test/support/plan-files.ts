import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseCsv } from 'csv-parse/sync'
import { parse } from 'yaml'
import type { CampaignFiles } from '../../domain/plan/parse-campaign.ts'
import type { UnitRecord } from '../../domain/plan/units-table.ts'

export const PLANS = join(import.meta.dirname, '../../plans')
export const VAN_LANG = join(PLANS, 'van-lang-146')

/** The sample plan's files as data, anew at each call, so that a test may spoil them. */
export function vanLangFiles(): CampaignFiles {
  const records: readonly UnitRecord[] = parseCsv(readFileSync(join(VAN_LANG, 'units.csv')), {
    columns: true,
  })
  return {
    plan: parse(readFileSync(join(VAN_LANG, 'plan.yaml'), 'utf8')),
    forms: parse(readFileSync(join(PLANS, 'forms.yaml'), 'utf8')),
    units: { records, ids: new Set(records.map(({ id }) => id ?? '')) },
  }
}

/** Sets the value at a path of plain data ("rules.0.check.kind"); undefined takes the key away. */
export function spoil(data: unknown, path: string, value: unknown): void {
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const parent = keys.reduce((at, key) => (at as Record<string, unknown>)[key], data) as Record<
    string,
    unknown
  >
  if (value === undefined) delete parent[last]
  else parent[last] = value
}
