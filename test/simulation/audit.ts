import type { AgendaItem } from '../../domain/agenda/agenda.ts'
import type { MailState } from '../../domain/agenda/mail-state.ts'
import type { Instant } from '../../domain/plan/plan.ts'
import type { Ledger } from '../../functions/ports/ledger.ts'
import type { Outbox, OutboxEntry } from '../../functions/ports/mail.ts'
import { DAY_MS } from '../../functions/take-notice.ts'
import type { Departure } from './post-office.ts'
import type { World } from './world.ts'

/**
 * What a person decided about a doubtful mail, by its key. Who asks for a mail again takes it upon himself
 * that it may come twice.
 */
export interface Decisions {
  /** How many more mails of a key a person asked for. */
  readonly again: Map<string, number>
  /** Keys of which a person said that they came. */
  readonly came: Set<string>
  /** Keys about which a person said anything. */
  readonly decided: Set<string>
}

/** Looks at every change of the outbox and the ledger as it happens. */
export interface Audit {
  readonly violations: readonly string[]
  readonly doubled: () => number
  outbox(of: Outbox): Outbox
  ledger(of: Ledger): Ledger
  departed(departure: Departure): void
  complain(what: string): void
}

export interface AuditOptions {
  readonly world: World
  readonly planId: string
  readonly decisions: Decisions
  readonly departuresOf: (key: string) => readonly Departure[]
  readonly agenda: readonly AgendaItem[]
  /** No tick goes on for longer, so no letter of it comes later. */
  readonly lifetime: number
  /** How keys of letters begin, one of each, that an item must have when it is done. */
  readonly mustHave: (itemKey: string) => readonly (readonly string[])[]
}

const ALLOWED: Readonly<Record<MailState | 'absent', readonly MailState[]>> = {
  absent: ['pending'],
  // To `sent` by evidence that comes after a person said that it did not leave.
  pending: ['claimed', 'sent'],
  refused: ['claimed', 'sent', 'pending', 'given-up'],
  claimed: ['sent', 'refused', 'unknown'],
  unknown: ['sent', 'refused', 'pending', 'given-up'],
  'given-up': ['sent', 'pending'],
  sent: [],
}

export function openAudit(options: AuditOptions): Audit {
  const { world, planId, decisions, departuresOf, agenda, mustHave } = options
  const violations: string[] = []
  const known = new Map<string, OutboxEntry>()
  const addressed = new Set<string>()
  /** When the items that were acted upon were done. */
  const acted = new Map<AgendaItem, Instant>()
  let doubled = 0
  const complain = (what: string): void => {
    world.note(`VIOLATION ${what}`)
    violations.push(what)
  }
  const itemOf = (key: string) => agenda.find((one) => key.startsWith(`${one.key}/`))
  /** Reminders of two items to one unit about one rule or of one day, or roll-ups of one series. */
  function isSame(a: string, b: string): boolean {
    const [one, other] = [itemOf(a), itemOf(b)]
    if (!one || !other || one === other || one.kind !== other.kind || one.cycleId !== other.cycleId)
      return false
    if (one.kind === 'rollup') return one.series === other.series
    if (a.split('/')[5] !== b.split('/')[5]) return false
    return one.day === other.day || one.rules.some((rule) => other.rules.includes(rule))
  }
  const allowance = (key: string): number => decisions.again.get(key) ?? 0

  function judge(entry: OutboxEntry): void {
    const { key, state, attempt, messageId, reason } = entry
    const before = known.get(key)
    known.set(key, entry)
    const from = before?.state ?? 'absent'
    const again = before !== undefined && before.attempt !== attempt
    if (from === state && !again) return
    if (from === 'absent') judgeNew(entry)
    const left = departuresOf(key)
    const step = `${key}: ${from} -> ${state}`
    if (!ALLOWED[from].includes(state)) complain(`${step} is no step`)
    if ((state === 'claimed') !== again) complain(`${step} at attempt ${before?.attempt} -> ${attempt}`)
    if (state === 'sent' && !decisions.came.has(key) && !left.some((mail) => mail.messageId === messageId))
      complain(`${step} without evidence`)
    if (state === 'refused' && left.length > allowance(key)) complain(`${step}, but the mail left`)
    // On one machine the post office's folder is proof that a mail in doubt never left.
    const isProven = reason === 'never reached the post office' && left.length <= allowance(key)
    if ((state === 'pending' && from !== 'absent') || state === 'given-up')
      if (!decisions.decided.has(key) && !isProven) complain(`${step} without a person`)
    if ((state === 'refused' || state === 'unknown') && !reason) complain(`${step} without a reason`)
  }

  /** One letter of an item to an address, whatever its key is. */
  function judgeNew({ key, to, createdAt }: OutboxEntry): void {
    const item = itemOf(key)
    if (!item) {
      complain(`${key} is of no item`)
      return
    }
    for (const other of known.values())
      if (other.to === to && Math.abs(other.createdAt - createdAt) < DAY_MS && isSame(other.key, key))
        complain(`${key} and ${other.key} are one notice within 24 hours`)
    const edition = key.slice(key.lastIndexOf('/') + 1)
    if (addressed.has(`${item.key} ${edition} ${to}`))
      complain(`${key} is a second letter of its item to one address`)
    addressed.add(`${item.key} ${edition} ${to}`)
    if (edition !== '1') {
      const corrected = known.get(key.replace(/\d+$/, '1'))
      if (edition !== '2' || corrected?.state !== 'sent') complain(`${key} corrects what was not told`)
      return
    }
    for (const [{ series, at }, doneAt] of acted)
      if (series === item.series && at > item.at && doneAt < world.now() - options.lifetime)
        complain(`${key} is written after a newer one of its series`)
  }

  /** Compares the whole outbox with what it was; a mail never vanishes from it. */
  async function look(outbox: Outbox): Promise<void> {
    const entries = await outbox.list(planId)
    for (const entry of entries) judge(entry)
    if (entries.length < known.size) complain('a mail vanished from the outbox')
  }

  return {
    violations,
    doubled: () => doubled,
    complain,
    departed({ key }) {
      const state = known.get(key)?.state ?? 'absent'
      if (state !== 'claimed' && state !== 'unknown') complain(`${key} leaves while it is ${state}`)
      if (departuresOf(key).length > 1 + allowance(key)) {
        doubled++
        complain(`${key} leaves twice`)
      }
    },
    outbox(of) {
      const looking =
        <A extends unknown[], R>(run: (...args: A) => Promise<R>) =>
        async (...args: A): Promise<R> => {
          const result = await run(...args)
          await look(of)
          return result
        }
      const byKey = (entries: readonly OutboxEntry[]) =>
        entries.toSorted((a, b) => Number(a.key > b.key) - Number(a.key < b.key))
      return {
        add: looking(of.add),
        claim: looking(of.claim),
        settle: looking(of.settle),
        confirmSent: looking(of.confirmSent),
        decide: looking(of.decide),
        setFate: looking(of.setFate),
        find: of.find,
        troubles: of.troubles,
        expireClaims: looking(of.expireClaims),
        // Stores may list in any order; the run must not hang on it.
        async backlog(plan, now) {
          const backlog = await of.backlog(plan, now)
          return { ...backlog, waiting: backlog.waiting.toSorted() }
        },
        list: async (plan) => byKey(await of.list(plan)),
      }
    },
    ledger: (of) => ({
      ...of,
      async markDone(plan, itemKey, at, note) {
        const letters = /^(\d+) mails$/.exec(note)?.[1]
        const isFirst = await of.markDone(plan, itemKey, at, note)
        if (!isFirst || letters === undefined) return isFirst
        const item = agenda.find(({ key }) => key === itemKey)
        if (item) acted.set(item, world.now())
        const there = [...known.keys()].filter((key) => key.startsWith(`${itemKey}/`))
        if (there.length < Number(letters)) complain(`${itemKey} is done with ${there.length} of ${letters}`)
        for (const begins of mustHave(itemKey))
          if (![...known.keys()].some((key) => begins.some((begin) => key.startsWith(begin))))
            complain(`${begins.join(' or ')} was never written`)
        return isFirst
      },
    }),
  }
}
