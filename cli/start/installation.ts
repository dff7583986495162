import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Campaign, Instant, Language } from '../../domain/plan/plan.ts'
import { createDynamodbFacts } from '../../functions/adapters/dynamodb-facts.ts'
import { createDynamodbLedger } from '../../functions/adapters/dynamodb-ledger.ts'
import { createDynamodbOutbox } from '../../functions/adapters/dynamodb-outbox.ts'
import { createDynamodbReports } from '../../functions/adapters/dynamodb-reports.ts'
import { createGoogleDrive } from '../../functions/adapters/google-drive.ts'
import { createGoogleSheets } from '../../functions/adapters/google-sheets.ts'
import { buildSummary } from '../../functions/build-summary/build-summary.ts'
import type { Campaigns, Clock, Facts, Files, Ids, Ledger, Outbox, Queue, Reports, Sheets } from '../../functions/ports.ts'
import type { Services } from './services.ts'

export interface Installation {
  readonly language: Language
  readonly campaigns: Campaigns
  readonly clock: Clock
  readonly ids: Ids
  readonly sheets: Sheets
  readonly files: Files
  readonly reports: Reports
  readonly facts: Facts
  readonly ledger: Ledger
  readonly outbox: Outbox
  readonly queue: Queue
  close(): Promise<void>
}
