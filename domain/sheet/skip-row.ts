import { foldKey } from '../text/fold.ts'
import type { Cell } from './grid.ts'

/** Why a row under the heading is no data row. */
export type Skip = 'blank' | 'total' | 'note' | 'signature' | 'group' | 'header' | 'column-numbers' | 'nil'

const TOTAL = /^(tổng( cộng| số)?|cộng|total)( |:|$)/
const NOTE = /^(\(\*\)|\*|ghi chú|lưu ý|note)/
const SIGNATURE =
  /^(người lập|tm\.|kt\.|tl\.|tuq\.|q\. ?chủ tịch|thủ trưởng|chủ tịch|phó chủ tịch|giám đốc|trưởng phòng|ủy ban nhân dân|ubnd |nơi nhận|xác nhận|\(ký|.{0,40}ngày .{0,12}tháng .{0,12}năm)/
const GROUP = /^([ivxlc]{1,5}|[a-h])([.)]| |$)/
/** "Không có": the unit says that there is nothing to report, which is more than an empty table. */
const NOTHING =
  /^không( có| đăng ký| phát sinh)?( trường hợp( nào)?| điển hình( nào)?| dữ liệu| đơn vị nào)?\.?$/
const COLUMN_NUMBER = /^\(?\d{1,2}\)?$/

const asText = (cell: Cell): string =>
  cell === null || typeof cell === 'boolean' ? '' : foldKey(String(cell))

/** (1) (2) (3) ... under the heading, or at the top of a new page. */
function areColumnNumbers(texts: readonly string[]): boolean {
  if (texts.length < 3 || !texts.every((text) => COLUMN_NUMBER.test(text))) return false
  const numbers = texts.map((text) => Number(text.replace(/[()]/g, '')))
  return numbers.every((n, i) => i === 0 || n - 1 === numbers[i - 1])
}

/** A row under the heading, as far as it matters for telling data from the rest. */
export interface RowLook {
  /** Its cells under columns of the form, without those that the system gives. */
  readonly cells: readonly Cell[]
  /** All its cells but ours: text may stand anywhere. */
  readonly wholeRow: readonly Cell[]
  /** Share of the required cells that are filled, 0 to 1. */
  readonly requiredFilled: number
  readonly repeatsHeader: boolean
  /** Below the signature block stand the signers' names. */
  readonly afterSignature: boolean
}

/**
 * Says whether a row is something other than data, or null for data: a total, a note, the signature block,
 * a group title, a repeated heading, the row of column numbers, or that there is nothing to report. Words
 * among others never decide (a collective may be called "Tổng đội ..."): a row with most of its required
 * cells filled is data.
 */
export function skipReason(look: RowLook): Skip | null {
  if (look.repeatsHeader) return 'header'
  if (look.requiredFilled > 0.5 && !look.wholeRow.every(isShort) && !isNearlyEmpty(look.cells)) return null
  const texts = textsOf(look.wholeRow)
  if (areColumnNumbers(texts)) return 'column-numbers'
  if (saysNothing(texts) || saysNothing(textsOf(look.cells))) return 'nil'
  if (look.requiredFilled > 0.5) return null
  if (look.afterSignature && texts.length > 0) return 'signature'
  const worded = texts.length <= 6 ? byWords(texts) : null
  if (worded) return worded
  const isGroup = texts.length <= 2 && texts.some((text) => GROUP.test(text))
  if (isGroup) return 'group'
  return look.cells.every((cell) => asText(cell) === '') ? 'blank' : null
}

const textsOf = (cells: readonly Cell[]): readonly string[] => cells.map(asText).filter((text) => text !== '')

/** "Không có" and no other word; beside it may stand a number. */
function saysNothing(texts: readonly string[]): boolean {
  const words = texts.filter((text) => !/^\d+$/.test(text))
  return words.length > 0 && words.every((text) => NOTHING.test(text))
}

const isNearlyEmpty = (cells: readonly Cell[]): boolean =>
  cells.filter((cell) => cell !== null && cell !== '').length <= 2

/** Column numbers are at most four characters: "(12)". Spares data rows the folding of every cell. */
const isShort = (cell: Cell): boolean => cell === null || String(cell).length <= 4

function byWords(texts: readonly string[]): Skip | null {
  if (texts.some((text) => TOTAL.test(text))) return 'total'
  if (texts.some((text) => NOTE.test(text))) return 'note'
  return texts.some((text) => SIGNATURE.test(text)) ? 'signature' : null
}
