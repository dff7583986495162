import { describe, expect, it } from 'vitest'
import { readConfig } from '../../functions/config.ts'
import { cloudName, SETTINGS, STEP_NAMES, STEPS, type Step, settingsPath } from '../../functions/steps.ts'

const steps = STEP_NAMES.map((name): [string, Step] => [name, STEPS[name]])

describe('the steps of the cloud', () => {
  it('each are started by something', () => {
    for (const [name, { post, queue, ticks }] of steps)
      expect([name, Boolean(post ?? queue ?? ticks)]).toEqual([name, true])
  })

  it('know each tick by a name of its own', () => {
    const ticks = steps.flatMap(([, step]) => Object.keys(step.ticks ?? {}))
    expect(new Set(ticks).size).toBe(ticks.length)
  })

  it('are missed only when more than one turn of theirs has passed', () => {
    for (const [, { ticks = {} }] of steps)
      for (const [tick, { schedule, alarmAfterMinutes }] of Object.entries(ticks)) {
        const every = Number(/^rate\((\d+) minutes\)$/.exec(schedule)?.[1] ?? 24 * 60)
        expect([tick, alarmAfterMinutes > every]).toEqual([tick, true])
      }
  })

  it('together do not ask SES for more than its rate', () => {
    const { queue, shareOfRates } = STEPS['send-mail']
    expect(queue.parallel * shareOfRates).toBeLessThanOrEqual(1)
  })

  it('together do not ask Google for more than an account may: the queue, one poke that waits, the summary', () => {
    const { queue, shareOfRates } = STEPS['sync-sheet']
    const sheets = (queue.parallel + 1) * shareOfRates + STEPS['build-summary'].shareOfRates
    expect(sheets).toBeLessThanOrEqual(1)
  })

  it('that a gateway waits for end before it stops waiting', () => {
    expect(STEPS['answer-poke'].timeoutSeconds).toBeLessThan(30)
  })

  it.each(SETTINGS)('have the setting %s, and it makes a difference', (name) => {
    const usual = {
      AWS_ACCESS_KEY_ID: 'a',
      AWS_SECRET_ACCESS_KEY: 'b',
      ROLLCALL_GOOGLE_AUDIENCE: 'c',
      ROLLCALL_GOOGLE_IMPERSONATION_URL: 'http://127.0.0.1/',
    }
    const other = name.endsWith('_URL') ? 'http://127.0.0.2/' : '7'
    expect(readConfig({ ...usual, [name]: other })).not.toEqual(readConfig(usual))
  })

  it('have names that tell one installation from another', () => {
    expect(cloudName('prod', 'sync-sheet')).toBe('rollcall-prod-sync-sheet')
    expect(settingsPath('dev')).toBe('/rollcall/dev/')
  })
})
