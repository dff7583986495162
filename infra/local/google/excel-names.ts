import type { Workbook } from './workbook.ts'

/** Excel knows no tab name over 31 characters. */
const LONGEST = 31

/** What each tab is called in an .xlsx: signs that Excel forbids are replaced, long names cut, twins numbered. */
export function excelNames(workbook: Workbook): ReadonlyMap<number, string> {
  const names = new Map<number, string>()
  const taken = new Set<string>()
  for (const tab of workbook.tabs) {
    const base = tab.title.replace(/[[\]:*?/\\]/g, '-').slice(0, LONGEST)
    let name = base
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${base.slice(0, LONGEST - 3)}~${n}`
    taken.add(name.toLowerCase())
    names.set(tab.sheetId, name)
  }
  return names
}
