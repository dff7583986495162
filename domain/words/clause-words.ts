import type { Language } from '../plan/plan.ts'

/**
 * A clause as readers find it in the paper: "III.1 (+2)" is "mục III.1", a part without a number ("Đoạn kết") is
 * named as it is. The mark of the item in brackets is for the plan's keepers.
 */
export function clauseWords(clause: string, language: Language): string {
  const bare = bareClause(clause)
  const isNumbered = /^[IVX\d]/.test(bare)
  if (language === 'en') return isNumbered ? `clause ${bare}` : bare
  return isNumbered ? `mục ${bare}` : bare.charAt(0).toLowerCase() + bare.slice(1)
}

/** Without the marks of items. */
export const bareClause = (clause: string): string => clause.replace(/ \([^)]*\)/g, '')
