import type { Instant } from '../../domain/plan/plan.ts'
import { fingerprintOf } from '../../domain/sheet/fingerprint.ts'
import type { Mailer, SendResult } from '../../functions/ports/mail.ts'
import type { Actor, World } from './world.ts'

/** A mail that really left. */
export interface Departure {
  readonly key: string
  readonly to: string
  readonly messageId: string
  readonly at: Instant
}

type Sending = Pick<Departure, 'key' | 'to'>

/** How a mail is received, as shares of all mails; the rest is taken and answered. */
export interface Manners {
  readonly throttled: number
  readonly refused: number
  /** Taken, but the answer is lost. */
  readonly answerLost: number
  /** The sender gives up; the request arrives after that all the same. */
  readonly takenLater: number
  readonly unreachable: number
  readonly killedAfter: number
}

export const GOOD_MANNERS: Manners = {
  throttled: 0,
  refused: 0,
  answerLost: 0,
  takenLater: 0,
  unreachable: 0,
  killedAfter: 0,
}

/** The mail service: it remembers which mails really left, whatever it answered. */
export interface PostOffice {
  readonly departures: readonly Departure[]
  readonly ofKey: (key: string) => readonly Departure[]
  /** As the embedded one gives it: message ids by tag. */
  readonly takenTags: () => ReadonlyMap<string, string>
  mailerFor(actor: Actor): Mailer
}

export interface PostOfficeOptions {
  readonly world: World
  readonly manners: () => Manners
  /** Addresses that the service never accepts. */
  readonly isBad: (address: string) => boolean
  readonly onDeparture: (departure: Departure) => void
}

export function openPostOffice({ world, manners, isBad, onDeparture }: PostOfficeOptions): PostOffice {
  const departures: Departure[] = []
  const outside = world.start()
  const take = ({ key, to }: Sending): Departure => {
    const departure = { key, to, messageId: `ses-${departures.length + 1}`, at: world.now() }
    departures.push(departure)
    world.note(`${key} leaves as ${departure.messageId}`)
    onDeparture(departure)
    return departure
  }
  const outcome = (): keyof Manners | 'good' => {
    const shares = Object.entries(manners()) as [keyof Manners, number][]
    let left = world.rng.next()
    const found = shares.find(([, share]) => {
      left -= share
      return left < 0
    })
    return found?.[0] ?? 'good'
  }
  const answers: Record<keyof Manners | 'good', (mail: Sending, actor: Actor) => Promise<SendResult>> = {
    good: async (mail) => ({ kind: 'sent', messageId: take(mail).messageId }),
    throttled: async () => ({ kind: 'refused', reason: 'Throttling', of: 'mail' }),
    refused: async () => ({ kind: 'refused', reason: 'MessageRejected', of: 'mail' }),
    unreachable: async () => ({ kind: 'unknown', reason: 'ECONNREFUSED' }),
    async answerLost(mail) {
      take(mail)
      return { kind: 'unknown', reason: 'TimeoutError' }
    },
    async takenLater(mail) {
      const at = world.now() + world.rng.between(1, 300_000)
      world.spawn(outside, 'request', at, async () => void take(mail))
      return { kind: 'unknown', reason: 'TimeoutError' }
    },
    async killedAfter(mail, actor) {
      take(mail)
      return world.die(actor)
    },
  }
  return {
    departures,
    ofKey: (key) => departures.filter((departure) => departure.key === key),
    takenTags: () => new Map(departures.map(({ key, messageId }) => [fingerprintOf(key), messageId])),
    mailerFor: (actor) => ({
      async send({ to, tag }) {
        await world.pause(actor, world.rng.between(5, 2_000))
        if (isBad(to)) return { kind: 'refused', reason: 'InvalidParameterValue', of: 'address' }
        const how = outcome()
        world.note(`${actor.name} sends ${tag}: ${how}`)
        return answers[how]({ key: tag, to }, actor)
      },
    }),
  }
}
