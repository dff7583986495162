import type { Language } from '../../domain/plan/plan.ts'
import { unitQuota } from '../../domain/rollup/unit-quota.ts'
import type { UnitStanding } from '../../domain/rules/standing.ts'
import { AGENDA_WORDS } from '../../domain/words/agenda-words.ts'
import { formatInstant } from '../../domain/words/format.ts'
import { describeSheetProblem, problemTitle } from '../../domain/words/problem-words.ts'
import { textTable } from '../print/table.ts'
import { CLI_WORDS } from '../words.ts'
import type { Round } from './run-round.ts'
import type { Results } from './write-results.ts'

/** Prints what a round found, for a reader who is no programmer: units, problems, mails, where to look. */
export function printRound(
  out: NodeJS.WriteStream,
  round: Round,
  results: Results,
  language: Language,
): void {
  const words = CLI_WORDS[language]
  const sections = [
    unitSection(round, language),
    problemSection(round, language),
    heldSection(round, language),
    refusedSection(round, language),
    agendaSection(round, language),
    `${words.whereTitle}\n${results.places.map(({ label, path }) => `   ${label}: ${path}`).join('\n')}`,
    closing(round, language),
  ]
  out.write(`\n${sections.filter((section) => section !== '').join('\n\n')}\n`)
}

export function stateWords(standing: UnitStanding, language: Language): string {
  const words = CLI_WORDS[language]
  if (standing.held) return words.held
  const missing = unitQuota(standing)?.missing ?? 0
  return missing > 0
    ? `${words.verdict[standing.overall]}, ${words.missing(missing)}`
    : words.verdict[standing.overall]
}

function unitSection({ campaign, standings }: Round, language: Language): string {
  const words = CLI_WORDS[language]
  const rows = standings.map((standing) => {
    const quota = unitQuota(standing)
    const name = campaign.units.find(({ id }) => id === standing.unitId)?.name ?? standing.unitId
    const errors = standing.errorRows === 0 ? '' : String(standing.errorRows)
    const sent = words.submission[standing.submission]
    return [
      name,
      String(quota?.min ?? ''),
      String(quota?.have ?? standing.counted),
      errors,
      sent,
      stateWords(standing, language),
    ]
  })
  const [unit, need, have, errors, sent, state] = words.unitColumns
  const columns = [
    { title: unit },
    ...[need, have, errors].map((title) => ({ title, align: 'right' as const })),
    { title: sent },
    { title: state },
  ]
  return `${words.unitsTitle}\n${textTable(columns, rows)}`
}

function problemSection({ rollUp }: Round, language: Language): string {
  const words = CLI_WORDS[language]
  const rows = rollUp.problems.map(({ code, rows: count }) => [
    code,
    problemTitle(code, language),
    String(count),
  ])
  if (rows.length === 0) return ''
  const [code, what, count] = words.problemColumns
  return `${words.problemsTitle}\n${textTable([{ title: code }, { title: what }, { title: count, align: 'right' }], rows)}`
}

function heldSection({ campaign, standings }: Round, language: Language): string {
  const held = standings.filter((standing) => standing.held)
  const lines = held.map(({ unitId, held: problem }) => {
    const name = campaign.units.find(({ id }) => id === unitId)?.name ?? unitId
    return `   ${name}: ${problem ? describeSheetProblem(problem, { language }) : ''}`
  })
  return lines.length === 0 ? '' : [CLI_WORDS[language].heldTitle, ...lines].join('\n')
}

function refusedSection({ refused }: Round, language: Language): string {
  const lines = refused.map(({ problem }) => `   ${describeSheetProblem(problem, { language })}`)
  return lines.length === 0 ? '' : [CLI_WORDS[language].refusedTitle, ...lines].join('\n')
}

function agendaSection({ agenda, next, outbox, undelivered, campaign }: Round, language: Language): string {
  const words = CLI_WORDS[language]
  const { zone } = campaign.plan
  const when = (at: number): string => formatInstant(at, zone, language)
  const acted = agenda.acted.map((item) => `   ${when(item.at)}  ${AGENDA_WORDS[language][item.kind]}`)
  const states = Object.entries(words.mailStates).flatMap(([state, label]) => {
    const count = outbox.filter((entry) => entry.state === state).length
    return count === 0 ? [] : [`${count} ${label}`]
  })
  const coming = next ? [`   ${words.next(AGENDA_WORDS[language][next.kind], when(next.at))}`] : []
  const failed = undelivered.map((line) => `   ${line}`)
  return [words.mailsTitle(outbox.length), ...acted, `   ${states.join(', ')}`, ...failed, ...coming]
    .filter((line) => line.trim() !== '')
    .join('\n')
}

function closing({ rows, cells, mails, dead }: Round, language: Language): string {
  const words = CLI_WORDS[language]
  const line = rows + cells + mails === 0 ? words.nothingChanged : words.changed(rows, cells, mails)
  return dead === 0 ? line : `${line}\n${words.dead(dead)}`
}
