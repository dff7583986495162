import type { AttachedFile, Language } from '../plan/plan.ts'
import { clauseWords } from './clause-words.ts'

/** Every word of the roll-up mail and its charts. A quantity that may be zero has its own sentence where zero reads differently. */
export interface RollupMailWords {
  readonly subject: (place: string, period: string, met: string, missing: number) => string
  /** Who has sent nothing, with the last day; negative days left: it is over. */
  readonly missing: (units: number, day: string, daysLeft: number) => string
  readonly short: (units: number) => string
  readonly late: (units: number) => string
  readonly errors: (rows: number) => string
  readonly changed: (nowMet: number, nowShort: number, counted: number) => string
  readonly unchanged: string
  readonly to: (recipient: string) => string
  readonly snapshot: (number: number) => string
  /** The period of a subject, and how many units its reader has in charge; the same in a sentence. */
  readonly periodInCharge: (period: string, units: number) => string
  readonly inCharge: (units: number) => string
  readonly figures: {
    readonly met: string
    readonly reported: string
    readonly missing: string
    readonly counted: string
    readonly errors: string
  }
  readonly unitsTitle: string
  readonly noUnits: string
  readonly unitColumns: readonly [string, string, string, string]
  readonly moreUnits: (count: number) => string
  readonly changesTitle: string
  readonly changeColumns: readonly [string, string, string, string]
  readonly detailTitle: (title: string) => string
  readonly total: string
  readonly moreLines: (count: number) => string
  readonly rulesTitle: string
  readonly ruleLine: (rule: string, clause: string, met: string, title: string) => string
  readonly readingsTitle: string
  readonly undecided: (question: string) => string
  /** Of files that go with the mail, and why one does not. */
  readonly attached: (names: string) => string
  readonly notAttached: string
  readonly files: Readonly<Record<AttachedFile, (place: string, period: string) => string>>
  readonly charts: {
    readonly unitsTitle: (units: string) => string
    readonly met: string
    readonly short: string
    readonly missing: string
    readonly progressTitle: string
    readonly due: (day: string) => string
    readonly reportedBy: (units: string, day: string) => string
  }
}

const vi: RollupMailWords = {
  subject: (place, period, met, missing) =>
    `${place} ${period}: ${met} đơn vị đủ chỉ tiêu, ${missing} chưa nộp`,
  missing: (units, day, daysLeft) => {
    if (units === 0) return 'Tất cả đơn vị đã nộp'
    return daysLeft >= 0
      ? `${units} đơn vị chưa nộp (hạn ${day}, còn ${daysLeft} ngày)`
      : `${units} đơn vị chưa nộp, đã quá hạn ${-daysLeft} ngày (${day})`
  },
  short: (units) =>
    units === 0 ? 'không đơn vị nào nộp thiếu' : `${units} đơn vị đã nộp nhưng chưa đủ chỉ tiêu`,
  late: (units) => `${units} đơn vị nộp trễ hạn`,
  errors: (rows) => (rows === 0 ? 'không còn dòng lỗi' : `${rows} dòng còn lỗi`),
  changed: (nowMet, nowShort, counted) =>
    `So với thư trước: thêm ${nowMet} đơn vị đủ chỉ tiêu${nowShort > 0 ? `, ${nowShort} đơn vị không còn đủ` : ''}, ${counted >= 0 ? 'tăng' : 'giảm'} ${Math.abs(counted)} điển hình được tính.`,
  unchanged: 'So với thư trước: không thay đổi.',
  to: (recipient) => `Kính gửi: ${recipient}`,
  snapshot: (number) => `Số liệu chốt lần ${number}`,
  periodInCharge: (period, units) => `${period}, ${units} đơn vị theo dõi`,
  inCharge: (units) => `Thư này gồm số liệu của ${units} đơn vị do đồng chí theo dõi.`,
  figures: {
    met: 'đủ chỉ tiêu',
    reported: 'đã nộp',
    missing: 'chưa nộp',
    counted: 'điển hình được tính',
    errors: 'dòng lỗi',
  },
  unitsTitle: 'Đơn vị cần chú ý',
  noUnits: 'Không có đơn vị nào: tất cả đã đủ chỉ tiêu.',
  unitColumns: ['Đơn vị', 'Cần', 'Có', 'Tình trạng'],
  moreUnits: (count) => `Còn ${count} đơn vị nữa trong bảng tổng hợp.`,
  changesTitle: 'Đơn vị có thay đổi so với thư trước',
  changeColumns: ['Đơn vị', 'Trước', 'Nay', 'Tình trạng'],
  detailTitle: (title) => `Theo ${title.toLowerCase()}`,
  total: 'Tổng',
  moreLines: (count) => `Còn ${count} dòng nữa trong bảng tổng hợp.`,
  rulesTitle: 'Theo quy định',
  ruleLine: (rule, clause, met, title) =>
    `${title}: ${met} đơn vị đạt (quy định ${rule}, ${clauseWords(clause, 'vi')})`,
  readingsTitle: 'Cách hiểu mà số liệu dựa vào',
  undecided: (question) => `${question} (chưa quyết định)`,
  attached: (names) => `Kèm theo: ${names}.`,
  notAttached: 'Tệp quá lớn hoặc chưa lập được nên không kèm theo thư; mời xem trong bảng tổng hợp.',
  files: {
    summary: (place, period) => `Tổng hợp ${place} ${period}.xlsx`,
    report: (place, period) => `Dự thảo báo cáo ${place} ${period}.docx`,
  },
  charts: {
    unitsTitle: (units) => `Tình hình ${units} đơn vị`,
    met: 'Đủ chỉ tiêu',
    short: 'Đã nộp, chưa đủ',
    missing: 'Chưa nộp',
    progressTitle: 'Số đơn vị đã nộp, theo ngày',
    due: (day) => `hạn ${day}`,
    reportedBy: (units, day) => `${units} đến ${day}`,
  },
}

const en: RollupMailWords = {
  subject: (place, period, met, missing) =>
    `${place} ${period}: ${met} units meet their quota, ${missing} sent nothing`,
  missing: (units, day, daysLeft) => {
    if (units === 0) return 'All units have sent their sheets'
    return daysLeft >= 0
      ? `${units} units sent nothing (due ${day}, ${daysLeft} days left)`
      : `${units} units sent nothing, ${-daysLeft} days overdue (${day})`
  },
  short: (units) => (units === 0 ? 'none sent too little' : `${units} sent too little`),
  late: (units) => `${units} sent late`,
  errors: (rows) => (rows === 0 ? 'no rows with errors are left' : `${rows} rows have errors`),
  changed: (nowMet, nowShort, counted) =>
    `Since the last mail: ${nowMet} more units meet their quota${nowShort > 0 ? `, ${nowShort} no longer do` : ''}, ${counted >= 0 ? '+' : '-'}${Math.abs(counted)} exemplars counted.`,
  unchanged: 'Since the last mail: no change.',
  to: (recipient) => `To: ${recipient}`,
  snapshot: (number) => `Frozen figures, edition ${number}`,
  periodInCharge: (period, units) => `${period}, ${units} units in your charge`,
  inCharge: (units) => `Figures of the ${units} units in your charge.`,
  figures: {
    met: 'meet the quota',
    reported: 'have sent',
    missing: 'sent nothing',
    counted: 'exemplars counted',
    errors: 'error rows',
  },
  unitsTitle: 'Units to look at',
  noUnits: 'None: all units meet their quota.',
  unitColumns: ['Unit', 'Need', 'Have', 'State'],
  moreUnits: (count) => `${count} more units in the summary sheet.`,
  changesTitle: 'Units that changed since the last mail',
  changeColumns: ['Unit', 'Before', 'Now', 'State'],
  detailTitle: (title) => `By ${title.toLowerCase()}`,
  total: 'Total',
  moreLines: (count) => `${count} more lines in the summary sheet.`,
  rulesTitle: 'By rule',
  ruleLine: (rule, clause, met, title) =>
    `${title}: met by ${met} units (rule ${rule}, ${clauseWords(clause, 'en')})`,
  readingsTitle: 'Readings that the figures rest on',
  undecided: (question) => `${question} (not decided yet)`,
  attached: (names) => `Attached: ${names}.`,
  notAttached:
    'A file is too large or could not be made, so it does not go with this mail; please open the summary sheet.',
  files: {
    summary: (place, period) => `Summary ${place} ${period}.xlsx`,
    report: (place, period) => `Draft report ${place} ${period}.docx`,
  },
  charts: {
    unitsTitle: (units) => `Where ${units} units stand`,
    met: 'Meet the quota',
    short: 'Sent, not enough yet',
    missing: 'Sent nothing',
    progressTitle: 'Units that have sent, by day',
    due: (day) => `due ${day}`,
    reportedBy: (units, day) => `${units} by ${day}`,
  },
}

export const ROLLUP_MAIL_WORDS: Readonly<Record<Language, RollupMailWords>> = { vi, en }
