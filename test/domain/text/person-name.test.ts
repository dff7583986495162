import { describe, expect, it } from 'vitest'
import { repairPersonName } from '../../../domain/text/person-name.ts'

describe("a person's name", () => {
  it.each([
    ['Hoàng Văn Khánh', 'Hoàng Văn Khánh', []],
    ['HOÀNG VĂN KHÁNH', 'Hoàng Văn Khánh', ['F-CAPS']],
    ['Ông Hoàng Văn Khánh', 'Hoàng Văn Khánh', ['F-HONORIFIC']],
    ['Bà Lý Thị Lan', 'Lý Thị Lan', ['F-HONORIFIC']],
    ['đ/c Nông Văn Đức', 'Nông Văn Đức', ['F-HONORIFIC']],
    ['Đ/c: Nông Văn Đức', 'Nông Văn Đức', ['F-HONORIFIC']],
    ['Đồng chí Nông Văn Đức', 'Nông Văn Đức', ['F-HONORIFIC']],
    ['Cô giáo Vi Thị Hoa', 'Vi Thị Hoa', ['F-HONORIFIC']],
    ['TS. Bế Văn Bình', 'Bế Văn Bình', ['F-HONORIFIC']],
    ['PGS.TS. Bế Văn Bình', 'Bế Văn Bình', ['F-HONORIFIC']],
    ['Ông ThS. Bế Văn Bình', 'Bế Văn Bình', ['F-HONORIFIC']],
    ['Thượng tá Hà Văn Dương', 'Hà Văn Dương', ['F-HONORIFIC']],
    ['Thiếu úy Hà Văn Dương', 'Hà Văn Dương', ['F-HONORIFIC']],
    ['ĐỒNG CHÍ NÔNG VĂN ĐỨC', 'Nông Văn Đức', ['F-HONORIFIC', 'F-CAPS']],
    ['Cô Tô', 'Cô Tô', []],
    ['Anh Đào', 'Anh Đào', []],
    ['Bàn Thị Lan', 'Bàn Thị Lan', []],
    ['Y', 'Y', []],
    ['Y Bhôk', 'Y Bhôk', []],
    ["H'Hen Niê", "H'Hen Niê", []],
    ["H'HEN NIÊ", "H'Hen Niê", ['F-CAPS']],
    ['H’HEN NIÊ', 'H’Hen Niê', ['F-CAPS']],
    ['Y-BHÔK ÊBAN', 'Y-Bhôk Êban', ['F-CAPS']],
    ['LÝ AN', 'Lý An', ['F-CAPS']],
    ['Kim Som Rinh', 'Kim Som Rinh', []],
    ['1234', '1234', []],
    ['', '', []],
  ])('%j becomes %j', (typed, name, repairs) => {
    expect(repairPersonName(typed)).toEqual({ name, repairs })
  })
})
