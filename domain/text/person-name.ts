import type { RowCode } from '../problems.ts'

/** Forms of address and ranks before a name. Longer ones first. */
const HONORIFIC =
  /^(?:đồng chí|đ\/c|ông|bà|anh|chị|thầy giáo|cô giáo|thầy|cô|pgs\.? ?ts|gs\.? ?ts|ths|pgs|gs|ts|bs|ks|cn|(?:thượng|trung|đại|thiếu) (?:tá|úy|tướng))(?:\.|:| )\s*/iu

/** A person's name without form of address, and not in capitals; with what was mended. */
export function repairPersonName(name: string): {
  readonly name: string
  readonly repairs: readonly RowCode[]
} {
  const repairs: RowCode[] = []
  const bare = withoutHonorific(name)
  if (bare !== name) repairs.push('F-HONORIFIC')
  const cased = isAllCapitals(bare) ? titleCase(bare) : bare
  if (cased !== bare) repairs.push('F-CAPS')
  return { name: cased, repairs }
}

/** At least two words must be left: "Cô Tô" and "Anh Đào" may be names. */
function withoutHonorific(name: string): string {
  let bare = name
  for (;;) {
    const rest = bare.replace(HONORIFIC, '')
    if (rest === bare || !rest.includes(' ')) return bare
    bare = rest
  }
}

/** "Y" alone is a name of the highlands, not shouting. */
const isAllCapitals = (name: string): boolean =>
  name.length > 3 && name === name.toUpperCase() && name !== name.toLowerCase()

/** Capitals at the start of each part: H'HEN NIÊ -> H'Hen Niê, BRU-VÂN KIỀU -> Bru-Vân Kiều. */
const titleCase = (name: string): string =>
  name
    .toLowerCase()
    .replace(/(^|[ '’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
