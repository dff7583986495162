import type { PlanFaultWords } from './plan-fault-words.ts'

const TYPES: Readonly<Record<string, string>> = {
  text: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  list: 'a list',
  map: 'keys with values',
}

const NAMES = {
  class: 'unit class',
  form: 'form',
  column: 'column',
  choice: 'choice',
  rule: 'rule',
  recipient: 'recipient',
  unit: 'unit',
  interpretation: 'interpretation',
  event: 'event',
  movement: 'movement',
  rollup: 'rollup',
} as const

const SYNTAX: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'Do not indent with tabs; use spaces.',
  BAD_INDENT: 'The indentation is wrong; keys of one level stand in one line.',
  MISSING_CHAR: 'A closing bracket, a quotation mark or a colon is missing.',
  CSV: 'A quotation mark is not closed.',
}

/** Faults of plan files in English. */
export const PLAN_FAULTS_EN: PlanFaultWords = {
  place: (file, line, column, path) => `${file}, line ${line}, column ${column}${path && ` (${path})`}: `,
  nearest: (word) => ` Did you mean “${word}”?`,
  oneOf: (words) => ` Write one of: ${words}.`,
  sentences: {
    'no-file': () => 'There is no such file.',
    'no-folder': () => 'There is no such folder of a plan; please check the path.',
    syntax: ({ right }) => SYNTAX[right] ?? `The syntax is wrong here (code ${right}).`,
    'duplicate-key': ({ found }) => `The key “${found}” is given twice; remove one.`,
    'unknown-key': ({ found }) => `There is no key “${found}”.`,
    'missing-key': ({ key }) => `The key “${key}” is missing.`,
    'wrong-type': ({ found, right }) => {
      const quote =
        right === 'text' && /^(\d|true|false)/.test(found) ? `; put it in quotation marks: '${found}'` : ''
      return `“${found}” is not of the right type, which is ${TYPES[right] ?? right}${quote}.`
    },
    'not-allowed': ({ found }) => `The value “${found}” is not allowed.`,
    'bad-date': ({ found }) => `“${found}” is no day of the calendar; write it like 2023-12-31.`,
    'bad-month-day': ({ found }) => `“${found}” is no day of the year; write it like 12-31.`,
    'bad-time': ({ found }) => `“${found}” is no time of day; write it like '07:30'.`,
    'bad-email': ({ found }) => `“${found}” is no e-mail address.`,
    'bad-id': ({ found }) => `The id “${found}” may hold only Latin letters, digits, “_” and “-”.`,
    'bad-zone': ({ found }) => `There is no time zone “${found}”; write it like Asia/Ho_Chi_Minh.`,
    'too-small': ({ found, right }) => `${found} is too small; the least is ${right}.`,
    'too-big': ({ found, right }) => `${found} is too big; the most is ${right}.`,
    empty: ({ key }) => `Nothing is given for “${key}”.`,
    'unknown-name': ({ found, name }) => `There is no ${name === null ? 'name' : NAMES[name]} “${found}”.`,
    'duplicate-id': ({ found }) => `“${found}” is used above already; ids and names are used once.`,
    'wrong-order': ({ found, right }) => `“${found}” comes before ${right}; it must not.`,
    overlap: ({ found, right }) =>
      `The cycle begins on ${found}, when the one before has not ended (${right}).`,
    gap: ({ found, right }) => `The cycle begins on ${found} and leaves out the days from ${right}.`,
    'outside-validity': ({ found, right }) =>
      `The cycle ends on ${found}, outside the validity of the plan (${right}).`,
    'not-countable': ({ found }) =>
      `The column “${found}” cannot be used here: the figures do not remember it, or not in this way.`,
    'still-needed': ({ found }) => `The column “${found}” cannot be left out: the form still needs it.`,
    'no-address': () => 'The unit has no e-mail address (column clerk or head).',
    'cannot-be-met': ({ found, right }) =>
      `Nobody can meet this: ${found} asks for more than the most of ${right}.`,
    'class-without-units': ({ found }) => `No unit of units.csv is in the class “${found}”.`,
    'binds-nobody': ({ found }) => `Rule ${found} binds no unit.`,
    'before-opening': ({ found, right }) => `${found} is due before the plan is in force (${right}).`,
    'never-reminded': ({ found }) => `There is no day to remind of: rule ${found} has no due day.`,
    unresolved: ({ found }) =>
      `The open question ${found} is not decided; figures are provisional until it is.`,
    'cluster-without-units': ({ found }) => `No unit of units.csv is in “${found}”.`,
    'unused-recipient': ({ found }) => `The recipient “${found}” gets no mail and no list.`,
    'row-width': ({ found, right }) =>
      `The line has ${found} cells instead of ${right}; quote cells that hold a comma.`,
  },
}
