import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Template } from 'aws-cdk-lib/assertions'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { STEP_NAMES, type StepName } from '../../../functions/steps.ts'
import { bundleStep } from '../../../infra/aws/bundle-step.ts'
import { rightsOf, templateOf } from './template.ts'

const folder = mkdtempSync(join(tmpdir(), 'rollcall-rights-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let prod: Template
beforeAll(async () => {
  prod = await templateOf()
})

/** What a recipe does by its ports, and the right that it takes. */
const USES: readonly (readonly [name: string, inCode: RegExp, right: RegExp])[] = [
  ['reads rows', /\.(rowsOf|rowsAt|historyOf|forgetRows)\(/, /"dynamodb:Query".*TablesRows/],
  ['writes rows', /\.(putRows|forgetRows)\(/, /"dynamodb:BatchWriteItem".*TablesRows/],
  ['drops leases', /\.dropLease\(/, /"dynamodb:DeleteItem".*TablesState/],
  ['keeps documents', /\bdocuments\.put\(/, /"s3:PutObject"/],
  ['fetches documents', /\bdocuments\.get\(/, /"s3:GetObject"/],
  ['sends mails', /\bmailer\.send\(/, /"ses:SendRawEmail"/],
  ['asks for syncs', /\bstep: 'sync-sheet'/, /"sqs:SendMessage".*SyncSheetQueueJobs/],
  ['checks within a call', /\bchecks\.checkNow\(/, /"lambda:InvokeFunction".*SyncSheetStepFunction/],
  ['asks for mails', /\bstep: 'send-mail'/, /"sqs:SendMessage".*SendMailQueueJobs/],
  ['asks for sheets', /\bstep: 'provision-sheets'/, /"sqs:SendMessage".*ProvisionSheetsQueueJobs/],
  [
    'speaks to Google',
    /\bsheets\.(describe|read|write)\(|\bfiles\.(modifiedAt|changesSince|createSpreadsheet|shareWith|exportWorkbook)\(/,
    /"ssm:GetParametersByPath"/,
  ],
]

/** A step's own sources, as far as anything of them is in its bundle; handlers only wire, and log their name. */
function recipeOf(stem: StepName): string {
  const { inOutput } = bundleStep(stem, join(folder, stem))
  return Object.entries(inOutput)
    .filter(
      ([path, { bytesInOutput }]) => bytesInOutput > 0 && /^functions\/(?!adapters|lambda|ports)/.test(path),
    )
    .filter(([path]) => !path.endsWith('/handler.ts'))
    .map(([path]) => readFileSync(path, 'utf8'))
    .join('\n')
}

describe.each(STEP_NAMES)('%s', (stem) => {
  const code = recipeOf(stem)
  it.each(USES)('has the right to what it %s, and only then', (name, inCode, right) => {
    const statements = rightsOf(prod, stem).map((statement) => JSON.stringify(statement))
    const may = statements.some((statement) => right.test(statement))
    // Its rate is a setting, too.
    const needs = inCode.test(code) || (name === 'speaks to Google' && stem === 'send-mail')
    expect([name, may]).toEqual([name, needs])
  })
})
