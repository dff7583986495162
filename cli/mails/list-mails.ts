import { readLetterKey } from '../../domain/agenda/letter-key.ts'
import { type Trouble, troubleOf } from '../../domain/agenda/mail-state.ts'
import type { Campaign, Instant, Language } from '../../domain/plan/plan.ts'
import { fingerprintOf } from '../../domain/sheet/fingerprint.ts'
import { formatInstant } from '../../domain/words/format.ts'
import { createDynamodbLedger } from '../../functions/adapters/dynamodb-ledger.ts'
import { createDynamodbOutbox } from '../../functions/adapters/dynamodb-outbox.ts'
import type { KeptDecision } from '../../functions/ports/ledger.ts'
import type { MailTrouble } from '../../functions/ports/mail.ts'
import { readerOf } from '../../functions/undelivered.ts'
import { type StoredPlace, withStored } from '../lock/with-stored.ts'
import { readPlans } from '../plan/read-plans.ts'
import { textTable } from '../print/table.ts'
import { MAILS_WORDS } from './mails-words.ts'

export interface ListOptions extends StoredPlace {
  /** The plan's folder. */
  readonly plan: string
}

/** Those that a person has to decide stand first, then those whose address has to be put right. */
const ORDER: readonly Trouble[] = [
  'doubt',
  'tried-out',
  'tried-again',
  'no-address',
  'bounced',
  'complained',
  'rejected',
]

/**
 * Prints the mails of a plan that wait for a person: which, to whom by unit and role, when, and why; and what
 * persons decided before. No address is printed. Returns the exit code.
 */
export async function listMails(options: ListOptions): Promise<number> {
  const { plan, language, out } = options
  const words = MAILS_WORDS[language]
  const [campaign] = (await readPlans([plan], language, out)) ?? []
  if (!campaign) return 1
  return withStored(options, async ({ client, names }) => {
    const { id } = campaign.plan
    const troubles = await createDynamodbOutbox(client, names).troubles(id)
    const decisions = await createDynamodbLedger(client, names).decisions(id)
    const rows = troubles.flatMap((mail) => lineOf(campaign, mail, language)).toSorted(byTrouble)
    const open =
      rows.length === 0
        ? words.none
        : textTable(
            words.columns,
            rows.map(({ cells }) => cells),
          )
    const help = ORDER.filter((one) => rows.some(({ trouble }) => trouble === one)).map(
      (one) => words.help[one],
    )
    const lines = [open, ...(help.length > 0 ? ['', ...help] : []), ...decided(campaign, decisions, language)]
    out.write(`${lines.join('\n')}\n`)
    return 0
  })
}

interface Line {
  readonly trouble: Trouble
  readonly createdAt: Instant
  readonly cells: readonly string[]
}

const byTrouble = (a: Line, b: Line): number =>
  ORDER.indexOf(a.trouble) - ORDER.indexOf(b.trouble) || a.createdAt - b.createdAt

/** None where the address has been put right since: the next mail goes there. */
function lineOf(campaign: Campaign, mail: MailTrouble, language: Language): readonly Line[] {
  const { key, address, createdAt, reason, fate } = mail
  const words = MAILS_WORDS[language]
  const trouble = troubleOf(mail)
  const letter = readLetterKey(key)
  const reader = letter && readerOf(campaign, letter.reader, language)
  const isMended = reader !== undefined && reader !== null && fingerprintOf(reader.email) !== address
  if (trouble === null || (isMended && fate !== null)) return []
  const to = reader?.name ?? words.nobody
  const role = letter?.reader.kind === 'unit' ? `, ${words.roles[letter.reader.role]}` : ''
  const when = formatInstant(createdAt, campaign.plan.zone, language)
  const why = fate?.reason || reason
  return [
    {
      trouble,
      createdAt,
      cells: [key, `${to}${role}`, when, `${words.troubles[trouble]}${why ? ` (${why})` : ''}`],
    },
  ]
}

/** So many decisions are shown; all of them are kept. */
const SHOWN = 20

function decided(
  { plan }: Campaign,
  decisions: readonly KeptDecision[],
  language: Language,
): readonly string[] {
  if (decisions.length === 0) return []
  const words = MAILS_WORDS[language]
  const rows = decisions.slice(-SHOWN).map(({ at, by, key, decision, tookEffect }) => {
    const said = tookEffect ? words.decisions[decision] : words.noEffect(words.decisions[decision])
    return [formatInstant(at, plan.zone, language), by, said, key]
  })
  return ['', words.decided, textTable(words.decidedColumns, rows)]
}
