import type { Choice, Column, Form } from '../../domain/plan/form.ts'
import type { Cycle, Unit } from '../../domain/plan/plan.ts'

const BASE: Omit<Column, 'key' | 'header' | 'type'> = {
  aliases: [],
  required: false,
  requiredIf: null,
  choices: [],
  open: false,
  min: null,
  max: null,
  personal: 'no',
  given: false,
  cycle: false,
  figure: false,
  tells: null,
  prefilled: false,
  allowedBy: null,
  rule: null,
}

export const column = (
  key: string,
  header: string,
  type: Column['type'],
  more: Partial<Column> = {},
): Column => ({
  ...BASE,
  key,
  header: { vi: header, en: `${key} (en)` },
  type,
  ...more,
})

export const choice = (key: string, vi: string): Choice => ({ key, label: { vi, en: key }, aliases: [] })

/** A short nomination form: enough of every kind of column to try the sheet logic on. */
export const SAMPLE_FORM: Form = {
  id: 'F1',
  title: { vi: 'Danh sách giới thiệu', en: 'Nominations' },
  by: null,
  identity: ['ten', 'nam_sinh'],
  columns: [
    column('stt', 'STT', 'integer', { given: true }),
    column('ten', 'Tên tập thể, cá nhân', 'name', {
      required: true,
      max: 200,
      personal: 'basic',
      aliases: ['Họ và tên', 'Họ tên'],
    }),
    column('loai_hinh', 'Loại hình', 'list', {
      required: true,
      choices: [choice('tap_the', 'Tập thể'), choice('ca_nhan', 'Cá nhân')],
    }),
    column('chuc_vu', 'Chức vụ', 'text', { requiredIf: { column: 'loai_hinh', in: ['ca_nhan'] } }),
    column('nam_sinh', 'Năm sinh', 'year', { personal: 'basic' }),
    column('gioi_tinh', 'Giới tính', 'list', {
      personal: 'basic',
      choices: [choice('nam', 'Nam'), choice('nu', 'Nữ')],
    }),
    column('linh_vuc', 'Lĩnh vực', 'list', {
      required: true,
      rule: 'VL-18',
      choices: [choice('kinh_te', 'Kinh tế'), choice('xa_hoi', 'Xã hội')],
    }),
    column('nam', 'Năm đăng ký', 'year', { cycle: true }),
    column('de_nghi', 'Đề nghị giới thiệu cấp tỉnh', 'tick'),
  ],
}

export const SAMPLE_CYCLE: Cycle = { id: '2023', from: '2023-01-01', to: '2023-12-31' }

export const SAMPLE_UNIT: Unit = {
  id: 'u1',
  name: 'Xã Thanh Long',
  aliases: [],
  classes: ['commune'],
  cluster: null,
  parent: null,
  validFrom: null,
  validTo: null,
  successor: null,
  contacts: [{ role: 'clerk', email: 'thanhlong@vanlang.example.vn' }],
}
