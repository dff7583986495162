import { ArnFormat, Stack } from 'aws-cdk-lib'
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { StringParameter } from 'aws-cdk-lib/aws-ssm'
import { Construct } from 'constructs'
import { SETTINGS, settingsPath } from '../../../functions/steps.ts'
import type { Settings } from '../settings.ts'

/** The settings that an office may change between deployments, in SSM; none of them is a secret. */
export class OfficeSettings extends Construct {
  readonly path: string

  constructor(scope: Construct, settings: Settings) {
    super(scope, 'Settings')
    this.path = settingsPath(settings.environment)
    const values: Readonly<Record<(typeof SETTINGS)[number], string | undefined>> = {
      ROLLCALL_GOOGLE_AUDIENCE: settings.googleAudience,
      ROLLCALL_GOOGLE_IMPERSONATION_URL: settings.googleImpersonationUrl,
      ROLLCALL_GOOGLE_DRIVE_FOLDER: settings.googleDriveFolder,
      ROLLCALL_GOOGLE_TEMPLATE: settings.googleTemplate,
      ROLLCALL_GOOGLE_CALLS_PER_MINUTE: String(settings.googleCallsPerMinute),
      ROLLCALL_GOOGLE_PROJECT_CALLS_PER_MINUTE: settings.googleProjectCallsPerMinute?.toString(),
      ROLLCALL_SES_MAILS_PER_SECOND: String(settings.sesMailsPerSecond),
    }
    for (const name of SETTINGS) {
      const stringValue = values[name]
      if (stringValue) new StringParameter(this, name, { parameterName: `${this.path}${name}`, stringValue })
    }
  }

  /** SSM asks for the path as it was asked for; with and without the last stroke is the same path. */
  grantRead(grantee: IGrantable): void {
    const arnOf = (path: string): string =>
      Stack.of(this).formatArn({
        service: 'ssm',
        resource: 'parameter',
        resourceName: path,
        arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
      })
    const path = this.path.slice(1)
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['ssm:GetParametersByPath'],
        resources: [arnOf(path), arnOf(path.slice(0, -1))],
      }),
    )
  }
}
