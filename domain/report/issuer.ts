import type { Language, Plan } from '../plan/plan.ts'

/** Who signs a paper, in the forms that its head, its sentences and its signature block need. */
export interface Issuer {
  /** "Ủy ban nhân dân huyện Văn Lãng", for sentences. */
  readonly name: string
  /** "UBND huyện Văn Lãng", where there is little room. */
  readonly short: string
  /** The body above it, in capitals; null where the head names none. */
  readonly superior: string | null
  /** Its own name in the head, in capitals, by line. */
  readonly head: readonly string[]
  /** What follows "BC-" in the number. */
  readonly symbol: string
  readonly signature: Signature
}

/** "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", and the name below. */
export interface Signature {
  readonly lines: readonly string[]
  readonly name: string
}

const COMMITTEE = 'Ủy ban nhân dân'
const COMMITTEE_OF = /^(?:Chủ tịch )?(?:UBND|Ủy ban nhân dân) (.+)$/u
const BODY_OF = /^((?:Sở|Phòng) .+?) ((?:tỉnh|thành phố|thị xã|huyện|quận|xã|phường) .+)$/u

/**
 * Reads the issuer of a plan: a People's Committee stands alone in the head and is signed for (TM.); a
 * department stands below its People's Committee.
 */
export function issuerOf({ issuer, number, signer }: Plan, language: Language): Issuer {
  const [, place] = COMMITTEE_OF.exec(issuer.vi) ?? []
  const [, body, above] = BODY_OF.exec(issuer.vi) ?? []
  const collective = place ? COMMITTEE : null
  const names = place ? [COMMITTEE, place] : [body ?? issuer.vi]
  const signature = {
    lines: signatureLines(signer?.title ?? null, collective),
    name: signer?.name ?? '',
  }
  const symbol = number?.split('-').at(-1) ?? (place ? 'UBND' : initials(names.join(' ')))
  if (language === 'en')
    return {
      name: issuer.en,
      short: issuer.en,
      superior: null,
      head: [issuer.en.toUpperCase()],
      symbol,
      signature,
    }
  return {
    name: place ? names.join(' ') : issuer.vi,
    short: place ? `UBND ${place}` : issuer.vi,
    superior: above ? `UBND ${above.toUpperCase()}` : null,
    head: names.map((name) => name.toUpperCase()),
    symbol,
    signature,
  }
}

/** "KT. Giám đốc, Phó Giám đốc" as two lines; a deputy signs for the head even where the plan does not say so. */
function signatureLines(title: string | null, collective: string | null): readonly string[] {
  const usual = collective ? 'Chủ tịch' : 'Thủ trưởng cơ quan'
  const said = (title ?? usual).split(/, */)
  const [first = ''] = said
  const head = /^Phó (.+)$/u.exec(first)?.[1]
  const lines = head ? [`KT. ${head}`, ...said] : said
  return [...(collective ? [`TM. ${collective}`] : []), ...lines].map((line) => line.toUpperCase())
}

/** "Sở Thông tin và Truyền thông": STTTT. */
const initials = (name: string): string =>
  name
    .split(/[\s-]+/)
    .filter((word) => word !== 'và')
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
