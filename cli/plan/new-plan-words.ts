import type { Language } from '../../domain/plan/plan.ts'

/** What `rollcall plan new` asks, writes and says. */
export interface NewPlanWords {
  readonly ask: Readonly<Record<Question, string>>
  readonly classMin: (label: string) => string
  readonly classMax: (label: string) => string
  readonly wrong: Readonly<Record<'empty' | 'day' | 'monthDay' | 'year' | 'number' | 'email', string>>
  readonly notBefore: (day: string) => string
  readonly within: (from: string, to: string) => string
  readonly exists: (folder: string) => string
  readonly noForms: (file: string) => string
  readonly written: (folder: string) => string
  readonly next: (folder: string) => readonly (readonly [command: string, meaning: string])[]
  /** Stand in plan.yaml. */
  readonly comments: {
    readonly file: string
    readonly clause: string
    /** Above the keys of plan.yaml. */
    readonly above: Readonly<Record<string, string>>
    /** Behind their values. */
    readonly behind: Readonly<Record<string, string>>
  }
  readonly quota: (min: number | null, max: number | null) => string
  readonly report: string
  readonly told: string
  readonly question: string
  readonly reading: string
  readonly by: string
  readonly unit: (number: number, label: string) => string
}

type Question =
  | 'number'
  | 'title'
  | 'issuer'
  | 'place'
  | 'issuedOn'
  | 'validFrom'
  | 'validTo'
  | 'yearly'
  | 'first'
  | 'last'
  | 'dueEachYear'
  | 'dueOnce'
  | 'firstClass'
  | 'nextClass'
  | 'report'
  | 'sender'

const twoDigits = (count: number): string => String(count).padStart(2, '0')

const vi: NewPlanWords = {
  ask: {
    number: 'Số, ký hiệu (ví dụ 146/KH-UBND; chưa có thì để trống)',
    title: 'Tên kế hoạch (trích yếu)',
    issuer: 'Cơ quan ban hành',
    place: 'Địa danh',
    issuedOn: 'Ngày ban hành (2023-04-04; chưa có thì để trống)',
    validFrom: 'Có hiệu lực từ ngày',
    validTo: 'Đến hết ngày',
    yearly: 'Chỉ tiêu tính theo từng năm? (y: có, n: không)',
    first: 'Năm đầu',
    last: 'Năm cuối',
    dueEachYear: 'Hạn hằng năm (tháng-ngày, tính cả ngày đó)',
    dueOnce: 'Hạn (tính cả ngày đó)',
    firstClass: 'Nhóm đơn vị thứ nhất (ví dụ: UBND xã, thị trấn)',
    nextClass: 'Nhóm đơn vị tiếp theo (hết thì để trống)',
    report: 'Các đơn vị có báo cáo kết quả cuối kỳ không? (y: có, n: không)',
    sender: 'Địa chỉ thư điện tử gửi đi',
  },
  classMin: (label) => `${label}: ít nhất bao nhiêu điển hình (không quy định thì để trống)`,
  classMax: (label) => `${label}: nhiều nhất bao nhiêu (không quy định thì để trống)`,
  wrong: {
    empty: 'Xin điền vào chỗ này.',
    day: 'Xin viết ngày như 2023-12-31.',
    monthDay: 'Xin viết tháng và ngày như 12-31.',
    year: 'Xin viết năm như 2023.',
    number: 'Xin viết một số nguyên không âm.',
    email: 'Xin viết địa chỉ như vanphong@donvi.example.vn.',
  },
  notBefore: (day) => `Không được trước ${day}.`,
  within: (from, to) => `Hạn phải nằm trong thời gian có hiệu lực, từ ${from} đến ${to}.`,
  exists: (folder) => `Đã có ${folder}. Xin chọn tên khác; tệp đang có không bị ghi đè.`,
  noForms: (file) => `Không thấy ${file}: kế hoạch mới phải đặt cạnh tệp biểu mẫu này.`,
  written: (folder) => `Đã lập ${folder}/plan.yaml và ${folder}/units.csv.`,
  next: (folder) => [
    [`${folder}/units.csv`, 'thay các dòng ví dụ bằng đơn vị của mình'],
    [`npx rollcall plan check ${folder}`, 'tìm chỗ sai'],
    [`npx rollcall plan coverage ${folder}`, 'xem từng quy định được theo dõi thế nào'],
    [`npx rollcall plan calendar ${folder}`, 'xem mọi thời hạn, nhắc việc và thư theo ngày'],
    [`npx rollcall start --plan ${folder}`, 'chạy thử trên máy này, không gửi thư ra ngoài'],
  ],
  comments: {
    file: [
      'Bản đầu do "rollcall plan new" lập. Chỗ ghi "điền" là chỗ cần bổ sung.',
      'Ý nghĩa của từng khóa: docs/plan-language.md; cách viết từ văn bản: docs/write-a-plan.md.',
      'source cho biết con số, thời hạn lấy từ đâu: plan (văn bản), law (luật), proposal (đề xuất),',
      'office (cơ quan tự đặt).',
    ].join('\n'),
    clause: 'điền: mục của văn bản, ví dụ III.1',
    above: {
      title: 'en: điền tên tiếng Anh khi cần.',
      zone: 'Múi giờ của mọi ngày, giờ; thời gian có hiệu lực.',
      cycles: 'Mỗi kỳ kết thúc vào ngày đến hạn chỉ tiêu của kỳ đó.',
      classes: 'Các nhóm đơn vị mà văn bản phân biệt. Đơn vị nào thuộc nhóm nào: units.csv.',
      forms: 'Biểu mẫu chuẩn ở ../forms.yaml; ở đây chỉ ghi phần kế hoạch này thay đổi.',
      rules: 'Mỗi quy định của văn bản là một mục. strength: giao, de_nghi hoặc khuyen_khich.',
      reminders: 'Số ngày trước hạn; số âm là sau hạn. Chỉ nhắc đơn vị còn thiếu.',
      interpretations: 'Chỗ văn bản chưa rõ: câu hỏi và cách hiểu. Đây là ví dụ; điền hoặc bỏ đi.',
      sender: 'Thư gửi đi mang tên và địa chỉ này.',
    },
    behind: {
      signer: 'điền: { title: Chủ tịch, name: ... }',
      basis: 'điền: các văn bản làm căn cứ',
    },
  },
  quota: (min, max) => {
    if (min === null) return `Không quá ${twoDigits(max ?? 0)} điển hình`
    return max === null
      ? `Có ít nhất ${twoDigits(min)} điển hình`
      : `Có từ ${twoDigits(min)} đến ${twoDigits(max)} điển hình`
  },
  report: 'Báo cáo kết quả cuối kỳ',
  told: 'Tổ chức thực hiện kế hoạch',
  question: 'Quy định áp dụng từ khi nào nếu văn bản ban hành giữa kỳ?',
  reading: 'Áp dụng đủ cho cả kỳ có ngày ban hành; không tính các kỳ trước.',
  by: 'Rollcall đề xuất',
  unit: (number, label) => `Đơn vị ví dụ ${number} (${label})`,
}

const en: NewPlanWords = {
  ask: {
    number: 'Number of the paper (such as 146/KH-UBND; empty: none yet)',
    title: 'Title of the plan',
    issuer: 'Issued by',
    place: 'Place',
    issuedOn: 'Issued on (2023-04-04; empty: not yet)',
    validFrom: 'In force from',
    validTo: 'In force up to and including',
    yearly: 'Are quotas counted year by year?',
    first: 'First year',
    last: 'Last year',
    dueEachYear: 'Due each year (month-day, that day included)',
    dueOnce: 'Due (that day included)',
    firstClass: 'First class of units (such as: Communes)',
    nextClass: 'Next class of units (empty: no more)',
    report: 'Do the units report at the end of each cycle?',
    sender: 'Mail address of the sender',
  },
  classMin: (label) => `${label}: at least how many exemplars (empty: no such rule)`,
  classMax: (label) => `${label}: at most how many (empty: no such rule)`,
  wrong: {
    empty: 'Please fill this in.',
    day: 'Please write a day like 2023-12-31.',
    monthDay: 'Please write month and day like 12-31.',
    year: 'Please write a year like 2023.',
    number: 'Please write a whole number, 0 or more.',
    email: 'Please write an address like office@unit.example.vn.',
  },
  notBefore: (day) => `It cannot be before ${day}.`,
  within: (from, to) => `What is due must lie within the validity, ${from} to ${to}.`,
  exists: (folder) => `${folder} is there already. Please choose another name; nothing is overwritten.`,
  noForms: (file) => `There is no ${file}: a new plan must stand beside that file of forms.`,
  written: (folder) => `Written: ${folder}/plan.yaml and ${folder}/units.csv.`,
  next: (folder) => [
    [`${folder}/units.csv`, 'put your units in place of the example lines'],
    [`npx rollcall plan check ${folder}`, 'find what is wrong'],
    [`npx rollcall plan coverage ${folder}`, 'see how each rule is followed'],
    [`npx rollcall plan calendar ${folder}`, 'see every due day, reminder and mail by day'],
    [`npx rollcall start --plan ${folder}`, 'try it on this machine; no mail leaves it'],
  ],
  comments: {
    file: [
      'First version, written by "rollcall plan new". Where it says "fill in", something is to be added.',
      'What each key means: docs/plan-language.md; how to get there from a paper: docs/write-a-plan.md.',
      'source tells where a figure or day comes from: plan (the paper), law, proposal, office.',
    ].join('\n'),
    clause: 'fill in: the clause of the paper, such as III.1',
    above: {
      title: 'Fill in the other language when you need it.',
      zone: 'The zone of all days and hours; while the plan is in force.',
      cycles: 'A cycle ends on the day on which its quota is due.',
      classes: 'The groups that the paper tells apart. Who is in which: units.csv.',
      forms: 'The standard forms are in ../forms.yaml; here is only what this plan changes in them.',
      rules: 'An item for each rule of the paper. strength: giao, de_nghi or khuyen_khich.',
      reminders: 'Days before the due day; negative: after it. Only units that are short are reminded.',
      interpretations:
        'Where the paper is not clear: the question and the reading. An example: fill in or remove.',
      sender: 'Mails bear this name and address.',
    },
    behind: {
      signer: 'fill in: { title: Chủ tịch, name: ... }',
      basis: 'fill in: the papers that this one rests on',
    },
  },
  quota: (min, max) => {
    if (min === null) return `At most ${max ?? 0} exemplars`
    return max === null ? `At least ${min} exemplars` : `From ${min} to ${max} exemplars`
  },
  report: 'Report at the end of the cycle',
  told: 'The plan is carried out',
  question: 'From when does it apply if the paper was issued in the middle of a cycle?',
  reading: 'To the whole cycle in which it was issued, and to none before.',
  by: 'Proposed by Rollcall',
  unit: (number, label) => `Example unit ${number} (${label})`,
}

export const NEW_PLAN_WORDS: Readonly<Record<Language, NewPlanWords>> = { vi, en }
