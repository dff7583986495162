import { createHash } from 'node:crypto'
import type { Instant } from '../../domain/plan/plan.ts'
import type { Rng } from './rng.ts'

/** What lives and dies together: a Lambda's call, or everything on one machine. */
export interface Process {
  alive: boolean
  /** How many of its actors still have something to do. */
  busy: number
  readonly diesAt: Instant
}

/** One thread of work. Exactly one actor of the world runs at a time. */
export interface Actor {
  readonly name: string
  readonly process: Process
  /** Gives the turn back. */
  yield: () => void
  /** It has nothing to do any more; what it had asked for besides when it failed is of no use to anybody. */
  ended: boolean
}

/** Virtual time and the order in which actors take turns. */
export interface World {
  readonly rng: Rng
  readonly kills: () => number
  now(): Instant
  note(line: string): void
  hash(): string
  start(lifetimeMs?: number): Process
  spawn(process: Process, name: string, at: Instant, body: (actor: Actor) => Promise<void>): void
  /** Suspends an actor for that long while others go on. */
  pause(actor: Actor, ms: number): Promise<void>
  /** The end of the actor's process: no catch, no finally, nothing runs any more. */
  die(actor: Actor): Promise<never>
  /** Runs until nobody has anything to do. */
  run(): Promise<void>
  skipTo(at: Instant): void
}

interface Turn {
  readonly at: Instant
  readonly order: number
  readonly actor: Actor
  readonly go: () => void
}

export function createWorld(rng: Rng, begin: Instant): World {
  const trace = createHash('sha256')
  const turns: Turn[] = []
  let now = begin
  let order = 0
  let kills = 0
  const note = (line: string): void => void trace.update(`${now} ${line}\n`)
  const kill = (process: Process): void => {
    if (process.alive) kills++
    process.alive = false
  }
  const later = (actor: Actor, at: Instant, go: () => void): void => {
    const turn = { at: Math.max(now, Math.floor(at)), order: order++, actor, go }
    let place = turns.length
    for (; place > 0; place--) {
      const before = turns[place - 1]
      // The next turn stands last.
      if (!before || before.at > turn.at) break
    }
    turns.splice(place, 0, turn)
  }
  return {
    rng,
    kills: () => kills,
    now: () => now,
    note,
    hash: () => trace.digest('hex').slice(0, 16),
    start: (lifetimeMs = Number.POSITIVE_INFINITY) => ({ alive: true, busy: 0, diesAt: now + lifetimeMs }),
    spawn(process, name, at, body) {
      const actor: Actor = { name, process, yield: () => undefined, ended: false }
      process.busy++
      later(actor, at, () => {
        body(actor)
          .catch((error: unknown) => note(`${name} ends: ${error instanceof Error ? error.message : error}`))
          .finally(() => {
            process.busy--
            actor.ended = true
            actor.yield()
          })
      })
    },
    pause: (actor, ms) =>
      new Promise((resolve) => {
        later(actor, now + ms, resolve)
        actor.yield()
      }),
    die(actor) {
      kill(actor.process)
      actor.yield()
      return new Promise(() => undefined)
    },
    async run() {
      for (let turn = turns.pop(); turn; turn = turns.pop()) {
        const { actor, go } = turn
        now = Math.max(now, turn.at)
        if (now > actor.process.diesAt) kill(actor.process)
        if (!actor.process.alive || actor.ended) continue
        await new Promise<void>((resolve) => {
          actor.yield = resolve
          go()
        })
      }
    },
    skipTo(at) {
      now = Math.max(now, at)
    },
  }
}
