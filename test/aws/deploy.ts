import {
  CreateStackCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  type StackResource,
} from '@aws-sdk/client-cloudformation'
import {
  GetFunctionConfigurationCommand,
  ListEventSourceMappingsCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda'
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { GetQueueAttributesCommand, GetQueueUrlCommand } from '@aws-sdk/client-sqs'
import { PutParameterCommand } from '@aws-sdk/client-ssm'
import { cloudName, type StepName } from '../../functions/steps.ts'
import { cloudformation, lambda, s3, sqs, ssm } from './emulated.ts'
import { forEmulator, type Template } from './template.ts'

/** What a deployed stack says of itself: nothing of this is known from elsewhere. */
export interface Deployed {
  readonly resources: readonly StackResource[]
  readonly outputs: ReadonlyMap<string, string>
  /** The function of a step: its variables, as the template resolved them, and its limits. */
  functionOf(stem: StepName): Promise<DeployedFunction>
  queueOf(stem: StepName): Promise<DeployedQueue>
}

export interface DeployedFunction {
  readonly environment: Readonly<Record<string, string>>
  readonly timeoutSeconds: number
}

export interface DeployedQueue {
  readonly url: string
  readonly deadUrl: string
  readonly batchSize: number
  readonly maxReceiveCount: number
}

const STACK = 'rollcall'

/** Deploys the template as CloudFormation would, with something in the place of the bundles. */
export async function deploy(template: Template, installation: string): Promise<Deployed> {
  await bootstrap(template)
  const TemplateBody = JSON.stringify(forEmulator(template))
  await cloudformation.send(
    new CreateStackCommand({
      StackName: STACK,
      TemplateBody,
      Capabilities: ['CAPABILITY_NAMED_IAM'],
    }),
  )
  const { Stacks } = await cloudformation.send(new DescribeStacksCommand({ StackName: STACK }))
  const [stack] = Stacks ?? []
  if (stack?.StackStatus !== 'CREATE_COMPLETE') throw new Error(`the stack is ${stack?.StackStatus}`)
  const { StackResources = [] } = await cloudformation.send(
    new DescribeStackResourcesCommand({ StackName: STACK }),
  )
  const batches = await switchOffPollers()
  const nameOf = (stem: StepName): string => cloudName(installation, stem)
  return {
    resources: StackResources,
    outputs: new Map(
      (stack.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
    ),
    functionOf: (stem) => functionNamed(nameOf(stem)),
    queueOf: (stem) => queueNamed(nameOf(stem), batches.get(nameOf(stem)) ?? 0),
  }
}

async function functionNamed(FunctionName: string): Promise<DeployedFunction> {
  const found = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }))
  return { environment: found.Environment?.Variables ?? {}, timeoutSeconds: found.Timeout ?? 0 }
}

async function queueNamed(name: string, batchSize: number): Promise<DeployedQueue> {
  const { QueueUrl: url = '' } = await sqs.send(new GetQueueUrlCommand({ QueueName: name }))
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['RedrivePolicy'] }),
  )
  const policy = JSON.parse(Attributes?.RedrivePolicy ?? '{}')
  const deadName = String(policy.deadLetterTargetArn).split(':').at(-1)
  const { QueueUrl: deadUrl = '' } = await sqs.send(new GetQueueUrlCommand({ QueueName: deadName }))
  return { url, deadUrl, batchSize, maxReceiveCount: Number(policy.maxReceiveCount) }
}

/**
 * The pollers that the template asks for: the size of a batch, by function. They are then switched off, because the
 * emulator would start containers for them; test/aws/pump.ts does their work.
 */
async function switchOffPollers(): Promise<ReadonlyMap<string, number>> {
  const { EventSourceMappings = [] } = await lambda.send(new ListEventSourceMappingsCommand({}))
  const batches = new Map<string, number>()
  for (const { UUID, FunctionArn = '', BatchSize = 0 } of EventSourceMappings) {
    batches.set(FunctionArn.split(':').at(-1) ?? '', BatchSize)
    await lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: false }))
  }
  return batches
}

/** What `cdk bootstrap` and `cdk publish` leave: a version, a bucket, an object for each asset, started by nobody. */
async function bootstrap(template: Template): Promise<void> {
  await ssm.send(
    new PutParameterCommand({ Name: '/cdk-bootstrap/hnb659fds/version', Type: 'String', Value: '21' }),
  )
  const text = JSON.stringify(template)
  const Bucket = 'cdk-hnb659fds-assets-123456789012-ap-southeast-1'
  await s3.send(
    new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: 'ap-southeast-1' } }),
  )
  const keys = [...text.matchAll(/"([0-9a-f]{64}\.zip)"/g)].map(([, key = '']) => key)
  for (const Key of new Set(keys)) await s3.send(new PutObjectCommand({ Bucket, Key, Body: EMPTY_ZIP }))
}

/** The end-of-directory record of an archive without files. */
const EMPTY_ZIP = Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex')
