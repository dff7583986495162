import type { Template } from 'aws-cdk-lib/assertions'
import { beforeAll, describe, expect, it } from 'vitest'
import { STEP_NAMES } from '../../../functions/steps.ts'
import { ofType, rightsOf, roleIdOf, templateOf } from './template.ts'

let prod: Template
beforeAll(async () => {
  prod = await templateOf()
})

describe('rights', () => {
  const actionsOn = (stem: string, part: string): string[] =>
    rightsOf(prod, stem)
      .filter(({ Resource }) => JSON.stringify(Resource).includes(part))
      .flatMap(({ Action }) => Action)
      .sort()

  const ROWS = 'TablesRows'
  it.each([
    ['answer-poke', []],
    ['sweep-sheets', []],
    ['run-agenda', ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query']],
    ['send-mail', []],
    ['track-mail', []],
    ['provision-sheets', ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query']],
    ['build-summary', ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query']],
  ])('%s has these on rows, the personal data: %j', (stem, actions) => {
    expect(actionsOn(stem, ROWS)).toEqual(actions)
  })

  it.each([
    [
      'sync-sheet',
      ['dynamodb:BatchGetItem', 'dynamodb:BatchWriteItem', 'dynamodb:GetItem', 'dynamodb:Query'],
    ],
    [
      'apply-retention',
      ['dynamodb:BatchGetItem', 'dynamodb:BatchWriteItem', 'dynamodb:GetItem', 'dynamodb:Query'],
    ],
  ])('%s has these on rows, in batches: %j', (stem, actions) => {
    expect(actionsOn(stem, ROWS)).toEqual(actions)
  })

  it('to batches, which delete as well, are on rows alone', () => {
    for (const stem of STEP_NAMES)
      for (const { Action, Resource } of rightsOf(prod, stem))
        if ([Action].flat().includes('dynamodb:BatchWriteItem'))
          expect(JSON.stringify(Resource)).not.toContain('TablesState')
  })

  it('to delete an item of the state are on leases alone, and only of the steps that take them', () => {
    const deletes = STEP_NAMES.flatMap((stem) =>
      rightsOf(prod, stem)
        .filter(({ Action }) => [Action].flat().includes('dynamodb:DeleteItem'))
        .map((statement) => [stem, statement]),
    )
    const onLeases = {
      Action: 'dynamodb:DeleteItem',
      Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['lease#*'] } },
    }
    expect(deletes).toMatchObject(
      STEP_NAMES.filter((stem) =>
        ['answer-poke', 'sync-sheet', 'run-agenda', 'send-mail', 'track-mail'].includes(stem),
      ).map((stem) => [stem, onLeases]),
    )
  })

  it('to change rows have only the step that reads the sheets and the one that deletes what is old', () => {
    const may = STEP_NAMES.filter((stem) => /Write|Put|Update|Delete/.test(String(actionsOn(stem, ROWS))))
    expect(may).toEqual(['sync-sheet', 'apply-retention'])
  })

  it('only send-mail may send, and only as the sender', () => {
    const may = STEP_NAMES.filter((stem) => JSON.stringify(rightsOf(prod, stem)).includes('ses:'))
    expect(may).toEqual(['send-mail'])
    expect(JSON.stringify(rightsOf(prod, 'send-mail'))).toContain('"ses:FromAddress":"*@vanlang.example.vn"')
  })

  it('only answer-poke may call a function, and only the one that checks sheets', () => {
    const calls = STEP_NAMES.map((stem) => [
      stem,
      rightsOf(prod, stem).filter(({ Action }) => JSON.stringify(Action).includes('lambda:')),
    ])
    const [[, granted] = []] = calls.filter(([, statements]) => statements?.length)
    expect(calls.filter(([, statements]) => statements?.length).map(([stem]) => stem)).toEqual([
      'answer-poke',
    ])
    expect(granted).toMatchObject([
      {
        Action: 'lambda:InvokeFunction',
        Resource: { 'Fn::GetAtt': [expect.stringMatching(/^SyncSheetStepFunction/), 'Arn'] },
      },
    ])
  })

  it('name what they are about: no wildcard but those that are explained', () => {
    for (const stem of STEP_NAMES) {
      for (const { Action, Resource } of rightsOf(prod, stem)) {
        expect([stem, Action]).not.toEqual([stem, expect.stringContaining('*')])
        if (Resource === '*')
          expect([Action].flat()).toEqual(['xray:PutTelemetryRecords', 'xray:PutTraceSegments'])
        else
          expect([stem, JSON.stringify(Resource).replace('/document/*', '')]).toEqual([
            stem,
            expect.not.stringContaining('*'),
          ])
      }
    }
  })

  it('come from no policy that is kept elsewhere', () => {
    for (const { Properties } of ofType(prod, 'AWS::IAM::Role'))
      expect(Properties.ManagedPolicyArns).toBeUndefined()
  })
})

describe('Google', () => {
  it('is told the exact roles that may speak for it, under names that do not change', () => {
    const { GoogleRoles } = prod.findOutputs('GoogleRoles')
    const roles = JSON.stringify(GoogleRoles?.Value)
    for (const stem of ['sync-sheet', 'sweep-sheets', 'build-summary', 'provision-sheets'])
      expect(prod.findResources('AWS::IAM::Role')[roleIdOf(prod, stem)]?.Properties.RoleName).toBe(
        `rollcall-prod-${stem}`,
      )
    expect(roles.match(/assumed-role/g)?.length).toBe(4)
  })

  it('has no key anywhere in the template', () => {
    expect(JSON.stringify(prod.toJSON())).not.toMatch(
      /private_key|PRIVATE KEY|service_account|GOOGLE_APPLICATION_CREDENTIALS|AWS::SecretsManager/,
    )
  })
})
