import { settleDoubtfulMails } from '../../cli/start/settle-doubtful-mails.ts'
import type { AgendaItem } from '../../domain/agenda/agenda.ts'
import { covers, dueItems } from '../../domain/agenda/due-items.ts'
import { MAIL_TAG, readLetterKey, tagOf } from '../../domain/agenda/letter-key.ts'
import { isFailed } from '../../domain/agenda/mail-fate.ts'
import { type Decision, dueToLeave } from '../../domain/agenda/mail-state.ts'
import { toldWith } from '../../domain/agenda/same-day.ts'
import type { Campaign, Contact, Instant } from '../../domain/plan/plan.ts'
import type { Ledger } from '../../functions/ports/ledger.ts'
import type { Outbox, OutboxEntry } from '../../functions/ports/mail.ts'
import type { Job, Queue } from '../../functions/ports/queue.ts'
import type { Facts } from '../../functions/ports/reports.ts'
import { runAgenda, startAgenda } from '../../functions/run-agenda/run-agenda.ts'
import { sendMail } from '../../functions/send-mail/send-mail.ts'
import { settleMail } from '../../functions/settle-mail.ts'
import { trackMail } from '../../functions/track-mail/track-mail.ts'
import { publishedFor } from '../../infra/local/mail/ses-events.ts'
import {
  memoryDocuments,
  memoryPapers,
  memoryPeople,
  memoryPictures,
  memoryReports,
} from '../support/memory-ports.ts'
import { type Audit, type Decisions, openAudit } from './audit.ts'
import { drawOffice, type Office } from './office.ts'
import { type Departure, GOOD_MANNERS, type Manners, openPostOffice, type PostOffice } from './post-office.ts'
import { createRng, type Rng } from './rng.ts'
import { NO_FAULTS, openWire, type Rates, type Wire } from './wire.ts'
import { type Actor, createWorld, type Process, type World } from './world.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** A Lambda's longest life. */
const LIFETIME = 15 * MINUTE
const TRIES = 5

export interface MailStores {
  readonly facts: Facts
  readonly ledger: Ledger
  readonly outbox: Outbox
}

/** What one seed came to. */
export interface Outcome {
  readonly violations: readonly string[]
  readonly letters: number
  readonly left: number
  /** Left twice by the machine. */
  readonly doubled: number
  /** Neither sent, nor refused with a reason, nor shown as unknown; or called sent and never sent. */
  readonly lost: number
  readonly wasUnknown: number
  readonly refused: number
  readonly byPerson: number
  /** Bounced or complained of, as far as heard; and letters that went to the next contact for it. */
  readonly bounced: number
  readonly moved: number
  /** On the officer's list, but not moved on, though the next contact has had no such letter. */
  readonly stayed: number
  /** Roll-ups whose figures were corrected. */
  readonly corrections: number
  readonly kills: number
  readonly ticks: number
  readonly hash: string
}

/** One run: everything that its parts share. */
interface Run {
  readonly rng: Rng
  readonly world: World
  readonly office: Office
  readonly stores: MailStores
  readonly audit: Audit
  readonly post: PostOffice
  readonly decisions: Decisions
  readonly reports: ReturnType<typeof memoryReports>
  readonly documents: ReturnType<typeof memoryDocuments>
  rates: Rates
  manners: Manners
  ticks: number
  /** The one machine of an installation on a desk; in the cloud there is none. */
  machine: Process | null
  readonly isCloud: boolean
  /** Addresses that do not take mails, or whose owners complain: names of Amazon's mailbox simulator. */
  readonly fates: ReadonlyMap<string, 'bounce' | 'suppressionlist' | 'complaint' | 'ooto'>
  /** Addresses that are none: the service refuses every mail to them. */
  readonly bad: ReadonlySet<string>
  /** Letters of which a bounce or complaint was heard to its end. */
  readonly heard: Set<string>
  readonly personLooks: 'daily' | 'at the end' | 'never'
}

/**
 * Plays a stretch of a campaign from one seed: ticks doubled, dropped, late and killed at any await, a mail
 * service that accepts, refuses, throttles and loses answers, its events late, twice or never; then quiet,
 * and a person who decides what stayed in doubt.
 */
export async function simulate(campaign: Campaign, seed: number, inner: MailStores): Promise<Outcome> {
  const run = openRun(campaign, seed, inner)
  const { world, audit, office, stores } = run
  await startAgenda({ facts: stores.facts }, office.planId, office.begin)
  scheduleReports(run)
  scheduleTicks(run)
  if (run.isCloud && run.personLooks === 'daily') schedulePerson(run)
  await world.run()

  run.rates = NO_FAULTS
  run.manners = GOOD_MANNERS
  await settleDown(run)
  const doubtful = (await stores.outbox.list(office.planId)).filter(({ state }) => state === 'unknown')
  const lost = await countLost(run)
  if (run.personLooks !== 'never') {
    for (const mail of doubtful) await decide(run, mail, stores.outbox)
    await settleDown(run)
    const open = (await stores.outbox.list(office.planId)).filter(({ state }) => state === 'unknown')
    if (open.length > 0) audit.complain(`${open.length} mails in doubt after a person decided`)
  }
  const lostAfter = await countLost(run)
  await checkLedger(run)
  if (!(await isStill(run))) audit.complain('a second quiet run wrote something')
  const entries = await stores.outbox.list(office.planId)
  const failed = entries.filter(({ fate }) => isFailed(fate))
  const moves = await checkMoves(run, entries)
  return {
    violations: audit.violations,
    letters: entries.length,
    left: run.post.departures.length,
    doubled: audit.doubled(),
    lost: Math.max(lost, lostAfter),
    wasUnknown: doubtful.length,
    refused: entries.filter(({ state }) => state === 'refused').length,
    bounced: failed.length,
    ...moves,
    corrections: entries.filter(({ key }) => key.endsWith('/2')).length,
    byPerson: [...run.decisions.again.values()].reduce((sum, n) => sum + n, 0),
    kills: world.kills(),
    ticks: run.ticks,
    hash: world.hash(),
  }
}

function openRun(campaign: Campaign, seed: number, inner: MailStores): Run {
  const rng = createRng(seed)
  const office = drawOffice(campaign, rng)
  const world = createWorld(rng, office.begin)
  const isCloud = rng.chance(0.7)
  const bad = new Set(office.addresses.filter(() => rng.chance(0.05)))
  const decisions: Decisions = { again: new Map(), came: new Set(), decided: new Set() }
  const post = openPostOffice({
    world,
    manners: () => run.manners,
    isBad: (address) => bad.has(address),
    onDeparture: (departure) => {
      audit.departed(departure)
      if (isCloud) scheduleEvents(run, departure)
    },
  })
  const audit = openAudit({
    world,
    planId: office.planId,
    decisions,
    departuresOf: post.ofKey,
    agenda: office.agenda,
    lifetime: LIFETIME,
    mustHave: (itemKey) => office.mustHave(itemKey).filter(([begin = '']) => isReachable(run, begin)),
  })
  const stores = { ...inner, outbox: audit.outbox(inner.outbox), ledger: audit.ledger(inner.ledger) }
  const run: Run = {
    rng,
    world,
    office,
    stores,
    audit,
    post,
    decisions,
    reports: memoryReports(),
    documents: memoryDocuments(),
    rates: drawRates(rng),
    manners: drawManners(rng, isCloud),
    ticks: 0,
    machine: null,
    isCloud,
    fates: new Map(
      office.addresses.flatMap((address) =>
        rng.chance(0.15)
          ? [[address, rng.pick(['bounce', 'suppressionlist', 'complaint', 'ooto'] as const)]]
          : [],
      ),
    ),
    bad,
    heard: new Set(),
    personLooks: rng.pick(['daily', 'at the end', 'never']),
  }
  return run
}

/** Roll-ups have one reader; of a unit, somebody must be there whom mails reach. */
function isReachable(run: Run, begin: string): boolean {
  const contacts = run.office.contactsOf(begin.split('/')[5] ?? '')
  return contacts.length === 0 || contacts.some(takesMails(run))
}

const takesMails =
  ({ fates, bad }: Run) =>
  ({ email }: Contact): boolean =>
    !fates.has(email) && !bad.has(email)

/** Some seeds are calm, some are mad. */
const drawRates = (rng: Rng): Rates => ({
  killed: rng.pick([0, 0.005, 0.02, 0.06]),
  lost: rng.pick([0, 0.002, 0.02]),
  twice: rng.pick([0, 0.02, 0.2]),
  stalled: rng.pick([0, 0.005, 0.05]),
})

const drawManners = (rng: Rng, isCloud: boolean): Manners => ({
  throttled: rng.pick([0, 0.1, 0.5]),
  refused: rng.pick([0, 0.05]),
  answerLost: rng.pick([0, 0.05, 0.2]),
  // On one machine the post office is in the same process: what it has not taken then, it never takes.
  takenLater: isCloud ? rng.pick([0, 0.05]) : 0,
  unreachable: rng.pick([0, 0.05]),
  killedAfter: rng.pick([0, 0.05]),
})

// ---- What happens when ----

/** Each due item has its tick, which may be doubled, late or dropped; and some ticks come for nothing. */
function scheduleTicks(run: Run): void {
  const { rng, office } = run
  for (const { at } of office.items) {
    const times = rng.pick([0, 1, 1, 1, 2, 2, 5])
    const lateness = rng.pick([MINUTE, MINUTE, 3 * HOUR, 9 * DAY])
    const first = at + rng.below(lateness)
    for (let i = 0; i < times; i++) tickAt(run, first + rng.below(rng.pick([5, 500, HOUR])))
  }
  for (let i = rng.below(4); i > 0; i--)
    tickAt(run, office.begin + rng.below(office.end - office.begin + 9 * DAY))
}

/** A person opens the list of doubtful mails once a day. */
function schedulePerson(run: Run): void {
  const { world, office, stores } = run
  const desk = world.start()
  for (let at = office.begin + DAY; at < office.end + 9 * DAY; at += DAY)
    world.spawn(desk, 'person', at, async (actor) => {
      const outbox = openWire(world, actor, () => NO_FAULTS).port('outbox', stores.outbox)
      for (const mail of await outbox.list(office.planId))
        if (mail.state === 'unknown' && (mail.claimedAt ?? 0) < world.now() - DAY)
          await decide(run, mail, outbox)
    })
}

/** Who looks into the matter is mostly right, and sometimes lets it be. */
async function decide({ rng, world, decisions, post, stores }: Run, { key }: OutboxEntry, outbox: Outbox) {
  const came = post.ofKey(key).length > 0
  const saysCame = rng.chance(0.05) ? !came : came
  const decision: Decision = saysCame ? 'arrived' : rng.pick(['send-again', 'send-again', 'given-up'])
  world.note(`person: ${key} ${decision}`)
  decisions.decided.add(key)
  if (decision === 'arrived') decisions.came.add(key)
  if (decision === 'send-again') decisions.again.set(key, (decisions.again.get(key) ?? 0) + 1)
  const say = (word: Decision) =>
    settleMail({ outbox, ledger: stores.ledger }, { key, decision: word, by: 'officer' }, world.now())
  const settled = await say(decision)
  if (!settled.ok && settled.why === 'bad-address') await say('given-up')
}

function scheduleReports(run: Run): void {
  const { world, reports, office } = run
  const offices = world.start()
  for (const { at, seat, state } of office.reports)
    world.spawn(offices, `unit ${seat.unitId}`, at, async () => {
      await reports.registerSheet(seat)
      const before = await reports.stateOf(seat)
      await reports.commit(seat, { ...state, version: (before?.version ?? 0) + 1 })
    })
}

/** What SES publishes of a mail, each record never, once or twice, late and in any order. */
function scheduleEvents(run: Run, departure: Departure): void {
  const { rng, world } = run
  const outside = world.start()
  for (const message of publishedOf(run, departure))
    for (let copies = rng.pick([0, 0, 1, 1, 1, 2]); copies > 0; copies--) {
      const at = world.now() + rng.below(rng.pick([MINUTE, HOUR, 3 * DAY]))
      world.spawn(outside, 'topic', at, async () => hear(run, departure.key, message, 1))
    }
}

/** A message that was not heard to the end comes back, as those of the queue of mails do. */
function hear(run: Run, key: string, message: string, attempt: number): void {
  const { world, rng } = run
  let isDone = false
  world.spawn(world.start(LIFETIME), 'tracker', world.now(), async (actor) => {
    await trackMail(trackDeps(run, actor), message)
    isDone = true
    if (/eventType..:..(Bounce|Complaint)/.test(message)) run.heard.add(key)
  })
  world.spawn(world.start(), 'queue', world.now() + rng.pick([SECOND, MINUTE, 5 * MINUTE]), async () => {
    if (!isDone && attempt < TRIES) hear(run, key, message, attempt + 1)
  })
}

/** Who cannot be reached, or complains, is one of the mailbox simulator's persons to the service. */
function publishedOf({ fates, world }: Run, { key, to, messageId }: Departure): readonly string[] {
  const fate = fates.get(to)
  return publishedFor({
    messageId,
    source: 'thidua@vanlang.example.vn',
    destinations: [fate === undefined ? to : `${fate}@simulator.amazonses.com`],
    configurationSet: 'rollcall',
    tags: { [MAIL_TAG]: tagOf(key) },
    takenAt: new Date(world.now()).toISOString(),
  })
}

const trackDeps = (run: Run, actor: Actor) => {
  const wire = wireOf(run, actor)
  return {
    campaigns: wire.port('campaigns', run.office.campaigns),
    outbox: wire.port('outbox', run.stores.outbox),
    ledger: wire.port('ledger', run.stores.ledger),
    reports: wire.port('reports', run.reports),
    facts: wire.port('facts', run.stores.facts),
    queue: wire.port('queue', cloudQueue(run)),
    clock: run.world,
  }
}

// ---- The product's processes ----

function tickAt(run: Run, at: Instant): void {
  const { world } = run
  const timer = world.start()
  world.spawn(timer, 'timer', at, async () => {
    if (run.isCloud) return world.spawn(world.start(LIFETIME), `tick ${++run.ticks}`, at, cloudTick(run))
    // The folder's lock: a second process is sent away.
    if (run.machine?.alive && run.machine.busy > 0) return
    run.machine = world.start()
    world.spawn(run.machine, `machine ${++run.ticks}`, at, machineRound(run))
  })
}

const agendaDeps = (run: Run, wire: Wire, queue: Queue) => ({
  campaigns: wire.port('campaigns', run.office.campaigns),
  reports: wire.port('reports', run.reports),
  people: wire.port('people', memoryPeople()),
  ledger: wire.port('ledger', run.stores.ledger),
  outbox: wire.port('outbox', run.stores.outbox),
  facts: wire.port('facts', run.stores.facts),
  documents: wire.port('documents', run.documents),
  pictures: memoryPictures(),
  papers: memoryPapers(),
  queue: wire.port('queue', queue),
  clock: run.world,
  language: 'vi' as const,
  linkTo: (id: string) => `https://example.vn/${id}`,
})

const wireOf = (run: Run, actor: Actor): Wire => openWire(run.world, actor, () => run.rates)

async function send(run: Run, actor: Actor, key: string, queue = cloudQueue(run)) {
  const wire = wireOf(run, actor)
  const deps = {
    ...trackDeps(run, actor),
    queue: wire.port('queue', queue),
    documents: wire.port('documents', run.documents),
    mailer: run.post.mailerFor(actor),
    from: { name: 'Rollcall', email: 'thidua@vanlang.example.vn' },
  }
  return sendMail(deps, key)
}

const cloudTick = (run: Run) => async (actor: Actor) => {
  await runAgenda(agendaDeps(run, wireOf(run, actor), cloudQueue(run)), run.office.planId)
}

/** At least once, in any order, some of them never: a queue's message may be gone with its retention. */
function cloudQueue(run: Run): Queue {
  const { rng } = run
  return {
    async put(jobs) {
      for (const job of jobs) {
        const copies = run.rates === NO_FAULTS ? 1 : rng.pick([0, 1, 1, 1, 1, 1, 1, 2])
        for (let i = 0; i < copies; i++) deliver(run, job, 1, run.world.now() + rng.below(3_000))
      }
    },
  }
}

/** A message that was not finished comes back after its visibility timeout, a few times. */
function deliver(run: Run, job: Job, attempt: number, at: Instant): void {
  const { world } = run
  if (job.step !== 'send-mail') return
  world.spawn(world.start(), 'queue', at, async () => {
    let isDone = false
    world.spawn(world.start(LIFETIME), `sender ${job.key}`, at, async (actor) => {
      await send(run, actor, job.key)
      isDone = true
    })
    const invisible = run.rng.pick([SECOND, MINUTE, 5 * MINUTE])
    world.spawn(world.start(), 'queue', at + invisible, async () => {
      if (!isDone && attempt < TRIES) deliver(run, job, attempt + 1, world.now())
    })
  })
}

/** `rollcall start`: settle what the last process left in doubt, tick, and work the queue with four hands. */
const machineRound = (run: Run) => async (actor: Actor) => {
  const { world, post, office } = run
  const wire = wireOf(run, actor)
  const outbox = wire.port('outbox', run.stores.outbox)
  await settleDoubtfulMails({ outbox, clock: world, takenTags: post.takenTags }, office.planId)
  const jobs: { readonly key: string; readonly attempt: number }[] = []
  const queue: Queue = {
    put: async (more) => {
      for (const job of more) if (job.step === 'send-mail') jobs.push({ key: job.key, attempt: 1 })
    },
  }
  await runAgenda(agendaDeps(run, wire, queue), office.planId)
  for (let hand = 1; hand <= 4; hand++)
    world.spawn(actor.process, `${actor.name} hand ${hand}`, world.now(), async (worker) => {
      for (let job = jobs.shift(); job; job = jobs.shift()) {
        const isDone = await send(run, worker, job.key, queue).then(
          () => true,
          () => false,
        )
        if (!isDone && job.attempt < TRIES) jobs.push({ ...job, attempt: job.attempt + 1 })
      }
    })
}

// ---- The quiet ----

/** No more faults: ticks an hour apart, until one has nothing to do. */
async function settleDown(run: Run): Promise<void> {
  const { world, office, audit } = run
  for (let i = 0; i < 10; i++) {
    // What is put off for a day is waited for; so long a roll-up waits to be looked at again.
    let at = world.now() + (i === 0 || (await isWaiting(run)) ? 25 * HOUR : HOUR)
    // Not just before something falls due.
    while (office.agenda.some((item) => item.at > at && item.at < at + 3 * HOUR)) at += HOUR
    world.skipTo(at)
    if ((await isStill(run)) && !(await isWaiting(run))) return
  }
  audit.complain('it does not come to rest')
}

async function isWaiting({ office, world, stores }: Run): Promise<boolean> {
  const done = await stores.ledger.doneItems(office.planId)
  if (dueItems(office.agenda, office.begin, world.now(), done).act.length > 0) return true
  const mails = await stores.outbox.list(office.planId)
  return mails.some((mail) => mail.state === 'refused' && dueToLeave(mail) !== null)
}

/** Whether a tick changes nothing; what the service refuses for good may be offered again. */
async function isStill(run: Run): Promise<boolean> {
  const before = await snapshot(run)
  tickAt(run, run.world.now())
  await run.world.run()
  return (await snapshot(run)) === before
}

async function snapshot({ stores, office, post }: Run): Promise<string> {
  const mails = (await stores.outbox.list(office.planId)).map(
    ({ key, to, state, sentAt, messageId, reason }) => [key, to, state, sentAt, messageId, reason],
  )
  const done = [...(await stores.ledger.doneItems(office.planId)).keys()].toSorted()
  return JSON.stringify([mails, done, post.departures])
}

/**
 * Each letter that failed, as far as it was heard to the end, stands on the officer's list, and another
 * contact of the unit has had the same letter, unless none is left. Gives how many moved on, and how many stayed.
 */
async function checkMoves(
  run: Run,
  entries: readonly OutboxEntry[],
): Promise<{ readonly moved: number; readonly stayed: number }> {
  const { office, audit, heard, fates, bad, stores } = run
  const done = await stores.ledger.doneItems(office.planId)
  let moved = 0
  let stayed = 0
  for (const { key, to, state, fate, createdAt } of entries) {
    const isRefused = state === 'refused' && bad.has(to)
    if (!isRefused && (!heard.has(key) || fates.get(to) === 'ooto')) continue
    if (!isFailed(fate)) audit.complain(`${key} failed and is not on the officer's list`)
    const letter = readLetterKey(key)
    if (letter?.reader.kind !== 'unit') continue
    const { unitId } = letter.reader
    const item = office.agenda.find((one) => one.key === letter.itemKey)
    const isOvertaken = (old: AgendaItem): boolean =>
      office.agenda.some((one) => one.at > old.at && done.has(one.key) && covers(one, old))
    // Newer ones that say all of it speak for it.
    if (item && toldWith(item, office.agenda).every(isOvertaken)) continue
    const others = office.contactsOf(unitId).filter(({ email }) => email !== to)
    const toOthers = entries.filter((one) => one.to !== to && one.key.split('/')[5] === unitId)
    const itsOthers = toOthers.filter((one) => one.key.startsWith(`${letter.itemKey}/`))
    // Who has had the same notice of another item gets no second one.
    const isKnown = toOthers.some((one) => one.createdAt > createdAt - DAY)
    if (itsOthers.length > 0) moved++
    else if (!isKnown && others.some(takesMails(run))) stayed++
  }
  return { moved, stayed }
}

async function countLost(run: Run): Promise<number> {
  const { audit, decisions, post, office, stores } = run
  let lost = 0
  const isLost = (key: string, why: string): void => {
    lost++
    audit.complain(`${key} is silently lost: ${why}`)
  }
  for (const { key, state, reason } of await stores.outbox.list(office.planId)) {
    if (state === 'pending' || state === 'claimed') isLost(key, `still ${state}`)
    if (state === 'sent' && post.ofKey(key).length === 0 && !decisions.came.has(key))
      isLost(key, 'called sent')
    if ((state === 'refused' || state === 'unknown') && !reason) isLost(key, 'without a reason')
  }
  return lost
}

async function checkLedger({ audit, office, world, stores }: Run): Promise<void> {
  const done = await stores.ledger.doneItems(office.planId)
  const { act, merged } = dueItems(office.agenda, office.begin, world.now(), done)
  for (const { key } of [...act, ...merged]) audit.complain(`${key} fell due and is not in the ledger`)
  const isOwed = ({ at }: AgendaItem): boolean => at > office.begin && at <= world.now()
  const owed = office.agenda.filter(isOwed)
  if (done.size !== owed.length) audit.complain(`${done.size} items are done, ${owed.length} fell due`)
}
