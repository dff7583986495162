import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import given from '../../../cli/cost/assumptions.json' with { type: 'json' }
import { ofType, templateOf } from './template.ts'

const PREFIX = 'rollcall-prod-'
const page = readFileSync('docs/operations.md', 'utf8')
const section = page.slice(
  page.indexOf('## When an alarm is heard'),
  page.indexOf('## Going back to a moment'),
)
const runbooks = [...section.matchAll(/^### (.+)$/gm)].map(([, name = '']) => name)

let alarms: readonly string[]
beforeAll(async () => {
  const all = ofType(await templateOf(), 'AWS::CloudWatch::Alarm')
  alarms = all.map(({ Properties }) => String(Properties.AlarmName).slice(PREFIX.length))
})

describe('docs/operations.md', () => {
  it('has a runbook for every alarm, and none for an alarm that is not there', () => {
    expect([...runbooks].sort()).toEqual([...alarms].sort())
  })

  it('says in each what to do', () => {
    const texts = section.split(/^### .+$/m).slice(1)
    expect(texts.filter((text) => text.trim().length < 80)).toEqual([])
  })

  it('counts as many alarms as are paid for', () => {
    expect(alarms).toHaveLength(given.alarms)
  })
})
