import { join } from 'node:path'
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { VariableName } from '../../../functions/config.ts'
import { cloudName, STEPS, type Step, type StepName } from '../../../functions/steps.ts'
import { bundleStep } from '../bundle-step.ts'
import type { World } from '../world.ts'
import { accept } from './accept.ts'

const REPOSITORY = join(import.meta.dirname, '../../..')

const READ = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query']
const WRITE = ['dynamodb:PutItem', 'dynamodb:UpdateItem']
/** Batches delete as well as they put: DynamoDB has one right for both. */
const BATCH = ['dynamodb:BatchWriteItem']

type TableName = 'rows' | 'state'

/** Whether a step must reach what is not AWS: Google's interfaces, or the keys that it publishes. */
export type Reach = 'aws' | 'internet'

/** The function of one step: its limits from functions/steps.ts, a role of its own, a log that forgets. */
export class StepFunction extends Construct {
  readonly stem: StepName
  readonly function: LambdaFunction
  readonly role: Role
  readonly #world: World

  constructor(scope: Construct, stem: StepName, world: World, reach: Reach) {
    super(scope, 'Step')
    this.stem = stem
    this.#world = world
    const { environment, language } = world.settings
    const { memoryMb, timeoutSeconds, shareOfRates }: Step = STEPS[stem]
    const functionName = cloudName(environment, stem)
    // Google is told this name (docs/decisions/0011), so it must not change with a deployment.
    this.role = new Role(this, 'Role', {
      roleName: functionName,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    })
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: environment === 'prod' ? RetentionDays.THREE_MONTHS : RetentionDays.TWO_WEEKS,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    logGroup.grantWrite(this.role)
    accept(
      this.role,
      'AwsSolutions-IAM5[Resource::*]',
      'X-Ray, and network interfaces before they exist, have no resource to name.',
    )
    world.network?.letIn(this.role)
    this.function = new LambdaFunction(this, 'Function', {
      functionName,
      role: this.role,
      logGroup,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: codeOf(this, stem, world.scratch),
      layers: [world.campaigns],
      memorySize: memoryMb,
      timeout: Duration.seconds(timeoutSeconds),
      tracing: Tracing.ACTIVE,
      ...world.network?.placeOf(reach),
    })
    this.set('ROLLCALL_INSTALLATION', environment)
    this.set('ROLLCALL_LANGUAGE', language)
    this.set('ROLLCALL_SHARE_OF_RATES', String(shareOfRates))
  }

  /** Only names that functions/config.ts reads. */
  set(name: VariableName, value: string): void {
    this.function.addEnvironment(name, value)
  }

  /** Reads and writes single items; deletes none. */
  uses(table: TableName): void {
    this.#mayUse(table, [...READ, ...WRITE])
  }

  reads(table: TableName): void {
    this.#mayUse(table, READ)
  }

  /** Reads items and puts or deletes many at once. */
  usesInBatches(table: TableName): void {
    this.#mayUse(table, [...READ, ...BATCH])
  }

  /** Uses the state, and ends what it has alone for a while: a lease is the one item of the state that is deleted. */
  usesStateAndLeases(): void {
    this.uses('state')
    this.role.addToPolicy(
      new PolicyStatement({
        actions: ['dynamodb:DeleteItem'],
        resources: [this.#world.tables.state.tableArn],
        conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['lease#*'] } },
      }),
    )
  }

  #mayUse(name: TableName, actions: readonly string[]): void {
    const table = this.#world.tables[name]
    table.grant(this.role, ...actions)
    this.set(name === 'rows' ? 'ROLLCALL_ROWS_TABLE' : 'ROLLCALL_STATE_TABLE', table.tableName)
  }

  /** What the office set in SSM: addresses of Google, rates. */
  readsOfficeSettings(): void {
    const { officeSettings } = this.#world
    officeSettings.grantRead(this.role)
    this.set('ROLLCALL_SETTINGS_PATH', officeSettings.path)
  }

  usesDocuments(...actions: readonly ('s3:GetObject' | 's3:PutObject')[]): void {
    const { bucket } = this.#world.documents
    // What is there is named by the hash of its content: who may read one document may as well read any.
    const documents = bucket.arnForObjects('document/*')
    this.role.addToPolicy(new PolicyStatement({ actions: [...actions], resources: [documents] }))
    accept(
      this.role,
      `AwsSolutions-IAM5[Resource::<${Stack.of(this).getLogicalId(bucket.node.defaultChild as never)}.Arn>/document/*]`,
      'The documents of one bucket: their names are hashes that nobody knows before.',
    )
    this.set('ROLLCALL_DOCUMENTS_BUCKET', bucket.bucketName)
  }
}

/** The bundle that is deployed; where bundling is off (tests of the template) the sources stand for it. */
function codeOf(scope: Construct, stem: StepName, scratch: string): Code {
  if (!Stack.of(scope).bundlingRequired) return Code.fromAsset(join(REPOSITORY, 'functions'))
  const folder = join(scratch, stem)
  bundleStep(stem, folder)
  return Code.fromAsset(folder)
}
