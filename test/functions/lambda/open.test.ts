import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { closeAll, kept } from '../../../functions/lambda/open.ts'
import { SCHEMA_FACT, STORED_SCHEMA } from '../../../functions/stored-schema.ts'
import { memoryFacts } from '../../support/memory-ports.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'a')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'b')
  vi.stubEnv('ROLLCALL_SETTINGS_PATH', undefined)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

const MINUTE = 60_000

function opener(facts = memoryFacts()) {
  const log: string[] = []
  const open = kept(({ installation }) => {
    log.push(`open ${installation}`)
    return { installation, facts, close: () => void log.push(`close ${installation}`) }
  })
  return { log, open }
}

describe('what a function works with', () => {
  it('is opened once for many events, and anew after a quarter of an hour', async () => {
    const { log, open } = opener()
    vi.stubEnv('ROLLCALL_INSTALLATION', 'one')
    await open()
    vi.setSystemTime(15 * MINUTE - 1)
    await open()
    expect(log).toEqual(['open one'])
    vi.stubEnv('ROLLCALL_INSTALLATION', 'two')
    vi.setSystemTime(15 * MINUTE)
    expect(await open()).toMatchObject({ installation: 'two' })
    expect(log).toEqual(['open one', 'close one', 'open two'])
  })

  it('is closed as one, whatever it is made of', () => {
    const closed: string[] = []
    const service = (name: string) => ({ close: () => void closed.push(name) })
    closeAll(service('tables'), service('queue')).close()
    expect(closed).toEqual(['tables', 'queue'])
  })

  it('is opened by the next event when it could not be by this', async () => {
    const { log, open } = opener()
    vi.stubEnv('ROLLCALL_SQS_ENDPOINT', 'no address')
    await expect(open()).rejects.toThrow(/^configuration: ROLLCALL_SQS_ENDPOINT: /)
    vi.stubEnv('ROLLCALL_SQS_ENDPOINT', undefined)
    await open()
    expect(log).toEqual(['open local'])
  })

  it('is not opened over tables of a newer version, until that version is gone', async () => {
    const facts = memoryFacts()
    const { log, open } = opener(facts)
    const newer = String(STORED_SCHEMA + 1)
    await facts.set(SCHEMA_FACT, newer)
    await expect(open()).rejects.toThrow(
      `the tables are of shape ${newer}; this version knows ${STORED_SCHEMA}`,
    )
    expect(log).toEqual(['open local', 'close local'])
    await facts.set(SCHEMA_FACT, String(STORED_SCHEMA))
    await open()
    expect(log).toHaveLength(3)
  })

  it("is not opened while a Google key lies about; Google's federation file is none", async () => {
    const { log, open } = opener()
    vi.stubEnv(
      'SOME_SETTING',
      '{"type":"service_account","private_key":"-----BEGIN PRIVATE KEY-----\\nMIIE"}',
    )
    await expect(open()).rejects.toThrow(/SOME_SETTING: holds a Google key/)
    await expect(open()).rejects.not.toThrow(/MIIE/)
    vi.stubEnv('SOME_SETTING', '{"type":"external_account","audience":"//iam.googleapis.com/projects/1/x"}')
    await open()
    expect(log).toHaveLength(1)
    vi.stubEnv('SOME_SETTING', undefined)
  })
})
