import type { Column } from './form.ts'

/** Whether the figures remember what stands in a column, so that rules may look at it. */
export const isFigure = (column: Column): boolean =>
  column.personal === 'no' && (column.figure || column.type === 'list' || column.type === 'tick')
