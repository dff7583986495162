import type { Campaign } from '../domain/plan/plan.ts'
import type { Cell } from '../domain/sheet/grid.ts'
import { readCampaign } from '../functions/adapters/plan-folder.ts'

/** The sample campaign; a fault in it is a bug of this repository. */
export async function sampleCampaign(): Promise<Campaign> {
  const read = await readCampaign('plans/van-lang-146')
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.campaign
}

export const HEADERS = [
  'STT',
  'Tên tập thể, cá nhân hoặc mô hình',
  'Loại hình',
  'Chức vụ',
  'Năm sinh',
  'Giới tính',
  'Dân tộc',
  'Địa chỉ',
  'Đơn vị giới thiệu',
  'Lĩnh vực',
  'Phong trào thi đua',
  'Tóm tắt thành tích',
  'Hình thức phổ biến, nhân rộng',
  'Số điện thoại liên hệ',
  'Năm đăng ký',
  'Mới/Tiếp tục',
  'Đề nghị giới thiệu cấp tỉnh',
  'Ghi chú',
]

const FAMILY = ['Nông', 'Hoàng', 'Lý', 'Vi', 'Bế', 'Triệu', 'Lương', 'Hà']
const GIVEN = ['Hiếu', 'Bình', 'Thơm', 'Đức', 'Nguyệt', 'Páo', 'Ánh', 'Chiến', 'Dung', 'Khánh']
const FIELDS = ['Kinh tế', 'Xã hội', 'Chính trị', 'An ninh']

/** Rows of invented persons; every `badEvery`-th has a fault (0: none). Always the same. */
export function bigSheet(rows: number, badEvery: number, unit: string): Cell[][] {
  return Array.from({ length: rows }, (_, i) => {
    const isBad = badEvery > 0 && i % badEvery === 0
    const name = `${FAMILY[i % 8]} Văn ${GIVEN[i % 10]} ${i}`
    const phone = isBad ? '09900' : `0990${String(i).padStart(6, '0')}`
    return [
      i + 1,
      name,
      'Cá nhân',
      'Nông dân',
      isBad ? 85 : 1950 + (i % 50),
      'Nam',
      'Tày',
      'Thôn Bản Làn',
      unit,
      FIELDS[i % 4] ?? '',
      null,
      'Mô hình chăn nuôi an toàn sinh học, thu nhập ổn định',
      'Phát thanh xã',
      phone,
      2023,
      'Mới',
      i % 9 === 0 ? 'x' : null,
      null,
    ]
  })
}
