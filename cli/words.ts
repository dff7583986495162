import type { Language } from '../domain/plan/plan.ts'
import type { Submission } from '../domain/rules/standing.ts'
import type { Refusal } from './start/installation.ts'

/** Every word that the operator's command prints. */
export interface CliWords {
  readonly tagline: (plan: string) => string
  readonly at: (when: string) => string
  readonly services: string
  readonly plan: (title: string, units: number, rules: number) => string
  readonly returns: (imported: number, known: number, refused: number) => string
  readonly provisioned: (made: number, all: number, renewed: number) => string
  readonly syncing: string
  readonly synced: (sheets: number, rows: number, cells: number) => string
  readonly agenda: (mails: number) => string
  readonly snapshot: (number: string, asOf: string) => string
  readonly next: (what: string, when: string) => string
  readonly summary: (written: boolean) => string
  readonly nothingChanged: string
  readonly changed: (rows: number, cells: number, mails: number) => string
  readonly unitsTitle: string
  readonly unitColumns: readonly [string, string, string, string, string, string]
  readonly verdict: Readonly<
    Record<'met' | 'short' | 'over' | 'not-due' | 'not-applicable' | 'unknown', string>
  >
  readonly missing: (count: number) => string
  readonly held: string
  readonly submission: Readonly<Record<Submission, string>>
  readonly problemsTitle: string
  readonly problemColumns: readonly [string, string, string]
  readonly refusedTitle: string
  readonly heldTitle: string
  readonly mailsTitle: (count: number) => string
  readonly mailStates: Readonly<Record<'pending' | 'claimed' | 'sent' | 'refused' | 'unknown', string>>
  readonly whereTitle: string
  readonly where: {
    readonly summary: string
    readonly report: string
    readonly list: string
    readonly sheets: string
    readonly mails: string
    readonly page: string
  }
  readonly stop: string
  readonly locked: (folder: string, pid: number) => string
  readonly notOpened: (refusal: Refusal) => string
  readonly badDate: (text: string) => string
  readonly planFaults: (count: number) => string
  readonly moreFaults: (count: number, file: string) => string
  readonly planGood: (rules: number, units: number) => string
  readonly otherPlan: (plan: string, folder: string) => string
  readonly noFile: (path: string) => string
  readonly noUnit: (name: string, near: string) => string
  readonly unclearFile: (file: string, candidates: string) => string
  readonly dead: (count: number) => string
  readonly noStorage: string
  readonly inboxTaken: (file: string, unit: string) => string
  readonly inboxKnown: (file: string, unit: string) => string
  readonly inboxRefused: (file: string, why: string) => string
  readonly inboxUnclear: (candidates: string) => string
  readonly inboxFailed: (file: string) => string
}

const vi: CliWords = {
  tagline: (plan) => `ROLLCALL - ${plan}`,
  at: (when) => `Tính đến ${when} (giờ Việt Nam)`,
  services: 'Khởi động các dịch vụ tại máy: kho dữ liệu, bảng tính, thư, định danh, hàng đợi, đồng hồ',
  plan: (title, units, rules) => `Nạp kế hoạch: ${title} (${units} đơn vị, ${rules} quy định)`,
  returns: (imported, known, refused) =>
    `Tiếp nhận bảng của đơn vị: ${imported} mới, ${known} đã có, ${refused} không đọc được`,
  provisioned: (made, all, renewed) =>
    `Cấp bảng trống cho đơn vị chưa gửi: ${made} mới (${all} đơn vị có bảng)${renewed > 0 ? `, ${renewed} bảng cập nhật theo kế hoạch` : ''}`,
  syncing: 'Kiểm tra từng bảng',
  synced: (sheets, rows, cells) =>
    `Đã kiểm tra ${sheets} bảng: ghi ${rows} dòng vào kho, ${cells} ô phản hồi vào bảng`,
  agenda: (mails) => `Việc đến hạn theo kế hoạch: ${mails} thư mới`,
  snapshot: (number, asOf) => `Chốt số liệu lần ${number}, tính đến ${asOf}`,
  next: (what, when) => `Việc kế tiếp: ${what}, ${when}`,
  summary: (written) => (written ? 'Lập bảng tổng hợp' : 'Bảng tổng hợp không thay đổi'),
  nothingChanged: 'Không có gì thay đổi: 0 dòng, 0 ô, 0 thư.',
  changed: (rows, cells, mails) => `Thay đổi lần này: ${rows} dòng, ${cells} ô, ${mails} thư.`,
  unitsTitle: 'TÌNH HÌNH CÁC ĐƠN VỊ',
  unitColumns: ['Đơn vị', 'Cần', 'Có', 'Lỗi', 'Nộp', 'Kết quả'],
  verdict: {
    met: 'Đạt',
    short: 'Chưa đạt',
    over: 'Vượt',
    'not-due': 'Chưa đủ',
    'not-applicable': 'Không áp dụng',
    unknown: 'Không xác định',
  },
  missing: (count) => `thiếu ${count}`,
  held: 'Tạm giữ',
  submission: {
    none: 'chưa nộp',
    empty: 'chưa nộp',
    nil: 'báo không có',
    'on-time': 'đúng hạn',
    late: 'trễ hạn',
    held: 'tạm giữ',
  },
  problemsTitle: 'CÁC LOẠI LỖI VÀ CHỈNH SỬA',
  problemColumns: ['Mã', 'Nội dung', 'Số dòng'],
  refusedTitle: 'TỆP KHÔNG ĐỌC ĐƯỢC',
  heldTitle: 'BẢNG TẠM GIỮ',
  mailsTitle: (count) => `THƯ (${count})`,
  mailStates: {
    pending: 'chờ gửi',
    claimed: 'đang gửi',
    sent: 'đã gửi',
    refused: 'bị từ chối',
    unknown: 'chưa rõ',
  },
  whereTitle: 'XEM KẾT QUẢ',
  where: {
    summary: 'Bảng tổng hợp',
    report: 'Báo cáo',
    list: 'Danh sách kèm báo cáo',
    sheets: 'Bảng trả lại các đơn vị',
    mails: 'Thư',
    page: 'Trang xem chung',
  },
  stop: 'Nhấn Ctrl-C để dừng.',
  notOpened: (refusal) =>
    refusal.kind === 'locked'
      ? vi.locked(refusal.folder, refusal.pid)
      : `Dữ liệu do phiên bản mới hơn ghi (cấu trúc ${refusal.schema}); phiên bản này không mở để khỏi làm sai. Xin cập nhật Rollcall.`,
  locked: (folder, pid) =>
    `Thư mục ${folder} đang được tiến trình ${pid} sử dụng. Nếu đó là Rollcall, xin dừng tiến trình đó trước; nếu không phải, xin xóa tệp «lock» trong thư mục này rồi chạy lại.`,
  badDate: (text) =>
    `«${text}» không phải là thời điểm. Xin ghi như 2023-12-01, 2023-12-01T08:00, hoặc now (lúc này).`,
  planFaults: (count) => `Tệp kế hoạch có ${count} chỗ cần sửa:`,
  moreFaults: (count, file) => `… và ${count} chỗ cùng loại trong ${file}`,
  otherPlan: (plan, folder) =>
    `Trong ${folder} chưa có bảng nào của kế hoạch ${plan}. Xin kiểm tra lại kế hoạch và --state.`,
  noFile: (path) => `Không có tệp ${path}; chưa làm gì. Xin kiểm tra lại đường dẫn.`,
  noUnit: (name, near) =>
    `Kế hoạch không có đơn vị «${name}»; chưa làm gì.${near === '' ? '' : ` Có phải là «${near}»?`} Xin ghi tên hoặc mã đơn vị như trong units.csv.`,
  unclearFile: (file, candidates) =>
    candidates === ''
      ? `Không rõ tệp «${file}» của đơn vị nào; xin chạy lại với --unit "tên đơn vị".`
      : `Tệp «${file}» có thể của: ${candidates}; xin chạy lại với --unit "tên đơn vị".`,
  planGood: (rules, units) => `Kế hoạch đúng: ${rules} quy định, ${units} đơn vị.`,
  dead: (count) => `${count} việc không làm được sau nhiều lần thử; lần chạy sau sẽ làm lại.`,
  noStorage:
    'Tài khoản của hệ thống không có chỗ chứa tệp trên Google Drive. Xin tạo một thư mục trong bộ nhớ dùng chung, cho tài khoản quyền quản lý nội dung, rồi đặt ROLLCALL_GOOGLE_DRIVE_FOLDER là mã của thư mục đó.',
  inboxTaken: (file, unit) => `Đã nhận tệp «${file}» là bảng của ${unit}.`,
  inboxKnown: (file, unit) => `Tệp «${file}» của ${unit} đã nhận trước đây, không có gì mới.`,
  inboxRefused: (file, why) => `Không nhận tệp «${file}». ${why}`,
  inboxUnclear: (candidates) =>
    candidates === ''
      ? 'Không rõ tệp của đơn vị nào: xin ghi tên đơn vị vào tên tệp rồi gửi lại.'
      : `Tệp có thể của: ${candidates}. Xin ghi rõ tên một đơn vị vào tên tệp rồi gửi lại.`,
  inboxFailed: (file) => `Chưa nhận được tệp «${file}»; tệp vẫn ở trong thư mục, sẽ thử lại lần sau.`,
}

const en: CliWords = {
  tagline: (plan) => `ROLLCALL - ${plan}`,
  at: (when) => `As of ${when} (Viet Nam time)`,
  services: 'Starting the embedded services: table, sheets, mail, tokens, queue, clock',
  plan: (title, units, rules) => `Plan loaded: ${title} (${units} units, ${rules} rules)`,
  returns: (imported, known, refused) =>
    `Returned workbooks: ${imported} new, ${known} known, ${refused} unreadable`,
  provisioned: (made, all, renewed) =>
    `Empty sheets for units that sent nothing: ${made} new (${all} units have a sheet)${renewed > 0 ? `, ${renewed} brought up to the plan` : ''}`,
  syncing: 'Checking sheet by sheet',
  synced: (sheets, rows, cells) =>
    `${sheets} sheets checked: ${rows} rows stored, ${cells} cells of feedback written`,
  agenda: (mails) => `Due by the plan: ${mails} new mails`,
  snapshot: (number, asOf) => `Figures frozen, edition ${number}, as of ${asOf}`,
  next: (what, when) => `Next: ${what}, ${when}`,
  summary: (written) => (written ? 'Summary sheet built' : 'Summary sheet unchanged'),
  nothingChanged: 'Nothing changed: 0 rows, 0 cells, 0 mails.',
  changed: (rows, cells, mails) => `Changed this time: ${rows} rows, ${cells} cells, ${mails} mails.`,
  unitsTitle: 'WHERE THE UNITS STAND',
  unitColumns: ['Unit', 'Need', 'Have', 'Errors', 'Sent', 'State'],
  verdict: {
    met: 'Met',
    short: 'Short',
    over: 'Over',
    'not-due': 'Not yet',
    'not-applicable': 'Not applicable',
    unknown: 'Unknown',
  },
  missing: (count) => `${count} missing`,
  held: 'On hold',
  submission: {
    none: 'nothing',
    empty: 'nothing',
    nil: 'nothing to report',
    'on-time': 'on time',
    late: 'late',
    held: 'on hold',
  },
  problemsTitle: 'PROBLEMS AND REPAIRS BY KIND',
  problemColumns: ['Code', 'What', 'Rows'],
  refusedTitle: 'FILES THAT CANNOT BE READ',
  heldTitle: 'SHEETS ON HOLD',
  mailsTitle: (count) => `MAILS (${count})`,
  mailStates: {
    pending: 'pending',
    claimed: 'being sent',
    sent: 'sent',
    refused: 'refused',
    unknown: 'unknown',
  },
  whereTitle: 'WHERE TO LOOK',
  where: {
    summary: 'Summary sheet',
    report: 'Report',
    list: 'List with the report',
    sheets: 'Sheets returned to the units',
    mails: 'Mails',
    page: 'Index page',
  },
  stop: 'Press Ctrl-C to stop.',
  notOpened: (refusal) =>
    refusal.kind === 'locked'
      ? en.locked(refusal.folder, refusal.pid)
      : `The data were written by a newer version (shape ${refusal.schema}); this one does not open them, so as not to spoil them. Please update Rollcall.`,
  locked: (folder, pid) =>
    `The folder ${folder} is in use by process ${pid}. If that is Rollcall, please stop it first; if it is not, please delete the file "lock" in that folder and start again.`,
  badDate: (text) => `"${text}" is no moment. Please write it like 2023-12-01, 2023-12-01T08:00, or now.`,
  planFaults: (count) => `The plan file has ${count} faults:`,
  moreFaults: (count, file) => `... and ${count} more of the same kind in ${file}`,
  otherPlan: (plan, folder) =>
    `${folder} holds no sheet of the plan ${plan}. Please check the plan and --state.`,
  noFile: (path) => `There is no file ${path}; nothing was done. Please check the path.`,
  noUnit: (name, near) =>
    `The plan has no unit "${name}"; nothing was done.${near === '' ? '' : ` Is it "${near}"?`} Please write its name or id as in units.csv.`,
  unclearFile: (file, candidates) =>
    candidates === ''
      ? `Whose file "${file}" is cannot be told; please run it again with --unit "name of the unit".`
      : `The file "${file}" may be of: ${candidates}; please run it again with --unit "name of the unit".`,
  planGood: (rules, units) => `The plan is good: ${rules} rules, ${units} units.`,
  dead: (count) => `${count} jobs failed after several tries; the next run takes them up again.`,
  noStorage:
    "The system's account has no storage for files on Google Drive. Please make a folder in a shared drive, make the account a content manager there, and set ROLLCALL_GOOGLE_DRIVE_FOLDER to that folder's id.",
  inboxTaken: (file, unit) => `The file "${file}" was taken in as the sheet of ${unit}.`,
  inboxKnown: (file, unit) => `The file "${file}" of ${unit} was taken in before; nothing is new.`,
  inboxRefused: (file, why) => `The file "${file}" was refused. ${why}`,
  inboxUnclear: (candidates) =>
    candidates === ''
      ? 'Whose file it is cannot be told: please put the name of the unit into its name and send it again.'
      : `It may be of: ${candidates}. Please put the name of one unit into its name and send it again.`,
  inboxFailed: (file) => `The file "${file}" could not be taken in yet; it stays there for another try.`,
}

export const CLI_WORDS: Readonly<Record<Language, CliWords>> = { vi, en }
