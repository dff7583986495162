import type { Instant } from '../plan/plan.ts'
import type { AgendaItem } from './agenda.ts'
import { isWithin } from './audience.ts'

/** What the ledger knows of an item that is done. */
export interface DoneItem {
  readonly at: Instant
  readonly note: string
}
export type DoneItems = ReadonlyMap<string, DoneItem>

/** An item that was missed and for which a newer one speaks. */
export interface MergedItem extends AgendaItem {
  /** Key of the newer one. */
  readonly into: string
}

export interface DueItems {
  /** To be done now, the oldest first. */
  readonly act: readonly AgendaItem[]
  readonly merged: readonly MergedItem[]
}

/**
 * What is to be done at `now`: items that fell due after `since` and are not in the ledger. Of missed mails
 * the newest speaks for those that it covers.
 */
export function dueItems(
  agenda: readonly AgendaItem[],
  since: Instant,
  now: Instant,
  done: DoneItems,
): DueItems {
  const due = agenda.filter((item) => item.at > since && item.at <= now && !done.has(item.key))
  const act: AgendaItem[] = []
  const merged: MergedItem[] = []
  for (const item of due.toReversed()) {
    const cover = act.find((newer) => covers(newer, item))
    if (cover) merged.push({ ...item, into: cover.key })
    else act.push(item)
  }
  return { act: act.reverse(), merged: merged.reverse() }
}

const MERGED = 'merged into '

/** The note of the ledger for a merged item; the older ones that an item speaks for are read from it again. */
export const mergedNote = (into: string): string => `${MERGED}${into}`

/** The missed items that an item speaks for, those of earlier ticks too. */
export const spokenFor = (item: AgendaItem, agenda: readonly AgendaItem[], done: DoneItems) =>
  agenda.filter(({ key }) => done.get(key)?.note === mergedNote(item.key))

/** Whether a newer mail says all that an older one would have said, to all its readers. */
export function covers(newer: AgendaItem, older: AgendaItem): boolean {
  if (newer.kind === 'rollup' || newer.kind === 'summary') return newer.series === older.series
  return (
    newer.kind === 'reminder' &&
    older.kind === 'reminder' &&
    older.cycleId === newer.cycleId &&
    older.rules.every((rule) => newer.rules.includes(rule)) &&
    older.readers.every((reader) => newer.readers.includes(reader)) &&
    older.due <= newer.due &&
    isWithin(older, newer)
  )
}
