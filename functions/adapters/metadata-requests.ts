import type { sheets_v4 } from '@googleapis/sheets'
import type { TabChange } from '../ports/sheets.ts'

export type Metadata = sheets_v4.Schema$DeveloperMetadata
export type MetadataChange = Extract<TabChange, { kind: 'metadata' | 'column-metadata' }>

export const isMetadata = (change: TabChange): change is MetadataChange =>
  change.kind === 'metadata' || change.kind === 'column-metadata'

/** The metadata that stands under the keys of the changes, wherever it is; no call when there are none. */
export async function knownMetadata(
  api: sheets_v4.Resource$Spreadsheets,
  spreadsheetId: string,
  changes: readonly TabChange[],
): Promise<readonly Metadata[]> {
  const keys = new Set(changes.flatMap((change) => (isMetadata(change) ? [change.key] : [])))
  if (keys.size === 0) return []
  const dataFilters = [...keys].map((metadataKey) => ({
    developerMetadataLookup: { metadataKey, visibility: 'DOCUMENT' },
  }))
  const { data } = await api.developerMetadata.search({ spreadsheetId, requestBody: { dataFilters } })
  return (data.matchedDeveloperMetadata ?? []).flatMap(({ developerMetadata }) => developerMetadata ?? [])
}

/** Creates what is not there, updates what says something else; nothing for what stands already. */
export function metadataRequests(
  change: MetadataChange,
  known: readonly Metadata[],
): sheets_v4.Schema$Request[] {
  return change.kind === 'metadata' ? valueRequests(change, known) : columnRequests(change, known)
}

/** A column keeps what was noted on it, wherever it went, unless the change says that the note moves. */
function columnRequests(
  { tabId, column, key, value, moves }: Extract<MetadataChange, { kind: 'column-metadata' }>,
  known: readonly Metadata[],
): sheets_v4.Schema$Request[] {
  const standing = known.filter(
    ({ metadataKey, metadataValue, location }) =>
      metadataKey === key && metadataValue === value && location?.dimensionRange?.sheetId === tabId,
  )
  const stray = moves
    ? standing.filter(({ location }) => (location?.dimensionRange?.startIndex ?? 0) !== column)
    : []
  const taken = stray.map(({ metadataId }) => ({
    deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId: metadataId ?? null } } },
  }))
  if (standing.length > stray.length) return taken
  const dimensionRange = {
    sheetId: tabId,
    dimension: 'COLUMNS',
    startIndex: column,
    endIndex: column + 1,
  }
  return [...taken, created(key, value, { dimensionRange })]
}

const created = (
  metadataKey: string,
  metadataValue: string,
  location: sheets_v4.Schema$DeveloperMetadataLocation,
): sheets_v4.Schema$Request => ({
  createDeveloperMetadata: {
    developerMetadata: { metadataKey, metadataValue, location, visibility: 'DOCUMENT' },
  },
})

function valueRequests(
  { tabId, key, value }: Extract<MetadataChange, { kind: 'metadata' }>,
  known: readonly Metadata[],
): sheets_v4.Schema$Request[] {
  const here = known.filter(
    ({ metadataKey, location }) =>
      metadataKey === key && (tabId === null ? location?.spreadsheet === true : location?.sheetId === tabId),
  )
  const location = tabId === null ? { spreadsheet: true } : { sheetId: tabId }
  if (here.length === 0) return [created(key, value, location)]
  const dataFilters = here
    .filter(({ metadataValue }) => metadataValue !== value)
    .map(({ metadataId }) => ({ developerMetadataLookup: { metadataId: metadataId ?? null } }))
  if (dataFilters.length === 0) return []
  const developerMetadata = { metadataValue: value }
  return [{ updateDeveloperMetadata: { dataFilters, developerMetadata, fields: 'metadataValue' } }]
}
