import type { PlanFaultWords } from './plan-fault-words.ts'

const TYPES: Readonly<Record<string, string>> = {
  text: 'chữ',
  number: 'số',
  integer: 'số nguyên',
  boolean: 'true hoặc false',
  list: 'danh sách',
  map: 'nhóm khóa và giá trị',
}

const NAMES = {
  class: 'nhóm đơn vị',
  form: 'biểu mẫu',
  column: 'cột',
  choice: 'lựa chọn',
  rule: 'quy định',
  recipient: 'nơi nhận',
  unit: 'đơn vị',
  interpretation: 'cách hiểu',
  event: 'sự kiện',
  movement: 'phong trào',
  rollup: 'thư tổng hợp',
} as const

const SYNTAX: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'Không thụt dòng bằng phím Tab; hãy dùng dấu cách.',
  BAD_INDENT: 'Thụt dòng chưa đúng; các khóa cùng cấp phải thẳng hàng.',
  MISSING_CHAR: 'Thiếu dấu đóng ngoặc, dấu nháy hoặc dấu hai chấm.',
  CSV: 'Dấu ngoặc kép chưa khép đúng.',
}

/** Faults of plan files in Vietnamese. */
export const PLAN_FAULTS_VI: PlanFaultWords = {
  place: (file, line, column, path) => `${file}, dòng ${line}, cột ${column}${path && ` (${path})`}: `,
  nearest: (word) => ` Có phải «${word}»?`,
  oneOf: (words) => ` Ghi một trong các giá trị: ${words}.`,
  sentences: {
    'no-file': () => 'Không tìm thấy tệp này.',
    'no-folder': () => 'Không tìm thấy thư mục kế hoạch này; xin kiểm tra lại đường dẫn.',
    syntax: ({ right }) => SYNTAX[right] ?? `Sai cú pháp tại đây (mã ${right}).`,
    'duplicate-key': ({ found }) => `Khóa «${found}» ghi hai lần; hãy bỏ một.`,
    'unknown-key': ({ found }) => `Không có khóa «${found}».`,
    'missing-key': ({ key }) => `Thiếu khóa «${key}».`,
    'wrong-type': ({ found, right }) => {
      const quote =
        right === 'text' && /^(\d|true|false)/.test(found) ? `; hãy đặt trong dấu nháy: '${found}'` : ''
      return `Giá trị «${found}» chưa đúng kiểu, cần ${TYPES[right] ?? right}${quote}.`
    },
    'not-allowed': ({ found }) => `Không nhận giá trị «${found}».`,
    'bad-date': ({ found }) => `«${found}» không phải là ngày có thật; viết như 2023-12-31.`,
    'bad-month-day': ({ found }) => `«${found}» không phải là ngày trong năm; viết như 12-31.`,
    'bad-time': ({ found }) => `«${found}» không phải là giờ; viết như '07:30'.`,
    'bad-email': ({ found }) => `«${found}» không phải là địa chỉ thư điện tử.`,
    'bad-id': ({ found }) => `Mã «${found}» chỉ được gồm chữ cái không dấu, chữ số, dấu _ và dấu -.`,
    'bad-zone': ({ found }) => `Không có múi giờ «${found}»; viết như Asia/Ho_Chi_Minh.`,
    'too-small': ({ found, right }) => `Giá trị ${found} nhỏ quá; ít nhất là ${right}.`,
    'too-big': ({ found, right }) => `Giá trị ${found} lớn quá; nhiều nhất là ${right}.`,
    empty: ({ key }) => `Chưa ghi gì ở «${key}».`,
    'unknown-name': ({ found, name }) => `Không có ${name === null ? 'tên' : NAMES[name]} «${found}».`,
    'duplicate-id': ({ found }) => `«${found}» đã dùng ở trên; mỗi mã, mỗi tên chỉ dùng một lần.`,
    'wrong-order': ({ found, right }) => `«${found}» đứng trước ${right}; phải bằng hoặc sau ${right}.`,
    overlap: ({ found, right }) => `Kỳ bắt đầu ${found} khi kỳ trước chưa hết (${right}).`,
    gap: ({ found, right }) => `Kỳ bắt đầu ${found}, bỏ trống những ngày từ ${right}.`,
    'outside-validity': ({ found, right }) =>
      `Kỳ kết thúc ${found}, ngoài thời gian kế hoạch có hiệu lực (${right}).`,
    'not-countable': ({ found }) =>
      `Không dùng được cột «${found}» ở đây: số liệu không lưu cột này, hoặc cột không đúng kiểu.`,
    'still-needed': ({ found }) => `Không bỏ được cột «${found}» vì biểu mẫu còn cần đến.`,
    'no-address': () => 'Đơn vị chưa có địa chỉ thư điện tử nào (cột clerk hoặc head).',
    'cannot-be-met': ({ found, right }) =>
      `Không đơn vị nào đạt được: ${found} yêu cầu nhiều hơn mức tối đa của ${right}.`,
    'class-without-units': ({ found }) => `Nhóm «${found}» chưa có đơn vị nào trong units.csv.`,
    'binds-nobody': ({ found }) => `Quy định ${found} không áp dụng cho đơn vị nào.`,
    'before-opening': ({ found, right }) => `Thời hạn ${found} trước ngày kế hoạch có hiệu lực (${right}).`,
    'never-reminded': ({ found }) => `Không có ngày nào để nhắc: quy định ${found} không có thời hạn.`,
    unresolved: ({ found }) =>
      `Điểm chưa rõ ${found} chưa được quyết định; số liệu tạm tính khi chưa có cách hiểu.`,
    'cluster-without-units': ({ found }) => `Không có đơn vị nào thuộc «${found}» trong units.csv.`,
    'unused-recipient': ({ found }) => `Nơi nhận «${found}» không nhận thư hay hồ sơ nào.`,
    'row-width': ({ found, right }) =>
      `Dòng có ${found} ô, cần ${right} ô; ô có dấu phẩy phải đặt trong ngoặc kép.`,
  },
}
