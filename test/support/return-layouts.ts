/** How one office lays out its list. Headers are those of the sample rows. */
export interface Layout {
  /** File name as the office chose it. */
  readonly file: string
  /** Lines of the office's name, printed at the left of the national heading; none: no heading at all. */
  readonly office: readonly string[]
  readonly signedAs: readonly string[]
  /** Other words for some headers. */
  readonly headers: Readonly<Record<string, string>>
  /** Columns that come first, in this order; the others follow. */
  readonly first: readonly string[]
  readonly without: readonly string[]
  /** A second heading row: these columns stand together under a title, in merged cells. */
  readonly group: { readonly title: string; readonly columns: readonly string[] } | null
  /** The year of birth in two columns, one for each sex, in place of the column of the sex. */
  readonly yearBySex: boolean
  readonly columnNumbers: boolean
  /** The heading is printed again after so many rows, as on a new page. */
  readonly repeatAfter: number | null
  /** Rows "I. Tập thể" and "II. Cá nhân" between the data. */
  readonly kinds: boolean
  readonly total: 'cell' | 'sentence' | 'none'
  readonly note: string | null
}

const plain: Layout = {
  file: '',
  office: [],
  signedAs: ['THỦ TRƯỞNG ĐƠN VỊ'],
  headers: {},
  first: [],
  without: [],
  group: null,
  yearBySex: false,
  columnNumbers: false,
  repeatAfter: null,
  kinds: false,
  total: 'cell',
  note: null,
}

const commune = (name: string, changes: Partial<Layout> & { readonly file: string }): Layout => ({
  ...plain,
  office: ['ỦY BAN NHÂN DÂN', name],
  signedAs: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
  ...changes,
})

const body = (name: string, changes: Partial<Layout> & { readonly file: string }): Layout => ({
  ...plain,
  office: ['UBND HUYỆN VĂN LÃNG', name],
  ...changes,
})

/** The layout of each unit's list, by unit id. */
export const LAYOUTS: Readonly<Record<string, Layout>> = {
  'vl-c01': commune('THỊ TRẤN NA SẦM', {
    file: '01. TT Na Sam - Danh sach DHTT 2023.xlsx',
    note: '(*) Ghi chú: danh sách đã thông qua Hội đồng Thi đua - Khen thưởng thị trấn.',
  }),
  'vl-c08': commune('XÃ TÂN THANH', {
    file: 'Xã Tân Thanh - danh sách điển hình tiên tiến.xlsx',
    group: { title: 'Thông tin cá nhân', columns: ['Chức vụ', 'Năm sinh', 'Giới tính', 'Dân tộc'] },
  }),
  'vl-c05': commune('XÃ HOÀNG VĂN THỤ', {
    file: 'HOANG VAN THU DS DIEN HINH.xlsx',
    first: ['STT', 'Đơn vị giới thiệu', 'Lĩnh vực', 'Loại hình', 'Tên tập thể, cá nhân hoặc mô hình'],
    total: 'sentence',
  }),
  'vl-c17': commune('XÃ HỘI HOAN', {
    file: 'Danh sách ĐHTT xã Hội Hoan (sửa lần 2).xlsx',
    columnNumbers: true,
    repeatAfter: 2,
  }),
  'vl-c09': commune('XÃ THỤY HÙNG', {
    file: 'DS_dien_hinh_Thuy_Hung_final.xlsx',
    kinds: true,
    total: 'sentence',
  }),
  'vl-c13': commune('XÃ BẮC LA', {
    file: 'bac la.xlsx',
    headers: {
      STT: 'TT',
      'Tên tập thể, cá nhân hoặc mô hình': 'HỌ VÀ TÊN/TÊN TẬP THỂ',
      'Loại hình': 'Tập thể/cá nhân',
      'Chức vụ': 'Chức vụ, nghề nghiệp',
      'Năm sinh': 'Sinh năm',
      'Dân tộc': 'DT',
      'Đơn vị giới thiệu': 'Đơn vị',
      'Lĩnh vực': 'Ngành,  lĩnh vực',
      'Tóm tắt thành tích': 'Thành tích tiêu biểu',
      'Hình thức phổ biến, nhân rộng': 'Hình thức tuyên truyền',
      'Số điện thoại liên hệ': 'SĐT',
      'Mới/Tiếp tục': 'Mới hay tiếp tục',
      'Đề nghị giới thiệu cấp tỉnh': 'Giới thiệu cấp tỉnh',
    },
  }),
  'vl-b05': body('PHÒNG GIÁO DỤC VÀ ĐÀO TẠO', {
    file: 'PGD&ĐT - DHTT 2023.xlsx',
    signedAs: ['TRƯỞNG PHÒNG'],
  }),
  'vl-b08': body('ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM', {
    file: 'UBMTTQ huyen Van Lang.xlsx',
    office: ['MẶT TRẬN TỔ QUỐC VIỆT NAM', 'ỦY BAN MTTQ HUYỆN VĂN LÃNG'],
    signedAs: ['TM. BAN THƯỜNG TRỰC', 'CHỦ TỊCH'],
    without: ['Phong trào thi đua', 'Ghi chú'],
  }),
  'vl-b09': body('HỘI NÔNG DÂN HUYỆN', {
    file: 'HND huyen_gioi thieu dien hinh.xlsx',
    office: ['HỘI NÔNG DÂN TỈNH LẠNG SƠN', 'BAN CHẤP HÀNH HUYỆN VĂN LÃNG'],
    signedAs: ['TM. BAN THƯỜNG VỤ', 'CHỦ TỊCH'],
    headers: { 'Tên tập thể, cá nhân hoặc mô hình': 'Tên tập thể, cá nhân', 'Chức vụ': 'Nghề nghiệp' },
    total: 'sentence',
  }),
  'vl-b06': body('CÔNG AN HUYỆN', {
    file: 'CAH - Bieu dien hinh.xlsx',
    office: ['CÔNG AN TỈNH LẠNG SƠN', 'CÔNG AN HUYỆN VĂN LÃNG'],
    signedAs: ['TRƯỞNG CÔNG AN HUYỆN'],
    yearBySex: true,
  }),
  'vl-b14': body('BẢO HIỂM XÃ HỘI HUYỆN', {
    file: 'BHXH huyện - điển hình tiên tiến.xlsx',
    office: ['BẢO HIỂM XÃ HỘI TỈNH LẠNG SƠN', 'BẢO HIỂM XÃ HỘI HUYỆN VĂN LÃNG'],
    signedAs: ['GIÁM ĐỐC'],
    total: 'none',
  }),
  'vl-b17': { ...plain, file: 'Cong ty Nong san Xu Lang.xlsx', signedAs: ['GIÁM ĐỐC'], total: 'none' },
  'vl-c10': commune('XÃ THANH LONG', {
    file: 'Xa Thanh Long.xlsx',
    note: 'Lưu ý: một số đồng chí chưa có số điện thoại chính xác.',
  }),
}

/** Xã Tân Mỹ sent the list of Xã Hội Hoan by mistake. */
export const WRONG_UNIT = { unitId: 'vl-c06', rowsOf: 'Xã Hội Hoan', file: 'Xa Tan My - DHTT.xlsx' }

/** Headings and nothing under them; a file without a single cell; a file that broke on its way. */
export const HEADINGS_ONLY = commune('XÃ NHẠC KỲ', { file: 'Nhac Ky - mau chua dien.xlsx', total: 'none' })
export const HEADINGS_ONLY_UNIT = 'vl-c07'
export const NOTHING = { unitId: 'vl-c16', file: 'Gia Mien.xlsx' }
export const BROKEN = { unitId: 'vl-c12', file: 'Bac Viet (tai ve).xlsx' }
