import type { Words } from '../plan/plan.ts'

/** "2024-Q3" as people read it; an id that is no year, quarter or month is its own name. */
export function periodWords(id: string): Words {
  const [, year, quarter, month] = /^(\d{4})(?:-(?:Q([1-4])|(\d{2})))?$/.exec(id) ?? []
  if (quarter) return { vi: `Quý ${ROMAN[Number(quarter) - 1]}/${year}`, en: `Quarter ${quarter} of ${year}` }
  if (month) return { vi: `Tháng ${Number(month)}/${year}`, en: `Month ${Number(month)} of ${year}` }
  return year ? { vi: `Năm ${year}`, en: year } : { vi: id, en: id }
}

/** Inside a sentence: "năm 2024", "quý III/2024", "kỳ 2024-2025". */
export function periodInSentence(id: string): Words {
  const { vi, en } = periodWords(id)
  return vi === id ? { vi: `kỳ ${id}`, en } : { vi: vi.charAt(0).toLowerCase() + vi.slice(1), en }
}

/** As short as a subject wants it: "2024", "quý III/2024", "kỳ 2024-2025". */
export const periodBrief = (id: string): Words =>
  /^\d{4}$/.test(id) ? { vi: id, en: id } : periodInSentence(id)

const ROMAN = ['I', 'II', 'III', 'IV']

/** A movement that the unit launches itself. */
export const OWN_MOVEMENT: Words = { vi: 'Khác (tự phát động)', en: "Other (the unit's own)" }
