import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyOfTag, letterKey, type Reader, readLetterKey, tagOf } from '../../../domain/agenda/letter-key.ts'

const id = fc.stringMatching(/^[A-Za-z0-9][\w-]{0,15}$/)
const reader: fc.Arbitrary<Reader> = fc.oneof(
  fc.record({
    kind: fc.constant('unit' as const),
    unitId: id,
    role: fc.constantFrom('clerk' as const, 'checker' as const, 'head' as const),
  }),
  fc.record({ kind: fc.constant('recipient' as const), id }),
)
const itemKey = fc.tuple(id, id, id, id, fc.constant('2023-12-01')).map((parts) => parts.join('/'))

describe('the key of a letter', () => {
  it('can be read again, from itself and from its tag', () => {
    fc.assert(
      fc.property(itemKey, reader, fc.integer({ min: 1, max: 99 }), (item, to, edition) => {
        const key = letterKey({ itemKey: item, reader: to, edition })
        expect(readLetterKey(key)).toEqual({ itemKey: item, reader: to, edition })
        expect(keyOfTag(tagOf(key))).toBe(key)
      }),
      { seed: 1 },
    )
  })

  it.each(['', 'a/b', 'p/2023/rollup/m/2023-12-01', 'p/2023/rollup/m/2023-12-01/x/0', 'p/2/r/m/d/x/y/z/1'])(
    '%j is none',
    (key) => expect(readLetterKey(key)).toBeNull(),
  )

  it('fits a message tag of SES, or is refused before anything is sent', () => {
    expect(tagOf('van-lang-146/2023/reminder/qu_ota/2023-12-01/vl-c01/clerk/1')).toBe(
      'van-lang-146_-2023_-reminder_-qu__ota_-2023-12-01_-vl-c01_-clerk_-1',
    )
    expect(() => tagOf(`p/${'x'.repeat(255)}`)).toThrow('does not fit')
    expect(() => tagOf('một/1')).toThrow('does not fit')
  })
})
