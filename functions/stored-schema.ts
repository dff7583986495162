import type { Facts } from './ports/reports.ts'

/**
 * The version of all stored shapes together. It goes up with a change that an older version of Rollcall would
 * misread; what only adds to a shape leaves it.
 */
export const STORED_SCHEMA = 1

/** Under which name the version is remembered that wrote the data. */
export const SCHEMA_FACT = 'schema/version'

/** The version that stands in the tables where it is newer than this program's; null: it may read them. */
export async function newerSchema(facts: Pick<Facts, 'get'>): Promise<string | null> {
  const stands = await facts.get(SCHEMA_FACT)
  return Number(stands) > STORED_SCHEMA ? stands : null
}

/**
 * Remembers that a version of the stored shapes writes into the tables; what stands is never lowered.
 *
 * @param known the newest version that the caller can read and the one it writes
 * @returns null: go on; else the newer version that stands, which the caller must not touch
 */
export async function claimSchema(facts: Facts, known = STORED_SCHEMA): Promise<string | null> {
  const stands = (await facts.get(SCHEMA_FACT)) ?? (await facts.setOnce(SCHEMA_FACT, String(known)))
  if (Number(stands) > known) return stands
  if (Number(stands) < known) await facts.set(SCHEMA_FACT, String(known))
  return null
}
