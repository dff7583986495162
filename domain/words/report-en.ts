import { clauseWords } from './clause-words.ts'
import { formatDay, formatNumber } from './format.ts'
import type { ReportWords } from './report-catalogue.ts'
import { SUMMARY_WORDS } from './summary-words.ts'

const plain = (count: number): string => formatNumber(count, 'en')

export const REPORT_EN: ReportWords = {
  nation: 'SOCIALIST REPUBLIC OF VIET NAM',
  motto: 'Independence - Freedom - Happiness',
  number: (symbol) => `No.        /BC-${symbol}`,
  placeAndDate: (place, day) => `${place}, ${formatDay(day, 'en')}`,
  kind: 'REPORT',
  figure: plain,
  outOf: (some, all) => `${plain(some)}/${plain(all)}`,
  plan: (paper, title) => `${paper ?? 'the plan'}: ${title}`,
  paper: (paper, day, issuer) => `${paper}${day === null ? '' : ` of ${formatDay(day, 'en')}`}, ${issuer}`,
  ofDay: (day) => ` of ${day}`,
  summary: (period, plan) => `Results of ${period} under ${plan}`,
  opening: (papers, issuer, period) =>
    `Carrying out ${papers.join('; ')}, the ${issuer} reports on ${period}:`,
  closing: (period, issuer) => `This is the report of the ${issuer} on ${period}./.`,
  sections: [
    'I. REPORTS SENT',
    'II. RESULTS',
    'III. SHORTCOMINGS',
    'IV. TASKS AND DEADLINES',
    'V. WHAT THE UNITS REPORT',
  ],
  sent: {
    asOf: (hour, day, deadline) => `Figures as of ${hour}, ${day}; the deadline is the end of ${deadline}.`,
    snapshot: (number, hash) => `These are the frozen figures, edition ${number} (print ${hash}).`,
    units: (reported, parts) =>
      `${reported} units due have reported${parts.length > 0 ? `: ${parts.join(', ')}` : ''}.`,
    onTime: (count) => `${count} on time`,
    late: (count) => `${count} late`,
    nil: (count) => `${count} with nothing to report`,
    held: (count) => `${count} on hold`,
    missing: (count, appendix) => `${count} units have sent nothing (see ${appendix}).`,
    allSent: 'Every unit has sent its report.',
    heldUnits: (units) => `Sheets on hold until the unit has checked them: ${units}.`,
    rows: (rows, counted, errors) =>
      `The units entered ${rows} cases; ${counted} are valid and count, ${errors} have errors.`,
  },
  result: {
    headings: ['1. Quotas', '2. Results by kind and field'],
    met: (count) => `${count} units meet what is asked; by rule:`,
    rule: (clause, title, count) => `- ${title} (${clauseWords(clause, 'en')}): ${count} units.`,
    by: (list, parts) => `- ${list}: ${parts.join('; ')}.`,
    nothing: 'No valid case so far.',
  },
  lacking: {
    headings: ['1. Units that are short', '2. Errors', '3. Readings that the figures rest on'],
    units: (count) => `${count} units are short:`,
    unitsDue: (count, deadline) => `The deadline (${deadline}) is still to come; ${count} units are short:`,
    none: 'No unit is short.',
    rows: (count, units, names) => `- ${count} cases missing (units: ${units}): ${names}.`,
    rules: (count, units, names) => `- ${count} rules not met (units: ${units}): ${names}.`,
    unknown: (units, names) => `- Undecided, figures are missing (units: ${units}): ${names}.`,
    errors: (parts) => `Errors to be mended: ${parts.join('; ')}.`,
    warnings: (parts) => `To be looked at: ${parts.join('; ')}.`,
    noErrors: 'No errors.',
    problem: (title, rows) => `${title} (rows: ${rows})`,
    readings: 'Where the paper can be read in several ways, the figures rest on these readings:',
    reading: (question, reading) => `- ${question} ${reading ?? 'Not decided yet.'}`,
  },
  tasks: {
    dated: (title, clause, due, done) =>
      `- ${title} (${clauseWords(clause, 'en')}): due ${due}; done by ${done} units.`,
    undated: (count, appendix) => `${count} tasks are followed in this cycle, see ${appendix}.`,
    none: 'No task is due in this cycle.',
    noDate: 'not laid down',
    byEvent: 'by the day of the event',
  },
  told: {
    intro:
      "What units have reported in their own words, in the order of the plan's units; long texts are shortened, the whole stands in the unit's sheet.",
    nothing: 'So far no unit has reported in words.',
    heading: (number, topic) => `${number}. ${topic}`,
    topics: {
      results: 'Main results',
      shortcomings: 'Difficulties, shortcomings and their causes',
      plans: 'Next steps',
      requests: 'Requests and proposals',
    },
    count: (units) => `Units that report on this: ${units}.`,
    line: (unit, words) => `- ${unit}: ${words}`,
    about: (label, words) => `(${label}) ${words}`,
    cut: (words, more) => `${words} ... (${more} more characters)`,
    moreUnits: (count) => `Besides, ${count} more units; their texts stand in their sheets.`,
  },
  appendix: {
    name: (roman) => `Appendix ${roman}`,
    note: (symbol, day, issuer) =>
      `(With report no.        /BC-${symbol} of ${formatDay(day, 'en')}, ${issuer})`,
    submission: SUMMARY_WORDS.en.submission,
    verdict: { ...SUMMARY_WORDS.en.verdict, 'not-due': 'Not yet' },
    total: 'Total',
    ruleCount: (count) => `${count} rules`,
    units: {
      title: 'RESULTS BY UNIT',
      before: ['No.', 'Unit', 'Report', 'Asked'],
      after: ['Total', 'Missing', 'State'],
    },
    missing: {
      title: 'UNITS THAT HAVE SENT NOTHING',
      headers: ['No.', 'Unit', 'Asked', 'Due', 'Notes'],
    },
    fields: { title: (list) => `RESULTS BY ${list.toUpperCase()}`, share: 'Share (%)', all: 'Total' },
    persons: {
      titles: {
        sex: 'PERSONS PUT FORWARD, BY SEX',
        age: 'PERSONS PUT FORWARD, BY AGE',
        ethnic: 'PERSONS PUT FORWARD, BY ETHNIC GROUP',
      },
      asOf: (asOf, reported, number) =>
        `Cut-off no. ${number}, as of ${asOf}; ${reported} units have reported.`,
    },
    tasks: { title: 'TASKS', headers: ['No.', 'Task', 'Clause', 'Due', 'Units', 'Done'] },
  },
  list: {
    kind: 'LIST',
    summary: (recipient, period) => `Exemplars put forward to the ${recipient}, ${period}`,
    above: 'level above',
    headers: ['No.', 'Name', 'Kind', 'Put forward by', 'Field'],
    none: 'No unit has put anybody forward.',
    count: (count) => `Cases in this list: ${count}./.`,
  },
  recipients: 'Recipients:',
}
