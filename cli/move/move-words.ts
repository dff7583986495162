import type { Language } from '../../domain/plan/plan.ts'
import type { Part } from './archive-record.ts'
import type { ArchiveFault } from './read-archive.ts'

type Pair = readonly [count: string, hash: string]

/** What `rollcall export` and `rollcall restore` print. */
export interface MoveWords {
  readonly parts: Readonly<Record<Part, string>>
  readonly partColumn: string
  /** Alone; of the archive; of what was restored. */
  readonly sideColumns: readonly [Pair, Pair, Pair]
  readonly fileExists: (file: string) => string
  readonly nothingThere: (folder: string) => string
  readonly exported: (file: string) => string
  /** What was wrong: no such tables, or the name of another trouble. */
  readonly tables: (names: string, trouble: 'none' | string) => string
  readonly fault: (file: string, fault: ArchiveFault) => string
  readonly notEmpty: (where: string) => string
  readonly leftOut: (count: number) => string
  readonly differs: (parts: string) => string
  readonly restored: (where: string) => string
  readonly nextInFolder: (folder: string, plan: string) => string
  readonly continued: string
  readonly saidStays: string
  /** `--set-back` without tables. */
  readonly setBackWhere: string
  /** `--set-back` to an archive of one machine. */
  readonly setBackFrom: (file: string) => string
  readonly otherInstallation: (file: string, where: string) => string
  /** A file that no archive can hold. */
  readonly badName: (file: string) => string
  /** Files that go with mails: put into the bucket, and left in the archive. */
  readonly documents: (done: number, left: number) => string
  /** Tables in use were left alone; the files went into the bucket. */
  readonly onlyDocuments: (where: string) => string
}

const vi: MoveWords = {
  parts: {
    rows: 'Dòng số liệu và lịch sử',
    state: 'Trạng thái, sổ việc, hộp thư đi',
    sheets: 'Bảng tính',
    mails: 'Thư đã gửi',
    documents: 'Tệp kèm thư',
    inbox: 'Tệp trong hộp nhận',
    plans: 'Tệp kế hoạch',
  },
  partColumn: 'Phần',
  sideColumns: [
    ['Số lượng', 'SHA-256'],
    ['Tệp lưu', 'SHA-256'],
    ['Đã khôi phục', 'SHA-256'],
  ],
  fileExists: (file) => `Tệp ${file} đã có. Xin chọn tên khác; không tệp nào bị ghi đè.`,
  nothingThere: (folder) =>
    `Thư mục ${folder} chưa có dữ liệu của hệ thống. Xin kiểm tra lại --state, hoặc chạy "rollcall start" trước.`,
  exported: (file) =>
    `Đã ghi ${file}. Tệp có dữ liệu cá nhân: chỉ chủ tệp đọc được; xin giữ kín và xóa khi không còn cần.`,
  tables: (names, trouble) =>
    `${trouble === 'none' ? `Không có kho dữ liệu ${names} ở địa chỉ đã nêu.` : `Không dùng được kho dữ liệu ${names} (${trouble}).`} Xin kiểm tra --tables-at, --region, --rows-table, --state-table và tài khoản AWS.`,
  fault(file, fault) {
    switch (fault.kind) {
      case 'missing':
        return `Không có tệp ${file}.`
      case 'no-archive':
        return `Tệp ${file} không phải là tệp lưu của "rollcall export".`
      case 'cut-off':
        return `Tệp ${file} bị cắt mất phần cuối. Xin sao chép lại tệp từ nơi đã lưu.`
      case 'broken':
        return `Tệp ${file} bị hỏng. Xin sao chép lại tệp từ nơi đã lưu.`
      case 'newer':
        return `Tệp ${file} do phiên bản mới hơn ghi (định dạng ${fault.format}). Xin cập nhật Rollcall rồi chạy lại.`
      case 'altered':
        return `Nội dung tệp ${file} không khớp với số liệu kiểm tra ghi trong tệp, ở phần: ${fault.parts.map((part) => vi.parts[part]).join('; ')}. Không khôi phục gì cả.`
    }
  },
  notEmpty: (where) =>
    `${where} đã có dữ liệu. Chỉ khôi phục vào nơi còn trống; không dữ liệu nào bị ghi đè.`,
  leftOut: (count) =>
    `${count} mục gắn với bảng tính của nơi cũ không chuyển sang; nơi mới sẽ cấp bảng mới cho các đơn vị (docs/operations.md).`,
  differs: (parts) => `Dữ liệu đã khôi phục không khớp ở phần: ${parts}. Xin đừng dùng; xin chạy lại.`,
  restored: (where) => `Đã khôi phục vào ${where}; số lượng và SHA-256 hai bên khớp nhau.`,
  nextInFolder: (folder, plan) => `Chạy tiếp: npx rollcall start --state ${folder} --plan ${plan}`,
  documents: (done, left) =>
    left > 0
      ? `${left} tệp kèm thư còn ở tệp lưu; thư chưa gửi cần các tệp này: xin chạy lại với --documents-bucket.`
      : `Đã chuyển ${done} tệp kèm thư.`,
  onlyDocuments: (where) => `${where} đã có dữ liệu và được giữ nguyên; chỉ chuyển các tệp kèm thư.`,
  saidStays:
    'Giữ nguyên như hiện nay: thư, sổ việc, số liệu đã chốt, việc khóa sổ và mã các bảng tính; thư đã gửi không bị gửi lại, không đơn vị nào bị cấp bảng thứ hai.',
  setBackWhere:
    '--set-back chỉ dùng cùng với --tables-at: dữ liệu tại máy thì khôi phục tệp lưu vào một thư mục mới.',
  setBackFrom: (file) =>
    `Tệp ${file} được lưu từ một máy, không phải từ kho dữ liệu đang dùng. --set-back cần tệp lưu của chính kho đó ("rollcall export --tables-at").`,
  otherInstallation: (file, where) =>
    `Tệp ${file} là của một hệ thống khác, không phải của ${where}. Không thay đổi gì cả; xin kiểm tra --rows-table, --state-table và tệp lưu.`,
  badName: (file) =>
    `Tên tệp «${file}» có ký tự mà máy khác không đọc được (\\ hoặc :), hoặc tệp ở ngoài thư mục. Xin đổi tên hoặc chuyển tệp rồi chạy lại; chưa lưu gì cả.`,
  continued: 'Lần khôi phục trước của đúng tệp này chưa xong; làm tiếp.',
}

const en: MoveWords = {
  parts: {
    rows: 'Rows and their history',
    state: 'States, ledger, outbox',
    sheets: 'Spreadsheets',
    mails: 'Mails sent',
    documents: 'Files that go with mails',
    inbox: 'Files in the inbox',
    plans: 'Files of the plan',
  },
  partColumn: 'Part',
  sideColumns: [
    ['Count', 'SHA-256'],
    ['Archive', 'SHA-256'],
    ['Restored', 'SHA-256'],
  ],
  fileExists: (file) => `${file} is there already. Please choose another name; nothing is overwritten.`,
  nothingThere: (folder) =>
    `The folder ${folder} holds no installation. Please check --state, or run "rollcall start" first.`,
  exported: (file) =>
    `Written: ${file}. It holds personal data and only its owner can read it: please keep it safe and delete it when it is no longer needed.`,
  tables: (names, trouble) =>
    `${trouble === 'none' ? `There are no tables ${names} at that address.` : `The tables ${names} cannot be used (${trouble}).`} Please check --tables-at, --region, --rows-table, --state-table and the AWS account.`,
  fault(file, fault) {
    switch (fault.kind) {
      case 'missing':
        return `There is no file ${file}.`
      case 'no-archive':
        return `${file} is no archive of "rollcall export".`
      case 'cut-off':
        return `The end of ${file} is missing. Please copy it again from where it is kept.`
      case 'broken':
        return `${file} is damaged. Please copy it again from where it is kept.`
      case 'newer':
        return `${file} was written by a newer version (format ${fault.format}). Please update Rollcall and run it again.`
      case 'altered':
        return `The content of ${file} does not match its own checksums, in: ${fault.parts.map((part) => en.parts[part]).join('; ')}. Nothing was restored.`
    }
  },
  notEmpty: (where) => `${where} holds data already. Restoring needs an empty place; nothing is overwritten.`,
  leftOut: (count) =>
    `${count} items that belong to the spreadsheets of the old place stay behind; the new place gives the units new ones (docs/operations.md).`,
  differs: (parts) => `What was restored differs in: ${parts}. Please do not use it; run it again.`,
  restored: (where) => `Restored into ${where}; counts and SHA-256 agree on both sides.`,
  nextInFolder: (folder, plan) => `Go on with: npx rollcall start --state ${folder} --plan ${plan}`,
  documents: (done, left) =>
    left > 0
      ? `${left} files that go with mails are still in the archive only; mails not yet sent need them: please run it again with --documents-bucket.`
      : `${done} files that go with mails were moved.`,
  onlyDocuments: (where) =>
    `${where} holds data already and was left as it is; only the files that go with mails were moved.`,
  saidStays:
    'Mails, ledger, frozen figures, locks and the ids of spreadsheets stay as they are now: nothing is sent again, and no unit is given a second sheet.',
  setBackWhere:
    '--set-back goes with --tables-at only: data of one machine are restored into a new folder instead.',
  setBackFrom: (file) =>
    `${file} was taken of one machine, not of tables in use. --set-back needs an archive of those very tables ("rollcall export --tables-at").`,
  otherInstallation: (file, where) =>
    `${file} is of another installation than ${where}. Nothing was changed; please check --rows-table, --state-table and the archive.`,
  badName: (file) =>
    `The name of the file "${file}" holds a character that other systems cannot (\\ or :), or it lies outside of its folder. Please rename or move it and run this again; nothing was written.`,
  continued: 'An earlier restore of this very file did not end; it is continued.',
}

export const MOVE_WORDS: Readonly<Record<Language, MoveWords>> = { vi, en }
