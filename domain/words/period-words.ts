import type { Words } from '../plan/plan.ts'

/** "2024-Q3" as people read it; an id that is no year, quarter or month is its own name. */
export function periodWords(id: string): Words {
  const [year = id, part] = id.split('-')
  const quarter = /^Q([1-4])$/.exec(part ?? '')?.[1]
  if (quarter) return { vi: `Quý ${ROMAN[Number(quarter) - 1]}/${year}`, en: `Quarter ${quarter} of ${year}` }
  if (/^\d{4}-\d{2}$/.test(id))
    return { vi: `Tháng ${Number(part)}/${year}`, en: `Month ${Number(part)} of ${year}` }
  return /^\d{4}$/.test(id) ? { vi: `Năm ${id}`, en: id } : { vi: id, en: id }
}

const ROMAN = ['I', 'II', 'III', 'IV']

/** A movement that the unit launches itself. */
export const OWN_MOVEMENT: Words = { vi: 'Khác (tự phát động)', en: "Other (the unit's own)" }
