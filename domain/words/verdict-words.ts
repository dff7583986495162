import type { Language } from '../plan/plan.ts'
import type { Change, RuleVerdict, Verdict } from '../rules/standing.ts'

interface VerdictWords {
  readonly verdict: Readonly<Record<Verdict, string>>
  readonly change: Readonly<Record<Change['kind'], (count: number, of: string) => string>>
  readonly or: string
}

const vi: VerdictWords = {
  verdict: {
    met: 'đạt',
    short: 'chưa đạt',
    over: 'vượt',
    'not-due': 'chưa đủ, chưa đến hạn',
    'not-applicable': 'không áp dụng',
    unknown: 'chưa xác định, còn thiếu số liệu',
  },
  change: {
    add: (count, of) => `thêm ${count} dòng${of}`,
    remove: (count, of) => `bớt ${count} dòng${of}`,
    mend: (count, of) => `sửa ${count} dòng${of}`,
    report: (count, of) => `báo cáo ${count} việc${of}`,
  },
  or: ' hoặc ',
}

const en: VerdictWords = {
  verdict: {
    met: 'met',
    short: 'not met',
    over: 'too many',
    'not-due': 'not complete, not due yet',
    'not-applicable': 'not applicable',
    unknown: 'undecided, figures are missing',
  },
  change: {
    add: (count, of) => `add ${count} rows${of}`,
    remove: (count, of) => `take away ${count} rows${of}`,
    mend: (count, of) => `mend ${count} rows${of}`,
    report: (count, of) => `report ${count} things${of}`,
  },
  or: ' or ',
}

const WORDS: Readonly<Record<Language, VerdictWords>> = { vi, en }

/**
 * A verdict with the shortest ways to fulfil the rule: "chưa đạt: thêm 4 dòng (Nông dân) hoặc bớt 2 dòng
 * (Lãnh đạo)".
 *
 * @param labelOf what people read for a choice, column or rule that a change names
 */
export function describeVerdict(
  { verdict, changes }: Pick<RuleVerdict, 'verdict' | 'changes'>,
  language: Language,
  labelOf: (key: string) => string,
): string {
  const words = WORDS[language]
  const ways = changes.map(({ kind, count, of }) => {
    const labels = of.map(labelOf).join(', ')
    return words.change[kind](count, labels === '' ? '' : ` (${labels})`)
  })
  return ways.length === 0 ? words.verdict[verdict] : `${words.verdict[verdict]}: ${ways.join(words.or)}`
}
