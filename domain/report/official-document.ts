import type { Day, Language } from '../plan/plan.ts'
import type { Signature } from './issuer.ts'

/** A paper in the layout of Decree 30/2020/NĐ-CP: what stands in it, not how it looks. */
export interface OfficialDocument {
  readonly language: Language
  readonly day: Day
  /** null for a list that goes with a report. */
  readonly head: DocumentHead | null
  readonly kind: string
  readonly summary: string
  /** Below the summary, in brackets: what the paper goes with. */
  readonly note: string | null
  readonly blocks: readonly Block[]
  readonly closing: string
  readonly recipients: { readonly title: string; readonly lines: readonly string[] } | null
  readonly signature: Signature | null
  readonly appendices: readonly Appendix[]
}

export interface DocumentHead {
  readonly superior: string | null
  readonly body: readonly string[]
  readonly nation: string
  readonly motto: string
  readonly number: string
  readonly placeAndDate: string
}

export type Block =
  | { readonly kind: 'section' | 'heading' | 'text'; readonly text: string }
  | { readonly kind: 'table'; readonly table: Table }

export interface Appendix {
  readonly name: string
  readonly title: string
  readonly note: string
  readonly table: Table
  /** Below the table: of when it is, and what a sign in it means. */
  readonly remark: string | null
}

export interface Table {
  readonly columns: readonly TableColumn[]
  readonly rows: readonly (readonly string[])[]
  /** The last row, in bold; null where nothing is added up. */
  readonly total: readonly string[] | null
}

export interface TableColumn {
  readonly title: string
  /** Its share of the width. */
  readonly share: number
  readonly align: 'left' | 'center'
}

export const section = (text: string): Block => ({ kind: 'section', text })
export const heading = (text: string): Block => ({ kind: 'heading', text })
export const text = (sentence: string): Block => ({ kind: 'text', text: sentence })

/** The columns of a table: titles with their shares of the width; the ones named are set to the left. */
export const columnsOf = (
  titles: readonly string[],
  shares: readonly number[],
  left: readonly number[],
): readonly TableColumn[] =>
  titles.map((title, i) => ({
    title,
    share: shares[i] as number,
    align: left.includes(i) ? 'left' : 'center',
  }))
