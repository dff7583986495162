import type { sheets_v4 } from '@googleapis/sheets'
import type { TabChange } from '../ports.ts'

export type Metadata = sheets_v4.Schema$DeveloperMetadata
type MetadataChange = Extract<TabChange, { kind: 'metadata' }>

/** The metadata that stands under the keys of the changes, wherever it is; no call when there are none. */
export async function knownMetadata(
  api: sheets_v4.Resource$Spreadsheets,
  spreadsheetId: string,
  changes: readonly TabChange[],
): Promise<readonly Metadata[]> {
  const keys = new Set(changes.flatMap((change) => (change.kind === 'metadata' ? [change.key] : [])))
  if (keys.size === 0) return []
  const dataFilters = [...keys].map((metadataKey) => ({
    developerMetadataLookup: { metadataKey, visibility: 'DOCUMENT' },
  }))
  const { data } = await api.developerMetadata.search({ spreadsheetId, requestBody: { dataFilters } })
  return (data.matchedDeveloperMetadata ?? []).flatMap(({ developerMetadata }) => developerMetadata ?? [])
}

/** Creates what is not there, updates what says something else; nothing for what stands already. */
export function metadataRequests(
  { tabId, key, value }: MetadataChange,
  known: readonly Metadata[],
): sheets_v4.Schema$Request[] {
  const here = known.filter(
    ({ metadataKey, location }) =>
      metadataKey === key && (tabId === null ? location?.spreadsheet === true : location?.sheetId === tabId),
  )
  const location = tabId === null ? { spreadsheet: true } : { sheetId: tabId }
  const created = { metadataKey: key, metadataValue: value, location, visibility: 'DOCUMENT' }
  if (here.length === 0) return [{ createDeveloperMetadata: { developerMetadata: created } }]
  const dataFilters = here
    .filter(({ metadataValue }) => metadataValue !== value)
    .map(({ metadataId }) => ({ developerMetadataLookup: { metadataId: metadataId ?? null } }))
  if (dataFilters.length === 0) return []
  const developerMetadata = { metadataValue: value }
  return [{ updateDeveloperMetadata: { dataFilters, developerMetadata, fields: 'metadataValue' } }]
}
