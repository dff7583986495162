import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type App, Stack, Validations } from 'aws-cdk-lib'
import { Bucket } from 'aws-cdk-lib/aws-s3'
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'
import { describe, expect, it } from 'vitest'
import { openApp } from './synthesise.ts'

interface Report {
  readonly pluginReports: readonly {
    readonly violations: readonly {
      readonly ruleName: string
      readonly violatingConstructs: readonly { readonly constructPath: string }[]
    }[]
  }[]
}

/** What cdk-nag finds: "rule at construct". */
async function findingsOf(more: object, spoil: (app: App) => void = () => undefined): Promise<string[]> {
  const { app, outdir, end } = await openApp(more)
  spoil(app)
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app))
  let failed = false
  try {
    app.synth()
  } catch (error) {
    // With findings the synthesis fails, and the report says which.
    if (!/AwsSolutions|Serverless/.test(String(error))) throw error
    failed = true
  }
  const report = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8')) as Report
  end()
  const found = report.pluginReports.flatMap(({ violations }) =>
    violations.flatMap(({ ruleName, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath }) => `${ruleName} at ${constructPath}`),
    ),
  )
  return failed && found.length === 0 ? ['the synthesis failed without a finding'] : found
}

describe('cdk-nag, with its packs AwsSolutions and Serverless', () => {
  it.each([
    ['dev', { environment: 'dev' }],
    ['prod', { environment: 'prod' }],
    ['prod with a key of its own', { environment: 'prod', ownKey: true }],
    ['prod in a private network, behind the edge', { environment: 'prod', private: true, edge: true }],
  ])('finds nothing without a reason in %s', async (_, more) => {
    expect(await findingsOf(more)).toEqual([])
  })

  it('is awake: a bucket that anybody may read without TLS is found', async () => {
    const spoilt = await findingsOf({}, (app) => {
      new Bucket(new Stack(app, 'Spoilt'), 'Open')
    })
    expect(spoilt).toEqual([
      expect.stringMatching(/^AwsSolutions-S1 at Spoilt\/Open/),
      expect.stringMatching(/^AwsSolutions-S10 at Spoilt\/Open/),
    ])
  })
})
