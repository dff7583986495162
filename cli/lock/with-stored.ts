import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../../domain/plan/plan.ts'
import { createDynamodbFacts } from '../../functions/adapters/dynamodb-facts.ts'
import { newerSchema } from '../../functions/stored-schema.ts'
import { lockFolder } from '../../infra/local/lock.ts'
import { awsTrouble } from '../doctor/checks/service-trouble.ts'
import { describeFinding } from '../doctor/doctor-words.ts'
import { MOVE_WORDS } from '../move/move-words.ts'
import { type TableAddress, type Tables, tablesAt, tablesIn, tablesTrouble } from '../move/tables-at.ts'
import { CLI_WORDS } from '../words.ts'

export interface StoredPlace {
  /** Where the embedded services keep their data. */
  readonly state: string
  /** Instead of the folder: tables in the cloud. */
  readonly tables: TableAddress | null
  readonly language: Language
  readonly out: NodeJS.WriteStream
}

/**
 * Works on the stored data alone, of a folder (which is locked meanwhile) or of tables in the cloud. A place where
 * there is nothing, that another process has open or that a newer version wrote is told and ends the command.
 *
 * @returns the exit code
 */
export async function withStored(
  place: StoredPlace,
  work: (tables: Tables) => Promise<number>,
): Promise<number> {
  const { state, tables, language, out } = place
  const refuse = (line: string): number => {
    out.write(`${line}\n`)
    return 1
  }
  if (tables) {
    const there = tablesAt(tables)
    try {
      return await unlessNewer(there, place, work)
    } catch (error) {
      return refuse(unreachable(error, there, language))
    } finally {
      await there.close()
    }
  }
  if (!existsSync(join(state, 'table'))) return refuse(MOVE_WORDS[language].nothingThere(state))
  const lock = lockFolder(state)
  if (!lock.ok) return refuse(CLI_WORDS[language].locked(state, lock.pid))
  const inFolder = await tablesIn(join(state, 'table'))
  try {
    return await unlessNewer(inFolder, place, work)
  } finally {
    await inFolder.close()
    lock.release()
  }
}

function unreachable(error: unknown, { names }: Tables, language: Language): string {
  const trouble = tablesTrouble(error)
  if (trouble === 'none') return MOVE_WORDS[language].tables(Object.values(names).join(', '), trouble)
  const { what, mend } = describeFinding(awsTrouble(error, 'dynamodb:GetItem'), language)
  return `${what} ${mend}`
}

async function unlessNewer(
  tables: Tables,
  { language, out }: StoredPlace,
  work: (tables: Tables) => Promise<number>,
): Promise<number> {
  const schema = await newerSchema(createDynamodbFacts(tables.client, tables.names))
  if (schema === null) return work(tables)
  out.write(`${CLI_WORDS[language].notOpened({ kind: 'newer', schema })}\n`)
  return 1
}
