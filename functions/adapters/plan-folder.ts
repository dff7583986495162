import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parseCampaign } from '../../domain/plan/parse-campaign.ts'
import type { Campaign } from '../../domain/plan/plan.ts'
import { issue } from '../../domain/plan/plan-issues.ts'
import { senseOf } from '../../domain/plan/sense.ts'
import type { Campaigns } from '../ports/campaigns.ts'
import { describePlanFault, type PlanFault } from './plan-faults.ts'
import { type PlanYaml, readYaml } from './plan-yaml.ts'
import { readUnitsCsv, type UnitsCsv } from './units-csv.ts'

export type CampaignReading =
  | { readonly ok: true; readonly campaign: Campaign; readonly warnings: readonly PlanFault[] }
  | { readonly ok: false; readonly faults: readonly PlanFault[] }

/** The files that a plan is read from: two in its folder, and the forms that it shares with its neighbours. */
export const planFilesOf = (folder: string) => ({
  plan: join(folder, 'plan.yaml'),
  forms: join(folder, '..', 'forms.yaml'),
  units: join(folder, 'units.csv'),
})

/**
 * Reads a plan folder: plan.yaml and units.csv in it, forms.yaml beside it. Gives the campaign, or every
 * fault of the three files at once, each with its place; never half a campaign.
 */
export async function readCampaign(folder: string): Promise<CampaignReading> {
  // Said once, not of each file that would be in it.
  if (!(await isFolder(folder)))
    return { ok: false, faults: [{ ...issue('no-folder', []), file: folder, line: 1, column: 1 }] }
  const files = planFilesOf(folder)
  const [plan, forms, units] = await Promise.all([
    readText(files.plan, readYaml),
    readText(files.forms, readYaml),
    readText(files.units, readUnitsCsv),
  ])
  const result = parseCampaign({ plan: dataOf(plan), forms: dataOf(forms), units: tableOf(units) })
  const faults = [plan, forms, units].flatMap((read) => read.faults)
  if (result.ok && faults.length === 0)
    return { ...result, warnings: senseOf(result.campaign).map((found) => plan.place(found)) }
  const issues = result.ok ? { plan: [], forms: [], units: [] } : result.issues
  const placed = [
    ...issues.plan.map((found) => plan.place(found)),
    ...issues.forms.map((found) => forms.place(found)),
    ...issues.units.map((found) => units.place(found)),
  ]
  return { ok: false, faults: [...faults, ...placed].sort(byPlace) }
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )

interface Unread {
  readonly faults: readonly PlanFault[]
  readonly place: PlanYaml['place']
}

/** Reads a file with `read`; a file that is not there is a fault like any other. */
async function readText<T>(file: string, read: (file: string, text: string) => T): Promise<T | Unread> {
  try {
    return read(file, await readFile(file, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    const nowhere = { file, line: 1, column: 1 }
    return { faults: [{ ...issue('no-file', []), ...nowhere }], place: (found) => ({ ...found, ...nowhere }) }
  }
}

const dataOf = (read: PlanYaml | Unread): unknown => ('data' in read ? read.data : undefined)

const tableOf = (read: UnitsCsv | Unread): UnitsCsv['table'] => ('table' in read ? read.table : undefined)

const byPlace = (a: PlanFault, b: PlanFault): number =>
  a.file.localeCompare(b.file, 'en') || a.line - b.line || a.column - b.column

/**
 * The campaigns of some plan folders, read once. Folders are checked before a server starts; a faulty one
 * here, or two of one id, is a mistake of whoever deploys: it throws with every fault in words.
 */
export function createCampaigns(folders: readonly string[]): Campaigns {
  let reading: Promise<ReadonlyMap<string, Campaign>> | null = null
  const campaigns = (): Promise<ReadonlyMap<string, Campaign>> => {
    reading ??= readAll(folders)
    return reading
  }
  return {
    find: async (planId) => (await campaigns()).get(planId) ?? null,
    all: async () => [...(await campaigns()).values()],
  }
}

async function readAll(folders: readonly string[]): Promise<ReadonlyMap<string, Campaign>> {
  const byId = new Map<string, Campaign>()
  for (const folder of folders) {
    const read = await readCampaign(folder)
    if (!read.ok) throw new Error(read.faults.map((fault) => describePlanFault(fault, 'en')).join('\n'))
    const { id } = read.campaign.plan
    if (byId.has(id)) throw new Error(`Two plan folders have the id ${id}; the second is ${folder}`)
    byId.set(id, read.campaign)
  }
  return byId
}
