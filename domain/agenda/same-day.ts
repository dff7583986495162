import type { AgendaItem } from './agenda.ts'

/** Reminders of one cycle and day reach a reader as one letter. */
const isSameDay = (a: AgendaItem, b: AgendaItem): boolean =>
  a.kind === 'reminder' && b.kind === 'reminder' && a.cycleId === b.cycleId && a.day === b.day

/** Reminders of a day at one hour, that of the first: whoever wants one a little later gets it with the others. */
export const atOneHour = (reminders: readonly AgendaItem[]): readonly AgendaItem[] =>
  reminders.map((item) => ({
    ...item,
    at: Math.min(...reminders.filter((one) => isSameDay(one, item)).map(({ at }) => at)),
  }))

/** Items in their order; reminders that go in the same letters stand together, in the place of the first. */
export function inLetters(items: readonly AgendaItem[]): readonly (readonly [AgendaItem, ...AgendaItem[]])[] {
  const groups: [AgendaItem, ...AgendaItem[]][] = []
  for (const item of items) {
    const group = groups.find(([first]) => isSameDay(first, item))
    if (group) group.push(item)
    else groups.push([item])
  }
  return groups
}

/**
 * What a letter under an item's key may tell of: the item itself, and those of its day that come after it in the
 * agenda; an earlier one would have given its own key.
 */
export const toldWith = (item: AgendaItem, agenda: readonly AgendaItem[]): readonly AgendaItem[] => [
  item,
  ...agenda.filter((one) => one.key > item.key && isSameDay(one, item)),
]
