import type { Value } from '../domain/cells/cell-result.ts'
import type { Cell } from '../domain/sheet/grid.ts'
import type { TableRow } from '../domain/sheet/read-table.ts'

/** What a programmer would write for these columns alone: the same rules, the same normalisation, no form. */
export interface HandChecked {
  readonly values: Record<string, Value>
  readonly problems: { readonly code: string; readonly column: string }[]
}

const KINDS: Record<string, string> = { 'Tập thể': 'tap_the', 'Cá nhân': 'ca_nhan' }
const FIELDS: Record<string, string> = {
  'Kinh tế': 'kinh_te',
  'Xã hội': 'xa_hoi',
  'Chính trị': 'chinh_tri',
  'An ninh': 'an_ninh',
}
const SEXES: Record<string, string> = { Nam: 'nam', Nữ: 'nu' }
const MOI: Record<string, string> = { Mới: 'moi', 'Tiếp tục': 'tiep_tuc' }
const GROUPS = new Set(['Kinh', 'Tày', 'Nùng', 'Dao'])
const PHONE = /^0[35789]\d{8}$/
const ERROR = /^#(N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!)$/
const COLLECTIVE = /^(chi bộ|chi hội|thôn|khu phố|bản|trường|hợp tác xã|tổ|đội|phòng|ban|hội|công ty) /
const LEGACY = /[A-Za-z][¸µ¶¹¨¾¼½ÆÇªÎÏÑÖ×ØÜÞßäåæç¬îïñö÷øûüþ]|[aeoy][ùøûï]|[ñ][aeiou]/i

/** Checks every row; duplicates by name and year of birth are found across rows. */
export function handWritten(
  rows: readonly TableRow[],
  unitName: string,
  unitId: string,
  cycleYear: number,
): HandChecked[] {
  const seen = new Map<string, number>()
  return rows.map(({ cells, row }) => {
    const problems: { code: string; column: string }[] = []
    const values: Record<string, Value> = {}
    const text = (key: string, max: number): string | null => {
      const cell: Cell = cells[key] ?? null
      if (cell === null || cell === '') return null
      let value = typeof cell === 'string' ? cell : String(cell)
      if (ERROR.test(value)) problems.push({ code: 'E-CELL-ERROR', column: key })
      if (/^[=@\t]/.test(value)) problems.push({ code: 'E-FORMULA', column: key })
      if (LEGACY.test(value)) problems.push({ code: 'E-LEGACY', column: key })
      value = value.normalize('NFC').replace(/\s+/g, ' ').trim()
      if (value.length > max) problems.push({ code: 'E-LENGTH', column: key })
      return value
    }
    const list = (key: string, choices: Record<string, string>, isRequired: boolean): void => {
      const value = text(key, 200)
      const choice = value === null ? null : (choices[value] ?? null)
      if (value === null && isRequired) problems.push({ code: 'E-REQUIRED', column: key })
      if (value !== null && choice === null) problems.push({ code: 'E-LIST', column: key })
      values[key] = choice
    }
    const name = text('ten', 200)
    if (name === null) problems.push({ code: 'E-REQUIRED', column: 'ten' })
    else if (name === name.toUpperCase()) problems.push({ code: 'F-CAPS', column: 'ten' })
    values.ten = name
    list('loai_hinh', KINDS, true)
    list('gioi_tinh', SEXES, false)
    list('linh_vuc', FIELDS, true)
    list('moi', MOI, true)
    values.chuc_vu = text('chuc_vu', 200)
    values.dia_chi = text('dia_chi', 300)
    values.phong_trao = text('phong_trao', 300)
    values.thanh_tich = text('thanh_tich', 1000)
    values.hinh_thuc = text('hinh_thuc', 300)
    values.ghi_chu = text('ghi_chu', 1000)
    if (values.thanh_tich === null) problems.push({ code: 'E-REQUIRED', column: 'thanh_tich' })
    const group = text('dan_toc', 60)
    if (group !== null && !GROUPS.has(group)) problems.push({ code: 'E-ETHNIC', column: 'dan_toc' })
    values.dan_toc = group
    const unit = text('don_vi', 200)
    if (unit !== null && unit !== unitName) problems.push({ code: 'E-UNIT', column: 'don_vi' })
    values.don_vi = unit === null ? null : unitId
    const phone = text('dien_thoai', 40)
    if (phone !== null && !PHONE.test(phone)) problems.push({ code: 'E-PHONE', column: 'dien_thoai' })
    values.dien_thoai = phone
    const tick = text('de_nghi', 20)
    if (tick !== null && tick !== 'x') problems.push({ code: 'E-TICK', column: 'de_nghi' })
    values.de_nghi = tick === 'x'
    const born = cells.nam_sinh ?? null
    if (typeof born === 'number' && (born < 1920 || born > cycleYear - 8))
      problems.push({ code: born < 100 ? 'E-YEAR-2D' : 'E-YEAR', column: 'nam_sinh' })
    values.nam_sinh = typeof born === 'number' ? born : null
    const year = cells.nam ?? null
    if (typeof year === 'number' && year !== cycleYear) problems.push({ code: 'E-YEAR-CYCLE', column: 'nam' })
    values.nam = typeof year === 'number' ? year : null
    if (name !== null && values.loai_hinh === 'ca_nhan' && COLLECTIVE.test(name.toLowerCase()))
      problems.push({ code: 'W-KIND', column: 'loai_hinh' })
    if (problems.length === 0) {
      const key = `${name?.toLowerCase()}|${born}`
      if (seen.has(key)) problems.push({ code: 'E-DUP', column: 'ten' })
      else seen.set(key, row)
    }
    return { values, problems }
  })
}
