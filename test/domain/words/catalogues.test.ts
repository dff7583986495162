import { describe, expect, it } from 'vitest'
import type { RowCode, SheetCode } from '../../../domain/problems.ts'
import { ROW_CODES, SHEET_CODES } from '../../../domain/problems.ts'
import { AGENDA_WORDS } from '../../../domain/words/agenda-words.ts'
import { DEADLINE_WORDS } from '../../../domain/words/deadline-words.ts'
import { FEEDBACK_WORDS } from '../../../domain/words/feedback-words.ts'
import { GUIDE_WORDS } from '../../../domain/words/guide-words.ts'
import { MAIL_WORDS } from '../../../domain/words/mail-words.ts'
import { describeProblem, describeSheetProblem, problemTitle } from '../../../domain/words/problem-words.ts'
import { PROBLEMS_EN } from '../../../domain/words/problems-en.ts'
import { PROBLEMS_VI } from '../../../domain/words/problems-vi.ts'
import { RECEIPT_WORDS } from '../../../domain/words/receipt-words.ts'
import { REPORT_WORDS } from '../../../domain/words/report-words.ts'
import { ROLLUP_MAIL_WORDS } from '../../../domain/words/rollup-mail-words.ts'
import { SCRIPT_WORDS } from '../../../domain/words/script-words.ts'
import { STATE_WORDS } from '../../../domain/words/state-words.ts'
import { SUMMARY_WORDS } from '../../../domain/words/summary-words.ts'
import { TEMPLATE_WORDS } from '../../../domain/words/template-words.ts'

const CATALOGUES = {
  AGENDA_WORDS,
  FEEDBACK_WORDS,
  MAIL_WORDS,
  RECEIPT_WORDS,
  ROLLUP_MAIL_WORDS,
  SCRIPT_WORDS,
  STATE_WORDS,
  SUMMARY_WORDS,
  TEMPLATE_WORDS,
  GUIDE_WORDS,
}

/** Every text of a catalogue by its path; a sentence with gaps is filled with the numbers 11, 12 ... */
function textsOf(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] => {
    const at = `${path}/${key}`
    if (typeof value === 'string') return [[at, value]]
    if (typeof value !== 'function') return textsOf(value, at)
    const gaps = Array.from({ length: value.length }, (_, i) =>
      /lower|clause|namePaper/i.test(String(value)) ? `X${i}` : 11 + i,
    )
    return [[at, String(value(...gaps))]]
  })
}

describe.each(Object.entries(CATALOGUES))('%s', (_, catalogue) => {
  const [vi, en] = [textsOf(catalogue.vi), textsOf(catalogue.en)]

  it('says everything in both languages', () => {
    expect(vi.map(([path]) => path)).toEqual(en.map(([path]) => path))
    expect([...vi, ...en].filter(([, text]) => text.trim() === '')).toEqual([])
  })

  it('leaves no gap open', () => {
    expect([...vi, ...en].filter(([, text]) => /undefined|null|NaN|\[object|\{\w+\}/.test(text))).toEqual([])
  })

  it('writes Vietnamese in composed letters and without double spaces', () => {
    expect(vi.filter(([, text]) => text !== text.normalize('NFC') || / {2}/.test(text))).toEqual([])
  })
})

describe('sentences that turn on a figure', () => {
  it.each([
    [1, 3, null, 2, 'Có 1, cần ít nhất 3: còn thiếu 2', '1 there, at least 3 needed: 2 missing'],
    [
      3,
      3,
      5,
      0,
      'Có 3, cần ít nhất 3, nhiều nhất 5: đã đủ',
      '3 there, at least 3 needed, at most 5: complete',
    ],
    [7, null, 5, 0, 'Có 7, nhiều nhất 5: vượt 2', '7 there, at most 5: 2 too many'],
  ] as const)('quota meter: %d of %s to %s', (have, min, max, missing, vi, en) => {
    expect(FEEDBACK_WORDS.vi.meter(have, min, max, missing)).toBe(vi)
    expect(FEEDBACK_WORDS.en.meter(have, min, max, missing)).toBe(en)
  })

  it('a plan without number or date is named without them', () => {
    for (const { plan } of [FEEDBACK_WORDS.vi, FEEDBACK_WORDS.en, TEMPLATE_WORDS.vi, TEMPLATE_WORDS.en])
      expect(plan(null, null, '2023')).not.toMatch(/số|ngày| of |null/)
    for (const language of ['vi', 'en'] as const) {
      expect(MAIL_WORDS[language].plan(null, null, 'Thi đua')).toMatch(/^\S+( hoạch)?: Thi đua$/)
      expect(SUMMARY_WORDS[language].cover.plan(null, null)).not.toMatch(/null/)
    }
  })

  it('a receipt names a day and cells where there are some', () => {
    const { vi, en } = RECEIPT_WORDS
    expect([vi.late('31/3/2023'), vi.late(null)]).toEqual([', trễ hạn (hạn 31/3/2023).', ', trễ hạn.'])
    expect([en.late('31 March 2023'), en.late(null)]).toEqual([', late (due 31 March 2023).', ', late.'])
    expect([
      vi.missingOther('Báo cáo', 'mục II', '31/3/2023'),
      vi.missingOther('Báo cáo', 'mục II', null),
    ]).toEqual(['Báo cáo (mục II), hạn 31/3/2023', 'Báo cáo (mục II)'])
    expect([en.missing('2', '1', '3', 'II', '31 March 2023'), en.missing('2', '1', '3', 'II', null)]).toEqual(
      [
        '2 exemplars: 1 there, at least 3 needed (II), due 31 March 2023',
        '2 exemplars: 1 there, at least 3 needed (II)',
      ],
    )
    expect([vi.faulty('Năm sinh', '2', ['E7', 'E9']), vi.faulty('Năm sinh', '2', [])]).toEqual([
      'Năm sinh: 2 dòng (ô E7, E9)',
      'Năm sinh: 2 dòng',
    ])
    expect([en.faulty('Year', '2', ['E7']), en.faulty('Year', '2', [])]).toEqual([
      'Year: 2 rows (cells E7)',
      'Year: 2 rows',
    ])
  })

  it('one row of a problem is told as one', () => {
    expect([SCRIPT_WORDS.en.problem('No field', 1), SCRIPT_WORDS.en.problem('No field', 2)]).toEqual([
      'No field: 1 row',
      'No field: 2 rows',
    ])
  })

  it('a deadline ahead counts down, one behind counts up', () => {
    expect(DEADLINE_WORDS.vi('31/12/2023', 0)).toBe('Thời hạn: hết ngày 31/12/2023 (còn 0 ngày)')
    expect(DEADLINE_WORDS.vi('31/12/2023', -2)).toBe('Thời hạn: hết ngày 31/12/2023 (đã quá 2 ngày)')
    expect(DEADLINE_WORDS.en('31 December 2023', 3)).toMatch(/3 days left/)
    expect(DEADLINE_WORDS.en('31 December 2023', -3)).toMatch(/3 days ago/)
  })

  it.each([
    ['giao', 'UBND huyện yêu cầu', 'UBND huyện requires your unit'],
    ['de_nghi', 'Kính đề nghị đơn vị', 'Would you kindly'],
    ['khuyen_khich', 'Mong đơn vị', 'We draw your attention'],
  ] as const)('what is no number of exemplars is asked for by its title: %s', (strength, vi, en) => {
    const ask = (language: 'vi' | 'en'): string =>
      MAIL_WORDS[language].reminder.askOther[strength]('UBND huyện', 'Kế hoạch của đơn vị')
    expect(ask('vi')).toMatch(new RegExp(`^${vi} .*: Kế hoạch của đơn vị\\.$`))
    expect(ask('en')).toMatch(new RegExp(`^${en} .*: Kế hoạch của đơn vị\\.$`))
    const asked = MAIL_WORDS.vi.reminder.ask[strength]('UBND huyện', 2, 1, 3)
    expect(asked).toMatch(/ 2 điển hình .*\(đã có 1, .* 3\)\.$/)
  })

  it('a check in the sheet speaks of rows that wait only where there are some', () => {
    expect(SCRIPT_WORDS.vi.counts(3, 2, 1, 0)).toBe('3 dòng: 2 dòng hợp lệ, 1 dòng lỗi')
    expect(SCRIPT_WORDS.vi.counts(3, 1, 1, 1)).toMatch(/, 1 dòng chờ hệ thống đối chiếu tên đơn vị$/)
    expect(SCRIPT_WORDS.en.counts(3, 2, 1, 0)).toBe('3 rows: 2 valid, 1 with errors')
    expect(SCRIPT_WORDS.en.counts(3, 1, 1, 1)).toMatch(/, 1 waiting for their unit to be looked up$/)
    expect(SCRIPT_WORDS.vi.plan(null, '2023')).toBe('Thực hiện Kế hoạch, kỳ 2023')
    expect(SCRIPT_WORDS.en.plan(null, '2023')).toBe('Plan, cycle 2023')
  })

  it('a reminder of other things counts the things', () => {
    const subject = (language: 'vi' | 'en'): string =>
      MAIL_WORDS[language].reminder.subjectOther('Xã Tân Mỹ', 'năm 2023', 2, '31/12/2023')
    expect(subject('vi')).toBe('Xã Tân Mỹ: còn 2 việc phải báo cáo, năm 2023, hạn 31/12/2023')
    expect(subject('en')).toBe('Xã Tân Mỹ: 2 things to report for năm 2023, due 31/12/2023')
  })

  it('a question that nobody has decided says so', () => {
    expect(ROLLUP_MAIL_WORDS.vi.undecided('Hằng năm là khi nào?')).toBe(
      'Hằng năm là khi nào? (chưa quyết định)',
    )
    expect(ROLLUP_MAIL_WORDS.en.undecided('When is “yearly”?')).toBe('When is “yearly”? (not decided yet)')
  })

  it.each(['vi', 'en'] as const)('a roll-up that has nothing to complain of says so (%s)', (language) => {
    const { missing, short, errors } = ROLLUP_MAIL_WORDS[language]
    expect(missing(0, '31/12/2023', 3)).not.toMatch(/\d/)
    expect(missing(4, '31/12/2023', 3)).toMatch(/^4 .*31\/12\/2023.* 3 /)
    expect(missing(4, '31/12/2023', -3)).toMatch(/^4 .* 3 .*31\/12\/2023/)
    expect([short(0), errors(0)].join()).not.toMatch(/\d/)
    expect([short(2), errors(7)]).toEqual([expect.stringMatching(/^2 /), expect.stringMatching(/^7 /)])
  })

  it('units that no longer meet their quota are told of where there are some', () => {
    expect(ROLLUP_MAIL_WORDS.vi.changed(1, 2, 0)).toMatch(/, 2 đơn vị không còn đủ, tăng 0/)
    expect(ROLLUP_MAIL_WORDS.en.changed(1, 2, 0)).toMatch(/, 2 no longer do, \+0/)
  })

  it.each(['vi', 'en'] as const)('a report of no unit lists no parts (%s)', (language) => {
    const { units, late } = REPORT_WORDS[language].sent
    expect(units('0/4', [])).toMatch(/^[^:,]*0\/4[^:,]*\.$/)
    expect(units('1/4', ['x'])).toContain(': x.')
    expect(late('0')).not.toBe(late('02'))
  })

  it('figures that fell are called fallen', () => {
    expect(ROLLUP_MAIL_WORDS.vi.changed(1, 0, -3)).toBe(
      'So với thư trước: thêm 1 đơn vị đủ chỉ tiêu, giảm 3 điển hình được tính.',
    )
    expect(ROLLUP_MAIL_WORDS.vi.changed(1, 0, 3)).toMatch(/tăng 3/)
    expect(ROLLUP_MAIL_WORDS.en.changed(0, 0, -3)).toMatch(/-3 exemplars/)
    expect(ROLLUP_MAIL_WORDS.en.changed(0, 0, 3)).toMatch(/\+3 exemplars/)
  })
})

describe('problems', () => {
  const codes = [...Object.keys(ROW_CODES), ...Object.keys(SHEET_CODES)]

  it('all have a title and a sentence in both languages, and no others do', () => {
    for (const catalogue of [PROBLEMS_VI, PROBLEMS_EN]) {
      expect(Object.keys(catalogue).sort()).toEqual([...codes].sort())
      for (const [title, sentence] of Object.values(catalogue)) {
        expect(title.length).toBeLessThanOrEqual(40)
        expect(sentence).toMatch(/[.»”"]$/)
      }
    }
  })

  it('are told with the column first, where there is one', () => {
    const problem = { code: 'E-REQUIRED' as RowCode, column: 'linh_vuc', params: { rule: 'VL-18' } }
    expect(describeProblem(problem, { language: 'vi', header: 'Lĩnh vực' })).toBe(
      'Lĩnh vực: Ô bắt buộc còn trống (quy định VL-18); xin điền.',
    )
    expect(describeProblem({ ...problem, params: {} }, { language: 'vi', header: '' })).toBe(
      'Ô bắt buộc còn trống; xin điền.',
    )
    expect(describeProblem(problem, { language: 'en', header: '' })).toContain('(rule VL-18)')
  })

  it.each([
    ['bytes', '20 MB', '20 MB'],
    ['parts', '2.000 thành phần', '2,000 parts'],
    ['cells', '2 triệu ô', '2 million cells'],
  ])('say what of a file is too big: %s', (what, vi, en) => {
    const problem = { code: 'B-TOO-BIG' as SheetCode, params: { what } }
    expect(describeSheetProblem(problem, { language: 'vi' })).toContain(vi)
    expect(describeSheetProblem(problem, { language: 'en' })).toContain(en)
  })

  it('leave out words for a parameter that this version does not know', () => {
    const problem = { code: 'B-TOO-BIG' as SheetCode, params: { what: 'colour' } }
    expect(describeSheetProblem(problem, { language: 'vi' })).not.toContain('colour')
    expect(describeSheetProblem(problem, { language: 'en' })).not.toContain('colour')
  })

  it('suggest the nearest word, where one is near', () => {
    const problem = {
      code: 'H-MISSING-COLUMN' as SheetCode,
      params: { column: 'Lĩnh vực', nearest: 'Lĩnh vức' },
    }
    expect(describeSheetProblem(problem, { language: 'vi' })).toContain('«Lĩnh vức»')
    expect(describeSheetProblem(problem, { language: 'en' })).toContain('"Lĩnh vức"')
  })

  it('of a newer version are their own title', () => {
    expect(problemTitle('E-LIST', 'vi')).not.toBe('E-LIST')
    expect(problemTitle('E-NEW', 'vi')).toBe('E-NEW')
  })
})
