import { areaOnGrid } from '../a1.ts'
import type { RequestHandlers } from '../batch-update.ts'
import { names } from '../field-mask.ts'
import { invalid } from '../google-error.ts'
import type { Workbook } from '../workbook.ts'
import { fieldsOf } from './limits.ts'

/** Requests about ranges with names; values are read and written by such a name, too. */
export const NAMED_RANGE_REQUESTS: RequestHandlers = {
  addNamedRange(draft, { namedRange = {} }) {
    const { name, range } = namedRange
    refuseName(draft, name)
    areaOnGrid(draft, range)
    const namedRangeId = namedRange.namedRangeId ?? freeId(draft)
    if (all(draft).some((other) => other.namedRangeId === namedRangeId))
      throw invalid(`A named range with ID ${namedRangeId} already exists. Please enter another ID.`)
    const added = { ...namedRange, namedRangeId }
    draft.namedRanges = [...all(draft), added]
    return { addNamedRange: { namedRange: added } }
  },

  updateNamedRange(draft, { namedRange = {}, fields }) {
    const mask = fieldsOf(fields, ['namedRangeId', 'name', 'range'])
    const before = known(draft, namedRange.namedRangeId)
    if (names(mask, 'name') && namedRange.name !== before.name) refuseName(draft, namedRange.name)
    if (names(mask, 'range')) areaOnGrid(draft, namedRange.range)
    const after = {
      ...before,
      ...(names(mask, 'name') ? { name: namedRange.name ?? '' } : {}),
      ...(names(mask, 'range') && namedRange.range ? { range: namedRange.range } : {}),
    }
    draft.namedRanges = all(draft).map((other) => (other === before ? after : other))
    return {}
  },

  deleteNamedRange(draft, { namedRangeId }) {
    const gone = known(draft, namedRangeId)
    draft.namedRanges = all(draft).filter((other) => other !== gone)
    return {}
  },
}

const all = (draft: Workbook) => draft.namedRanges ?? []

/** The first unused of range-1, range-2, ... */
function freeId(draft: Workbook): string {
  let n = 1
  while (all(draft).some(({ namedRangeId }) => namedRangeId === `range-${n}`)) n++
  return `range-${n}`
}

function known(draft: Workbook, id: string | null | undefined) {
  const found = all(draft).find(({ namedRangeId }) => namedRangeId === id)
  if (!found) throw invalid(`No named range with ID: ${id}`)
  return found
}

function refuseName(draft: Workbook, name: string | null | undefined): void {
  if (!name || !/^[\p{L}_][\p{L}\p{N}_]{0,249}$/u.test(name) || /^[A-Z]{1,3}\d+$/i.test(name))
    throw invalid(`The name of a range is not valid: ${name ?? ''}`)
  if (all(draft).some((other) => other.name?.toLowerCase() === name.toLowerCase()))
    throw invalid(`A named range with the name "${name}" already exists.`)
}
