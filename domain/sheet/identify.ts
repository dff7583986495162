import type { RowCheck } from './check-rows.ts'
import { fingerprintOf } from './fingerprint.ts'
import { isRowId } from './our-columns.ts'
import type { ManifestEntry } from './sheet-state.ts'

/** A checked row with its identity, and the fingerprint of what was typed. */
export interface IdentifiedRow extends RowCheck {
  readonly rowId: string
  readonly content: string
}

/** Fingerprint of the typed cells of a row, whatever the order of the columns. */
export function contentOf(raw: RowCheck['raw']): string {
  const keys = Object.keys(raw).sort()
  return fingerprintOf(JSON.stringify(keys.map((key) => [key, raw[key] ?? null])))
}

/**
 * Gives every row its id. A row keeps the id beside it; where an id stands twice (a copied row), the row
 * whose content is the stored one keeps it, else the upper one. A row without a usable id is recognised by
 * its content among the stored rows that are missing (the id column was cleared, or we were interrupted
 * before stamping); what is left is new.
 *
 * @param newId gives a fresh id at each call
 */
export function identifyRows(
  rows: readonly RowCheck[],
  manifest: Readonly<Record<string, ManifestEntry>>,
  newId: () => string,
): readonly IdentifiedRow[] {
  const read = rows.map((row) => ({ ...row, content: contentOf(row.raw) }))
  const owner = ownersOfIds(read, manifest)
  const lost = lostByContent(manifest, new Set(owner.keys()))
  return read.map((row, i) => {
    const own = row.id !== null && owner.get(row.id) === i ? row.id : null
    return { ...row, rowId: own ?? lost.get(row.content)?.shift() ?? newId() }
  })
}

function ownersOfIds(
  rows: readonly Pick<IdentifiedRow, 'id' | 'content'>[],
  manifest: Readonly<Record<string, ManifestEntry>>,
): ReadonlyMap<string, number> {
  const owner = new Map<string, number>()
  rows.forEach(({ id, content }, i) => {
    if (id === null || !isRowId(id)) return
    const holder = owner.get(id)
    const stored = manifest[id]?.content
    const better = holder !== undefined && rows[holder]?.content !== stored && content === stored
    if (holder === undefined || better) owner.set(id, i)
  })
  return owner
}

/** Stored rows that no row of the sheet claims by id, by content; several rows may say the same. */
function lostByContent(
  manifest: Readonly<Record<string, ManifestEntry>>,
  present: ReadonlySet<string>,
): ReadonlyMap<string, string[]> {
  const lost = new Map<string, string[]>()
  for (const [rowId, entry] of Object.entries(manifest)) {
    if (present.has(rowId)) continue
    const same = lost.get(entry.content)
    if (same) same.push(rowId)
    else lost.set(entry.content, [rowId])
  }
  return lost
}
