import { describe, expect, it } from 'vitest'
import type { Documents } from '../../../functions/ports/documents.ts'

/** The promises of the documents, for any implementation. */
export function describeDocuments(name: string, documents: () => Documents): void {
  describe(`documents ${name}`, () => {
    it('are given back by their hash; a repeated put changes nothing', async () => {
      const bytes = new TextEncoder().encode('Biểu đồ')
      const hash = await documents().put(bytes)
      expect(hash).toMatch(/^[0-9a-f]{64}$/)
      expect(await documents().put(bytes)).toBe(hash)
      expect(new Uint8Array((await documents().get(hash)) ?? [])).toEqual(bytes)
    })

    it('hold bytes of any kind, and none', async () => {
      for (const bytes of [Uint8Array.of(), Uint8Array.from({ length: 300_000 }, (_, i) => i % 256)])
        expect(new Uint8Array((await documents().get(await documents().put(bytes))) ?? [9])).toEqual(bytes)
    })

    it('are absent under another hash', async () => {
      expect(await documents().get('0'.repeat(64))).toBeNull()
    })
  })
}
