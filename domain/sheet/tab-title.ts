/** Google Sheets takes two names of tabs for one when they differ only in case, or in how marks are composed. */
export const sameTitle = (one: string, other: string): boolean => keyOf(one) === keyOf(other)

const keyOf = (title: string): string => title.normalize('NFC').toLowerCase()

/**
 * A name for a new tab that no tab has yet: the wanted one, the other one, or that with the first free number
 * ("Lỗi", "Lỗi (hệ thống)", "Lỗi (hệ thống) 2").
 */
export function freeTitle(taken: readonly string[], wanted: string, other: string): string {
  const isFree = (title: string): boolean => !taken.some((one) => sameTitle(one, title))
  if (isFree(wanted)) return wanted
  let title = other
  for (let n = 2; !isFree(title); n++) title = `${other} ${n}`
  return title
}
