/**
 * What of the template the emulator cannot deploy, and why the proof holds all the same. The suite fails when the
 * emulator begins to support one of these, and when it lacks any other.
 */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  'AWS::ApiGatewayV2::Api': 'the function is given the event of an HTTP API directly',
  'AWS::ApiGatewayV2::Integration': 'as the API',
  'AWS::ApiGatewayV2::Route': 'as the API',
  'AWS::ApiGatewayV2::Stage': 'as the API',
  'AWS::Budgets::Budget': 'nothing here has a price',
  'AWS::CloudWatch::Alarm':
    'the figures that alarms watch are read from the log; their limits in test/infra/aws',
  'AWS::Lambda::EventInvokeConfig': 'ticks are delivered once by the suite; a tick may be lost by design',
  'AWS::S3::BucketPolicy': 'rights are not enforced here; test/infra/aws asserts them',
  'AWS::SES::ConfigurationSet': 'made through the service itself, as the template names it',
  'AWS::SES::ConfigurationSetEventDestination': 'events are laid into the queue in the shape of EventBridge',
  'AWS::SES::EmailIdentity': 'verified through the service itself',
  'AWS::SNS::Subscription': 'nobody is told of alarms here',
  'AWS::SNS::TopicPolicy': 'as bucket policies',
  'AWS::SQS::QueuePolicy': 'as bucket policies',
  'AWS::Scheduler::Schedule': 'made through the service itself, as the template has it',
  'AWS::Scheduler::ScheduleGroup': 'as schedules',
}

export interface Template {
  readonly Resources: Readonly<
    Record<string, { readonly Type: string; readonly Properties?: Readonly<Record<string, unknown>> }>
  >
}

/**
 * The template as it can be handed to the emulator: whole, but what refers to something left out says a word of
 * its own instead, since the emulator would refuse the reference.
 */
export function forEmulator<T extends Template>(template: T): T {
  const isLeftOut = (id: unknown): id is string =>
    typeof id === 'string' && (template.Resources[id]?.Type ?? '') in LEFT_OUT
  const mend = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(mend)
    if (typeof value !== 'object' || value === null) return value
    const { Ref, 'Fn::GetAtt': attribute } = value as { Ref?: unknown; 'Fn::GetAtt'?: unknown }
    const id = Ref ?? (Array.isArray(attribute) ? attribute[0] : undefined)
    if (isLeftOut(id)) return `left-out-${id}`
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, part]) =>
        key === 'DependsOn' ? dependencies(part, isLeftOut) : [[key, mend(part)]],
      ),
    )
  }
  return withoutParameterTags(mend(template) as T)
}

/** The emulator takes tags of a parameter for a list; to CloudFormation they are a map. */
const withoutParameterTags = <T extends Template>(template: T): T => ({
  ...template,
  Resources: Object.fromEntries(
    Object.entries(template.Resources).map(([id, resource]) => {
      if (resource.Type !== 'AWS::SSM::Parameter') return [id, resource]
      const { Tags: _, ...Properties } = resource.Properties ?? {}
      return [id, { ...resource, Properties }]
    }),
  ),
})

function dependencies(part: unknown, isLeftOut: (id: unknown) => boolean): [string, unknown][] {
  const left = (Array.isArray(part) ? part : [part]).filter((id) => !isLeftOut(id))
  return left.length > 0 ? [['DependsOn', left]] : []
}
