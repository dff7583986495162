import {
  type PointInTimeRecoverySpecification,
  RestoreTableToPointInTimeCommand,
  UpdateContinuousBackupsCommand,
} from '@aws-sdk/client-dynamodb'
import { expect } from 'vitest'
import { dynamodb } from './emulated.ts'
import type { Template } from './template.ts'

/** Turns on what the template asks for; the emulator's CloudFormation passes over it. */
export async function recoverable(template: Template, TableName: string): Promise<void> {
  const table = Object.values(template.Resources).find(
    ({ Properties }) => Properties?.TableName === TableName,
  )
  const { PointInTimeRecoverySpecification } = (table?.Properties ?? {}) as {
    PointInTimeRecoverySpecification?: PointInTimeRecoverySpecification
  }
  expect(PointInTimeRecoverySpecification).toEqual({
    PointInTimeRecoveryEnabled: true,
    RecoveryPeriodInDays: 35,
  })
  await dynamodb.send(new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification }))
}

/** Sets a table back to the latest moment that can be had, as a new table beside it. Gives the new one's name. */
export async function restore(table: string): Promise<string> {
  const restored = `${table}-restored`
  await dynamodb.send(
    new RestoreTableToPointInTimeCommand({
      SourceTableName: table,
      TargetTableName: restored,
      UseLatestRestorableTime: true,
    }),
  )
  return restored
}
