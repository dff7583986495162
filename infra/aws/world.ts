import type { ILayerVersion } from 'aws-cdk-lib/aws-lambda'
import type { Documents } from './parts/documents.ts'
import type { Mail } from './parts/mail.ts'
import type { Network } from './parts/network.ts'
import type { OfficeSettings } from './parts/office-settings.ts'
import type { Tables } from './parts/tables.ts'
import type { TickGroup } from './parts/tick-group.ts'
import type { Settings } from './settings.ts'

/** What all steps stand on. */
export interface World {
  readonly settings: Settings
  readonly tables: Tables
  readonly documents: Documents
  readonly mail: Mail
  readonly officeSettings: OfficeSettings
  readonly tickGroup: TickGroup
  /** The packed plans and units, at /opt/campaigns.json. */
  readonly campaigns: ILayerVersion
  /** Only in the private variant. */
  readonly network: Network | undefined
  /** Where bundles are put before CDK takes them. */
  readonly scratch: string
}
