/**
 * What the five papers make due, day by day, written down by hand from the papers and never from what the
 * program answers.
 *
 * How it was read. A rule stands here when its clause, or the reading taken of it, gives a day, a month, a
 * quarter, a year or a conference to be ready for. A deadline is the last good day: "before 15/02" is 14/02,
 * "in a month, quarter or year" is its last day, weekends are not moved. A yearly rule with no day of its
 * own ends with its year. A cut-off is the last day whose figures count in a paper that is due later. For a
 * conference without a day the last day it may be held on is taken. Not here: what goes on all through a
 * phase or the whole plan, what holds for each row or conference without a day of its own, what is dated by
 * other regulations.
 */

export type GoldenPlan =
  | 'van-lang-146'
  | 'quang-nam-658'
  | 'lang-son-ttt'
  | 'cau-ngang-104'
  | 'chi-lang-dai-hoi'

export interface GoldenItem {
  readonly plan: GoldenPlan
  readonly day: string
  /** `opening`: the first day of a cycle in force; `phase`: the first day of a phase of the paper. */
  readonly kind: 'opening' | 'deadline' | 'cut-off' | 'phase'
  readonly rules: readonly string[]
  /** Clause, and the reading where the clause alone does not give the day. */
  readonly why: string
}

type Row = readonly [
  day: string,
  kind: GoldenItem['kind'],
  /** Ids of rules, with a blank between. */
  rules: string,
  why: string,
]

const vanLang: readonly Row[] = [
  ['2023-04-04', 'opening', '', 'Signed on this day, in force from it; all of 2023 counts (VL-g)'],
  ['2023-12-14', 'cut-off', 'VL-24', 'III.2: no interval given, so once a year, figures to 14/12 (VL-e)'],
  ['2023-12-15', 'deadline', 'VL-24', 'III.2: provisional figures a day after the cut-off (VL-e)'],
  ['2023-12-31', 'deadline', 'VL-01', 'III.1 (-2): within 2023; 11/6 is the anniversary, not the end'],
  ['2023-12-31', 'deadline', 'VL-06', 'II.1 (+6): at least once a year; held by the district (VL-a)'],
  ['2023-12-31', 'deadline', 'VL-10', 'II.4 (-1): inspection each year'],
  ['2023-12-31', 'deadline', 'VL-14', 'III.1 (-2, +3): put forward to the province, each year (VL-c)'],
  ['2023-12-31', 'deadline', 'VL-15 VL-16 VL-17', 'III.1 (+1, +2): 01 and 03, all of 2023 (VL-d, VL-g)'],
  ['2023-12-31', 'deadline', 'VL-20', 'III.1 (note): yearly numbers of plan 273, 2021-2025 (VL-b)'],
  ['2023-12-31', 'deadline', 'VL-21', 'III.1 (-3): honouring each year'],
  ['2024-01-01', 'opening', '', 'III.1 "each year" is the calendar year (VL-g)'],
  ['2024-12-14', 'cut-off', 'VL-24', 'III.2: figures to 14/12 (VL-e)'],
  ['2024-12-15', 'deadline', 'VL-24', 'III.2: a day after the cut-off (VL-e)'],
  ['2024-12-31', 'deadline', 'VL-06', 'II.1 (+6): at least once a year (VL-a)'],
  ['2024-12-31', 'deadline', 'VL-10', 'II.4 (-1): inspection each year'],
  ['2024-12-31', 'deadline', 'VL-14', 'III.1 (-2, +3): for the province, each year (VL-c)'],
  ['2024-12-31', 'deadline', 'VL-15 VL-16 VL-17', 'III.1 (+1, +2): 01 and 03 each year (VL-d)'],
  ['2024-12-31', 'deadline', 'VL-20', 'III.1 (note): yearly numbers of plan 273 (VL-b)'],
  ['2024-12-31', 'deadline', 'VL-21', 'III.1 (-3): honouring each year'],
  ['2025-01-01', 'opening', '', 'III.1 "each year" is the calendar year (VL-g)'],
  ['2025-12-14', 'cut-off', 'VL-24', 'III.2: figures to 14/12 (VL-e)'],
  ['2025-12-15', 'deadline', 'VL-24', 'III.2: a day after the cut-off (VL-e)'],
  ['2025-12-31', 'deadline', 'VL-03', 'II.1 (+3): congress of 2025, month not given'],
  ['2025-12-31', 'deadline', 'VL-06', 'II.1 (+6): at least once a year (VL-a)'],
  ['2025-12-31', 'deadline', 'VL-10', 'II.4 (-1): inspection each year'],
  ['2025-12-31', 'deadline', 'VL-14', 'III.1 (-2, +3): for the province, each year (VL-c)'],
  ['2025-12-31', 'deadline', 'VL-15 VL-16 VL-17', 'III.1 (+1, +2): 01 and 03 each year (VL-d, VL-i)'],
  ['2025-12-31', 'deadline', 'VL-20', 'III.1 (note): yearly numbers of plan 273 (VL-b)'],
  ['2025-12-31', 'deadline', 'VL-21', 'III.1 (-3): honouring each year'],
]

// No list of 2023 (signed after 15/02/2023) and none of 2026 (after the end), see QN-e. The yearly report
// has no such limit: 2023, 2024 and 2025. To be in force to the end of 2025 (QN-01) is nothing to hand in.
const quangNam: readonly Row[] = [
  ['2023-04-03', 'opening', '', 'Điều 2: in force from signing; towards the list of 2024 (QN-h)'],
  ['2023-04-03', 'phase', 'QN-01', 'IV.1: one period, from issue to the end of 2025'],
  ['2023-12-14', 'cut-off', 'QN-23', 'V.1 (-3): yearly, no day; figures to 14/12 (QN-g)'],
  ['2023-12-20', 'deadline', 'QN-23', 'V.1 (-3): report to Sở Nội vụ, proposed day (QN-g)'],
  ['2023-12-31', 'deadline', 'QN-30', 'V.7: yearly, no day; the calendar year'],
  ['2024-01-31', 'deadline', 'QN-10 QN-11', 'III.3 (-3): communes to the district, no day; 31/01 (QN-d)'],
  ['2024-02-14', 'deadline', 'QN-07', 'III.3 (-1): 02-05 of a leading agency, list before 15/02 (QN-e)'],
  ['2024-02-14', 'deadline', 'QN-08', 'III.3 (-2): 01-02 of a block member, list before 15/02 (QN-e)'],
  ['2024-02-14', 'deadline', 'QN-09', 'III.3 (-2): 03-05 of the seven named, list before 15/02 (QN-e)'],
  ['2024-02-14', 'deadline', 'QN-12', 'III.3 (-4): 05-10 chosen by a district, list before 15/02 (QN-e)'],
  ['2024-02-14', 'deadline', 'QN-13', 'III.3 (last): list to Sở Nội vụ before 15/02 (QN-e)'],
  ['2024-02-15', 'opening', '', 'III.3: the day after one list the next begins, list of 2025 (QN-h)'],
  ['2024-12-14', 'cut-off', 'QN-23', 'V.1 (-3): figures to 14/12 (QN-g)'],
  ['2024-12-20', 'deadline', 'QN-23', 'V.1 (-3): report to Sở Nội vụ (QN-g)'],
  ['2024-12-31', 'deadline', 'QN-30', 'V.7: yearly, no day'],
  ['2025-01-31', 'deadline', 'QN-10 QN-11', 'III.3 (-3): communes to the district (QN-d)'],
  ['2025-02-14', 'deadline', 'QN-07', 'III.3 (-1): 02-05; the 15th is a Saturday and not moved (QN-e)'],
  ['2025-02-14', 'deadline', 'QN-08', 'III.3 (-2): 01-02 (QN-e)'],
  ['2025-02-14', 'deadline', 'QN-09', 'III.3 (-2): 03-05 (QN-e)'],
  ['2025-02-14', 'deadline', 'QN-12', 'III.3 (-4): 05-10 (QN-e)'],
  ['2025-02-14', 'deadline', 'QN-13', 'III.3 (last): list to Sở Nội vụ before 15/02 (QN-e)'],
  ['2025-12-14', 'cut-off', 'QN-23', 'V.1 (-3), IV.1: in force to the end of 2025, so a third report (QN-g)'],
  ['2025-12-20', 'deadline', 'QN-23', 'V.1 (-3), IV.1: third report (QN-g)'],
  ['2025-12-31', 'deadline', 'QN-30', 'V.7: yearly, no day'],
]

const langSon: readonly Row[] = [
  ['2023-08-01', 'opening', '', 'Dated 8/2023 with the day left blank: the month from its first day (TT-c)'],
  ['2025-06-30', 'deadline', 'TT-04', 'II.2.2 (1): Quarter II of 2025'],
  ['2025-06-30', 'deadline', 'TT-05', 'II.2.2 (2): Quarter II of 2025'],
  ['2025-06-30', 'deadline', 'TT-06', 'II.2.2 (3): Quarter II of 2025'],
  ['2025-12-31', 'deadline', 'TT-03', 'II.2.1: to be finished in 2025'],
  ['2025-12-31', 'deadline', 'TT-07', 'II.2.2 (4): Quarters III-IV of 2025, one window (TT-a)'],
  ['2025-12-31', 'deadline', 'TT-13', 'IV.4 (-2): support for the contest, which ends with 2025 (II.2.1)'],
]

// The first Quarter I is that of 2022 (CN-a). The later quarters and the results rest on what was registered
// in Quarter I, so nothing of 2021 is due.
const cauNgang: readonly Row[] = [
  ['2021-09-23', 'opening', '', 'Signed on this day; towards the registration of 2022 (CN-a)'],
  ['2021-09-23', 'phase', 'CN-01', 'IV.1: phase 1 from 9/2021, in force from signing (CN-a)'],
  ['2022-03-31', 'deadline', 'CN-02', 'IV.1.1 (1): Quarter I, the district rolls the plan out'],
  ['2022-03-31', 'deadline', 'CN-03', 'IV.1.1 (1): Quarter I, registration (CN-b)'],
  ['2022-03-31', 'deadline', 'CN-05', 'V.1: Quarter I, own plan with the list (CN-d)'],
  ['2022-09-30', 'deadline', 'CN-06', 'IV.1.1 (2): Quarters II and III'],
  ['2022-12-14', 'cut-off', 'CN-18', 'V.4: no interval; figures to 14/12 (CN-h, as VL-e)'],
  ['2022-12-15', 'deadline', 'CN-18', 'V.4: a day after the cut-off (CN-h)'],
  ['2022-12-31', 'deadline', 'CN-07', 'IV.1.1 (3): Quarter IV'],
  ['2023-01-01', 'opening', '', 'IV.1.1: "each year" is the calendar year'],
  ['2023-03-31', 'deadline', 'CN-02', 'IV.1.1 (1): Quarter I'],
  ['2023-03-31', 'deadline', 'CN-03', 'IV.1.1 (1): Quarter I (CN-b)'],
  ['2023-03-31', 'deadline', 'CN-05', 'V.1: Quarter I (CN-d)'],
  ['2023-06-30', 'deadline', 'CN-08', 'IV.1.2: June 2023, with the half-year review; still phase 1 (CN-a)'],
  ['2023-07-01', 'phase', 'CN-01', 'IV.2: June 2023 stands in both phases; phase 2 from 01/7 (CN-a)'],
  ['2023-09-30', 'deadline', 'CN-06', 'IV.1.1 (2): Quarters II and III'],
  ['2023-12-14', 'cut-off', 'CN-18', 'V.4: figures to 14/12 (CN-h)'],
  ['2023-12-15', 'deadline', 'CN-18', 'V.4: a day after the cut-off (CN-h)'],
  ['2023-12-31', 'deadline', 'CN-07', 'IV.1.1 (3): Quarter IV'],
  ['2024-01-01', 'opening', '', 'IV.1.1: "each year" is the calendar year; IV.2.1 carries the plan on'],
  ['2024-03-31', 'deadline', 'CN-02', 'IV.1.1 (1): Quarter I'],
  ['2024-03-31', 'deadline', 'CN-03', 'IV.1.1 (1): Quarter I (CN-b)'],
  ['2024-03-31', 'deadline', 'CN-05', 'V.1: Quarter I (CN-d)'],
  ['2024-09-30', 'deadline', 'CN-06', 'IV.1.1 (2): Quarters II and III'],
  ['2024-12-14', 'cut-off', 'CN-18', 'V.4: figures to 14/12 (CN-h)'],
  ['2024-12-15', 'deadline', 'CN-18', 'V.4: a day after the cut-off (CN-h)'],
  ['2024-12-31', 'deadline', 'CN-07', 'IV.1.1 (3): Quarter IV'],
  ['2025-01-01', 'opening', '', 'IV.1.1: "each year" is the calendar year'],
  ['2025-03-31', 'deadline', 'CN-02', 'IV.1.1 (1): Quarter I'],
  ['2025-03-31', 'deadline', 'CN-03', 'IV.1.1 (1): Quarter I (CN-b)'],
  ['2025-03-31', 'deadline', 'CN-05', 'V.1: Quarter I (CN-d)'],
  ['2025-09-30', 'deadline', 'CN-06', 'IV.1.1 (2): Quarters II and III'],
  ['2025-12-14', 'cut-off', 'CN-18', 'V.4: figures to 14/12 (CN-h)'],
  ['2025-12-15', 'deadline', 'CN-18', 'V.4: a day after the cut-off (CN-h)'],
  ['2025-12-31', 'deadline', 'CN-07', 'IV.1.1 (3): Quarter IV'],
  ['2025-12-31', 'deadline', 'CN-10', 'IV.2.2: no day; window is phase 2, to 12/2025 (CN-e)'],
]

// Conferences have no day yet, so each is taken on the last day it may be held on: pilot 28/02, communes
// 31/3, district 30/4/2025. The first quarterly report is that of 14/9/2024: by 14/6 the paper, dated June
// with a blank day, need not have existed.
const chiLang: readonly Row[] = [
  ['2024-06-10', 'opening', '', 'June 2024, day blank; 138/KH-UBND above it is of 10/6/2024'],
  ['2024-09-14', 'deadline', 'CL-30', 'Closing paragraph: no interval; quarterly, the 14th (CL-k)'],
  ['2024-11-30', 'deadline', 'CL-24', 'IV.2: November 2024'],
  ['2024-11-30', 'deadline', 'CL-25', 'IV.3: November 2024'],
  ['2024-11-30', 'deadline', 'CL-26', 'IV.4: November 2024, the first set (CL-j)'],
  ['2024-12-14', 'deadline', 'CL-30', 'Closing paragraph: quarterly, the 14th (CL-k)'],
  ['2025-02-13', 'deadline', 'CL-02', 'II.1 (3), IV.1: review report in the dossier of the pilot (CL-i)'],
  ['2025-02-13', 'deadline', 'CL-23', 'IV.1: 15 calendar days before 28/02, pilot (CL-i, CL-g)'],
  ['2025-02-28', 'deadline', 'CL-19', 'II.3: pilot in February 2025 (CL-g)'],
  ['2025-02-28', 'deadline', 'CL-31', 'II.1 (8): list adopted at the conference, pilot (CL-e)'],
  ['2025-03-14', 'deadline', 'CL-30', 'Closing paragraph: quarterly, the 14th (CL-k)'],
  ['2025-03-16', 'deadline', 'CL-02', 'II.1 (3), IV.1: review report in the dossier of a commune (CL-i)'],
  ['2025-03-16', 'deadline', 'CL-23', 'IV.1: 15 calendar days before 31/3, a Sunday and not moved (CL-i)'],
  ['2025-03-31', 'deadline', 'CL-06', 'II.2.1: communes in Quarter I of 2025'],
  ['2025-03-31', 'deadline', 'CL-31', 'II.1 (8): list adopted at the conference, communes (CL-e)'],
  ['2025-04-15', 'deadline', 'CL-02', 'II.1 (3), IV.1: review report in the dossier of the district (CL-i)'],
  ['2025-04-15', 'deadline', 'CL-23', 'IV.1: 15 calendar days before 30/4, district as organiser (CL-i)'],
  ['2025-04-29', 'deadline', 'CL-17', 'II.2.2: chosen before the conference, the day before 30/4 (CL-e)'],
  ['2025-04-30', 'deadline', 'CL-14', 'II.2.2: district in April 2025'],
  ['2025-04-30', 'deadline', 'CL-31', 'II.1 (8): list adopted at the conference, district (CL-e)'],
]

const of = (plan: GoldenPlan, rows: readonly Row[]): readonly GoldenItem[] =>
  rows.map(([day, kind, rules, why]) => ({ plan, day, kind, rules: rules.split(' ').filter(Boolean), why }))

export const GOLDEN_CALENDARS: readonly GoldenItem[] = [
  ...of('van-lang-146', vanLang),
  ...of('quang-nam-658', quangNam),
  ...of('lang-son-ttt', langSon),
  ...of('cau-ngang-104', cauNgang),
  ...of('chi-lang-dai-hoi', chiLang),
]
