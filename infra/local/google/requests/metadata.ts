import type { sheets_v4 } from '@googleapis/sheets'
import { tabById } from '../a1.ts'
import type { RequestHandlers } from '../batch-update.ts'
import { names } from '../field-mask.ts'
import { invalid, unsupported } from '../google-error.ts'
import type { Metadata, Tab, Workbook } from '../workbook.ts'
import { fieldsOf } from './limits.ts'

/** Fields of DeveloperMetadata, by Google's discovery document. */
const METADATA_FIELDS = ['metadataId', 'metadataKey', 'metadataValue', 'location', 'visibility']

type Schema = sheets_v4.Schema$DeveloperMetadata
/** What carries metadata: the spreadsheet as a whole, or one tab with its columns. */
type Holder = Workbook | Tab
interface Found {
  readonly holder: Holder
  readonly metadata: Metadata
}

/** Keys and values together, once for the spreadsheet and once for each tab. */
const MOST_CHARACTERS = 30_000

/** Requests about developer metadata on the spreadsheet, a tab or a column, visible to every program (DOCUMENT). */
export const METADATA_REQUESTS: RequestHandlers = {
  createDeveloperMetadata(draft, { developerMetadata: given = {} }) {
    if (!given.metadataKey) throw invalid('Developer metadata must have a key specified.')
    if (given.visibility !== 'DOCUMENT')
      throw given.visibility
        ? unsupported(`developer metadata with the visibility ${given.visibility}`)
        : invalid('Developer metadata must have a visibility specified.')
    const holder = holderOf(draft, given.location)
    const id = given.metadataId ?? freeMetadataId(draft)
    if (allMetadata(draft).some(({ metadata }) => metadata.id === id))
      throw invalid(
        `Cannot add developer metadata with ID [${id}] because developer metadata with that ID already exists.`,
      )
    const at = columnOf(holder, given.location)
    const metadata = { id, key: given.metadataKey, value: given.metadataValue ?? '', ...at }
    keep(holder, [...(holder.metadata ?? []), metadata])
    return { createDeveloperMetadata: { developerMetadata: schemaOf({ holder, metadata }) } }
  },

  updateDeveloperMetadata(draft, { dataFilters, developerMetadata: given = {}, fields }) {
    const mask = fieldsOf(fields, METADATA_FIELDS)
    for (const field of ['location', 'visibility', 'metadataId'])
      if (names(mask, field)) throw unsupported(`updateDeveloperMetadata of the field ${field}`)
    const changed = findMetadata(draft, dataFilters ?? []).map(({ holder, metadata: before }) => {
      const metadata = {
        ...before,
        key: names(mask, 'metadataKey') ? (given.metadataKey ?? '') : before.key,
        value: names(mask, 'metadataValue') ? (given.metadataValue ?? '') : before.value,
      }
      if (!metadata.key) throw invalid('Developer metadata must have a key specified.')
      keep(holder, holder.metadata?.map((other) => (other.id === before.id ? metadata : other)) ?? [])
      return schemaOf({ holder, metadata })
    })
    if (changed.length === 0) throw invalid('No developer metadata matches the data filters.')
    return { updateDeveloperMetadata: { developerMetadata: changed } }
  },

  deleteDeveloperMetadata(draft, { dataFilter }) {
    const found = findMetadata(draft, [dataFilter ?? {}])
    if (found.length === 0) throw invalid('No developer metadata matches the data filter.')
    for (const { holder, metadata } of found)
      keep(holder, holder.metadata?.filter(({ id }) => id !== metadata.id) ?? [])
    return { deleteDeveloperMetadata: { deletedDeveloperMetadata: found.map(schemaOf) } }
  },
}

/** developerMetadata:search: what matches any of the filters, each with the filters that it matches. */
export function searchMetadata(
  workbook: Workbook,
  { dataFilters }: sheets_v4.Schema$SearchDeveloperMetadataRequest,
): sheets_v4.Schema$SearchDeveloperMetadataResponse {
  const filters = dataFilters ?? []
  if (filters.length === 0) throw invalid('Must specify at least one DataFilter.')
  const matched = findMetadata(workbook, filters).map((found) => ({
    developerMetadata: schemaOf(found),
    dataFilters: filters.filter((filter) => matches(found, filter)),
  }))
  return matched.length > 0 ? { matchedDeveloperMetadata: matched } : {}
}

/** The metadata of a spreadsheet, of a tab, or of one of its columns, as spreadsheets.get shows it. */
export function metadataOf(holder: Holder, column?: number): { developerMetadata?: Schema[] } {
  const here = (holder.metadata ?? []).filter((metadata) => metadata.column === column)
  return here.length > 0 ? { developerMetadata: here.map((metadata) => schemaOf({ holder, metadata })) } : {}
}

/** Columns were put in, taken out or moved: their metadata goes with them, and is gone with its column. */
export function moveColumnMetadata(tab: Tab, to: (column: number) => number | null): void {
  if (!tab.metadata) return
  tab.metadata = tab.metadata.flatMap(({ column, ...metadata }) => {
    if (column === undefined) return [metadata]
    const target = to(column)
    return target === null ? [] : [{ ...metadata, column: target }]
  })
}

const isTab = (holder: Holder): holder is Tab => 'sheetId' in holder

function holderOf(draft: Workbook, location: sheets_v4.Schema$DeveloperMetadataLocation | undefined): Holder {
  if (location?.dimensionRange) return tabById(draft, location.dimensionRange.sheetId)
  if (location?.spreadsheet) return draft
  if (location?.sheetId === undefined || location.sheetId === null)
    throw invalid('Developer metadata must have a location specified.')
  return tabById(draft, location.sheetId)
}

/** The one column that a location names; rows are not known here. */
function columnOf(
  holder: Holder,
  location: sheets_v4.Schema$DeveloperMetadataLocation | undefined,
): { readonly column?: number } {
  const range = location?.dimensionRange
  if (!range || !isTab(holder)) return {}
  if (range.dimension !== 'COLUMNS') throw unsupported('developer metadata on rows')
  const column = range.startIndex ?? 0
  if (range.endIndex !== column + 1)
    throw invalid('Developer metadata on a dimension must be on a single row or column.')
  if (column >= holder.columns) throw invalid(`Column ${column} is outside of the sheet.`)
  return { column }
}

function keep(holder: Holder, metadata: readonly Metadata[]): void {
  const characters = metadata.reduce((sum, { key, value }) => sum + key.length + value.length, 0)
  if (characters > MOST_CHARACTERS)
    throw invalid(
      `The developer metadata of a ${isTab(holder) ? 'sheet' : 'spreadsheet'} may have at most ${MOST_CHARACTERS} characters; it would have ${characters}.`,
    )
  holder.metadata = metadata
}

const allMetadata = (workbook: Workbook): readonly Found[] =>
  [workbook, ...workbook.tabs].flatMap((holder) =>
    (holder.metadata ?? []).map((metadata) => ({ holder, metadata })),
  )

export const freeMetadataId = (draft: Workbook): number =>
  Math.max(0, ...allMetadata(draft).map(({ metadata }) => metadata.id)) + 1

/** Where the metadata stands that a filter looks for: columns, or whole tabs. */
export const placesOfMetadata = (
  workbook: Workbook,
  filter: sheets_v4.Schema$DataFilter,
): readonly sheets_v4.Schema$GridRange[] =>
  findMetadata(workbook, [filter]).flatMap(({ holder, metadata }) => {
    if (!isTab(holder)) throw unsupported('cells by the metadata of the spreadsheet')
    const { sheetId } = holder
    if (metadata.column === undefined) return [{ sheetId }]
    return [{ sheetId, startColumnIndex: metadata.column, endColumnIndex: metadata.column + 1 }]
  })

const findMetadata = (
  workbook: Workbook,
  filters: readonly sheets_v4.Schema$DataFilter[],
): readonly Found[] =>
  allMetadata(workbook).filter((found) => filters.some((filter) => matches(found, filter)))

function matches({ holder, metadata }: Found, filter: sheets_v4.Schema$DataFilter): boolean {
  const lookup = filter.developerMetadataLookup
  if (!lookup) throw unsupported('metadata by a range')
  const { metadataId, metadataKey, metadataValue, visibility, locationType, metadataLocation } = lookup
  if (lookup.locationMatchingStrategy) throw unsupported('metadata by a strategy of matching')
  const type = typeOf({ holder, metadata })
  return (
    (metadataId ?? metadata.id) === metadata.id &&
    (metadataKey ?? metadata.key) === metadata.key &&
    (metadataValue ?? metadata.value) === metadata.value &&
    (visibility ?? 'DOCUMENT') === 'DOCUMENT' &&
    (locationType ?? type) === type &&
    (!metadataLocation || isAt(holder, metadataLocation))
  )
}

function isAt(holder: Holder, location: sheets_v4.Schema$DeveloperMetadataLocation): boolean {
  if (location.dimensionRange) throw unsupported('a search for the metadata of a row or column')
  return isTab(holder) ? location.sheetId === holder.sheetId : location.spreadsheet === true
}

function typeOf({ holder, metadata }: Found): 'SPREADSHEET' | 'SHEET' | 'COLUMN' {
  if (!isTab(holder)) return 'SPREADSHEET'
  return metadata.column === undefined ? 'SHEET' : 'COLUMN'
}

const schemaOf = (found: Found): Schema => ({
  metadataId: found.metadata.id,
  metadataKey: found.metadata.key,
  metadataValue: found.metadata.value,
  location: { locationType: typeOf(found), ...placeOf(found) },
  visibility: 'DOCUMENT',
})

function placeOf({ holder, metadata }: Found): sheets_v4.Schema$DeveloperMetadataLocation {
  if (!isTab(holder)) return { spreadsheet: true }
  const { sheetId } = holder
  if (metadata.column === undefined) return { sheetId }
  const [startIndex, endIndex] = [metadata.column, metadata.column + 1]
  return { dimensionRange: { sheetId, dimension: 'COLUMNS', startIndex, endIndex } }
}
