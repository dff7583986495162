import { CreateScheduleCommand, CreateScheduleGroupCommand } from '@aws-sdk/client-scheduler'
import { CreateConfigurationSetCommand, VerifyDomainIdentityCommand } from '@aws-sdk/client-ses'
import { cloudName, STEPS, type Step, type StepName } from '../../functions/steps.ts'
import { EMULATOR, scheduler, ses } from './emulated.ts'
import type { Template } from './template.ts'

/** Schedules and SES are beyond the emulator's CloudFormation, but not beyond the emulator. */
export async function addWhatIsLeftOut(
  template: Template,
  installation: string,
  domain: string,
): Promise<void> {
  await ses.send(new VerifyDomainIdentityCommand({ Domain: domain }))
  for (const { Type, Properties = {} } of Object.values(template.Resources)) {
    if (Type === 'AWS::SES::ConfigurationSet')
      await ses.send(
        new CreateConfigurationSetCommand({ ConfigurationSet: { Name: String(Properties.Name) } }),
      )
    if (Type === 'AWS::Scheduler::ScheduleGroup')
      await scheduler.send(new CreateScheduleGroupCommand({ Name: String(Properties.Name) }))
  }
  for (const [stem, step] of Object.entries(STEPS) as [StepName, Step][])
    for (const name of Object.keys(step.ticks ?? {})) await schedule(template, installation, stem, name)
}

async function schedule(
  template: Template,
  installation: string,
  stem: StepName,
  tick: string,
): Promise<void> {
  const found = Object.values(template.Resources).find(
    ({ Type, Properties }) =>
      Type === 'AWS::Scheduler::Schedule' && Properties?.Name === cloudName(installation, tick),
  )
  if (!found?.Properties) throw new Error(`the template has no schedule for ${tick}`)
  const { Target, ...properties } = found.Properties as unknown as {
    readonly Target: { readonly Input: string; readonly Arn: { readonly 'Fn::GetAtt': readonly [string] } }
    readonly Name: string
    readonly GroupName: string
    readonly ScheduleExpression: string
    readonly ScheduleExpressionTimezone: string
    readonly FlexibleTimeWindow: { readonly Mode: 'OFF' }
  }
  const called = template.Resources[Target.Arn['Fn::GetAtt'][0]]?.Properties?.FunctionName
  if (called !== cloudName(installation, stem)) throw new Error(`${tick} starts ${called}`)
  await scheduler.send(
    new CreateScheduleCommand({
      ...properties,
      Target: {
        Arn: `arn:aws:lambda:${EMULATOR.region}:123456789012:function:${called}`,
        RoleArn: 'arn:aws:iam::123456789012:role/waker',
        Input: Target.Input,
      },
    }),
  )
}
