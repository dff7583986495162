import { OUR_HEADERS } from '../../domain/sheet/our-columns.ts'
import { SAMPLE_CYCLE, SAMPLE_FORM, SAMPLE_UNIT } from '../support/sample-form.ts'

/** A unit's tab with our columns at the right, as the server leaves it: the meter above, the heading in row 3. */
export const HEAD = [
  'STT',
  'Tên tập thể, cá nhân',
  'Loại hình',
  'Chức vụ',
  'Năm sinh',
  'Lĩnh vực',
  OUR_HEADERS.vi.id,
  OUR_HEADERS.vi.status,
  OUR_HEADERS.vi.reason,
]
export const [ID, STATUS, REASON] = [6, 7, 8] as const
export const TITLE = ['DANH SÁCH']
export const METER = ['', '', '', '', '', '', '', '■□□ Có 1, cần ít nhất 3: còn thiếu 2']
/** Zero-based row of the first data row. */
export const FIRST = 3

export const GOOD = [1, 'Nông Văn Hiếu', 'Cá nhân', 'Nông dân', 1981, 'Kinh tế']
export const OTHER = [2, 'Hoàng Thị Lan', 'Cá nhân', 'Giáo viên', 1985, 'Xã hội']
export const NO_FIELD = [3, 'Thôn Nà Lầu', 'Tập thể']

type Typed = string | number | boolean | null

export const tabWith = <T extends Typed>(...rows: readonly (readonly T[])[]): (readonly (string | T)[])[] => [
  TITLE,
  METER,
  HEAD,
  ...rows,
]

export const PLAN_TEXT = JSON.stringify({
  endpoint: 'https://rollcall.example.vn/poke',
  language: 'vi',
  unit: SAMPLE_UNIT,
  cycle: SAMPLE_CYCLE,
  planId: 'van-lang-146',
  planNumber: '146/KH-UBND',
})

export const FORM_TEXT = JSON.stringify(SAMPLE_FORM)

export const NOW = Date.UTC(2023, 10, 20, 1, 5)
