import { ResourceNotFoundException } from '@aws-sdk/client-dynamodb'
import { agendaOf, cycleAt } from '../../../domain/agenda/agenda.ts'
import { dueItems } from '../../../domain/agenda/due-items.ts'
import { heldEvents } from '../../../domain/agenda/held-events.ts'
import type { Campaign } from '../../../domain/plan/plan.ts'
import { createDynamodbFacts } from '../../../functions/adapters/dynamodb-facts.ts'
import { getItem } from '../../../functions/adapters/dynamodb-items.ts'
import { createDynamodbLedger } from '../../../functions/adapters/dynamodb-ledger.ts'
import { createDynamodbOutbox } from '../../../functions/adapters/dynamodb-outbox.ts'
import { createDynamodbReports } from '../../../functions/adapters/dynamodb-reports.ts'
import { agendaFact } from '../../../functions/agenda-fact.ts'
import { SCHEMA_FACT, STORED_SCHEMA } from '../../../functions/stored-schema.ts'
import { RESTORE_MARK } from '../../move/restore-tables.ts'
import type { Tables } from '../../move/tables-at.ts'
import type { DataFacts } from '../checks/data-checks.ts'
import { awsTrouble } from '../checks/service-trouble.ts'
import { type Finding, finding } from '../finding.ts'

/** Reads what the tables say of a plan at a moment; nothing is written. */
export async function probeData(
  tables: Pick<Tables, 'client' | 'names'>,
  campaign: Campaign,
  now: number,
): Promise<DataFacts | Finding> {
  const { client, names } = tables
  const { plan } = campaign
  try {
    const facts = createDynamodbFacts(client, names)
    const cycle = cycleAt(plan, now)
    const states = cycle ? await createDynamodbReports(client, names).statesOfCycle(plan.id, cycle.id) : []
    const since = await facts.get(agendaFact(plan.id))
    const done = await createDynamodbLedger(client, names).doneItems(plan.id)
    const agenda = agendaOf(plan, heldEvents(campaign, states))
    const due = since === null ? [] : dueItems(agenda, Number(since), now, done).act
    return {
      now,
      schema: await facts.get(SCHEMA_FACT),
      knownSchema: STORED_SCHEMA,
      restoring: (await getItem(client, names.state, RESTORE_MARK)) !== null,
      mails: await createDynamodbOutbox(client, names).list(plan.id),
      states,
      overdue: due.map(({ at }) => at),
    }
  } catch (error) {
    return error instanceof ResourceNotFoundException
      ? finding('NO-TABLES', { names: Object.values(names).join(', ') })
      : awsTrouble(error, 'dynamodb:Query')
  }
}
