import type { Language } from '../../domain/plan/plan.ts'
import type { Question } from './answers.ts'
import type { GoogleStep } from './google-side.ts'

/** The steps of a deployment, in their order. */
export const DEPLOY_STEPS = [
  'tools',
  'account',
  'google-project',
  'pack',
  'bootstrap',
  'deploy',
  'federation',
  'script',
  'pilot',
  'test-mail',
  'health',
] as const
export type DeployStep = (typeof DEPLOY_STEPS)[number]

/** What `rollcall deploy` asks and prints. */
export interface DeployWords {
  readonly ask: Readonly<Record<Question, string>>
  readonly wrong: Readonly<Record<Question, string>>
  readonly step: Readonly<Record<DeployStep, string>>
  readonly google: Readonly<Record<GoogleStep['id'], (account: string) => string>>
  readonly skipped: string
  readonly failed: (command: string, code: number) => string
  readonly again: string
  readonly otherAccount: (before: string, now: string) => string
  readonly badFile: (file: string) => string
  readonly badSettings: (file: string) => string
  /** Said of an answer, and of one in a file. */
  readonly sendsFrom: (from: string) => string
  readonly otherSender: (from: string, sender: string, file: string) => string
  readonly noTool: (command: string) => string
  readonly noRoles: string
  readonly noUnit: (unit: string) => string
  readonly noScripts: (file: string) => string
  readonly whenDone: string
  readonly notDone: string
  readonly dryRun: string
  readonly finished: string
  readonly mail: { readonly subject: string; readonly text: string }
}

const vi: DeployWords = {
  ask: {
    environment: 'Môi trường (dev để thử, prod để dùng)',
    region: 'Khu vực AWS chứa dữ liệu',
    sender: 'Tên miền gửi thư (hoặc một địa chỉ thư)',
    operator: 'Địa chỉ thư nhận báo động',
    monthlyBudgetUsd: 'Ngân sách mỗi tháng (USD)',
    googleProject: 'Mã dự án Google Cloud',
    googleProjectNumber: 'Số dự án Google Cloud (chỉ gồm chữ số)',
    googleDriveFolder: 'Mã thư mục chứa bảng, trong bộ nhớ dùng chung của Google Drive',
    pilotUnit: 'Mã đơn vị làm thử (cột id của units.csv)',
    testMailTo: 'Gửi thư thử đến địa chỉ',
  },
  wrong: {
    environment: 'Xin ghi dev hoặc prod.',
    region: 'Xin ghi như ap-southeast-1.',
    sender: 'Xin ghi như thidua.example.vn.',
    operator: 'Xin ghi địa chỉ như canbo@example.vn.',
    monthlyBudgetUsd: 'Xin ghi số nguyên như 10.',
    googleProject: 'Xin ghi như rollcall-van-lang: chữ thường, số và dấu gạch ngang.',
    googleProjectNumber: 'Xin ghi số như 123456789012.',
    googleDriveFolder: 'Xin chép phần cuối trong địa chỉ của thư mục.',
    pilotUnit: 'Xin ghi mã đơn vị như trong units.csv.',
    testMailTo: 'Xin ghi địa chỉ như canbo@example.vn.',
  },
  step: {
    tools: 'Kiểm tra công cụ',
    account: 'Kiểm tra tài khoản AWS',
    'google-project': 'Chuẩn bị dự án Google',
    pack: 'Đóng gói kế hoạch',
    bootstrap: 'Chuẩn bị tài khoản AWS',
    deploy: 'Triển khai',
    federation: 'Cho phép các hàm trên AWS dùng Google',
    script: 'Đưa kịch bản vào bảng',
    pilot: 'Cấp bảng cho đơn vị làm thử',
    'test-mail': 'Gửi thư thử',
    health: 'Kiểm tra hệ thống',
  },
  google: {
    apis: () => 'Bật các giao diện của Google.',
    account: () => 'Tạo tài khoản dịch vụ; không tạo khóa.',
    drive: (account) =>
      `Trên drive.google.com: tạo bộ nhớ dùng chung và một thư mục, thêm ${account} với quyền Người quản lý nội dung.`,
    pool: () => 'Tạo nhóm danh tính.',
    provider: () => 'Tạo nhà cung cấp danh tính cho tài khoản AWS, chỉ nhận đúng các vai trò của hệ thống.',
    binding: () => 'Cho từng vai trò dùng tài khoản dịch vụ.',
    consent: () =>
      'Trên console.cloud.google.com, mục Màn hình xin phép OAuth: chọn Nội bộ, ghi tên cơ quan và địa chỉ hỗ trợ.',
  },
  skipped: 'đã xong ở lần trước',
  failed: (command, code) => `Lệnh kết thúc với mã ${code}: ${command}`,
  again: 'Sửa xong, chạy lại đúng lệnh này: các bước đã xong được bỏ qua.',
  otherAccount: (before, now) =>
    `Lần trước triển khai vào tài khoản AWS ${before}; nay đang đăng nhập ${now}. Xin đăng nhập lại đúng tài khoản.`,
  badFile: (file) => `Không đọc được tệp ${file}. Xin sửa hoặc xóa tệp đó.`,
  badSettings: (file) => `Xin sửa trong tệp ${file}, chưa làm gì:`,
  sendsFrom: (from) => `Kế hoạch gửi thư từ ${from}: xin ghi tên miền của địa chỉ đó, hoặc chính địa chỉ đó.`,
  otherSender: (from, sender, file) =>
    `Kế hoạch gửi thư từ ${from}, nhưng SES chỉ xác minh ${sender}: thư sẽ bị từ chối. Xin sửa sender.email trong plan.yaml, hoặc answers.sender trong ${file}.`,
  noTool: (command) => `Máy này chưa chạy được «${command}». Xin cài đặt rồi chạy lại.`,
  noRoles: 'Chưa có kết quả triển khai (tên các vai trò). Xin chạy bước triển khai trước.',
  noUnit: (unit) => `Kế hoạch không có đơn vị ${unit}. Xin xem cột id của units.csv.`,
  noScripts: (file) =>
    `Chưa có tệp ${file} (mỗi dòng một mã kịch bản); bỏ qua bước này. Xem docs/apps-script.md.`,
  whenDone: 'Đã làm xong các việc trên chưa?',
  notDone: 'Làm xong các việc trên rồi chạy lại lệnh này.',
  dryRun: 'Chạy thử: chỉ in các lệnh, không làm gì.',
  finished: 'Triển khai xong.',
  mail: {
    subject: 'Thư thử của Rollcall',
    text: 'Đây là thư thử. Nhận được thư này nghĩa là hệ thống gửi thư được tới địa chỉ này.',
  },
}

const en: DeployWords = {
  ask: {
    environment: 'Environment (dev to try, prod to use)',
    region: 'AWS region that holds the data',
    sender: 'Domain that mails come from (or one address)',
    operator: 'Address that hears alarms',
    monthlyBudgetUsd: 'Budget a month (USD)',
    googleProject: 'Id of the Google Cloud project',
    googleProjectNumber: 'Number of the Google Cloud project (digits)',
    googleDriveFolder: 'Id of the folder for the sheets, in a shared drive',
    pilotUnit: 'Id of the pilot unit (column id of units.csv)',
    testMailTo: 'Send a test mail to',
  },
  wrong: {
    environment: 'Please write dev or prod.',
    region: 'Please write it like ap-southeast-1.',
    sender: 'Please write it like office.example.vn.',
    operator: 'Please write an address like officer@example.vn.',
    monthlyBudgetUsd: 'Please write a whole number like 10.',
    googleProject: 'Please write it like rollcall-van-lang: small letters, digits, hyphens.',
    googleProjectNumber: 'Please write digits like 123456789012.',
    googleDriveFolder: "Please copy the last part of the folder's address.",
    pilotUnit: 'Please write the id of a unit as in units.csv.',
    testMailTo: 'Please write an address like officer@example.vn.',
  },
  step: {
    tools: 'Checking the tools',
    account: 'Checking the AWS account',
    'google-project': 'Preparing the Google project',
    pack: 'Packing the plan',
    bootstrap: 'Preparing the AWS account',
    deploy: 'Deploying',
    federation: 'Letting the functions on AWS use Google',
    script: 'Pushing the script into sheets',
    pilot: 'Giving the pilot unit its sheet',
    'test-mail': 'Sending a test mail',
    health: 'Health of the system',
  },
  google: {
    apis: () => 'Switch the interfaces of Google on.',
    account: () => 'Make a service account; make no key.',
    drive: (account) =>
      `On drive.google.com: make a shared drive with a folder, and add ${account} as a content manager.`,
    pool: () => 'Make a pool of identities.',
    provider: () => "Make a provider for the AWS account that takes the system's exact roles only.",
    binding: () => 'Let each role use the service account.',
    consent: () =>
      'On console.cloud.google.com, OAuth consent screen: choose Internal, give the name of the office and a support address.',
  },
  skipped: 'done before',
  failed: (command, code) => `The command ended with ${code}: ${command}`,
  again: 'Once it is mended, run this very command again: what is done is passed over.',
  otherAccount: (before, now) =>
    `It was deployed to the AWS account ${before}; now ${now} is signed in. Please sign in to the right one.`,
  badFile: (file) => `The file ${file} cannot be read. Please mend or delete it.`,
  badSettings: (file) => `Please mend ${file}; nothing was done:`,
  sendsFrom: (from) =>
    `The plan sends from ${from}: please write the domain of that address, or the address.`,
  otherSender: (from, sender, file) =>
    `The plan sends from ${from}, but SES would verify ${sender} alone: mails would be refused. Please put sender.email in plan.yaml right, or answers.sender in ${file}.`,
  noTool: (command) => `This machine cannot run "${command}". Please install it and run this again.`,
  noRoles: 'There are no outputs of a deployment yet (the names of the roles). Please deploy first.',
  noUnit: (unit) => `The plan has no unit ${unit}. Please see the column id of units.csv.`,
  noScripts: (file) =>
    `There is no ${file} (a script id on each line); this step is passed over. See docs/apps-script.md.`,
  whenDone: 'Is all of that done?',
  notDone: 'Do the above, then run this command again.',
  dryRun: 'Dry run: commands are printed, nothing is done.',
  finished: 'Deployed.',
  mail: {
    subject: 'Test mail of Rollcall',
    text: 'This is a test mail. That you read it means that the system can send to this address.',
  },
}

export const DEPLOY_WORDS: Readonly<Record<Language, DeployWords>> = { vi, en }
