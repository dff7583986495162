import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { createDynamodbFacts } from '../../functions/adapters/dynamodb-facts.ts'
import { createDynamodbLedger } from '../../functions/adapters/dynamodb-ledger.ts'
import { createDynamodbOutbox } from '../../functions/adapters/dynamodb-outbox.ts'
import { ensureTables } from '../../functions/adapters/dynamodb-tables.ts'
import { startLocalTable } from '../../infra/local/table.ts'
import { memoryFacts, memoryLedger, memoryOutbox } from '../support/memory-ports.ts'
import { sampleCampaign } from '../support/sample-campaign.ts'
import { type MailStores, type Outcome, simulate } from './simulate.ts'

/** `SEEDS=20000 npx vitest run test/simulation` for the long run; `FROM=17 SEEDS=1` for one of them. */
const SEEDS = Number(process.env.SEEDS ?? 250)
const FROM = Number(process.env.FROM ?? 1)
/**
 * Seeds that once found something, played besides: 135, an older letter of a series written after a newer
 * one; 848, a repeated answer that opened the claim of the next sender; 443, a call that
 * outlived its step; 476, a mail in doubt to an address that was closed meanwhile.
 */
const REGRESSIONS = [135, 443, 476, 848]
const RANGE = Array.from({ length: SEEDS }, (_, i) => FROM + i)
const PLAYED = [...new Set([...RANGE, ...REGRESSIONS])]

const inMemory = (): MailStores => ({
  facts: memoryFacts(),
  ledger: memoryLedger(),
  outbox: memoryOutbox(),
})

const { campaign } = await sampleCampaign()
const play = (seed: number): Promise<Outcome> => simulate(campaign, seed, inMemory())

describe('sending', () => {
  it(
    'doubles no mail and loses none silently, whatever the seed',
    async () => {
      const begun = Date.now()
      const failures: string[] = []
      const sum = {
        letters: 0,
        left: 0,
        doubled: 0,
        lost: 0,
        wasUnknown: 0,
        refused: 0,
        byPerson: 0,
        bounced: 0,
        moved: 0,
        stayed: 0,
        corrections: 0,
        kills: 0,
        ticks: 0,
      }
      const trace = createHash('sha256')
      for (const seed of PLAYED) {
        const outcome = await play(seed)
        for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += outcome[name]
        trace.update(outcome.hash)
        failures.push(...outcome.violations.map((what) => `seed ${seed}: ${what}`))
      }
      const seconds = ((Date.now() - begun) / 1000).toFixed(1)
      console.log(
        `${PLAYED.length} seeds from ${FROM}, ${seconds} s: ${sum.doubled} doubled, ${sum.lost} silently lost.`,
        `${sum.ticks} ticks, ${sum.kills} kills, ${sum.letters} letters, ${sum.left} left,`,
        `${sum.wasUnknown} in doubt until a person or nobody decided, ${sum.byPerson} asked for again by a person,`,
        `${sum.bounced} bounced or complained of, ${sum.moved} of them moved on and ${sum.stayed} stayed, ${sum.corrections} corrections,`,
        `${sum.refused} refused for good. Trace ${trace.digest('hex').slice(0, 16)}`,
      )
      expect(failures.slice(0, 20)).toEqual([])
      expect([sum.doubled, sum.lost]).toEqual([0, 0])
      expect(sum.stayed).toBe(0)
      // A run in which nothing goes wrong proves nothing.
      if (SEEDS >= 100)
        expect(Object.keys(sum).filter((name) => sum[name as keyof typeof sum] === 0)).toEqual([
          'doubled',
          'lost',
          'stayed',
        ])
    },
    60_000 + SEEDS * 100,
  )

  it('goes the same way over the DynamoDB protocol', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-simulation-'))
    const table = await startLocalTable({ folder })
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
    const client = new DynamoDBClient({ region: 'local', credentials, endpoint: table.url })
    for (const seed of [FROM, FROM + 1, FROM + 2]) {
      const tables = { rows: `rows-${seed}`, state: `state-${seed}` }
      await ensureTables(client, tables, 5)
      const stores: MailStores = {
        facts: createDynamodbFacts(client, tables),
        ledger: createDynamodbLedger(client, tables),
        outbox: createDynamodbOutbox(client, tables),
      }
      expect(await simulate(campaign, seed, stores)).toEqual(await play(seed))
    }
    client.destroy()
    await table.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('takes the same way from the same seed', async () => {
    for (const seed of [FROM, FROM + 1, FROM + 2]) expect(await play(seed)).toEqual(await play(seed))
  })
})
