import type { Column, Form, Topic } from '../plan/form.ts'
import { TOPICS } from '../plan/form.ts'
import type { Campaign, Language } from '../plan/plan.ts'
import type { CheckedRow } from '../sheet/sheet-state.ts'
import { REPORT_WORDS } from '../words/report-words.ts'
import { type Block, heading, section, text } from './official-document.ts'

/** What a unit tells in its own words, as it typed it. Holds what people wrote; not for mails. */
export interface Narrative {
  readonly unitId: string
  readonly topic: Topic
  /** The choice that says what it is about: a task or a period; null where the form has none. */
  readonly of: string | null
  readonly words: string
}

/** Characters of one narrative, and units under one heading: a report is read. The sheets have the rest. */
const MOST_SIGNS = 800
const MOST_UNITS = 150

/** Columns whose words a report prints: whatever a plan makes personal stays behind. */
export const tellingColumns = ({ columns }: Form): readonly Column[] =>
  columns.filter(({ tells, type, personal }) => tells !== null && type === 'text' && personal === 'no')

/** The narratives of a unit's rows that count, in one order whatever order they were stored in. */
export function narrativesIn(form: Form, unitId: string, rows: readonly CheckedRow[]): readonly Narrative[] {
  const key = form.identity.find((one) => form.columns.some((column) => column.key === one && isList(column)))
  const choices = form.columns.find((column) => column.key === key)?.choices ?? []
  const placeOf = ({ of }: Narrative): number => choices.findIndex((choice) => choice.key === of)
  return rows
    .filter(({ counts, withdrawn }) => counts && !withdrawn)
    .flatMap(({ values }) =>
      tellingColumns(form).flatMap(({ key: column, tells }): Narrative[] => {
        const words = plain(String(values[column] ?? ''))
        const of = key === undefined ? null : String(values[key] ?? '')
        return tells === null || words === '' ? [] : [{ unitId, topic: tells, of, words }]
      }),
    )
    .sort((a, b) => placeOf(a) - placeOf(b) || Number(a.words > b.words) - Number(a.words < b.words))
}

/** On one line: signs that no paper can show would make it unreadable. */
const plain = (typed: string): string => typed.replace(/[\p{Cc}\s]+/gu, ' ').trim()

const isList = ({ type }: Column): boolean => type === 'list'

/** V: what the units tell, by heading, in the order of the plan's units; none where its forms ask for no words. */
export function narrativeSection(
  campaign: Campaign,
  narratives: readonly Narrative[],
  language: Language,
): readonly Block[] {
  const { sections, told } = REPORT_WORDS[language]
  const forms = Object.values(campaign.plan.forms)
  const asked = TOPICS.filter((topic) => forms.some((form) => tellingColumns(form).some(isOn(topic))))
  if (asked.length === 0) return []
  const found = asked.filter((topic) => narratives.some((one) => one.topic === topic))
  return [
    section(sections[4]),
    ...(found.length === 0 ? [text(told.nothing)] : [text(told.intro)]),
    ...found.flatMap((topic, i) => [
      heading(told.heading(String(i + 1), told.topics[topic])),
      ...topicBlocks(
        campaign,
        narratives.filter((one) => one.topic === topic),
        language,
      ),
    ]),
  ]
}

const isOn =
  (topic: Topic) =>
  ({ tells }: Column): boolean =>
    tells === topic

function topicBlocks(
  campaign: Campaign,
  narratives: readonly Narrative[],
  language: Language,
): readonly Block[] {
  const { told, figure } = REPORT_WORDS[language]
  const byUnit = Map.groupBy(narratives, ({ unitId }) => unitId)
  const units = campaign.units.filter(({ id }) => byUnit.has(id))
  const lines = units.slice(0, MOST_UNITS).map(({ id, name }) => {
    const theirs = byUnit.get(id) as readonly Narrative[]
    return text(told.line(name, shortened(theirs.map(wordsOf(campaign, language)).join(' '), language)))
  })
  const more = units.length - MOST_UNITS
  return [
    text(told.count(figure(units.length))),
    ...lines,
    ...(more > 0 ? [text(told.moreUnits(figure(more)))] : []),
  ]
}

/** What it is about, where its form says so, then the unit's own words. */
const wordsOf =
  ({ plan }: Campaign, language: Language) =>
  ({ of, words }: Narrative): string => {
    const sentence = /[.!?;:…]$/.test(words) ? words : `${words}.`
    if (of === null) return sentence
    const choices = Object.values(plan.forms).flatMap(({ columns }) => columns.flatMap((one) => one.choices))
    const label =
      plan.rules.find(({ id }) => id === of)?.title[language] ??
      choices.find(({ key }) => key === of)?.label[language]
    return label === undefined ? sentence : REPORT_WORDS[language].told.about(label, sentence)
  }

/** Cut between words, with how much is left out. */
function shortened(words: string, language: Language): string {
  if (words.length <= MOST_SIGNS) return words
  const kept = words.slice(0, words.lastIndexOf(' ', MOST_SIGNS) + 1 || MOST_SIGNS).trimEnd()
  return REPORT_WORDS[language].told.cut(kept, REPORT_WORDS[language].figure(words.length - kept.length))
}
