import type { Language } from '../plan/plan.ts'

/** Why the server did not take a poke. */
export type Refusal =
  | 'no-identity'
  | 'bad-token'
  | 'not-yours'
  | 'too-often'
  | 'server'
  | 'no-network'
  | 'other'

/** Every word of the menu and the sidebar inside a unit's spreadsheet. */
export interface ScriptWords {
  readonly menu: {
    readonly title: string
    readonly check: string
    readonly errors: string
    readonly guide: string
  }
  readonly noPlan: string
  readonly noForm: string
  readonly noGuide: string
  readonly busy: string
  readonly noColumns: string
  readonly emptyTab: string
  readonly checking: string
  readonly receipt: string
  readonly notSent: string
  readonly sentAt: (hour: string, day: string) => string
  readonly afterSending: string
  /** In the place of `afterSending` where the server has checked the sheet already. */
  readonly checkedNow: string
  readonly problem: (title: string, rows: number) => string
  readonly afterFailure: string
  readonly refused: Readonly<Record<Refusal, string>>
  readonly tab: (name: string, title: string) => string
  readonly counts: (rows: number, valid: number, errors: number, pending: number) => string
  readonly errorsTitle: string
  readonly plan: (number: string | null, cycle: string) => string
  readonly allGood: string
  readonly clickToGo: string
  readonly gone: string
  readonly more: (count: number) => string
  readonly showErrors: string
  /** Beside a row whose unit only the server knows. */
  readonly pending: string
}

const vi: ScriptWords = {
  menu: { title: 'Thi đua', check: 'Kiểm tra & gửi', errors: 'Xem lỗi', guide: 'Hướng dẫn' },
  noPlan:
    'Bảng tính này chưa gắn với kế hoạch nào nên chưa thể kiểm tra. Xin vui lòng dùng bảng tính do cơ quan thường trực cấp cho đơn vị, hoặc liên hệ cán bộ phụ trách.',
  noForm:
    'Trong bảng tính không có trang biểu mẫu nào của kế hoạch. Xin vui lòng liên hệ cán bộ phụ trách để được cấp lại.',
  noGuide: 'Không tìm thấy trang «Hướng dẫn» trong bảng tính này.',
  busy: 'Bảng tính đang được kiểm tra. Xin vui lòng thử lại sau ít phút.',
  noColumns: 'Trang này chưa có các cột kết quả; hệ thống sẽ thêm sau lần đọc đầu tiên.',
  emptyTab: 'Chưa có dữ liệu.',
  checking: 'Đang kiểm tra, xin vui lòng chờ trong giây lát.',
  receipt: 'Đã gửi',
  notSent: 'Chưa gửi được',
  sentAt: (hour, day) => `Gửi lúc ${hour} ngày ${day}`,
  afterSending: 'Hệ thống sẽ đọc lại bảng và ghi kết quả chính thức vào các cột bên phải sau ít phút.',
  checkedNow: 'Hệ thống đã đọc bảng; kết quả chính thức ở các cột bên phải.',
  problem: (title, rows) => `${title}: ${rows} dòng`,
  afterFailure:
    'Dữ liệu vẫn được lưu trong bảng tính này; hệ thống vẫn tự đọc bảng theo định kỳ, không cần nhập lại.',
  refused: {
    'no-identity':
      'Chưa xác định được tài khoản của người gửi. Xin vui lòng đăng nhập Google, cho phép bảng tính biết địa chỉ thư điện tử, rồi thử lại.',
    'bad-token':
      'Hệ thống không xác nhận được tài khoản của người gửi. Xin vui lòng đăng nhập lại bằng tài khoản công vụ rồi thử lại.',
    'not-yours':
      'Tài khoản này không có trong danh sách được gửi của đơn vị, hoặc bảng tính là bản sao. Xin vui lòng dùng tài khoản đã đăng ký và bảng tính do cơ quan thường trực cấp.',
    'too-often': 'Bảng tính vừa được gửi nhiều lần liên tiếp. Xin vui lòng chờ ít phút rồi gửi lại.',
    server: 'Hệ thống tiếp nhận đang tạm gián đoạn. Xin vui lòng thử lại sau ít phút.',
    'no-network': 'Không kết nối được với hệ thống tiếp nhận. Xin vui lòng thử lại sau ít phút.',
    other: 'Hệ thống không nhận yêu cầu này. Xin vui lòng liên hệ cán bộ phụ trách.',
  },
  tab: (name, title) => `Trang ${name}: ${title}`,
  counts: (rows, valid, errors, pending) =>
    `${rows} dòng: ${valid} dòng hợp lệ, ${errors} dòng lỗi${pending > 0 ? `, ${pending} dòng chờ hệ thống đối chiếu tên đơn vị` : ''}`,
  errorsTitle: 'Kết quả kiểm tra',
  plan: (number, cycle) => `Thực hiện Kế hoạch${number ? ` số ${number}` : ''}, kỳ ${cycle}`,
  allGood: 'Không có lỗi.',
  clickToGo: 'Bấm vào từng mục để chuyển đến ô cần sửa.',
  gone: 'Không tìm thấy ô này nữa. Xin vui lòng mở lại «Xem lỗi».',
  more: (count) => `Còn ${count} mục nữa; xin xem cột kết quả cạnh từng dòng.`,
  showErrors: 'Xem lỗi',
  pending: 'Tên đơn vị sẽ được hệ thống đối chiếu sau khi gửi.',
}

const en: ScriptWords = {
  menu: { title: 'Emulation', check: 'Check & send', errors: 'Show errors', guide: 'Guide' },
  noPlan:
    'This spreadsheet belongs to no plan yet, so it cannot be checked. Please use the spreadsheet that your unit was given, or ask the officer in charge.',
  noForm: 'This spreadsheet has no tab of the plan. Please ask the officer in charge for a new one.',
  noGuide: 'There is no tab "Guide" in this spreadsheet.',
  busy: 'This spreadsheet is being checked just now. Please try again in a few minutes.',
  noColumns: 'This tab has no result columns yet; they are added when it is read for the first time.',
  emptyTab: 'No data yet.',
  checking: 'Checking, one moment please.',
  receipt: 'Sent',
  notSent: 'Not sent',
  sentAt: (hour, day) => `Sent at ${hour}, ${day}`,
  afterSending:
    'The sheet is now read again; the official result shows in the columns to the right in a few minutes.',
  checkedNow: 'The sheet has been read; the official result is in the columns to the right.',
  problem: (title, rows) => `${title}: ${rows} ${rows === 1 ? 'row' : 'rows'}`,
  afterFailure:
    'Your data are safe in this spreadsheet, which is also read by itself from time to time; nothing needs typing again.',
  refused: {
    'no-identity':
      'Your account could not be told. Please sign in to Google, allow the spreadsheet to know your address, and try again.',
    'bad-token':
      'Your account could not be confirmed. Please sign in again with your office account and try again.',
    'not-yours':
      'This account may not send for the unit, or this spreadsheet is a copy. Please use the registered account and the spreadsheet that your unit was given.',
    'too-often':
      'This spreadsheet was sent several times in a row. Please wait a few minutes and send again.',
    server: 'The receiving system is not available just now. Please try again in a few minutes.',
    'no-network': 'The receiving system could not be reached. Please try again in a few minutes.',
    other: 'The receiving system did not take this request. Please ask the officer in charge.',
  },
  tab: (name, title) => `Tab ${name}: ${title}`,
  counts: (rows, valid, errors, pending) =>
    `${rows} rows: ${valid} valid, ${errors} with errors${pending > 0 ? `, ${pending} waiting for their unit to be looked up` : ''}`,
  errorsTitle: 'Check result',
  plan: (number, cycle) => `Plan${number ? ` ${number}` : ''}, cycle ${cycle}`,
  allGood: 'No errors.',
  clickToGo: 'Click an entry to go to its cell.',
  gone: 'That cell is not there any more. Please open "Show errors" again.',
  more: (count) => `${count} more; please see the result column beside each row.`,
  showErrors: 'Show errors',
  pending: 'The name of the unit is looked up after sending.',
}

export const SCRIPT_WORDS: Readonly<Record<Language, ScriptWords>> = { vi, en }
