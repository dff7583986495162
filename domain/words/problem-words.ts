import type { Language } from '../plan/plan.ts'
import type { Params, Problem, RowCode, SheetCode, SheetProblem } from '../problems.ts'
import { PROBLEMS_EN } from './problems-en.ts'
import { PROBLEMS_VI } from './problems-vi.ts'

/** Title and sentence of every code; {names} stand for parameters. */
export type ProblemCatalogue = Readonly<
  Record<RowCode | SheetCode, readonly [title: string, sentence: string]>
>

const CATALOGUES: Readonly<Record<Language, ProblemCatalogue>> = { vi: PROBLEMS_VI, en: PROBLEMS_EN }

/** Two to four words, for tables by kind. An unknown code (of a newer version) is its own title. */
export const problemTitle = (code: string, language: Language): string =>
  CATALOGUES[language][code as RowCode]?.[0] ?? code

/** One sentence about a cell or row for the clerk: the column, what was found, what would be right. */
export function describeProblem(
  problem: Problem,
  context: { readonly language: Language; readonly header: string },
): string {
  const sentence = fill(CATALOGUES[context.language][problem.code][1], problem.params, context.language)
  return context.header === '' ? sentence : `${context.header}: ${sentence}`
}

/** One sentence about a sheet or a file. */
export const describeSheetProblem = (
  problem: SheetProblem,
  { language }: { readonly language: Language },
): string => fill(CATALOGUES[language][problem.code][1], problem.params, language)

/** What of a file is too big, see inspect-workbook. */
const TOO_BIG: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  vi: { bytes: ' (hơn 20 MB)', parts: ' (hơn 2.000 thành phần)', cells: ' (hơn 2 triệu ô)' },
  en: { bytes: ' (over 20 MB)', parts: ' (over 2,000 parts)', cells: ' (over 2 million cells)' },
}

/** Parameters that are not always there bring their own words with them. */
const OPTIONAL: Readonly<Record<Language, Readonly<Record<string, (value: string) => string>>>> = {
  vi: {
    rule: (rule) => ` (quy định ${rule})`,
    nearest: (word) => ` (gần giống: «${word}»)`,
    link: (address) => ` (${address})`,
    merge: (range) => ` (các ô ${range} đang gộp; xin bỏ gộp)`,
    what: (what) => TOO_BIG.vi[what] ?? '',
  },
  en: {
    rule: (rule) => ` (rule ${rule})`,
    nearest: (word) => ` (nearest: "${word}")`,
    link: (address) => ` (${address})`,
    merge: (range) => ` (the cells ${range} are merged; please unmerge them)`,
    what: (what) => TOO_BIG.en[what] ?? '',
  },
}

function fill(sentence: string, params: Params, language: Language): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(Object.hasOwn(params, name) ? params[name] : '')
    const wrap = OPTIONAL[language][name]
    return wrap && value !== '' ? wrap(value) : value
  })
}
