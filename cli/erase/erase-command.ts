import type { Campaign, Instant } from '../../domain/plan/plan.ts'
import { createDynamodbFacts } from '../../functions/adapters/dynamodb-facts.ts'
import { createDynamodbReports } from '../../functions/adapters/dynamodb-reports.ts'
import { type Erased, eraseRow } from '../../functions/erase-row.ts'
import { type StoredPlace, withStored } from '../lock/with-stored.ts'
import { readPlans } from '../plan/read-plans.ts'
import { ERASE_WORDS, type EraseWords } from './erase-words.ts'

export interface EraseOptions extends StoredPlace {
  /** The plan's folder. */
  readonly folder: string
  /** As it stands in the hidden column of the sheet. */
  readonly row: string
  readonly now: Instant
}

/** Erases one row that its unit took out of the sheet, with its history. Returns the exit code. */
export async function eraseCommand(options: EraseOptions): Promise<number> {
  const { folder, row, now, language, out } = options
  const words = ERASE_WORDS[language]
  const [campaign] = (await readPlans([folder], language, out)) ?? []
  if (!campaign) return 1
  return withStored(options, async ({ client, names }) => {
    const deps = { reports: createDynamodbReports(client, names), facts: createDynamodbFacts(client, names) }
    const erased = await eraseRow(deps, campaign, row, { now, worker: 'erase' })
    for (const line of told(words, campaign, row, erased)) out.write(`${line}\n`)
    return erased.kind === 'erased' ? 0 : 1
  })
}

function told(words: EraseWords, campaign: Campaign, row: string, erased: Erased): readonly string[] {
  switch (erased.kind) {
    case 'unknown':
      return [words.unknown(row, campaign.plan.id)]
    case 'busy':
      return [words.busy]
    case 'in-sheet':
      return [words.inSheet(row, unitName(campaign, erased.unitId), erased.formId)]
    case 'erased':
      return [
        words.erased(row, unitName(campaign, erased.unitId), erased.formId, erased.items),
        words.elsewhere,
      ]
  }
}

const unitName = ({ units }: Campaign, id: string): string => units.find((unit) => unit.id === id)?.name ?? id
