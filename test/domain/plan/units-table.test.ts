import { describe, expect, it } from 'vitest'
import { faultPathText } from '../../../domain/plan/plan-fault.ts'
import { parseUnits, type UnitRecord } from '../../../domain/plan/units-table.ts'

const CLASSES = new Set(['commune', 'cluster_member'])

const record = (changes: UnitRecord = {}) => ({
  id: 'c01',
  name: 'Xã Tân Thanh',
  aliases: 'UBND xã Tân Thanh; Tân Thanh',
  classes: 'cluster_member; commune',
  cluster: 'Cụm số 1',
  clerk: 'a@xa.example.vn',
  head: 'b@xa.example.vn',
  valid_from: '2023-04-04',
  valid_to: '',
  ...changes,
})

describe('a line of units.csv', () => {
  it('becomes a unit', () => {
    expect(parseUnits([record()], CLASSES)).toEqual({
      units: [
        {
          parent: null,
          validFrom: '2023-04-04',
          validTo: null,
          successor: null,
          id: 'c01',
          name: 'Xã Tân Thanh',
          aliases: ['UBND xã Tân Thanh', 'Tân Thanh'],
          classes: ['cluster_member', 'commune'],
          cluster: 'Cụm số 1',
          contacts: [
            { role: 'clerk', email: 'a@xa.example.vn' },
            { role: 'head', email: 'b@xa.example.vn' },
          ],
        },
      ],
      issues: [],
    })
  })

  it('typed on a Mac, with odd spaces, gives the same unit', () => {
    const typed = record({
      name: ' Xã\u00a0 Tân Thanh '.normalize('NFD'),
      aliases: 'UBND xã Tân Thanh;Tân Thanh;'.normalize('NFD'),
    })
    expect(parseUnits([typed], CLASSES)).toEqual(parseUnits([record()], CLASSES))
  })

  it('may leave out the cluster, the aliases and one of the addresses', () => {
    const { units, issues } = parseUnits([record({ cluster: '', aliases: '', head: '' })], CLASSES)
    expect(issues).toEqual([])
    expect(units[0]).toMatchObject({ cluster: null, aliases: [], contacts: [{ role: 'clerk' }] })
  })

  it('may stand below another, and be followed by one', () => {
    const { units, issues } = parseUnits(
      [
        record({ id: 'h01', name: 'Huyện Văn Lãng' }),
        record({ parent: 'h01', valid_to: '2025-06-30', successor: 'n01' }),
        record({ id: 'n01', name: 'Xã Na Sầm', valid_from: '2025-07-01' }),
      ],
      CLASSES,
    )
    expect(issues).toEqual([])
    expect(units[1]).toMatchObject({ parent: 'h01', successor: 'n01', validTo: '2025-06-30' })
  })

  it('without a cell reads like one with an empty cell', () => {
    const { cluster: _, ...rest } = record()
    expect(parseUnits([rest], CLASSES)).toEqual(parseUnits([record({ cluster: '' })], CLASSES))
  })

  it.each([
    ['no id', { id: ' ' }, 'empty [0].id'],
    ['no name', { name: '' }, 'empty [0].name'],
    ['no class', { classes: ';' }, 'empty [0].classes'],
    ['an id with accents', { id: 'xã-1' }, 'bad-id [0].id'],
    ['an unknown class', { classes: 'comune' }, 'unknown-name [0].classes'],
    ['no address', { clerk: '', head: '' }, 'no-address [0].clerk'],
    ['a wrong address', { head: 'b@' }, 'bad-email [0].head'],
    ['a day that does not exist', { valid_from: '2023-02-30' }, 'bad-date [0].valid_from'],
    ['an end that does not exist', { valid_to: '2023-02-30' }, 'bad-date [0].valid_to'],
    ['an end before the beginning', { valid_to: '2023-04-03' }, 'wrong-order [0].valid_to'],
    ['an unknown unit above', { parent: 'c99' }, 'unknown-name [0].parent'],
    ['an unknown successor', { successor: 'c99' }, 'unknown-name [0].successor'],
    ['a unit above itself', { parent: 'c01' }, 'not-allowed [0].parent'],
    ['a unit that follows itself', { successor: 'c01' }, 'not-allowed [0].successor'],
  ])('%s is one fault', (_, changes, expected) => {
    const { issues } = parseUnits([record(changes)], CLASSES)
    expect(issues.map(({ code, path }) => `${code} ${faultPathText(path)}`)).toEqual([expected])
  })

  it('may not repeat an id, nor a name in other letters', () => {
    const { issues } = parseUnits([record(), record({ name: 'XÃ TÂN THANH' })], CLASSES)
    expect(issues.map(({ code, path }) => `${code} ${faultPathText(path)}`)).toEqual([
      'duplicate-id [1].id',
      'duplicate-id [1].name',
    ])
  })

  it('is told by its id alone where the name is missing too', () => {
    const { issues } = parseUnits([record({ name: '' }), record({ id: 'c02', name: '' })], CLASSES)
    expect(issues.map(({ code }) => code)).toEqual(['empty', 'empty'])
  })

  it('without an id is no second of another without', () => {
    const { issues } = parseUnits([record({ id: '' }), record({ id: '', name: 'Xã Tân Mỹ' })], CLASSES)
    expect(issues.map(({ code }) => code)).toEqual(['empty', 'empty'])
  })

  it.each([
    ['until the other begins', { valid_to: '2025-06-30' }, { valid_from: '2025-07-01' }, []],
    ['after the other ended', { valid_from: '2025-07-01' }, { valid_to: '2025-06-30' }, []],
    ['a day too long', { valid_to: '2025-07-01' }, { valid_from: '2025-07-01' }, ['duplicate-id [1].name']],
    ['from the beginning', { valid_from: '' }, { valid_from: '2025-07-01' }, ['duplicate-id [1].name']],
    ['to the end', { valid_to: '2025-06-30' }, { valid_from: '' }, ['duplicate-id [1].name']],
  ])('may bear the name of another %s', (_, one, other, expected) => {
    const { issues } = parseUnits([record(one), record({ id: 'c02', ...other })], CLASSES)
    expect(issues.map(({ code, path }) => `${code} ${faultPathText(path)}`)).toEqual(expected)
  })

  it('names classes freely while plan.yaml cannot be read', () => {
    expect(parseUnits([record({ classes: 'comune' })], null).issues).toEqual([])
  })
})
