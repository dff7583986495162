import { RemovalPolicy } from 'aws-cdk-lib'
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import { cloudName } from '../../../functions/steps.ts'

interface TablesProps {
  readonly environment: string
  readonly key: IKey | undefined
}

/**
 * The two tables of functions/adapters/dynamodb-tables.ts: what offices typed (personal data), apart from state,
 * ledger and outbox, so that a step gets only the one it needs. Both can be set back to any second of the last
 * 35 days; those of prod cannot be deleted by mistake.
 */
export class Tables extends Construct {
  readonly rows: Table
  readonly state: Table

  constructor(scope: Construct, { environment, key }: TablesProps) {
    super(scope, 'Tables')
    const keep = environment === 'prod'
    const table = (id: string, name: string): Table =>
      new Table(this, id, {
        tableName: cloudName(environment, name),
        partitionKey: { name: 'pk', type: AttributeType.STRING },
        sortKey: { name: 'sk', type: AttributeType.STRING },
        billingMode: BillingMode.PAY_PER_REQUEST,
        pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
        deletionProtection: keep,
        removalPolicy: keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
        ...(key
          ? { encryption: TableEncryption.CUSTOMER_MANAGED, encryptionKey: key }
          : // A key of KMS whose every use is in CloudTrail, without a monthly price.
            { encryption: TableEncryption.AWS_MANAGED }),
      })
    this.rows = table('Rows', 'rows')
    this.state = table('State', 'state')
  }
}
