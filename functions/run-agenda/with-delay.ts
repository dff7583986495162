import type { AgendaItem } from '../../domain/agenda/agenda.ts'
import type { Campaign, Instant, Language } from '../../domain/plan/plan.ts'
import { formatDay, formatInstant } from '../../domain/words/format.ts'
import { NOTICE_WORDS } from '../../domain/words/notice-words.ts'
import { withNotes } from '../mails/with-notes.ts'
import type { ItemLetter } from './run-agenda.ts'

const HOUR_MS = 60 * 60_000

/**
 * Says in a letter that it comes late, from an hour on, and for which missed ones it stands. On time it is
 * left as it is.
 *
 * @param instead the missed items that an item speaks for
 */
export function withDelay(
  { plan }: Campaign,
  instead: (item: AgendaItem) => readonly AgendaItem[],
  now: Instant,
  language: Language,
): (letter: ItemLetter) => ItemLetter {
  const words = NOTICE_WORDS[language]
  return (letter) => {
    const { at } = letter.item
    const hours = Math.floor((now - at) / HOUR_MS)
    const late = hours >= 1 ? [words.late(formatInstant(at, plan.zone, language), hours)] : []
    const missed = letter.items.flatMap(instead).filter(({ readers }) => readers.includes(readerOf(letter)))
    const days = missed.toSorted((a, b) => a.at - b.at).map(({ day }) => formatDay(day, language))
    const top = [...late, ...(days.length > 0 ? [words.standsFor([...new Set(days)])] : [])]
    return top.length === 0 ? letter : { ...letter, mail: withNotes(letter.mail, { top }) }
  }
}

/** As an item names its readers: a role, or the id of a recipient. */
const readerOf = ({ reader }: ItemLetter): string => (reader.kind === 'unit' ? reader.role : reader.id)
