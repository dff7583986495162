import type { Language } from '../../domain/plan/plan.ts'
import type { PriceName, Service } from './monthly-cost.ts'

/** What `rollcall cost` prints. */
export interface CostWords {
  readonly title: (units: string, rows: string, edits: string, mails: string) => string
  readonly service: Readonly<Record<Service, string>>
  readonly item: Readonly<Record<PriceName, string>>
  readonly columns: readonly [service: string, list: string, billed: string, share: string]
  readonly itemColumns: readonly [item: string, quantity: string, list: string, billed: string]
  readonly total: string
  readonly withoutMail: string
  readonly basis: (prices: string, region: string, measured: string) => string
  readonly free: string
  readonly bad: (what: string) => string
}

const vi: CostWords = {
  title: (units, rows, edits, mails) =>
    `CHI PHÍ MỖI THÁNG: ${units} đơn vị, ${rows} dòng mỗi bảng, ${edits} lần sửa mỗi đơn vị, ${mails} thư`,
  service: {
    lambda: 'Lambda (chạy các bước)',
    dynamodb: 'DynamoDB (kho dữ liệu)',
    sqs: 'SQS (hàng đợi)',
    api: 'API Gateway (nút gửi)',
    cloudwatch: 'CloudWatch (theo dõi)',
    other: 'Lịch, đường truyền, khóa',
    ses: 'SES (thư)',
  },
  item: {
    dynamodbReadUnit: 'Đơn vị đọc',
    dynamodbWriteUnit: 'Đơn vị ghi',
    dynamodbGbMonth: 'Lưu trữ (GB)',
    dynamodbBackupGbMonth: 'Sao lưu liên tục (GB)',
    lambdaRequest: 'Lượt chạy',
    lambdaGbSecond: 'GB-giây',
    sqsRequest: 'Lượt gọi hàng đợi',
    schedulerStart: 'Lượt theo lịch',
    httpApiRequest: 'Lượt bấm gửi',
    sesMail: 'Thư',
    alarmMonth: 'Báo động',
    metricMonth: 'Chỉ số riêng',
    dashboardMonth: 'Bảng theo dõi',
    logGb: 'Nhật ký ghi (GB)',
    logGbMonth: 'Nhật ký lưu (GB)',
    transferOutGb: 'Truyền ra ngoài (GB)',
    kmsKeyMonth: 'Khóa riêng (KMS)',
    parameterMonth: 'Tham số (SSM)',
    budgetMonth: 'Ngân sách',
  },
  columns: ['Dịch vụ', 'Giá niêm yết', 'Phải trả', ''],
  itemColumns: ['Khoản', 'Số lượng', 'Giá niêm yết', 'Phải trả'],
  total: 'Tổng cộng (USD)',
  withoutMail: 'Không kể thư (USD)',
  basis: (prices, region, measured) =>
    `Giá tại ${region} ngày ${prices}; số lượt đo ngày ${measured} (npm run bench:operations). Cách tính: docs/cost.md.`,
  free: '«Phải trả» đã trừ phần AWS cho mỗi tài khoản dùng miễn phí hằng tháng (Free Tier không thời hạn).',
  bad: (what) => `${what} phải là số nguyên từ 0 đến 9.999.999.`,
}

const en: CostWords = {
  title: (units, rows, edits, mails) =>
    `COST A MONTH: ${units} units, ${rows} rows in each sheet, ${edits} edits by each unit, ${mails} mails`,
  service: {
    lambda: 'Lambda (running the steps)',
    dynamodb: 'DynamoDB (tables)',
    sqs: 'SQS (queues)',
    api: 'API Gateway (pokes)',
    cloudwatch: 'CloudWatch (watching)',
    other: 'Scheduler, traffic, keys',
    ses: 'SES (mails)',
  },
  item: {
    dynamodbReadUnit: 'Read units',
    dynamodbWriteUnit: 'Write units',
    dynamodbGbMonth: 'Storage (GB)',
    dynamodbBackupGbMonth: 'Point-in-time recovery (GB)',
    lambdaRequest: 'Runs',
    lambdaGbSecond: 'GB-seconds',
    sqsRequest: 'Calls of queues',
    schedulerStart: 'Scheduled starts',
    httpApiRequest: 'Pokes',
    sesMail: 'Mails',
    alarmMonth: 'Alarms',
    metricMonth: 'Own metrics',
    dashboardMonth: 'Dashboards',
    logGb: 'Logs written (GB)',
    logGbMonth: 'Logs kept (GB)',
    transferOutGb: 'Traffic out (GB)',
    kmsKeyMonth: 'Own key (KMS)',
    parameterMonth: 'Parameters (SSM)',
    budgetMonth: 'Budget',
  },
  columns: ['Service', 'List price', 'To pay', ''],
  itemColumns: ['Item', 'Quantity', 'List price', 'To pay'],
  total: 'In all (USD)',
  withoutMail: 'Without mails (USD)',
  basis: (prices, region, measured) =>
    `Prices of ${region} as of ${prices}; operations measured on ${measured} (npm run bench:operations). How it is computed: docs/cost.md.`,
  free: '"To pay" is after what AWS gives every account each month (the free tier that does not run out).',
  bad: (what) => `${what} has to be a whole number from 0 to 9,999,999.`,
}

export const COST_WORDS: Readonly<Record<Language, CostWords>> = { vi, en }
