import { createDynamodbFacts } from '../../functions/adapters/dynamodb-facts.ts'
import { newerSchema } from '../../functions/stored-schema.ts'
import { CLI_WORDS } from '../words.ts'
import type { Cut } from './archive-cut.ts'
import { MOVE_WORDS } from './move-words.ts'
import { putDocuments } from './put-documents.ts'
import type { Outcome, RestoreOptions } from './restore-job.ts'
import { restoreTables } from './restore-tables.ts'
import { setBackTables } from './set-back-tables.ts'
import { type TableAddress, type Tables, tablesAt, tablesTrouble } from './tables-at.ts'

/** Restores into tables at an address: free ones, or, to set them back, those that the archive was taken of. */
export async function intoTables(options: RestoreOptions, address: TableAddress, cut: Cut): Promise<Outcome> {
  const words = MOVE_WORDS[options.language]
  const tables = tablesAt(address)
  const where = Object.values(address.names).join(', ')
  try {
    const schema = await newerSchema(createDynamodbFacts(tables.client, tables.names))
    if (schema !== null) return { refusal: CLI_WORDS[options.language].notOpened({ kind: 'newer', schema }) }
    const put = await putDocuments(options.documents, options.file)
    if (put.done + put.left > 0) options.out.write(`${words.documents(put.done, put.left)}\n`)
    const outcome = await (options.setBack ? setBack : fill)(options, { tables, where, cut })
    return (
      outcome ?? (put.done > 0 ? { done: words.onlyDocuments(where) } : { refusal: words.notEmpty(where) })
    )
  } catch (error) {
    return { refusal: words.tables(where, tablesTrouble(error)) }
  } finally {
    await tables.close()
  }
}

interface Target {
  readonly tables: Tables
  readonly where: string
  readonly cut: Cut
}

const printOf = ({ totals: { rows, state } }: Cut): string => `${rows.sha256}/${state.sha256}`

async function setBack({ file, language }: RestoreOptions, { tables, where, cut }: Target): Promise<Outcome> {
  const words = MOVE_WORDS[language]
  const outcome = await setBackTables(tables, cut.records, printOf(cut))
  if (outcome.kind === 'other-installation') return { refusal: words.otherInstallation(file, where) }
  return { ...outcome, where, next: [words.saidStays] }
}

/** null: the tables are in use. */
async function fill(
  { language, out }: RestoreOptions,
  { tables, where, cut }: Target,
): Promise<Outcome | null> {
  const words = MOVE_WORDS[language]
  const outcome = await restoreTables(tables, cut.records, printOf(cut))
  if (outcome.kind === 'not-empty') return null
  if (outcome.continued) out.write(`${words.continued}\n`)
  return { expected: cut.totals, totals: outcome.totals, where, next: [] }
}
