import type { Breakdown } from '../rollup/breakdown.ts'
import { deadlineOf } from '../rollup/progress.ts'
import type { UnitLine } from '../rollup/roll-up.ts'
import { dayOf, hourOf } from '../time/days.ts'
import { formatDay } from '../words/format.ts'
import { problemTitle } from '../words/problem-words.ts'
import { REPORT_WORDS } from '../words/report-words.ts'
import { inSentence, namesOf, type ReportInput, type TaskLine, unitsShort } from './facts.ts'
import { type Block, heading, section, text } from './official-document.ts'

/** I: who has sent what, as of when. `appendix`: where the units are listed that have sent nothing. */
export function sentSection(input: ReportInput, appendix: string): readonly Block[] {
  const { campaign, cycle, rollUp, language, snapshot } = input
  const { sections, sent, figure, outOf } = REPORT_WORDS[language]
  const { zone } = campaign.plan
  const { due, reported, onTime, late, held, missing } = rollUp
  const nil = reported - onTime - late - held
  const asOf = formatDay(dayOf(rollUp.asOf, zone), language)
  const parts = [
    [onTime, sent.onTime],
    [late, sent.late],
    [nil, sent.nil],
    [held, sent.held],
  ] as const
  const shown = parts
    .filter(([count], i) => reported > 0 && (i < 2 || count > 0))
    .map(([count, say]) => say(figure(count)))
  return [
    section(sections[0]),
    text(sent.asOf(hourOf(rollUp.asOf, zone), asOf, formatDay(deadlineOf(rollUp, cycle), language))),
    ...(snapshot ? [text(sent.snapshot(String(snapshot.number), rollUp.hash))] : []),
    text(sent.units(outOf(reported, due), shown)),
    text(missing === 0 ? sent.allSent : sent.missing(outOf(missing, due), appendix)),
    ...heldUnits(input),
    text(sent.rows(figure(rollUp.rows), figure(rollUp.counted), figure(rollUp.errorRows))),
  ]
}

function heldUnits({ rollUp, language }: ReportInput): readonly Block[] {
  const units = rollUp.units.flatMap(({ unit, standing }) =>
    standing.held ? [`${unit.name} (${inSentence(problemTitle(standing.held.code, language))})`] : [],
  )
  return units.length === 0 ? [] : [text(REPORT_WORDS[language].sent.heldUnits(units.join('; ')))]
}

/** II: the quotas rule by rule, and what the lists hold by kind, field and every other list. */
export function resultSection({ campaign, rollUp, language }: ReportInput): readonly Block[] {
  const { sections, result, figure, outOf } = REPORT_WORDS[language]
  const titles = new Map(campaign.plan.rules.map(({ id, title }) => [id, title[language]]))
  const rules = rollUp.rules.map(({ ruleId, clause, met, bound }) =>
    text(result.rule(clause, String(titles.get(ruleId)), outOf(met, bound))),
  )
  const by = rollUp.breakdowns
    .filter(({ total }) => total > 0)
    .map(({ dimension, lines }: Breakdown) => {
      const parts = lines
        .filter(({ rows }) => rows > 0)
        .map(({ choice, rows }) => `${inSentence(choice.label[language])} ${figure(rows)}`)
      return text(result.by(dimension.title[language], parts))
    })
  return [
    section(sections[1]),
    heading(result.headings[0]),
    text(result.met(outOf(rollUp.met, rollUp.due))),
    ...rules,
    heading(result.headings[1]),
    ...(by.length > 0 ? by : [text(result.nothing)]),
  ]
}

/** III: who is short of what, what is wrong in the sheets, and the readings that the figures rest on. */
export function lackingSection(input: ReportInput): readonly Block[] {
  const { rollUp, language } = input
  const { sections, lacking, figure } = REPORT_WORDS[language]
  const found = (prefix: string): readonly string[] =>
    rollUp.problems
      .filter(({ code }) => code.startsWith(prefix))
      .map(({ code, rows }) => lacking.problem(inSentence(problemTitle(code, language)), figure(rows)))
  const [errors, warnings] = [found('E-'), found('W-')]
  return [
    section(sections[2]),
    heading(lacking.headings[0]),
    ...shortUnits(input),
    heading(lacking.headings[1]),
    text(errors.length > 0 ? lacking.errors(errors) : lacking.noErrors),
    ...(warnings.length > 0 ? [text(lacking.warnings(warnings))] : []),
    ...readings(input),
  ]
}

function shortUnits({ campaign, cycle, rollUp, language }: ReportInput): readonly Block[] {
  const { lacking, outOf, figure } = REPORT_WORDS[language]
  const short = unitsShort(rollUp)
  if (short.length === 0) return [text(lacking.none)]
  const count = outOf(short.length, rollUp.due)
  const due = deadlineOf(rollUp, cycle)
  const early = dayOf(rollUp.asOf, campaign.plan.zone) <= due
  const intro = early ? lacking.unitsDue(count, formatDay(due, language)) : lacking.units(count)
  const groups = Map.groupBy(
    short,
    ({ quota }) => `${quota?.ruleId ? 'rows' : 'rules'} ${quota?.missing ?? 0}`,
  )
  const lines = [...groups]
    .map(([key, units]: [string, UnitLine[]]) => {
      const [what, missing] = key.split(' ') as ['rows' | 'rules', string]
      return { what, missing: Number(missing), units }
    })
    .sort((a, b) => b.missing - a.missing)
    .map(({ what, missing, units }) => {
      const of = figure(units.length)
      if (missing === 0) return lacking.unknown(of, namesOf(units))
      return lacking[what](figure(missing), of, namesOf(units))
    })
  return [text(intro), ...lines.map(text)]
}

/** The readings that the rules behind the figures rest on. */
function readings({ campaign, rollUp, language }: ReportInput): readonly Block[] {
  const { lacking } = REPORT_WORDS[language]
  const counted = new Set(rollUp.rules.map(({ ruleId }) => ruleId))
  const used = new Set(
    campaign.plan.rules.filter(({ id }) => counted.has(id)).flatMap(({ interpretation }) => interpretation),
  )
  const lines = campaign.plan.interpretations
    .filter(({ id }) => used.has(id))
    .map(({ question, reading }) => text(lacking.reading(question, reading)))
  return lines.length === 0 ? [] : [heading(lacking.headings[2]), text(lacking.readings), ...lines]
}

/** IV: the tasks with a day in the cycle; all of them are in `appendix`. */
export function tasksSection(
  tasks: readonly TaskLine[],
  { language }: ReportInput,
  appendix: string,
): readonly Block[] {
  const words = REPORT_WORDS[language]
  const dated = tasks
    .filter(({ due }) => due !== null)
    .map(({ rule, dueText, done }) =>
      text(words.tasks.dated(rule.title[language], rule.clause, dueText, done)),
    )
  return [
    section(words.sections[3]),
    ...(dated.length > 0 ? dated : [text(words.tasks.none)]),
    ...(tasks.length > 0 ? [text(words.tasks.undated(words.figure(tasks.length), appendix))] : []),
  ]
}
