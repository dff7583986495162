import type { Decision } from '../../domain/agenda/mail-state.ts'
import type { Instant } from '../../domain/plan/plan.ts'
import { createDynamodbLedger } from '../../functions/adapters/dynamodb-ledger.ts'
import { createDynamodbOutbox } from '../../functions/adapters/dynamodb-outbox.ts'
import { settleMail } from '../../functions/settle-mail.ts'
import { withStored } from '../lock/with-stored.ts'
import { readPlans } from '../plan/read-plans.ts'
import type { ListOptions } from './list-mails.ts'
import { MAILS_WORDS } from './mails-words.ts'

export interface SettleOptions extends ListOptions {
  readonly keys: readonly string[]
  /** null: nobody said what. */
  readonly decision: Decision | null
  /** The login of whoever decides: the ledger keeps it. */
  readonly by: string
  readonly now: Instant
}

/** Does to each of some mails of a plan what a person decided. Returns the exit code: 0 when all of it was done. */
export async function settleMails(options: SettleOptions): Promise<number> {
  const { plan, keys, decision, by, now, language, out } = options
  const words = MAILS_WORDS[language]
  const say = (line: string): unknown => out.write(`${line}\n`)
  if (decision === null) {
    say(words.whichWord)
    return 1
  }
  const [campaign] = (await readPlans([plan], language, out)) ?? []
  if (!campaign) return 1
  return withStored(options, async ({ client, names }) => {
    const deps = { outbox: createDynamodbOutbox(client, names), ledger: createDynamodbLedger(client, names) }
    let failed = 0
    for (const key of keys) {
      const isOurs = key.startsWith(`${campaign.plan.id}/`)
      const settled = isOurs
        ? await settleMail(deps, { key, decision, by }, now)
        : ({ ok: false, why: 'no-such-mail' } as const)
      if (!settled.ok) failed++
      say(`${key}: ${settled.ok ? words.done[decision] : words.refusals[settled.why]}`)
    }
    return failed === 0 ? 0 : 1
  })
}
