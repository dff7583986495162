import type { Campaign, Language } from '../../domain/plan/plan.ts'
import type { Breakdown } from '../../domain/rollup/breakdown.ts'
import type { Changes } from '../../domain/rollup/changes.ts'
import { isMet, type RollUp, type UnitLine, worstFirst } from '../../domain/rollup/roll-up.ts'
import { formatNumber } from '../../domain/words/format.ts'
import { MAIL_WORDS } from '../../domain/words/mail-words.ts'
import { ROLLUP_MAIL_WORDS } from '../../domain/words/rollup-mail-words.ts'
import { type Figure, type Part, sentences } from './part.ts'

/** How many rows the parts of a mail may have. */
export interface Limits {
  readonly units: number
  readonly changes: number
  readonly lines: number
}

interface PartsInput {
  readonly campaign: Campaign
  readonly rollUp: RollUp
  readonly changes: Changes | null
  readonly language: Language
}

/** The units to look at, the worst first, and those that changed since the mail before. */
export function unitParts({ rollUp, changes, language }: PartsInput, limits: Limits): readonly Part[] {
  const words = ROLLUP_MAIL_WORDS[language]
  const attention = worstFirst(
    rollUp.units.filter(({ standing }) => !isMet(standing.overall) && standing.overall !== 'not-applicable'),
  )
  const worst: Part =
    attention.length === 0
      ? sentences(words.unitsTitle, [words.noUnits])
      : {
          title: words.unitsTitle,
          columns: aligned(words.unitColumns),
          rows: attention
            .slice(0, limits.units)
            .map((line) => unitRow(line, [figureOf(line.quota?.min)], language)),
          note: restOf(attention.length, limits.units, words.moreUnits),
        }
  return [worst, ...changedPart(rollUp, changes, limits, language)]
}

function changedPart(
  { units }: RollUp,
  changes: Changes | null,
  limits: Limits,
  language: Language,
): readonly Part[] {
  const words = ROLLUP_MAIL_WORDS[language]
  const { nowMet = [], nowShort = [], otherwise = [], before = {} } = changes ?? {}
  const lineOf = new Map(units.map((line) => [line.unit.id, line]))
  const changed = [...nowShort, ...nowMet, ...otherwise].flatMap((id) => lineOf.get(id) ?? [])
  if (changed.length === 0) return []
  return [
    {
      title: words.changesTitle,
      columns: aligned(words.changeColumns),
      rows: changed
        .slice(0, limits.changes)
        .map((line) => unitRow(line, [figureOf(before[line.unit.id])], language)),
      note: restOf(changed.length, limits.changes, words.moreUnits),
    },
  ]
}

const aligned = ([unit, one, other, state]: readonly [string, string, string, string]): Part['columns'] => [
  [unit, 'left'],
  [one, 'right'],
  [other, 'right'],
  [state, 'left'],
]

const figureOf = (count: number | null | undefined): Figure => ({ text: count == null ? '' : String(count) })

function unitRow(line: UnitLine, [first]: readonly [Figure], language: Language): readonly Figure[] {
  const { unit, quota, standing } = line
  return [
    { text: unit.name },
    first,
    figureOf(quota?.have ?? standing.counted),
    { text: stateOf(line, language), tone: toneOf(line) },
  ]
}

function toneOf({ standing }: UnitLine): 'good' | 'wait' | 'bad' {
  if (standing.held || standing.overall === 'short') return 'bad'
  return isMet(standing.overall) ? 'good' : 'wait'
}

/** What a reader needs to know of a unit, in three words. */
function stateOf({ standing, quota }: UnitLine, language: Language): string {
  const words = MAIL_WORDS[language].state
  if (standing.held) return words.held
  if (!quota) return words.noQuota
  if (quota.missing === 0) return words.met
  return standing.rows === 0 ? words.none : words.missing(quota.missing)
}

const restOf = (all: number, most: number, words: (count: number) => string): string | null =>
  all > most ? words(all - most) : null

/** What counts by field and by movement, each crossed with the kinds. */
export const detailParts = ({ rollUp, language }: PartsInput, limits: Limits): readonly Part[] =>
  detailsOf(rollUp)
    .filter(({ total }) => total > 0)
    .map((breakdown) => detailPart(breakdown, limits, language))

/** The columns of the standard forms that leaders ask after; a plan without them shows its first other list. */
const ASKED_AFTER = ['linh_vuc', 'phong_trao']

/** The lists that a mail breaks its figures down by, the first of them as a chart too. */
export function detailsOf({ breakdowns }: RollUp): readonly Breakdown[] {
  const [, ...lists] = breakdowns
  const found = ASKED_AFTER.flatMap(
    (column) => lists.find(({ dimension }) => dimension.column === column) ?? [],
  )
  return found.length > 0 ? found : lists.slice(0, 1)
}

function detailPart({ dimension, kinds, lines, total }: Breakdown, limits: Limits, language: Language): Part {
  const words = ROLLUP_MAIL_WORDS[language]
  const title = dimension.title[language]
  const number = (count: number): Figure => ({ text: formatNumber(count, language) })
  const sorted = lines.length > limits.lines ? lines.toSorted((a, b) => b.rows - a.rows) : lines
  const sums = kinds.map((_, i) => lines.reduce((sum, { byKind }) => sum + (byKind[i] ?? 0), 0))
  // A kind of which nobody has sent anything takes no room on a telephone.
  const used = <T>(counts: readonly T[]): readonly T[] => counts.filter((_, i) => sums[i] !== 0)
  return {
    title: words.detailTitle(title),
    columns: [
      [title, 'left'],
      ...used(kinds).map(({ label }) => [label[language], 'right'] as const),
      [words.total, 'right'],
    ],
    rows: [
      ...sorted
        .slice(0, limits.lines)
        .map(({ choice, byKind, rows }) => [
          { text: choice.label[language] },
          ...[...used(byKind), rows].map(number),
        ]),
      [{ text: words.total }, ...[...used(sums), total].map(number)],
    ],
    note: restOf(lines.length, limits.lines, words.moreLines),
  }
}

/** Each rule with its clause, and the readings that the figures rest on. */
export function ruleParts({ campaign, rollUp, language }: PartsInput, limits: Limits): readonly Part[] {
  const words = ROLLUP_MAIL_WORDS[language]
  const { rules, interpretations } = campaign.plan
  const ruleOf = new Map(rules.map((rule) => [rule.id, rule]))
  const lines = rollUp.rules.map(({ ruleId, clause, met, bound }) =>
    words.ruleLine(ruleId, clause, `${met}/${bound}`, ruleOf.get(ruleId)?.title[language] ?? ruleId),
  )
  const used = new Set(rollUp.rules.flatMap(({ ruleId }) => ruleOf.get(ruleId)?.interpretation ?? []))
  const readings = interpretations
    .filter(({ id }) => used.has(id))
    .map(({ id, question, reading }) => `${id}: ${reading ?? words.undecided(question)}`)
  const part = (title: string, all: readonly string[]): readonly Part[] =>
    all.length === 0
      ? []
      : [sentences(title, all.slice(0, limits.lines), restOf(all.length, limits.lines, words.moreLines))]
  return [...part(words.rulesTitle, lines), ...part(words.readingsTitle, readings)]
}
