import { type Align, heading, list, type Markup, note, row, type TONES, table } from './layout.ts'

/** A figure or a text of a table; its tone says whether it is good or bad news. */
export interface Figure {
  readonly text: string
  readonly tone?: keyof typeof TONES
}

/** A part of a mail below a heading, told once for both bodies: a table, or a list of sentences. */
export interface Part {
  readonly title: string
  /** None: the rows are sentences. */
  readonly columns: readonly (readonly [title: string, align: Align])[]
  readonly rows: readonly (readonly Figure[])[]
  /** What stands below: how many are left out. */
  readonly note: string | null
}

export const sentences = (title: string, lines: readonly string[], rest: string | null = null): Part => ({
  title,
  columns: [],
  rows: lines.map((text) => [{ text }]),
  note: rest,
})

export function partBlocks({ title, columns, rows, note: rest }: Part): readonly Markup[] {
  const content =
    columns.length > 0
      ? table(
          columns,
          rows.map((figures) => row(columns, figures)),
        )
      : list(rows.map(([line]) => line?.text ?? ''))
  return [heading(title), content, ...(rest === null ? [] : [note(rest)])]
}

/** The same in plain text: a line for each row, its figures named by their columns. */
export function partLines({ title, columns, rows, note: rest }: Part): readonly string[] {
  const line = ([first, ...more]: readonly Figure[]): string => {
    const figures = more.map(({ text }, i) => `${columns[i + 1]?.[0] ?? ''}: ${text}`)
    return `- ${first?.text ?? ''}${figures.length > 0 ? `. ${figures.join(', ')}` : ''}`
  }
  return [title, ...rows.map(line), ...(rest === null ? [] : [rest]), '']
}
