import type { sheets_v4 } from '@googleapis/sheets'
import { invalid, unsupported } from './google-error.ts'
import { CELL_REQUESTS } from './requests/cells.ts'
import { COPY_REQUESTS } from './requests/copies.ts'
import { DIMENSION_REQUESTS } from './requests/dimensions.ts'
import { FILTER_REQUESTS } from './requests/filters.ts'
import { FIND_REPLACE_REQUESTS } from './requests/find-replace.ts'
import { refuseBeyondLimits } from './requests/limits.ts'
import { LOOK_REQUESTS } from './requests/looks.ts'
import { MERGE_REQUESTS } from './requests/merges.ts'
import { METADATA_REQUESTS } from './requests/metadata.ts'
import { NAMED_RANGE_REQUESTS } from './requests/named-ranges.ts'
import { OBJECT_REQUESTS } from './requests/objects.ts'
import { TAB_REQUESTS } from './requests/tabs.ts'
import { draftOf, type Workbook } from './workbook.ts'

export type Kind = keyof sheets_v4.Schema$Request
export type Reply = sheets_v4.Schema$Response
/** Carries out one kind of request on a draft. */
export type RequestHandler<K extends Kind = Kind> = (
  draft: Workbook,
  request: NonNullable<sheets_v4.Schema$Request[K]>,
) => Reply
export type RequestHandlers = { readonly [K in Kind]?: RequestHandler<K> }

const HANDLERS: RequestHandlers = {
  ...TAB_REQUESTS,
  ...CELL_REQUESTS,
  ...DIMENSION_REQUESTS,
  ...COPY_REQUESTS,
  ...MERGE_REQUESTS,
  ...FIND_REPLACE_REQUESTS,
  ...FILTER_REQUESTS,
  ...NAMED_RANGE_REQUESTS,
  ...LOOK_REQUESTS,
  ...OBJECT_REQUESTS,
  ...METADATA_REQUESTS,
}

/**
 * spreadsheets.batchUpdate: carries out the requests in order, all or none. Works on a draft; the caller
 * stores it. Replies mirror the requests.
 */
export function batchUpdate(
  workbook: Workbook,
  requests: readonly sheets_v4.Schema$Request[],
): { readonly workbook: Workbook; readonly replies: readonly Reply[] } {
  if (requests.length === 0) throw invalid('Must specify at least one request.')
  const draft = draftOf(workbook)
  const replies = requests.map((request, i) => carryOut(draft, request, i))
  return { workbook: draft, replies }
}

function carryOut(draft: Workbook, request: sheets_v4.Schema$Request, index: number): Reply {
  const kinds = (Object.keys(request) as Kind[]).filter(
    (kind) => request[kind] !== null && request[kind] !== undefined,
  )
  const [kind] = kinds
  if (kind === undefined || kinds.length > 1)
    throw invalid(`Invalid requests[${index}]: exactly one kind of request must be set.`)
  const handler = HANDLERS[kind] as RequestHandler | undefined
  if (!handler) throw unsupported(`the request ${kind}`)
  try {
    const reply = handler(draft, request[kind] as never)
    refuseBeyondLimits(draft)
    return reply
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('Invalid requests[') === false)
      error.message = `Invalid requests[${index}].${kind}: ${error.message}`
    throw error
  }
}
