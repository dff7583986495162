import type { Language } from '../../domain/plan/plan.ts'

/** What an option can be found not to take; the parsers of option-parsers.ts throw these names. */
export type Takes = 'port' | 'day' | 'tables-at'

/** What can be wrong with a command line; commander's own codes, which are part of its interface. */
export type UsageCode =
  | 'commander.unknownCommand'
  | 'commander.unknownOption'
  | 'commander.missingArgument'
  | 'commander.excessArguments'
  | 'commander.optionMissingArgument'
  | 'commander.missingMandatoryOptionValue'
  | 'commander.conflictingOption'

/** What the operating system says of a file, as Node names it. */
export type SystemCode = 'ENOENT' | 'ENOTDIR' | 'EEXIST' | 'EISDIR' | 'EACCES' | 'EPERM' | 'EROFS' | 'ENOSPC'

/** What is said of a command that could not be understood or not be carried out. */
export interface UsageWords {
  /** `what` and `other` are options, commands and arguments as they are typed. */
  readonly wrong: Readonly<Record<UsageCode, (what: string, other: string) => string>>
  readonly notTaken: (option: string, text: string, takes: string) => string
  readonly takes: Readonly<Record<Takes, string>>
  readonly oneOf: (choices: string) => string
  readonly nearest: (names: string) => string
  readonly help: (command: string) => string
  /** Of a file or a folder. */
  readonly system: Readonly<Record<SystemCode, (where: string) => string>>
  readonly noTerminal: (question: string) => string
  readonly bug: string
}

const deniedVi = (where: string): string =>
  `Không được phép đọc hoặc ghi ${where}. Xin chọn nơi khác, hoặc xem lại quyền của tệp và thư mục.`

const vi: UsageWords = {
  wrong: {
    'commander.unknownCommand': (what) => `Không có lệnh «${what}».`,
    'commander.unknownOption': (what) => `Lệnh này không có tùy chọn «${what}».`,
    'commander.missingArgument': (what) => `Lệnh này còn thiếu: <${what}>.`,
    'commander.excessArguments': (what) =>
      `Lệnh «${what}» không nhận tham số như vậy; xin xem lại các tùy chọn và giá trị đi sau.`,
    'commander.optionMissingArgument': (what) => `Sau tùy chọn «${what}» còn thiếu giá trị.`,
    'commander.missingMandatoryOptionValue': (what) => `Lệnh này cần tùy chọn «${what}».`,
    'commander.conflictingOption': (what, other) => `Xin không ghi «${what}» cùng với «${other}».`,
  },
  notTaken: (option, text, takes) => `${option}: «${text}» không dùng được; xin ghi ${takes}.`,
  takes: {
    port: 'số từ 0 đến 65535 (0: cổng bất kỳ)',
    day: 'ngày như 2024-01-31',
    'tables-at': 'aws, hoặc địa chỉ như http://127.0.0.1:8000',
  },
  oneOf: (choices) => `một trong: ${choices}`,
  nearest: (names) => ` Có phải là ${names}?`,
  help: (command) => `Xem cách dùng: npx ${command} --help`,
  system: {
    ENOENT: (where) => `Không có tệp hoặc thư mục ${where}. Xin kiểm tra lại đường dẫn.`,
    ENOTDIR: (where) => `${where}: một phần của đường dẫn là tệp, không phải thư mục. Xin kiểm tra lại.`,
    EEXIST: (where) => `${where} là tệp, không phải thư mục. Xin chọn nơi khác.`,
    EISDIR: (where) => `${where} là thư mục, không phải tệp. Xin ghi tên tệp.`,
    EACCES: deniedVi,
    EPERM: deniedVi,
    EROFS: deniedVi,
    ENOSPC: (where) => `Hết chỗ trên đĩa khi ghi ${where}. Xin giải phóng dung lượng rồi chạy lại.`,
  },
  noTerminal: (question) =>
    `Không hỏi được «${question}»: lệnh này phải chạy trong cửa sổ dòng lệnh có người trả lời.`,
  bug: 'Chương trình gặp lỗi chưa lường trước; dữ liệu đã ghi vẫn còn nguyên. Xin gửi các dòng dưới đây cho người bảo trì:',
}

const deniedEn = (where: string): string =>
  `${where} may not be read or written. Please choose another place, or check the rights of the file and its folder.`

const en: UsageWords = {
  wrong: {
    'commander.unknownCommand': (what) => `There is no command "${what}".`,
    'commander.unknownOption': (what) => `This command has no option "${what}".`,
    'commander.missingArgument': (what) => `This command lacks <${what}>.`,
    'commander.excessArguments': (what) =>
      `The command "${what}" does not take that much; please check its options and the values behind them.`,
    'commander.optionMissingArgument': (what) => `A value is missing behind "${what}".`,
    'commander.missingMandatoryOptionValue': (what) => `This command needs the option "${what}".`,
    'commander.conflictingOption': (what, other) => `"${what}" does not go with "${other}".`,
  },
  notTaken: (option, text, takes) => `${option}: "${text}" cannot be used; please write ${takes}.`,
  takes: {
    port: 'a number from 0 to 65535 (0: any)',
    day: 'a day like 2024-01-31',
    'tables-at': 'aws, or an address like http://127.0.0.1:8000',
  },
  oneOf: (choices) => `one of ${choices}`,
  nearest: (names) => ` Is it ${names}?`,
  help: (command) => `How it is used: npx ${command} --help`,
  system: {
    ENOENT: (where) => `There is no file or folder ${where}. Please check the path.`,
    ENOTDIR: (where) => `${where}: a part of that path is a file, not a folder. Please check it.`,
    EEXIST: (where) => `${where} is a file, not a folder. Please choose another place.`,
    EISDIR: (where) => `${where} is a folder, not a file. Please name a file.`,
    EACCES: deniedEn,
    EPERM: deniedEn,
    EROFS: deniedEn,
    ENOSPC: (where) => `The disk is full: ${where} could not be written. Please make room and run it again.`,
  },
  noTerminal: (question) =>
    `"${question}" could not be asked: this command must run in a terminal where somebody answers.`,
  bug: 'The program met an error that was not foreseen; what was stored is still there. Please send these lines to the maintainers:',
}

export const USAGE_WORDS: Readonly<Record<Language, UsageWords>> = { vi, en }
