import { Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/**
 * Says why a finding of cdk-nag is right as it is, beside the resource that it is about. The reason is for the
 * reader of the code; a finding without one fails the tests.
 *
 * @param id the rule, with the finding in brackets where the rule names one: "AwsSolutions-IAM5[Resource::*]"
 */
export function accept(construct: IConstruct, id: string, reason: string): void {
  Validations.of(construct).acknowledge({ id, reason })
}
