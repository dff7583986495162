import type { Form } from '../plan/form.ts'
import type { Campaign, Cycle, Language, Unit } from '../plan/plan.ts'
import { severityOf } from '../problems.ts'
import type { RuleVerdict, UnitStanding } from '../rules/standing.ts'
import { foldKey } from '../text/fold.ts'
import { clauseWords } from '../words/clause-words.ts'
import { FEEDBACK_WORDS, type FeedbackWords } from '../words/feedback-words.ts'
import { formatDay } from '../words/format.ts'
import { describeProblem, describeSheetProblem } from '../words/problem-words.ts'
import { STATE_WORDS } from '../words/state-words.ts'
import { describeVerdict } from '../words/verdict-words.ts'
import type { CellEdit } from './feedback.ts'
import { headerOf, SEVERITY_ORDER } from './feedback.ts'
import { addressOf, type Cell, cellAt, columnLetters, type Grid } from './grid.ts'
import type { Table } from './read-table.ts'
import type { Placed } from './reconcile.ts'
import type { SheetState } from './sheet-state.ts'

/** The tab's fixed id, the same in every spreadsheet. */
export const ERROR_TAB_ID = 146_000_001
/** More lines than this are no list that a person works through. */
const MOST_LINES = 300
export const ERROR_TAB_COLUMNS = 4
/** Room for every line and a long head, so that the tab never has to grow. */
export const ERROR_TAB_ROWS = 400

/** One form's table in the spreadsheet, as this pull left it; `table` is null while the sheet is held. */
export interface CheckedTable {
  readonly form: Form
  readonly table: Table | null
  readonly placed: readonly Placed[]
  readonly state: SheetState
}

export interface ErrorTabScope {
  readonly campaign: Campaign
  readonly cycle: Cycle
  readonly unit: Unit
  readonly standing: UnitStanding
  readonly language: Language
}

/** The whole wanted content of the "Lỗi" tab: what was received, the quota meter, the deadline, then each problem. */
export function errorTab(scope: ErrorTabScope, tables: readonly CheckedTable[]): Grid {
  const words = FEEDBACK_WORDS[scope.language]
  // With several forms a cell is named with its tab.
  const isOne = tables.length === 1
  const lines = tables.flatMap((checked) =>
    problemLines(scope.language, words, checked, isOne ? '' : `${checked.form.id}!`),
  )
  const shown = lines.sort((a, b) => a.order - b.order).slice(0, MOST_LINES)
  const rest = lines.length - shown.length
  return [
    ...head(scope, words, tables),
    [],
    [...words.columns],
    ...(shown.length === 0 && scope.standing.rows > 0 && !scope.standing.held
      ? [[words.allGood]]
      : shown.map(({ cells }) => cells)),
    ...(rest > 0 ? [[words.more(rest)]] : []),
  ]
}

/** Where the unit stands, in sentences: what was received, and its quota meter. */
export function standingLines(scope: ErrorTabScope): readonly string[] {
  const words = FEEDBACK_WORDS[scope.language]
  return [stateLine(scope, words), ...meters(scope, words)]
}

/** The unit's quota meter and deadline, short enough to stand above a table. */
export function meterLines(scope: ErrorTabScope): readonly string[] {
  const words = FEEDBACK_WORDS[scope.language]
  return [...meters(scope, words), `${words.deadline}: ${deadlinesOf(scope)}`]
}

const meters = ({ standing }: ErrorTabScope, words: FeedbackWords): readonly string[] =>
  standing.verdicts.filter(isMetered).map((verdict) => meterOf(verdict, words))

function head(scope: ErrorTabScope, words: FeedbackWords, tables: readonly CheckedTable[]): Cell[][] {
  const { plan } = scope.campaign
  const issued = plan.issuedOn && formatDay(plan.issuedOn, scope.language)
  const notices = tables.flatMap(({ state }) =>
    state.held
      ? []
      : state.notices.map((notice) => describeSheetProblem(notice, { language: scope.language })),
  )
  const lossHeld = tables.some(({ state }) => state.held?.code === 'H-MASS-LOSS')
  return [
    [words.heading(scope.unit.name)],
    [words.plan(plan.number, issued, scope.cycle.id)],
    [words.state, stateLine(scope, words) + statedBy(scope, words, tables)],
    ...quotaLines(scope, words),
    [words.deadline, deadlinesOf(scope)],
    ...[...new Set(notices)].map((notice) => [words.notice, notice]),
    ...(lossHeld ? [[words.confirmLoss, null]] : []),
  ]
}

/** The days of the unit's own rules, its conference's too; the cycle's last day where none has one. */
function deadlinesOf({ standing, cycle, language }: ErrorTabScope): string {
  const days = standing.verdicts.flatMap(({ due, verdict }) =>
    due === null || verdict === 'not-applicable' ? [] : [due],
  )
  const told = days.length > 0 ? [...new Set(days)].toSorted() : [cycle.to]
  return told.map((day) => formatDay(day, language)).join('; ')
}

function stateLine({ standing, language }: ErrorTabScope, words: FeedbackWords): string {
  if (standing.held) return words.held(describeSheetProblem(standing.held, { language }))
  if (standing.rows === 0) return words.nothing
  return words.received(standing.rows, standing.counted, standing.errorRows, standing.warningRows)
}

/** The states that the unit chose in its tabs; with several forms each is named. */
function statedBy(
  { language }: ErrorTabScope,
  words: FeedbackWords,
  tables: readonly CheckedTable[],
): string {
  const states = tables.flatMap(({ form, table }) => {
    if (!table?.stated) return []
    const state = STATE_WORDS[language][table.stated]
    return [tables.length === 1 ? state : `${form.id} ${state}`]
  })
  return states.length === 0 ? '' : ` ${words.stated(states.join(', '))}`
}

function quotaLines(scope: ErrorTabScope, words: FeedbackWords): Cell[][] {
  return scope.standing.verdicts.map((verdict) => {
    if (isMetered(verdict)) return [words.quota(verdict.ruleId, verdict.clause), meterOf(verdict, words)]
    if (verdict.kind === 'mix') {
      const kinds = verdict.lacking.map((key) => choiceLabel(scope, key)).join(', ')
      return [`${words.mix} (${verdict.ruleId})`, kinds === '' ? words.mixMet : words.mixLacking(kinds)]
    }
    const title = scope.campaign.plan.rules.find(({ id }) => id === verdict.ruleId)?.title[scope.language]
    const label = `${title ?? ''} (${verdict.ruleId}, ${clauseWords(verdict.clause, scope.language)})`.trim()
    return [label, describeVerdict(verdict, scope.language, (key) => choiceLabel(scope, key))]
  })
}

/** A number of rows that is asked for fills a meter. */
const isMetered = ({ kind, soft, min, max }: RuleVerdict): boolean =>
  kind === 'count' && !soft && (min !== null || max !== null)

const meterOf = ({ have, min, max, missing }: RuleVerdict, words: FeedbackWords): string =>
  `${bar(have, min)} ${words.meter(have, min, max, missing)}`

function choiceLabel({ campaign, language }: ErrorTabScope, key: string): string {
  const choices = Object.values(campaign.plan.forms).flatMap((form) =>
    form.columns.flatMap((column) => column.choices),
  )
  return choices.find((choice) => choice.key === key)?.label[language] ?? key
}

/** ■■□: three wanted, two there. Long quotas are drawn to ten. */
function bar(have: number, min: number | null): string {
  if (min === null || min === 0) return ''
  const length = Math.min(min, 10)
  const full = Math.min(length, Math.floor((have / min) * length))
  return '■'.repeat(full) + '□'.repeat(length - full)
}

interface Line {
  readonly order: number
  readonly cells: Cell[]
}

function problemLines(
  language: Language,
  words: FeedbackWords,
  checked: CheckedTable,
  tab: string,
): readonly Line[] {
  const { form, table, placed } = checked
  return placed.flatMap(({ row, checked: { problems } }) =>
    problems.map((problem) => {
      const severity = severityOf(problem)
      const header = headerOf(form, problem, language)
      const column = problem.column === null ? undefined : table?.header.columns.get(problem.column)
      const place = tab + (column === undefined ? String(row + 1) : addressOf(row, column))
      // The column has its own cell here.
      const sentence = describeProblem(problem, { language, header: '' })
      const title = column === undefined ? header : `${columnLetters(column)}: ${header}`
      return {
        order: SEVERITY_ORDER[severity] * 1e6 + row,
        cells: [words.level[severity], place, title, sentence],
      }
    }),
  )
}

/** The edits that turn the tab as read into the tab as wanted, clearing what is left over. */
export function errorTabEdits(wanted: Grid, present: Grid): readonly CellEdit[] {
  const edits: CellEdit[] = []
  for (let row = 0; row < Math.max(wanted.length, present.length); row++) {
    for (let column = 0; column < ERROR_TAB_COLUMNS; column++) {
      const value = cellAt(wanted, row, column)
      if ((cellAt(present, row, column) ?? '') !== (value ?? '')) edits.push({ row, column, value })
    }
  }
  return edits
}

/** Whether the clerk typed the x that says: yes, these rows were taken away on purpose. */
export function isLossConfirmed(errorTabAsRead: Grid, language: Language): boolean {
  const label = FEEDBACK_WORDS[language].confirmLoss
  const row = errorTabAsRead.find((cells) => cells[0] === label)
  const answer = row?.[1]
  return answer === true || (typeof answer === 'string' && foldKey(answer) === 'x')
}
