import type { Command } from 'commander'
import { aTablesAddress } from '../usage/option-parsers.ts'
import { LOCAL_NAMES, type TableAddress } from './tables-at.ts'

/** Where the tables are: a folder of this machine, or an address in the cloud. */
export const tableOptions = (command: Command): Command =>
  command
    .option('--state <folder>', 'where the embedded services keep their data', '.rollcall')
    .option(
      '--tables-at <address>',
      'instead: tables in the cloud; "aws", or the URL of an endpoint',
      aTablesAddress,
    )
    .option('--region <name>', 'with --tables-at', 'ap-southeast-1')
    .option('--rows-table <name>', 'with --tables-at', LOCAL_NAMES.rows)
    .option('--state-table <name>', 'with --tables-at', LOCAL_NAMES.state)

/** What a person typed of it. */
export interface Typed {
  readonly tablesAt?: string
  readonly region: string
  readonly rowsTable: string
  readonly stateTable: string
}

/** null: the folder of `--state`. */
export const addressOf = ({ tablesAt, region, rowsTable, stateTable }: Typed): TableAddress | null =>
  tablesAt === undefined ? null : { at: tablesAt, region, names: { rows: rowsTable, state: stateTable } }
