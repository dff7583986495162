import type { StackResource } from '@aws-sdk/client-cloudformation'
import type { Template } from './template.ts'
import type { Call } from './witness.ts'

interface Statement {
  readonly Effect: 'Allow' | 'Deny'
  readonly Action: string | readonly string[]
  readonly Resource: unknown
}

/** Whether the template lets a role make a call; roles are known by their names. Conditions are not looked at. */
export function rightsIn(
  template: Template,
  deployed: readonly StackResource[],
): (role: string, call: Call) => boolean {
  const physical = new Map(
    deployed.map(({ LogicalResourceId = '', PhysicalResourceId = '' }) => [
      LogicalResourceId,
      PhysicalResourceId,
    ]),
  )
  const statements = (role: string): readonly Statement[] =>
    Object.values(template.Resources).flatMap(({ Type, Properties = {} }) => {
      const { Roles = [], PolicyDocument } = Properties as {
        readonly Roles?: readonly { readonly Ref: string }[]
        readonly PolicyDocument?: { readonly Statement: readonly Statement[] }
      }
      const isOf = Type === 'AWS::IAM::Policy' && Roles.some(({ Ref }) => nameOf(template, Ref) === role)
      return isOf ? (PolicyDocument?.Statement ?? []) : []
    })
  const textOf = (value: unknown): string => resolve(value, template, physical)
  return (role, { action, resources }) =>
    resources.length > 0 &&
    resources.every((resource) =>
      statements(role).some(
        ({ Effect, Action, Resource }) =>
          Effect === 'Allow' &&
          [Action].flat().includes(action) &&
          [Resource].flat().some((allowed) => matches(textOf(allowed), resource)),
      ),
    )
}

const nameOf = (template: Template, id: string): unknown => template.Resources[id]?.Properties?.RoleName

/** As IAM compares: a star stands for anything. */
const matches = (pattern: string, resource: string): boolean =>
  new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`).test(resource)

const escaped = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&')

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::Region': 'ap-southeast-1',
  'AWS::AccountId': '123456789012',
}

/** The text of a value of the template, as far as policies use its functions. */
function resolve(value: unknown, template: Template, physical: ReadonlyMap<string, string>): string {
  if (typeof value === 'string') return value
  const { Ref, ...functions } = value as {
    readonly Ref?: string
    readonly 'Fn::GetAtt'?: readonly [string, string]
    readonly 'Fn::Join'?: readonly [string, readonly unknown[]]
  }
  if (Ref !== undefined) return PSEUDO[Ref] ?? physical.get(Ref) ?? Ref
  const join = functions['Fn::Join']
  if (join) return join[1].map((part) => resolve(part, template, physical)).join(join[0])
  const [id = ''] = functions['Fn::GetAtt'] ?? []
  return arnOf(template.Resources[id]?.Type ?? '', physical.get(id) ?? '')
}

function arnOf(type: string, id: string): string {
  const place = 'ap-southeast-1:123456789012'
  if (type === 'AWS::DynamoDB::Table') return `arn:aws:dynamodb:${place}:table/${id}`
  if (type === 'AWS::SQS::Queue') return `arn:aws:sqs:${place}:${id.split('/').at(-1)}`
  if (type === 'AWS::Lambda::Function') return `arn:aws:lambda:${place}:function:${id}`
  return type === 'AWS::S3::Bucket' ? `arn:aws:s3:::${id}` : id
}
