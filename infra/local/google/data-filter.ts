import type { sheets_v4 } from '@googleapis/sheets'
import { type Area, areaOfA1, areaOfGridRange } from './a1.ts'
import { invalid } from './google-error.ts'
import { placesOfMetadata } from './requests/metadata.ts'
import type { Workbook } from './workbook.ts'

type DataFilter = sheets_v4.Schema$DataFilter

/** The areas that one filter matches: those of metadata may be none or several. */
export function areasOf(workbook: Workbook, filter: DataFilter): readonly Area[] {
  if (filter.gridRange) return [areaOfGridRange(workbook, filter.gridRange)]
  if (!filter.developerMetadataLookup) return [areaOfA1(workbook, filter.a1Range ?? '')]
  return placesOfMetadata(workbook, filter).map((place) => areaOfGridRange(workbook, place))
}

/** The filters of a request; Google refuses one that has none. */
export function filtersOf(given: readonly DataFilter[] | undefined): readonly DataFilter[] {
  if (!given || given.length === 0) throw invalid('Must specify at least one DataFilter.')
  return given
}
