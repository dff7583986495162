import type { Day } from '../plan/plan.ts'
import { clauseWords } from './clause-words.ts'
import { formatDay, formatNumber } from './format.ts'
import type { ReportWords } from './report-catalogue.ts'

/** Counts below ten with a leading zero, as papers write them. */
const figure = (count: number): string => (count > 0 && count < 10 ? `0${count}` : formatNumber(count, 'vi'))

/** "ngày 01 tháng 12 năm 2023": two digits for the day, and for the month only 1 and 2. */
function longDay(day: Day): string {
  const [date, month, year] = formatDay(day, 'vi').split('/')
  return `ngày ${date} tháng ${month} năm ${year}`
}

export const REPORT_VI: ReportWords = {
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
    'V. NỘI DUNG BÁO CÁO CỦA CÁC ĐƠN VỊ',
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
  told: {
    intro:
      'Phần này tổng hợp nguyên văn nội dung các đơn vị đã báo cáo, theo thứ tự đơn vị của kế hoạch; nội dung dài được rút gọn, toàn văn lưu tại bảng của đơn vị.',
    nothing: 'Đến nay chưa có đơn vị nào báo cáo bằng lời.',
    heading: (number, topic) => `${number}. ${topic}`,
    topics: {
      results: 'Kết quả nổi bật',
      shortcomings: 'Khó khăn, hạn chế và nguyên nhân',
      plans: 'Phương hướng, nhiệm vụ thời gian tới',
      requests: 'Kiến nghị, đề xuất',
    },
    count: (units) => `Có ${units} đơn vị nêu nội dung này:`,
    line: (unit, words) => `- ${unit}: ${words}`,
    about: (label, words) => `(${label}) ${words}`,
    cut: (words, more) => `${words} ... (còn ${more} ký tự)`,
    moreUnits: (count) => `Ngoài ra còn ${count} đơn vị khác; nội dung xem tại bảng của đơn vị.`,
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
    persons: {
      titles: {
        sex: 'CƠ CẤU GIỚI TÍNH CỦA CÁ NHÂN ĐƯỢC GIỚI THIỆU',
        age: 'CƠ CẤU ĐỘ TUỔI CỦA CÁ NHÂN ĐƯỢC GIỚI THIỆU',
        ethnic: 'CƠ CẤU DÂN TỘC CỦA CÁ NHÂN ĐƯỢC GIỚI THIỆU',
      },
      asOf: (asOf, reported, number) =>
        `Số liệu chốt lần ${number}, tính đến ${asOf}; ${reported} đơn vị đã gửi.`,
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
