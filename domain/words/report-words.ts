import type { Day, Language } from '../plan/plan.ts'
import type { Submission, Verdict } from '../rules/standing.ts'
import { clauseWords } from './clause-words.ts'
import { formatDay, formatNumber } from './format.ts'
import { SUMMARY_WORDS } from './summary-words.ts'

/** Every word of the periodic report and of the list that goes with it. */
export interface ReportWords {
  readonly nation: string
  readonly motto: string
  readonly number: (symbol: string) => string
  readonly placeAndDate: (place: string, day: Day) => string
  readonly kind: string
  /** A count as reports write it. */
  readonly figure: (count: number) => string
  readonly outOf: (some: number, all: number) => string
  readonly plan: (paper: string | null, title: string) => string
  readonly paper: (paper: string, day: Day | null, issuer: string) => string
  readonly ofDay: (day: string) => string
  readonly summary: (period: string, plan: string) => string
  readonly opening: (papers: readonly string[], issuer: string, period: string) => string
  readonly closing: (period: string, issuer: string) => string
  readonly sections: readonly [string, string, string, string]
  readonly sent: SentWords
  readonly result: ResultWords
  readonly lacking: LackingWords
  readonly tasks: TaskWords
  readonly appendix: AppendixWords
  readonly list: ListWords
  readonly recipients: string
}

interface SentWords {
  readonly asOf: (hour: string, day: string, deadline: string) => string
  readonly snapshot: (number: string, hash: string) => string
  readonly units: (reported: string, parts: readonly string[]) => string
  readonly onTime: (count: string) => string
  readonly late: (count: string) => string
  readonly nil: (count: string) => string
  readonly held: (count: string) => string
  readonly missing: (count: string, appendix: string) => string
  readonly allSent: string
  readonly heldUnits: (units: string) => string
  readonly rows: (rows: string, counted: string, errors: string) => string
}

interface ResultWords {
  readonly headings: readonly [string, string]
  readonly met: (count: string) => string
  readonly rule: (clause: string, title: string, count: string) => string
  readonly by: (list: string, parts: readonly string[]) => string
  readonly nothing: string
}

interface LackingWords {
  readonly headings: readonly [string, string, string]
  readonly units: (count: string) => string
  readonly unitsDue: (count: string, deadline: string) => string
  readonly none: string
  readonly rows: (count: string, units: string, names: string) => string
  readonly rules: (count: string, units: string, names: string) => string
  readonly unknown: (units: string, names: string) => string
  readonly errors: (parts: readonly string[]) => string
  readonly warnings: (parts: readonly string[]) => string
  readonly noErrors: string
  readonly problem: (title: string, rows: string) => string
  readonly readings: string
  readonly reading: (question: string, reading: string | null) => string
}

interface TaskWords {
  readonly dated: (title: string, clause: string, due: string, done: string) => string
  readonly undated: (count: string, appendix: string) => string
  readonly none: string
  readonly noDate: string
  readonly byEvent: string
}

interface AppendixWords {
  readonly submission: Readonly<Record<Submission, string>>
  readonly verdict: Readonly<Record<Verdict, string>>
  readonly name: (roman: string) => string
  readonly note: (symbol: string, day: Day, issuer: string) => string
  readonly total: string
  readonly ruleCount: (count: string) => string
  readonly units: { readonly title: string; readonly before: Headings; readonly after: Headings }
  readonly missing: { readonly title: string; readonly headers: Headings }
  readonly fields: { readonly title: (list: string) => string; readonly share: string; readonly all: string }
  readonly tasks: { readonly title: string; readonly headers: Headings }
}

interface ListWords {
  readonly kind: string
  readonly summary: (recipient: string, period: string) => string
  /** Where the plan names no recipient. */
  readonly above: string
  readonly headers: Headings
  readonly none: string
  readonly count: (count: string) => string
}

type Headings = readonly string[]

/** Counts below ten with a leading zero, as papers write them. */
const figure = (count: number): string => (count > 0 && count < 10 ? `0${count}` : formatNumber(count, 'vi'))

/** "ngày 01 tháng 12 năm 2023": two digits for the day, and for the month only 1 and 2. */
function longDay(day: Day): string {
  const [date, month, year] = formatDay(day, 'vi').split('/')
  return `ngày ${date} tháng ${month} năm ${year}`
}

const vi: ReportWords = {
  nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
  number: (symbol) => `Số:        /BC-${symbol}`,
  placeAndDate: (place, day) => `${place}, ${longDay(day)}`,
  kind: 'BÁO CÁO',
  figure,
  outOf: (some, all) => `${figure(some)}/${figure(all)}`,
  plan: (paper, title) => (paper === null ? `Kế hoạch ${title}` : `${paper} về ${title}`),
  paper: (paper, day, issuer) =>
    `${paper}${day === null ? '' : ` ngày ${formatDay(day, 'vi')}`} của ${issuer}`,
  ofDay: (day) => ` ngày ${day}`,
  summary: (period, plan) => `Kết quả ${period} thực hiện ${plan}`,
  opening: (papers, issuer, period) =>
    `Thực hiện ${papers.join('; ')}, ${issuer} báo cáo kết quả ${period} như sau:`,
  closing: (period, issuer) => `Trên đây là báo cáo kết quả ${period} của ${issuer}./.`,
  sections: [
    'I. TÌNH HÌNH GỬI BÁO CÁO',
    'II. KẾT QUẢ THỰC HIỆN',
    'III. TỒN TẠI, HẠN CHẾ',
    'IV. NHIỆM VỤ VÀ THỜI HẠN TRONG KỲ',
  ],
  sent: {
    asOf: (hour, day, deadline) =>
      `Số liệu tính đến ${hour.replace(':', ' giờ ')} phút ngày ${day}; thời hạn của kỳ báo cáo là hết ngày ${deadline}.`,
    snapshot: (number, hash) => `Đây là số liệu chốt lần ${number} (mã số liệu ${hash}).`,
    units: (reported, parts) =>
      `Có ${reported} đơn vị phải báo cáo đã gửi${parts.length > 0 ? `, gồm: ${parts.join(', ')}` : ''}.`,
    onTime: (count) => `${count} đơn vị đúng hạn`,
    late: (count) => (count === '0' ? 'không có đơn vị trễ hạn' : `${count} đơn vị trễ hạn`),
    nil: (count) => `${count} đơn vị báo không có`,
    held: (count) => `${count} đơn vị đang tạm giữ bảng để kiểm tra`,
    missing: (count, appendix) => `Còn ${count} đơn vị chưa gửi (danh sách tại ${appendix}).`,
    allSent: 'Không còn đơn vị nào chưa gửi.',
    heldUnits: (units) => `Bảng đang tạm giữ, chờ đơn vị kiểm tra và gửi lại: ${units}.`,
    rows: (rows, counted, errors) =>
      `Các đơn vị đã kê khai ${rows} trường hợp; trong đó ${counted} trường hợp hợp lệ được tính vào kết quả, ${errors} trường hợp có sai sót phải sửa.`,
  },
  result: {
    headings: ['1. Thực hiện chỉ tiêu', '2. Kết quả theo từng tiêu chí'],
    met: (count) => `Có ${count} đơn vị đạt yêu cầu, cụ thể theo từng nội dung của văn bản:`,
    rule: (clause, title, count) => `- ${title} (${clauseWords(clause, 'vi')}): ${count} đơn vị đạt.`,
    by: (list, parts) => `- ${list}: ${parts.join('; ')}.`,
    nothing: 'Chưa có trường hợp hợp lệ nào.',
  },
  lacking: {
    headings: ['1. Đơn vị chưa đạt', '2. Sai sót trong kê khai', '3. Cách hiểu làm căn cứ tính số liệu'],
    units: (count) => `Còn ${count} đơn vị chưa đạt yêu cầu:`,
    unitsDue: (count, deadline) =>
      `Chưa hết thời hạn (${deadline}); đến nay còn ${count} đơn vị chưa đạt yêu cầu:`,
    none: 'Không có đơn vị nào chưa đạt yêu cầu.',
    rows: (count, units, names) => `- Thiếu ${count} trường hợp (${units} đơn vị): ${names}.`,
    rules: (count, units, names) => `- Chưa đạt ${count} nội dung (${units} đơn vị): ${names}.`,
    unknown: (units, names) => `- Chưa xác định được do thiếu số liệu (${units} đơn vị): ${names}.`,
    errors: (parts) => `Sai sót đơn vị phải sửa: ${parts.join('; ')}.`,
    warnings: (parts) => `Nội dung đề nghị đơn vị rà soát: ${parts.join('; ')}.`,
    noErrors: 'Không có sai sót phải sửa.',
    problem: (title, rows) => `${title} ${rows} dòng`,
    readings:
      'Văn bản có điểm có thể hiểu khác nhau; số liệu trong báo cáo này được tính theo cách hiểu sau:',
    reading: (question, reading) => `- ${question} Cách hiểu: ${reading ?? 'Chưa quyết định.'}`,
  },
  tasks: {
    dated: (title, clause, due, done) =>
      `- ${title} (${clauseWords(clause, 'vi')}): thời hạn ${due}; ${done} đơn vị đã hoàn thành.`,
    undated: (count, appendix) => `Danh mục ${count} nhiệm vụ theo dõi trong kỳ tại ${appendix}.`,
    none: 'Không có nhiệm vụ nào đến hạn trong kỳ.',
    noDate: 'Không quy định',
    byEvent: 'Theo ngày tổ chức',
  },
  appendix: {
    name: (roman) => `Phụ lục ${roman}`,
    note: (symbol, day, issuer) =>
      `(Kèm theo Báo cáo số        /BC-${symbol} ${longDay(day)} ${`của ${issuer}`.replaceAll(' ', '\u00a0')})`,
    submission: {
      none: 'Chưa gửi',
      empty: 'Chưa gửi',
      nil: 'Báo không có',
      'on-time': 'Đúng hạn',
      late: 'Trễ hạn',
      held: 'Tạm giữ',
    },
    verdict: {
      met: 'Đạt',
      short: 'Chưa đạt',
      over: 'Vượt',
      'not-due': 'Chưa đủ',
      'not-applicable': 'Không giao',
      unknown: 'Chưa rõ',
    },
    total: 'Tổng cộng',
    ruleCount: (count) => `${count} nội dung`,
    units: {
      title: 'KẾT QUẢ THỰC HIỆN CỦA TỪNG ĐƠN VỊ',
      before: ['STT', 'Đơn vị', 'Tình trạng gửi', 'Chỉ tiêu'],
      after: ['Tổng số', 'Còn thiếu', 'Kết quả'],
    },
    missing: {
      title: 'DANH SÁCH ĐƠN VỊ CHƯA GỬI BÁO CÁO',
      headers: ['STT', 'Đơn vị', 'Chỉ tiêu', 'Thời hạn', 'Ghi chú'],
    },
    fields: { title: (list) => `KẾT QUẢ THEO ${list.toUpperCase()}`, share: 'Tỷ lệ (%)', all: 'Tổng số' },
    tasks: {
      title: 'NHIỆM VỤ TRONG KỲ',
      headers: ['STT', 'Nhiệm vụ', 'Mục', 'Thời hạn', 'Đơn vị thực hiện', 'Đã hoàn thành'],
    },
  },
  list: {
    kind: 'DANH SÁCH',
    summary: (recipient, period) => `Mô hình, điển hình tiên tiến giới thiệu với ${recipient} ${period}`,
    above: 'cơ quan cấp trên',
    headers: ['STT', 'Tên', 'Loại hình', 'Đơn vị giới thiệu', 'Lĩnh vực'],
    none: 'Chưa có đơn vị nào đề nghị giới thiệu.',
    count: (count) => `Danh sách có ${count} trường hợp./.`,
  },
  recipients: 'Nơi nhận:',
}

const plain = (count: number): string => formatNumber(count, 'en')

const en: ReportWords = {
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
  sections: ['I. REPORTS SENT', 'II. RESULTS', 'III. SHORTCOMINGS', 'IV. TASKS AND DEADLINES'],
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

export const REPORT_WORDS: Readonly<Record<Language, ReportWords>> = { vi, en }
