import { randomBytes } from 'node:crypto'
import type { Ids } from '../ports/clock.ts'

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Ids by chance: 50 bits each, so that two rows of a spreadsheet never meet. */
export const randomIds: Ids = {
  rowId: () => Array.from(randomBytes(10), (byte) => CROCKFORD[byte % 32]).join(''),
}
