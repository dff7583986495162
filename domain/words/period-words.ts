import type { Words } from '../plan/plan.ts'

/** "2024-Q3" as people read it; an id that is no year, quarter or month is its own name. */
export function periodWords(id: string): Words {
  const [, year, quarter, month] = /^(\d{4})(?:-(?:Q([1-4])|(\d{2})))?$/.exec(id) ?? []
  if (quarter) return { vi: `Quý ${ROMAN[Number(quarter) - 1]}/${year}`, en: `Quarter ${quarter} of ${year}` }
  if (month) return { vi: `Tháng ${Number(month)}/${year}`, en: `Month ${Number(month)} of ${year}` }
  return year ? { vi: `Năm ${year}`, en: year } : { vi: id, en: id }
}

const ROMAN = ['I', 'II', 'III', 'IV']

/** A movement that the unit launches itself. */
export const OWN_MOVEMENT: Words = { vi: 'Khác (tự phát động)', en: "Other (the unit's own)" }
