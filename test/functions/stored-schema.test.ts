import { describe, expect, it } from 'vitest'
import { claimSchema, SCHEMA_FACT, STORED_SCHEMA } from '../../functions/stored-schema.ts'
import { memoryFacts } from '../support/memory-ports.ts'

describe('the version of the stored shapes', () => {
  it.each([
    [null, 2, '2', null],
    ['2', 2, '2', null],
    ['1', 2, '2', null],
    ['9', 10, '10', null],
    ['3', 2, '3', '3'],
    ['10', 9, '10', '10'],
  ])(
    '%s in the tables, opened by version %i, is then %s; refused: %s',
    async (stood, known, stands, newer) => {
      const facts = memoryFacts()
      if (stood !== null) await facts.set(SCHEMA_FACT, stood)
      expect(await claimSchema(facts, known)).toBe(newer)
      expect(await facts.get(SCHEMA_FACT)).toBe(stands)
    },
  )

  it('is that of this program where nothing else is said', async () => {
    const facts = memoryFacts()
    await claimSchema(facts)
    expect(await facts.get(SCHEMA_FACT)).toBe(String(STORED_SCHEMA))
  })
})
