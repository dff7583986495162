export interface ColumnLook {
  readonly title: string
  readonly align?: 'left' | 'right'
}

/** A plain table for a terminal. Vietnamese in NFC is one place a character, so lengths are widths. */
export function textTable(columns: readonly ColumnLook[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ title }, i) =>
    Math.max(length(title), ...rows.map((row) => length(row[i] ?? ''))),
  )
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => pad(cell, widths[i] ?? 0, columns[i]?.align ?? 'left'))
      .join('  ')
      .trimEnd()
  const rule = widths.map((width) => '─'.repeat(width)).join('──')
  return [line(columns.map(({ title }) => title)), rule, ...rows.map(line)].join('\n')
}

const length = (text: string): number => [...text].length

function pad(text: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - length(text)))
  return align === 'right' ? space + text : text + space
}
