import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type App, CfnOutput, Stack, Tags } from 'aws-cdk-lib'
import { Code, LayerVersion } from 'aws-cdk-lib/aws-lambda'
import { cloudName } from '../../functions/steps.ts'
import { AnswerPoke } from './answer-poke.ts'
import { ApplyRetention } from './apply-retention.ts'
import { BuildSummary } from './build-summary.ts'
import { Alarms } from './parts/alarms.ts'
import { Budget } from './parts/budget.ts'
import { Overview } from './parts/dashboard.ts'
import { Documents } from './parts/documents.ts'
import { Mail } from './parts/mail.ts'
import { Network } from './parts/network.ts'
import { OfficeSettings } from './parts/office-settings.ts'
import { personalDataKey } from './parts/personal-data-key.ts'
import type { StepFunction } from './parts/step-function.ts'
import { Tables } from './parts/tables.ts'
import { TickGroup } from './parts/tick-group.ts'
import { ProvisionSheets } from './provision-sheets.ts'
import { RunAgenda } from './run-agenda.ts'
import { SendMail } from './send-mail.ts'
import type { Settings } from './settings.ts'
import { SweepSheets } from './sweep-sheets.ts'
import { SyncSheet } from './sync-sheet.ts'
import { TrackMail } from './track-mail.ts'
import type { World } from './world.ts'

/** The whole of Rollcall in the cloud. Who may put jobs for whom stands in the arguments. */
export class RollcallStack extends Stack {
  constructor(app: App, settings: Settings, scratch: string) {
    super(app, cloudName(settings.environment, 'main'), {
      env: { region: settings.region },
      terminationProtection: settings.environment === 'prod',
      description: 'Rollcall: calls the roll over the spreadsheets that offices fill',
    })
    Tags.of(this).add('rollcall', settings.environment)
    const world = this.#lay(settings, scratch)

    const sync = new SyncSheet(this, world)
    const poke = new AnswerPoke(this, world, sync)
    const sweep = new SweepSheets(this, world, sync.queue)
    const send = new SendMail(this, world)
    const agenda = new RunAgenda(this, world, send.queue)
    const track = new TrackMail(this, world, send.queue)
    const summary = new BuildSummary(this, world)
    const provision = new ProvisionSheets(this, world, settings.pokeUrl ?? poke.api.url)
    const retention = new ApplyRetention(this, world)

    const steps = [poke, sync, sweep, agenda, summary, send, track, provision, retention].map(
      ({ step }) => step,
    )
    const queues = [sync, send, track, provision].map(({ queue }) => queue)
    const alarms = new Alarms(this, {
      settings,
      queues,
      deadTicks: world.tickGroup.dead,
      syncs: sync.queue.queue,
      apiId: poke.api.api.apiId,
    })
    new Overview(this, { settings, alarms, steps, queues, tables: world.tables })
    new Budget(this, settings)
    this.#tell({
      PokeUrl: poke.api.url,
      ApiHost: poke.api.host,
      GoogleRoles: googleRoles(
        this,
        [sync, sweep, summary, provision].map(({ step }) => step),
      ),
      RowsTable: world.tables.rows.tableName,
      StateTable: world.tables.state.tableName,
      DocumentsBucket: world.documents.bucket.bucketName,
      ConfigurationSet: world.mail.configurationSet.configurationSetName,
    })
  }

  #lay(settings: Settings, scratch: string): World {
    const { environment } = settings
    const key = settings.ownKey ? personalDataKey(this, environment) : undefined
    return {
      settings,
      scratch,
      tables: new Tables(this, { environment, key }),
      documents: new Documents(this, { environment, key }),
      mail: new Mail(this, settings),
      officeSettings: new OfficeSettings(this, settings),
      tickGroup: new TickGroup(this, environment),
      campaigns: campaignsLayer(this, settings.campaigns, join(scratch, 'layer')),
      network: settings.private ? new Network(this) : undefined,
    }
  }

  #tell(outputs: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value })
  }
}

/** The packed plans and units, where every function finds them: /opt/campaigns.json. */
function campaignsLayer(stack: Stack, file: string, folder: string): LayerVersion {
  mkdirSync(folder, { recursive: true })
  copyFileSync(file, join(folder, 'campaigns.json'))
  return new LayerVersion(stack, 'Campaigns', { code: Code.fromAsset(folder) })
}

/**
 * The roles that Google's workload identity pool is told of, as Google sees them ("attribute.aws_role"): exactly
 * these, and none of them holds a key of Google's.
 */
const googleRoles = (stack: Stack, steps: readonly StepFunction[]): string =>
  steps
    .map(({ role }) => `arn:${stack.partition}:sts::${stack.account}:assumed-role/${role.roleName}`)
    .join(',')
