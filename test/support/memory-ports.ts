import { createHash } from 'node:crypto'
import { backlogOf } from '../../domain/agenda/backlog.ts'
import type { DoneItem } from '../../domain/agenda/due-items.ts'
import { gravityOf } from '../../domain/agenda/mail-fate.ts'
import { isTrouble } from '../../domain/agenda/mail-state.ts'
import { fingerprintOf } from '../../domain/sheet/fingerprint.ts'
import type { CheckedRow, SheetState } from '../../domain/sheet/sheet-state.ts'
import type { Documents, Papers, Pictures } from '../../functions/ports/documents.ts'
import type { IdentityTokens } from '../../functions/ports/identity-tokens.ts'
import type { KeptDecision, Ledger } from '../../functions/ports/ledger.ts'
import type { Mailer, Outbox, OutboxEntry, SendResult } from '../../functions/ports/mail.ts'
import type { People, Sighting } from '../../functions/ports/people.ts'
import type { Job, Queue } from '../../functions/ports/queue.ts'
import type { Facts, Reports, SheetSeat } from '../../functions/ports/reports.ts'

/** Ports in memory: the same promises as the adapters, proven by the same conformance suites. */

export function memoryFacts(): Facts {
  const facts = new Map<string, string>()
  return {
    get: async (name) => facts.get(name) ?? null,
    set: async (name, value) => void facts.set(name, value),
    async setOnce(name, value) {
      if (!facts.has(name)) facts.set(name, value)
      return facts.get(name) ?? value
    },
  }
}

export function memoryDocuments(): Documents {
  const kept = new Map<string, Uint8Array>()
  return {
    async put(bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex')
      kept.set(hash, Uint8Array.from(bytes))
      return hash
    },
    get: async (hash) => kept.get(hash) ?? null,
  }
}

/** A paper is its own content. */
export const memoryPapers = (): Papers => ({
  docx: async (document) => new TextEncoder().encode(JSON.stringify(document)),
})

/** A picture is its own drawing. */
export const memoryPictures = (): Pictures => ({ png: async (svg) => new TextEncoder().encode(svg) })

export function memoryLedger(): Ledger {
  const done = new Map<string, Map<string, DoneItem>>()
  const decisions = new Map<string, { readonly planId: string; readonly decision: KeptDecision }>()
  return {
    async markDone(planId, itemKey, at, note) {
      const items = done.get(planId) ?? new Map()
      done.set(planId, items)
      if (items.has(itemKey)) return false
      items.set(itemKey, { at, note })
      return true
    },
    doneItems: async (planId) => new Map(done.get(planId)),
    keepDecision: async (planId, decision) =>
      void decisions.set(`${decision.at}#${decision.key}`, { planId, decision }),
    decisions: async (planId) =>
      [...decisions.values()].filter((one) => one.planId === planId).map(({ decision }) => decision),
  }
}

export function memoryOutbox(): Outbox {
  const entries = new Map<string, OutboxEntry>()
  const of = (planId: string): OutboxEntry[] =>
    [...entries.values()].filter((entry) => entry.planId === planId)
  const change = (entry: OutboxEntry, to: Partial<OutboxEntry>): OutboxEntry => {
    const changed = { ...entry, ...to }
    entries.set(entry.key, changed)
    return changed
  }
  return {
    async add(entry) {
      if (entries.has(entry.key)) return false
      entries.set(entry.key, {
        ...entry,
        state: 'pending',
        claimedAt: null,
        sentAt: null,
        messageId: null,
        reason: null,
        attempt: 0,
        tries: 0,
        fate: null,
      })
      return true
    },
    async claim(key, at) {
      const entry = entries.get(key)
      if (!entry || (entry.state !== 'pending' && entry.state !== 'refused')) return null
      return change(entry, {
        state: 'claimed',
        claimedAt: at,
        attempt: entry.attempt + 1,
        tries: entry.tries + 1,
      })
    },
    async settle({ key, attempt }, to, at, detail) {
      const entry = entries.get(key)
      if (!entry || entry.attempt !== attempt) return
      if (entry.state !== 'claimed' && entry.state !== 'unknown') return
      change(
        entry,
        to === 'sent' ? { state: to, sentAt: at, messageId: detail } : { state: to, reason: detail },
      )
    },
    async confirmSent(key, at, messageId) {
      const entry = entries.get(key)
      if (entry && entry.state !== 'sent') change(entry, { state: 'sent', sentAt: at, messageId })
    },
    async setFate(key, fate) {
      const entry = entries.get(key)
      if (!entry || (entry.fate && gravityOf(entry.fate) >= gravityOf(fate))) return false
      change(entry, { fate })
      return true
    },
    find: async (key) => entries.get(key) ?? null,
    troubles: async (planId) =>
      of(planId)
        .filter(isTrouble)
        .map(({ key, state, reason, fate, tries, claimedAt, createdAt, to }) => ({
          ...{ key, state, reason, fate, tries, claimedAt, createdAt },
          address: fingerprintOf(to),
        })),
    backlog: async (planId, now) => backlogOf(of(planId), now),
    async decide({ key, attempt, state }, to, at, why) {
      const entry = entries.get(key)
      if (!entry || entry.attempt !== attempt || entry.state !== state) return false
      const more = { ...(to === 'pending' ? { tries: 0 } : {}), ...(to === 'sent' ? { sentAt: at } : {}) }
      change(entry, { state: to, reason: why, ...more })
      return true
    },
    async expireClaims(planId, before) {
      const dead = of(planId).filter(
        ({ state, claimedAt }) => state === 'claimed' && (claimedAt ?? 0) < before,
      )
      for (const entry of dead) change(entry, { state: 'unknown', reason: 'the sender died before it knew' })
      return dead.map(({ key }) => key)
    },
    list: async (planId) => of(planId),
  }
}

export function memoryPeople(): People {
  const sheets = new Map<string, { readonly seat: SheetSeat; readonly rows: ReadonlyMap<string, string> }>()
  return {
    async note(seat, named) {
      const rows = new Map(named.map(({ person, rowId }) => [person, rowId]))
      if (rows.size > 0) sheets.set(seat.sheetKey, { seat, rows })
      else sheets.delete(seat.sheetKey)
    },
    async inSeveralSheets(planId, cycleId) {
      const found = new Map<string, Sighting[]>()
      for (const { seat, rows } of sheets.values()) {
        if (seat.planId !== planId || seat.cycleId !== cycleId) continue
        const { unitId, formId, sheetKey } = seat
        for (const [person, rowId] of rows)
          found.set(person, [...(found.get(person) ?? []), { unitId, formId, sheetKey, rowId }])
      }
      const several = [...found.values()].filter(({ length }) => length > 1)
      return several.map((all) => all.toSorted((a, b) => (a.sheetKey < b.sheetKey ? -1 : 1)))
    },
    async forget({ sheetKey }) {
      const known = sheets.get(sheetKey)?.rows.size ?? 0
      sheets.delete(sheetKey)
      return known
    },
  }
}

export function memoryReports(): Reports {
  const seats = new Map<string, SheetSeat>()
  const states = new Map<string, SheetState>()
  const past = new Map<string, SheetState>()
  const leases = new Map<string, { readonly holder: string; readonly until: number }>()
  const rows = new Map<string, CheckedRow>()
  const history = new Map<string, Map<number, CheckedRow>>()
  const inCycle = <T extends { planId: string; cycleId: string }>(
    all: Iterable<T>,
    planId: string,
    cycleId: string,
  ): T[] => [...all].filter((one) => one.planId === planId && one.cycleId === cycleId)
  return {
    async registerSheet(seat) {
      const holder = seats.get(seat.sheetKey)
      if (holder && holder.spreadsheetId !== seat.spreadsheetId) return false
      seats.set(seat.sheetKey, seat)
      return true
    },
    seatsOf: async (spreadsheetId) =>
      [...seats.values()].filter((seat) => seat.spreadsheetId === spreadsheetId),
    seatsOfCycle: async (planId, cycleId) => inCycle(seats.values(), planId, cycleId),
    stateOf: async (seat) => states.get(seat.sheetKey) ?? null,
    statesOfCycle: async (planId, cycleId) =>
      inCycle(states.values(), planId, cycleId).map((state) => ({ ...state, manifest: {} })),
    async takeLease(sheetKey, holder, now, forMs) {
      const lease = leases.get(sheetKey)
      if (lease && lease.holder !== holder && lease.until > now) return false
      leases.set(sheetKey, { holder, until: now + forMs })
      return true
    },
    async dropLease(sheetKey, holder) {
      if (leases.get(sheetKey)?.holder === holder) leases.delete(sheetKey)
    },
    async putRows(sheetKey, version, changed) {
      for (const row of changed) {
        const key = `${sheetKey}/${row.rowId}`
        rows.set(key, row)
        history.set(key, (history.get(key) ?? new Map()).set(version, row))
      }
    },
    async commit(seat, state) {
      const stored = states.get(seat.sheetKey)
      if (JSON.stringify(stored) === JSON.stringify(state)) return true
      if ((stored?.version ?? 0) !== state.version - 1) return false
      states.set(seat.sheetKey, state)
      return true
    },
    async keepPast(seat, state) {
      past.set(`${seat.sheetKey}#${state.version}`, { ...state, manifest: {} })
    },
    pastOf: async ({ sheetKey }, version) =>
      [...past.values()]
        .filter((state) => state.sheetKey === sheetKey && (version ?? state.version) === state.version)
        .sort((a, b) => a.version - b.version),
    rowsOf: async (sheetKey, rowIds) => rowIds.flatMap((rowId) => rows.get(`${sheetKey}/${rowId}`) ?? []),
    historyOf: async (sheetKey, rowId) => {
      const versions = history.get(`${sheetKey}/${rowId}`) ?? new Map<number, CheckedRow>()
      return [...versions].sort(([a], [b]) => a - b).map(([, row]) => row)
    },
    rowsAt: async (sheetKey, version) =>
      [...history]
        .filter(([key]) => key.startsWith(`${sheetKey}/`))
        .flatMap(([, versions]) => {
          const [, row] = [...versions].filter(([of]) => of <= version).sort(([a], [b]) => b - a)[0] ?? []
          return row?.counts ? [row] : []
        }),
    async forgetRow(sheetKey, rowId) {
      const key = `${sheetKey}/${rowId}`
      const past = history.get(key)?.size ?? 0
      history.delete(key)
      return Number(rows.delete(key)) + past
    },
    async forgetRows(sheetKey) {
      let count = 0
      for (const key of rows.keys()) if (key.startsWith(`${sheetKey}/`) && rows.delete(key)) count++
      for (const [key, versions] of history)
        if (key.startsWith(`${sheetKey}/`) && history.delete(key)) count += versions.size
      return count
    },
  }
}

/** A mailer that keeps what it was given and answers as told. */
export function memoryMailer(
  answer: () => SendResult,
): Mailer & { readonly mails: readonly Parameters<Mailer['send']>[0][] } {
  const mails: Parameters<Mailer['send']>[0][] = []
  return {
    mails,
    async send(mail) {
      mails.push(mail)
      return answer()
    },
  }
}

export function memoryQueue(): Queue & { readonly jobs: Job[] } {
  const jobs: Job[] = []
  return { jobs, put: async (more) => void jobs.push(...more) }
}

/** Knows the tokens that it is given. */
export const memoryTokens = (known: Readonly<Record<string, string>>): IdentityTokens => ({
  verify: async (token) => {
    const email = known[token]
    return email === undefined ? null : { email, audience: token.split('@')[1] ?? 'script-1' }
  },
})
