import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Fate } from '../../../domain/agenda/mail-fate.ts'
import { fingerprintOf } from '../../../domain/sheet/fingerprint.ts'
import { blankState } from '../../../domain/sheet/reconcile.ts'
import type { CheckedRow, ManifestEntry, SheetState } from '../../../domain/sheet/sheet-state.ts'
import type { Ledger } from '../../../functions/ports/ledger.ts'
import type { MailContent, Outbox } from '../../../functions/ports/mail.ts'
import type { People } from '../../../functions/ports/people.ts'
import type { Facts, Reports, SheetSeat } from '../../../functions/ports/reports.ts'

/** The promises of the stores, for any implementation. Each test works in a plan and cycle of its own. */
export interface Stores {
  readonly facts: Facts
  readonly ledger: Ledger
  readonly outbox: Outbox
  readonly reports: Reports
  readonly people: People
}

let round = 0
/** When a refused mail may be tried again, whatever its attempts were. */
const NOW = 10 * 24 * 3_600_000
let plan = ''
const mail: MailContent = { language: 'vi', subject: 'Xã Tân Thanh', html: '<p>', text: 'x', attachments: [] }
const seatOf = (name: string, file = `file-${plan}-${name}`): SheetSeat => ({
  planId: plan,
  cycleId: '2023',
  unitId: name,
  formId: 'F1',
  spreadsheetId: file,
  tabId: 0,
  sheetKey: `${plan}-${name}`,
})
const rowOf = (rowId: string, ten: string): CheckedRow => ({
  rowId,
  raw: { ten },
  values: { ten },
  problems: [],
  repairs: [],
  counts: true,
  fingerprint: ten,
  withdrawn: false,
})
const stateOf = (seat: SheetSeat, version: number, more: Partial<SheetState> = {}): SheetState => ({
  ...blankState(seat),
  version,
  ...more,
})

export function describeStores(name: string, stores: () => Stores): void {
  describe(name, () => {
    beforeEach(() => {
      plan = `plan-${name.replace(/\W/g, '')}-${++round}`
    })

    describe('people', () => {
      const named = (...people: readonly string[]) =>
        people.map((person) => ({ person, rowId: `row of ${person}` }))
      const units = async (cycleId = '2023') =>
        (await stores().people.inSeveralSheets(plan, cycleId)).map((all) =>
          all.map(({ unitId, rowId }) => `${unitId}: ${rowId}`),
        )

      it('are found who stand in several sheets of a cycle, as long as they do', async () => {
        const { people } = stores()
        await people.note(seatOf('a'), named('Hiếu 1975', 'Mai 1980'))
        expect(await units()).toEqual([])
        await people.note(seatOf('b'), named('Hiếu 1975', 'Mai 1981'))
        await people.note({ ...seatOf('c'), cycleId: '2024' }, named('Mai 1980'))
        expect(await units()).toEqual([['a: row of Hiếu 1975', 'b: row of Hiếu 1975']])
        expect(await units('2024')).toEqual([])
        await people.note(seatOf('a'), named('Mai 1980'))
        expect(await units()).toEqual([])
        await people.note(seatOf('a'), named('Mai 1980', 'Hiếu 1975'))
        expect(await units()).toHaveLength(1)
      })

      it('are the same whatever was noted in what order, as long as the last words of each sheet are', async () => {
        const { people } = stores()
        const whole = plan
        let round = 0
        const crowd = fc.uniqueArray(fc.constantFrom('p', 'q', 'r', 's'))
        const notes = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), crowd), { maxLength: 8 })
        await fc.assert(
          fc.asyncProperty(notes, async (all) => {
            plan = `${whole}-${++round}`
            const last = new Map<string, readonly string[]>()
            for (const [unit, who] of all) {
              await people.note(seatOf(unit), named(...who))
              last.set(unit, who)
            }
            const holders = ['p', 'q', 'r', 's'].map((one) => {
              const units = [...last].filter(([, who]) => who.includes(one)).map(([unit]) => unit)
              return units.toSorted().map((unit) => `${unit}: row of ${one}`)
            })
            const expected = holders.filter(({ length }) => length > 1)
            expect((await units()).toSorted()).toEqual(expected.toSorted())
          }),
          { numRuns: 25 },
        )
        plan = whole
      })

      it('may be noted again, and move to another row', async () => {
        const { people } = stores()
        for (const unit of ['a', 'b', 'a', 'b']) await people.note(seatOf(unit), named('Hiếu 1975'))
        await people.note(seatOf('b'), [{ person: 'Hiếu 1975', rowId: 'another' }])
        expect(await units()).toEqual([['a: row of Hiếu 1975', 'b: another']])
      })

      it('are forgotten with their sheet', async () => {
        const { people } = stores()
        const many = Array.from({ length: 60 }, (_, i) => `person ${i}`)
        await people.note(seatOf('a'), named(...many))
        await people.note(seatOf('b'), named(...many.slice(30)))
        expect(await units()).toHaveLength(30)
        expect(await people.forget(seatOf('a'))).toBe(60)
        expect(await people.forget(seatOf('a'))).toBe(0)
        expect(await units()).toEqual([])
        await people.note(seatOf('b'), [])
        expect(await people.forget(seatOf('b'))).toBe(0)
      })
    })

    describe('facts', () => {
      it('are absent until set, and the first of setOnce stands', async () => {
        const { facts } = stores()
        expect(await facts.get(`${plan}/token`)).toBeNull()
        expect(await facts.setOnce(`${plan}/token`, '1')).toBe('1')
        expect(await facts.setOnce(`${plan}/token`, '2')).toBe('1')
        await facts.set(`${plan}/token`, '3')
        expect(await facts.get(`${plan}/token`)).toBe('3')
      })
    })

    describe('the ledger', () => {
      it('takes an item once, and remembers it for its plan only', async () => {
        const { ledger } = stores()
        expect(await ledger.markDone(plan, 'reminder/2023-12-01', 1, 'x')).toBe(true)
        expect(await ledger.markDone(plan, 'reminder/2023-12-01', 2, 'y')).toBe(false)
        expect([...(await ledger.doneItems(plan))]).toEqual([['reminder/2023-12-01', { at: 1, note: 'x' }]])
        expect([...(await ledger.doneItems(`${plan}-other`))]).toEqual([])
      })

      it('keeps what persons decided, in the order of time, apart from what is done', async () => {
        const { ledger } = stores()
        const one = { by: 'officer', key: `${plan}/item/unit/1`, state: 'unknown', tookEffect: true } as const
        const [first, second] = [1_701_475_200_000, 1_701_475_200_001]
        await ledger.keepDecision(plan, { ...one, at: first, decision: 'arrived' })
        await ledger.keepDecision(plan, { ...one, at: second, decision: 'given-up' })
        // Said again of the same moment and mail, it takes the place of what was said.
        await ledger.keepDecision(plan, { ...one, at: second, decision: 'given-up', tookEffect: false })
        expect(await ledger.decisions(plan)).toEqual([
          { ...one, at: first, decision: 'arrived' },
          { ...one, at: second, decision: 'given-up', tookEffect: false },
        ])
        expect(await ledger.decisions(`${plan}-other`)).toEqual([])
        expect([...(await ledger.doneItems(plan))]).toEqual([])
      })
    })

    describe('the outbox', () => {
      const put = (outbox: Outbox, key = `${plan}/item/unit/1`): Promise<boolean> =>
        outbox.add({ key, planId: plan, to: 'a@example.vn', mail, createdAt: 5 })

      it('takes a key once', async () => {
        const { outbox } = stores()
        expect([await put(outbox), await put(outbox)]).toEqual([true, false])
        expect((await outbox.backlog(plan, NOW)).waiting).toEqual([`${plan}/item/unit/1`])
        expect(await outbox.list(plan)).toMatchObject([
          { state: 'pending', to: 'a@example.vn', mail, createdAt: 5, messageId: null },
        ])
      })

      it('is claimed by one of many, and settled', async () => {
        const { outbox } = stores()
        await put(outbox)
        const key = `${plan}/item/unit/1`
        const claims = await Promise.all(Array.from({ length: 8 }, () => outbox.claim(key, 10)))
        expect(claims.filter((claim) => claim !== null)).toMatchObject([
          { key, state: 'claimed', claimedAt: 10, attempt: 1 },
        ])
        expect((await outbox.backlog(plan, NOW)).waiting).toEqual([])
        await outbox.settle({ key, attempt: 1 }, 'sent', 11, 'message-1')
        expect(await outbox.list(plan)).toMatchObject([{ state: 'sent', sentAt: 11, messageId: 'message-1' }])
        // What is sent stays sent.
        await outbox.settle({ key, attempt: 1 }, 'refused', 12, 'late')
        expect(await outbox.claim(key, 13)).toBeNull()
        expect(await outbox.list(plan)).toMatchObject([{ state: 'sent' }])
      })

      it('lets a refused mail be tried again, and a doubtful one only after a decision', async () => {
        const { outbox } = stores()
        await put(outbox)
        const key = `${plan}/item/unit/1`
        await outbox.claim(key, 10)
        await outbox.settle({ key, attempt: 1 }, 'refused', 11, 'MessageRejected')
        expect((await outbox.backlog(plan, NOW)).waiting).toEqual([key])
        expect(await outbox.claim(key, 12)).toMatchObject({ reason: 'MessageRejected', attempt: 2 })
        expect(await outbox.expireClaims(plan, 12)).toEqual([])
        expect(await outbox.expireClaims(plan, 13)).toEqual([key])
        expect(await outbox.claim(key, 14)).toBeNull()
        await outbox.settle({ key, attempt: 2 }, 'refused', 15, 'never reached the post office')
        expect(await outbox.claim(key, 16)).not.toBeNull()
        expect(await outbox.claim(`${plan}/nobody`, 17)).toBeNull()
      })

      it('says since when the oldest mail waits, and how many are in doubt', async () => {
        const { outbox } = stores()
        expect(await outbox.backlog(plan, NOW)).toMatchObject({ oldest: null, unknown: 0 })
        for (const [at, name] of [7, 5, 6].entries())
          await outbox.add({
            key: `${plan}/item/u${at}/1`,
            planId: plan,
            to: 'a@x.vn',
            mail,
            createdAt: name,
          })
        expect(await outbox.backlog(plan, NOW)).toMatchObject({ oldest: 5, unknown: 0 })
        await outbox.claim(`${plan}/item/u1/1`, 10)
        expect(await outbox.backlog(plan, NOW)).toMatchObject({ oldest: 6, unknown: 0 })
        await outbox.expireClaims(plan, 11)
        const refused = await outbox.claim(`${plan}/item/u2/1`, 12)
        if (refused) await outbox.settle(refused, 'refused', 13, 'Throttling')
        expect(await outbox.backlog(plan, NOW)).toMatchObject({ oldest: 6, unknown: 1 })
      })

      it('does not let the late or repeated word of one sender touch the claim of the next', async () => {
        const { outbox } = stores()
        await put(outbox)
        const key = `${plan}/item/unit/1`
        const first = await outbox.claim(key, 10)
        if (!first) throw new Error('nobody else was there')
        await outbox.settle(first, 'refused', 11, 'Throttling')
        const second = await outbox.claim(key, 12)
        // The table took the first answer, its own answer was lost, and the client says it again.
        await outbox.settle(first, 'refused', 13, 'Throttling')
        expect(await outbox.list(plan)).toMatchObject([{ state: 'claimed', attempt: 2 }])
        expect(await outbox.claim(key, 14)).toBeNull()
        if (second) await outbox.settle(second, 'sent', 15, 'message-1')
        expect(await outbox.list(plan)).toMatchObject([{ state: 'sent', messageId: 'message-1' }])
      })

      it('does what a person decides, unless the mail has changed since it was looked at', async () => {
        const { outbox } = stores()
        const key = `${plan}/item/unit/1`
        await put(outbox)
        const claimed = await outbox.claim(key, 10)
        if (!claimed) throw new Error('nobody else was there')
        expect(await outbox.decide({ ...claimed, state: 'unknown' }, 'pending', 11, 'a person')).toBe(false)
        await outbox.expireClaims(plan, 11)
        expect(await outbox.decide({ ...claimed, state: 'unknown', attempt: 7 }, 'sent', 12, 'x')).toBe(false)
        expect(await outbox.decide({ ...claimed, state: 'unknown' }, 'given-up', 12, 'a person')).toBe(true)
        expect(await outbox.troubles(plan)).toEqual([])
        expect(await outbox.claim(key, 13)).toBeNull()
        // Its tries are counted anew, its attempts are not: they keep late senders out.
        expect(await outbox.decide({ ...claimed, state: 'given-up' }, 'pending', 14, 'a person')).toBe(true)
        expect(await outbox.find(key)).toMatchObject({
          state: 'pending',
          attempt: 1,
          tries: 0,
          reason: 'a person',
        })
        expect(await outbox.claim(key, 15)).toMatchObject({ attempt: 2, tries: 1 })
        await outbox.expireClaims(plan, 16)
        expect(await outbox.decide({ key, attempt: 2, state: 'unknown' }, 'sent', 15, 'a person')).toBe(true)
        expect(await outbox.find(key)).toMatchObject({ state: 'sent', sentAt: 15, messageId: null })
        // The service knows better than anybody who said that it need not go.
        const other = `${plan}/item/other/1`
        await put(outbox, other)
        await outbox.claim(other, 20)
        await outbox.settle({ key: other, attempt: 1 }, 'unknown', 21, 'TimeoutError')
        await outbox.decide({ key: other, attempt: 1, state: 'unknown' }, 'given-up', 22, 'a person')
        await outbox.confirmSent(other, 23, 'message-1')
        expect(await outbox.find(other)).toMatchObject({ state: 'sent', messageId: 'message-1' })
      })

      it('pauses longer after each refusal, and leaves a mail to a person after a week', async () => {
        const { outbox } = stores()
        const key = `${plan}/item/unit/1`
        await put(outbox)
        let now = 1_000_000
        for (let tries = 1; tries < 14; tries++) {
          const claimed = await outbox.claim(key, now)
          if (claimed) await outbox.settle(claimed, 'refused', now, 'Throttling')
          const pause = Math.min(5 * 2 ** (tries - 1), 24 * 60) * 60_000
          expect((await outbox.backlog(plan, now + pause - 1)).waiting).toEqual([])
          expect(await outbox.backlog(plan, now + pause)).toMatchObject({ waiting: [key], oldest: 5 })
          now += pause
        }
        const last = await outbox.claim(key, now)
        if (last) await outbox.settle(last, 'refused', now, 'Throttling')
        expect(await outbox.backlog(plan, now + NOW)).toMatchObject({ waiting: [], oldest: null })
        expect(await outbox.troubles(plan)).toMatchObject([
          { key, state: 'refused', tries: 14, claimedAt: now },
        ])
      })

      it('tries no mail again to an address that is none', async () => {
        const { outbox } = stores()
        const key = `${plan}/item/unit/1`
        await put(outbox)
        await outbox.claim(key, 10)
        await outbox.settle({ key, attempt: 1 }, 'refused', 11, 'InvalidParameterValue')
        await outbox.setFate(key, { kind: 'bounced', at: 11, reason: 'x', suspends: true })
        expect(await outbox.backlog(plan, NOW)).toMatchObject({ waiting: [], oldest: null })
        expect(await outbox.troubles(plan)).toMatchObject([
          { key, state: 'refused', fate: { suspends: true } },
        ])
      })

      it('believes the service that a mail left, whatever was known of it, and keeps what it knows better', async () => {
        const { outbox } = stores()
        const key = `${plan}/item/unit/1`
        await outbox.confirmSent(key, 9, 'message-0')
        expect(await outbox.find(key)).toBeNull()
        await put(outbox)
        await outbox.claim(key, 10)
        await outbox.settle({ key, attempt: 1 }, 'refused', 11, 'a person decided')
        await outbox.confirmSent(key, 12, 'message-1')
        expect(await outbox.find(key)).toMatchObject({ state: 'sent', sentAt: 12, messageId: 'message-1' })
        await outbox.confirmSent(key, 13, 'message-2')
        expect(await outbox.find(key)).toMatchObject({ sentAt: 12, messageId: 'message-1', fate: null })
        expect(await outbox.claim(key, 14)).toBeNull()
      })

      it('believes the service of a mail too that nobody has claimed: it is not sent again', async () => {
        const { outbox } = stores()
        const key = `${plan}/item/unit/1`
        await put(outbox)
        await outbox.confirmSent(key, 9, 'message-1')
        expect(await outbox.find(key)).toMatchObject({ state: 'sent', sentAt: 9, messageId: 'message-1' })
        expect(await outbox.claim(key, 10)).toBeNull()
      })

      it('keeps the gravest fate of a mail, and lists what did not come', async () => {
        const { outbox } = stores()
        const [key, other] = [`${plan}/item/unit/1`, `${plan}/item/other/1`]
        const fate = (kind: Fate['kind'], suspends = false): Fate => ({
          kind,
          at: 20,
          reason: 'why',
          suspends,
        })
        expect(await outbox.setFate(key, fate('delivered'))).toBe(false)
        await put(outbox)
        await put(outbox, other)
        expect(await outbox.setFate(key, fate('delivered'))).toBe(true)
        expect(await outbox.setFate(key, fate('delayed'))).toBe(false)
        expect(await outbox.troubles(plan)).toEqual([])
        expect(await outbox.setFate(key, fate('bounced'))).toBe(true)
        expect(await outbox.setFate(key, fate('bounced', true))).toBe(true)
        expect(await outbox.setFate(key, fate('bounced', true))).toBe(false)
        const address = fingerprintOf('a@example.vn')
        const never = { tries: 0, claimedAt: null, createdAt: 5 }
        const bounced = {
          key,
          state: 'pending',
          reason: null,
          fate: fate('bounced', true),
          address,
          ...never,
        }
        expect(await outbox.troubles(plan)).toEqual([bounced])
        const claimed = await outbox.claim(other, 21)
        if (claimed) await outbox.settle(claimed, 'unknown', 22, 'TimeoutError')
        expect(await outbox.troubles(plan)).toEqual(
          expect.arrayContaining([
            bounced,
            {
              ...{ key: other, state: 'unknown', reason: 'TimeoutError', fate: null, address },
              ...{ tries: 1, claimedAt: 21, createdAt: 5 },
            },
          ]),
        )
        expect(await outbox.troubles(`${plan}-other`)).toEqual([])
      })
    })

    describe('reports', () => {
      it('give a seat to one spreadsheet, which may move to another tab', async () => {
        const { reports } = stores()
        const seat = seatOf('u1')
        expect(await reports.registerSheet(seat)).toBe(true)
        expect(await reports.registerSheet(seatOf('u1', 'another'))).toBe(false)
        expect(await reports.registerSheet({ ...seat, tabId: 9 })).toBe(true)
        expect(await reports.seatsOf(seat.spreadsheetId)).toEqual([{ ...seat, tabId: 9 }])
        expect(await reports.seatsOf('another')).toEqual([])
        await reports.registerSheet(seatOf('u2'))
        expect((await reports.seatsOfCycle(plan, '2023')).map(({ unitId }) => unitId)).toEqual(['u1', 'u2'])
        expect(await reports.seatsOfCycle(plan, '2024')).toEqual([])
      })

      it('commit only the next version, and know their own commit again', async () => {
        const { reports } = stores()
        const seat = seatOf('u1')
        expect(await reports.stateOf(seat)).toBeNull()
        expect(await reports.commit(seat, stateOf(seat, 2))).toBe(false)
        expect(await reports.commit(seat, stateOf(seat, 1, { rows: 3 }))).toBe(true)
        // The answer was lost and the commit is made again: it is ours.
        expect(await reports.commit(seat, stateOf(seat, 1, { rows: 3 }))).toBe(true)
        expect(await reports.commit(seat, stateOf(seat, 1, { rows: 4 }))).toBe(false)
        const manifest: Record<string, ManifestEntry> = {
          AAAAAAAAAA: {
            fingerprint: 'f',
            content: 'c',
            firstSeen: 7,
            firstValid: null,
            counts: true,
            absences: 1,
          },
        }
        expect(await reports.commit(seat, stateOf(seat, 2, { manifest }))).toBe(true)
        expect(await reports.stateOf(seat)).toEqual(stateOf(seat, 2, { manifest }))
        expect(await reports.statesOfCycle(plan, '2023')).toEqual([stateOf(seat, 2)])
      })

      it('keep superseded states, by version, without their manifests, each sheet its own', async () => {
        const { reports } = stores()
        const [seat, other] = [seatOf('u1'), seatOf('u10')]
        for (const version of [2, 1, 10, 2])
          await reports.keepPast(seat, stateOf(seat, version, { rows: version }))
        await reports.keepPast(other, stateOf(other, 3))
        const of = { planId: plan, cycleId: '2023', sheetKey: seat.sheetKey }
        expect((await reports.pastOf(of)).map(({ version, rows }) => [version, rows])).toEqual([
          [1, 1],
          [2, 2],
          [10, 10],
        ])
        expect(await reports.pastOf(of, 10)).toEqual([stateOf(seat, 10, { rows: 10 })])
        expect(await reports.pastOf(of, 4)).toEqual([])
      })

      it('of two commits of one version take one', async () => {
        const { reports } = stores()
        const seat = seatOf('u1')
        const both = await Promise.all([1, 2].map((rows) => reports.commit(seat, stateOf(seat, 1, { rows }))))
        expect(both.filter(Boolean)).toHaveLength(1)
      })

      it('lend a sheet to one holder at a time', async () => {
        const { reports } = stores()
        const key = `${plan}-lease`
        expect(await reports.takeLease(key, 'a', 100, 50)).toBe(true)
        expect(await reports.takeLease(key, 'b', 149, 50)).toBe(false)
        expect(await reports.takeLease(key, 'a', 149, 50)).toBe(true)
        await reports.dropLease(key, 'b')
        expect(await reports.takeLease(key, 'b', 150, 50)).toBe(false)
        expect(await reports.takeLease(key, 'b', 199, 50)).toBe(true)
        await reports.dropLease(key, 'b')
        expect(await reports.takeLease(key, 'a', 200, 50)).toBe(true)
      })

      it('keep every version of a row, however often it is put', async () => {
        const { reports } = stores()
        const key = `${plan}-rows`
        const many = Array.from({ length: 130 }, (_, i) =>
          rowOf(`ROW${String(i).padStart(7, '0')}`, `Người ${i}`),
        )
        await reports.putRows(key, 1, many)
        await reports.putRows(key, 1, many)
        await reports.putRows(key, 2, [rowOf('ROW0000000', 'Người khác')])
        const found = await reports.rowsOf(
          key,
          many.map(({ rowId }) => rowId),
        )
        expect(found).toHaveLength(130)
        expect(found.find(({ rowId }) => rowId === 'ROW0000000')?.values.ten).toBe('Người khác')
        expect((await reports.historyOf(key, 'ROW0000000')).map(({ values }) => values.ten)).toEqual([
          'Người 0',
          'Người khác',
        ])
        expect(await reports.rowsOf(key, ['nobody'])).toEqual([])
        expect(await reports.rowsOf(key, [])).toEqual([])
      })

      it('tell which rows counted as of a version, whatever became of them', async () => {
        const { reports } = stores()
        const key = `${plan}-versions`
        const [a, b] = [rowOf('ROW0000000', 'a'), rowOf('ROW0000001', 'b')]
        await reports.putRows(key, 1, [a, b])
        await reports.putRows(key, 2, [{ ...a, values: { ...a.values, ten: 'a2' } }])
        await reports.putRows(key, 10, [{ ...b, counts: false, withdrawn: true }])
        await reports.putRows(`${key}-other`, 1, [rowOf('ROW0000002', 'c')])
        const names = async (version: number) =>
          (await reports.rowsAt(key, version)).map(({ values }) => values.ten)
        expect(await names(0)).toEqual([])
        expect(await names(1)).toEqual(['a', 'b'])
        expect(await names(9)).toEqual(['a2', 'b'])
        expect(await names(10)).toEqual(['a2'])
        await reports.forgetRows(key)
        expect(await names(10)).toEqual([])
      })

      it('forget all rows of a sheet with their history, and those of no other', async () => {
        const { reports } = stores()
        const [key, other] = [`${plan}-forgotten`, `${plan}-kept`]
        const many = Array.from({ length: 40 }, (_, i) => rowOf(`ROW${String(i).padStart(7, '0')}`, 'x'))
        for (const sheet of [key, other]) await reports.putRows(sheet, 1, many)
        await reports.putRows(key, 2, many.slice(0, 1))
        expect(await reports.forgetRows(key)).toBe(81)
        expect(await reports.forgetRows(key)).toBe(0)
        expect(await reports.rowsOf(key, ['ROW0000000', 'ROW0000001'])).toEqual([])
        expect(await reports.historyOf(key, 'ROW0000000')).toEqual([])
        expect(await reports.rowsOf(other, ['ROW0000000'])).toHaveLength(1)
      })

      it('forget one row with its history, and no other, be its id the beginning of theirs', async () => {
        const { reports } = stores()
        const key = `${plan}-one-forgotten`
        const [gone, longer] = ['ROW0000001', 'ROW00000012']
        await reports.putRows(key, 1, [rowOf(gone, 'x'), rowOf(longer, 'y')])
        await reports.putRows(key, 2, [rowOf(gone, 'z')])
        expect(await reports.forgetRow(key, gone)).toBe(3)
        expect(await reports.forgetRow(key, gone)).toBe(0)
        expect(await reports.rowsOf(key, [gone, longer])).toMatchObject([{ rowId: longer }])
        expect(await reports.historyOf(key, gone)).toEqual([])
        expect(await reports.historyOf(key, longer)).toHaveLength(1)
      })

      it('hold a sheet of 3,000 rows', async () => {
        const { reports } = stores()
        const seat = seatOf('big')
        const ids = Array.from({ length: 3000 }, (_, i) =>
          (i * 7_919_777_777_777).toString(32).toUpperCase().padStart(10, '0').slice(-10),
        )
        const entries = ids.map((id, i): [string, ManifestEntry] => [
          id,
          {
            fingerprint: `${id}f`,
            content: `${id}c`,
            firstSeen: 1_701_392_400_000 + i,
            firstValid: 1_701_392_400_000,
            counts: true,
            absences: 0,
          },
        ])
        const state = stateOf(seat, 1, { manifest: Object.fromEntries(entries) })
        expect(await reports.commit(seat, state)).toBe(true)
        expect(await reports.stateOf(seat)).toEqual(state)
      })
    })
  })
}
