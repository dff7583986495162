import { describe, expect, it } from 'vitest'
import { inTurn } from '../../../functions/answer-poke/in-turn.ts'
import type { Receipt, SheetChecks } from '../../../functions/ports/sheet-checks.ts'
import { memoryReports } from '../../support/memory-ports.ts'

const RECEIPT: Receipt = {
  at: 0,
  rows: 0,
  counted: 0,
  errorRows: 0,
  warningRows: 0,
  missing: 0,
  held: false,
  says: [],
  problems: [],
}
const TURN_MS = 20_000

/** Pokes that reach different copies of the function: each names itself anew. */
function desk() {
  const reports = memoryReports()
  const clock = { at: 1_000, now: () => clock.at }
  let callers = 0
  const turn = (checks: SheetChecks): SheetChecks =>
    inTurn({ reports, clock, holder: `call ${++callers}`, turnMs: TURN_MS }, checks)
  return { clock, turn }
}

describe('checks within calls', () => {
  it('are one at a time: who comes meanwhile is left to the queue, who comes later is served', async () => {
    const { turn } = desk()
    const waiting = Promise.withResolvers<Receipt>()
    const first = turn({ checkNow: () => waiting.promise }).checkNow('a', 0)
    expect(await turn({ checkNow: () => expect.unreachable() }).checkNow('b', 0)).toBeNull()
    waiting.resolve(RECEIPT)
    expect(await first).toEqual(RECEIPT)
    expect(await turn({ checkNow: async () => RECEIPT }).checkNow('b', 0)).toEqual(RECEIPT)
  })

  it('give their turn back when they fail', async () => {
    const { turn } = desk()
    const failing = { checkNow: () => Promise.reject(new Error('failed')) }
    await expect(turn(failing).checkNow('a', 0)).rejects.toThrow('failed')
    expect(await turn({ checkNow: async () => RECEIPT }).checkNow('b', 0)).toEqual(RECEIPT)
  })

  it('lose their turn after a while, should their function have died', async () => {
    const { clock, turn } = desk()
    void turn({ checkNow: () => new Promise(() => {}) }).checkNow('a', 0)
    clock.at += TURN_MS - 1
    expect(await turn({ checkNow: async () => RECEIPT }).checkNow('b', 0)).toBeNull()
    clock.at += 1
    expect(await turn({ checkNow: async () => RECEIPT }).checkNow('b', 0)).toEqual(RECEIPT)
  })
})
