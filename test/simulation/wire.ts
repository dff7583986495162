import type { Actor, World } from './world.ts'

/** How much goes wrong, as shares of all calls. */
export interface Rates {
  readonly killed: number
  readonly lost: number
  readonly twice: number
  readonly stalled: number
}

export const NO_FAULTS: Rates = { killed: 0, lost: 0, twice: 0, stalled: 0 }

const FATES = ['killed before', 'killed after', 'lost before', 'lost after', 'twice', 'well'] as const

/** The way from one actor to the services: slow, lossy, and the actor may die on it. */
export interface Wire {
  call<T>(label: string, effect: () => Promise<T>): Promise<T>
  /** A port whose every call goes over the wire. */
  port<T extends object>(name: string, port: T): T
}

/** What an actor asks for at once goes out one after the other: the world knows one thread in each. */
const lastOf = new WeakMap<Actor, Promise<unknown>>()

function inTurn<T>(actor: Actor, call: () => Promise<T>): Promise<T> {
  const mine = (lastOf.get(actor) ?? Promise.resolve()).then(call)
  lastOf.set(
    actor,
    mine.catch(() => undefined),
  )
  return mine
}

/** @param rates asked at each call: faults end when the quiet begins */
export function openWire(world: World, actor: Actor, rates: () => Rates): Wire {
  const { rng } = world
  const travel = (): number =>
    rng.chance(rates().stalled) ? rng.between(60_000, 10 * 60_000) : rng.between(1, 400)
  const fate = (): (typeof FATES)[number] => {
    const { killed, lost, twice } = rates()
    const steps = [killed / 2, killed / 2, lost / 2, lost / 2, twice]
    let left = rng.next()
    const at = steps.findIndex((share) => {
      left -= share
      return left < 0
    })
    return FATES[at] ?? 'well'
  }
  async function call<T>(label: string, effect: () => Promise<T>): Promise<T> {
    await world.pause(actor, travel())
    const what = fate()
    world.note(`${actor.name} ${label} ${what}`)
    if (what === 'killed before') return world.die(actor)
    if (what === 'lost before') throw new Error('no way through')
    let answer = await effect()
    if (what === 'twice') {
      // The service did it, its answer was lost, and the client's own retry says it again.
      await world.pause(actor, rng.pick([travel(), rng.between(1, 5_000), rng.between(1, 60_000)]))
      answer = await effect()
    }
    if (what === 'killed after') return world.die(actor)
    if (what === 'lost after') throw new Error('no answer')
    return answer
  }
  const wire: Wire = {
    call: (label, effect) => inTurn(actor, () => call(label, effect)),
    port<T extends object>(name: string, port: T): T {
      const methods = Object.entries(port) as [string, (...args: unknown[]) => Promise<unknown>][]
      return Object.fromEntries(
        methods.map(([method, run]) => [
          method,
          (...args: unknown[]) => wire.call(`${name}.${method}`, () => run(...args)),
        ]),
      ) as T
    },
  }
  return wire
}
