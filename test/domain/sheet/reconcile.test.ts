import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MOST_SIGNS, type RowCheck } from '../../../domain/sheet/check-rows.ts'
import { blankState, hold, type Pull, type Reconciled, reconcile } from '../../../domain/sheet/reconcile.ts'
import type { SheetState } from '../../../domain/sheet/sheet-state.ts'
import { SAMPLE_FORM } from '../../support/sample-form.ts'

const NOON = Date.UTC(2023, 10, 1, 5)
const LATER = NOON + 3_600_000

/** Ids in order, so that a test can name them. */
function counter(): () => string {
  let n = 0
  return () => `RWW${String(n++).padStart(7, '0')}`
}

const person = (ten: string, more: Partial<RowCheck> = {}): RowCheck => ({
  row: 0,
  id: null,
  raw: { ten, loai_hinh: 'Cá nhân' },
  values: { ten, loai_hinh: 'ca_nhan', linh_vuc: 'kinh_te', nam: 2023, de_nghi: null },
  problems: [],
  repairs: [],
  valid: true,
  ...more,
})

const EMPTY = blankState({ sheetKey: 's', planId: 'p', cycleId: '2023', unitId: 'u', formId: 'F1' })
const NEW_ID = counter()
const PLACES = new Map([
  ['ten', 1],
  ['nam_sinh', 30],
])

function pull(state: SheetState, rows: readonly RowCheck[], more: Partial<Pull> = {}): Reconciled {
  const inOrder = rows.map((row, i) => ({ ...row, row: i + 1 }))
  return reconcile(
    {
      form: SAMPLE_FORM,
      state,
      rows: inOrder,
      notices: [],
      nil: false,
      stated: null,
      places: PLACES,
      arrivedAt: NOON,
      lossConfirmed: false,
      ...more,
    },
    NEW_ID,
  )
}

/** The rows as they look in the sheet after feedback stamped their ids. */
const stamped = (result: Reconciled, rows: readonly RowCheck[]): RowCheck[] =>
  rows.map((row, i) => ({ ...row, id: result.placed[i]?.checked.rowId ?? null }))

const names = (rows: readonly { raw: RowCheck['raw'] }[]): unknown[] => rows.map(({ raw }) => raw.ten)

describe('comparing a sheet with its state', () => {
  it('stores new rows and counts them', () => {
    const result = pull(EMPTY, [
      person('An'),
      person('Bình', { valid: false, problems: [{ code: 'E-PHONE', column: 'x', params: {} }] }),
    ])
    expect(names(result.changed)).toEqual(['An', 'Bình'])
    expect(result.next).toMatchObject({
      version: 1,
      rows: 2,
      counted: 1,
      errorRows: 1,
      problems: { 'E-PHONE': 1 },
      firstArrival: NOON,
    })
    expect(result.next.groups).toEqual([{ of: { loai_hinh: 'ca_nhan', linh_vuc: 'kinh_te' }, rows: 1 }])
  })

  it('keeps of a row that is refused for its length no more than the beginnings of its cells', () => {
    const long = person(`An ${'x'.repeat(MOST_SIGNS)}`, { valid: false })
    const tail = person(`An ${'x'.repeat(MOST_SIGNS)}!`, { valid: false })
    const first = pull(EMPTY, [{ ...long, raw: { ...long.raw, nam_sinh: 1980 } }])
    expect(first.changed[0]?.raw).toMatchObject({ loai_hinh: 'Cá nhân', nam_sinh: 1980 })
    expect(String(first.changed[0]?.raw.ten)).toHaveLength(120)
    expect(pull(first.next, stamped(first, [tail])).changed).toHaveLength(1)
  })

  it('finds nothing to do the second time, whatever the rows', () => {
    const rowNames = fc.array(fc.constantFrom('An', 'Bình', 'Cúc', 'Dũng'), { maxLength: 8 })
    fc.assert(
      fc.property(rowNames, fc.boolean(), (list, isStamped) => {
        const rows = list.map((name) => person(name))
        const first = pull(EMPTY, rows)
        const again = pull(first.next, isStamped ? stamped(first, rows) : rows, { arrivedAt: LATER })
        expect(again).toMatchObject({ differs: false, changed: [], withdrawn: [] })
        expect(again.next).toBe(first.next)
        // Ids that were never stamped are found again by content.
        expect(again.placed.map(({ checked }) => checked.rowId).sort()).toEqual(
          first.placed.map(({ checked }) => checked.rowId).sort(),
        )
      }),
    )
  })

  it('follows a row through sorting and stores only what changed', () => {
    const rows = [person('An'), person('Bình'), person('Cúc')]
    const first = pull(EMPTY, rows)
    const sorted = stamped(first, rows).reverse()
    expect(pull(first.next, sorted).differs).toBe(false)
    const edited = sorted.map((row) =>
      row.raw.ten === 'Bình' ? { ...row, raw: { ...row.raw, ten: 'Bích' } } : row,
    )
    const second = pull(first.next, edited)
    expect(names(second.changed)).toEqual(['Bích'])
    expect(second.changed[0]?.rowId).toBe(first.placed[1]?.checked.rowId)
    expect(second.next.version).toBe(2)
  })

  it('knows a row again whose cells are empty, whichever way they are', () => {
    const raw = { ten: 'Hoàng Văn Bình', chuc_vu: null }
    const first = pull(EMPTY, [person('Hoàng Văn Bình', { raw })])
    const again = pull(first.next, [person('Hoàng Văn Bình', { raw: { chuc_vu: null, ten: raw.ten } })])
    expect(again.differs).toBe(false)
  })

  it('keeps the first valid arrival when a row is corrected later', () => {
    const first = pull(EMPTY, [person('An', { valid: false })])
    const id = first.placed[0]?.checked.rowId ?? ''
    expect(first.next.manifest[id]?.firstValid).toBeNull()
    const second = pull(first.next, [person('An', { id })], { arrivedAt: LATER })
    expect(second.next.manifest[id]).toMatchObject({ firstSeen: NOON, firstValid: LATER })
    const third = pull(second.next, [person('An', { id, raw: { ten: 'An', chuc_vu: 'x' } })], {
      arrivedAt: LATER + 1,
    })
    expect(third.next.manifest[id]?.firstValid).toBe(LATER)
    expect(third.next).toMatchObject({ firstArrival: NOON, firstValid: LATER })
  })

  it('counts its versions and does not clock them', () => {
    const first = pull(EMPTY, [person('An')], { arrivedAt: LATER })
    const id = first.placed[0]?.checked.rowId ?? ''
    const edited = [person('Anh', { id, raw: { ten: 'Anh' } })]
    // The clock of this server is an hour behind.
    const second = pull(first.next, edited, { arrivedAt: NOON })
    expect(second.next).toMatchObject({ version: 2, firstArrival: LATER, firstValid: LATER })
    expect(names(second.changed)).toEqual(['Anh'])
  })

  it('keeps that the unit has nothing to report, until it has', () => {
    const none = pull(EMPTY, [], { nil: true })
    expect(none).toMatchObject({ differs: true, next: { nil: true, version: 1, lastChange: null } })
    expect(pull(none.next, [], { nil: true }).differs).toBe(false)
    expect(pull(none.next, [person('Hoàng Văn Bình')]).next).toMatchObject({ nil: false, counted: 1 })
  })

  it('notes a change of notices', () => {
    const first = pull(EMPTY, [])
    expect(pull(first.next, [], { notices: [{ code: 'N-EMPTY', params: {} }] }).differs).toBe(true)
  })
})

describe('ids', () => {
  it('stay with the row whose content is the stored one when a row is copied', () => {
    const rows = [person('An')]
    const first = pull(EMPTY, rows)
    const id = first.placed[0]?.checked.rowId ?? ''
    const changedCopyAbove = [person('Bình', { id }), person('An', { id })]
    const second = pull(first.next, changedCopyAbove)
    expect(second.placed[1]?.checked.rowId).toBe(id)
    expect(second.placed[0]?.checked.rowId).not.toBe(id)
  })

  it('go to the upper row when neither or both are as stored', () => {
    const first = pull(EMPTY, [person('An')])
    const id = first.placed[0]?.checked.rowId ?? ''
    expect(pull(first.next, [person('An', { id }), person('An', { id })]).placed[0]?.checked.rowId).toBe(id)
    expect(pull(first.next, [person('Bình', { id }), person('Cúc', { id })]).placed[0]?.checked.rowId).toBe(
      id,
    )
  })

  it('are given anew where something else stands in the id column', () => {
    const result = pull(EMPTY, [person('An', { id: 'xin chào' })])
    expect(result.placed[0]?.checked.rowId).toMatch(/^RWW\d{7}$/)
  })
})

describe('rows that are gone', () => {
  it('are withdrawn after two absences and come back when they do', () => {
    const rows = [person('An'), person('Bình')]
    const first = pull(EMPTY, rows)
    const [an, binh] = stamped(first, rows) as [RowCheck, RowCheck]
    const once = pull(first.next, [an])
    expect(once).toMatchObject({ differs: true, withdrawn: [] })
    const twice = pull(once.next, [an])
    expect(twice.withdrawn).toEqual([binh.id])
    const still = pull(twice.next, [an])
    expect(still.differs).toBe(false)
    const back = pull(still.next, [an, binh])
    expect(names(back.changed)).toEqual(['Bình'])
    expect(back.next.counted).toBe(2)
  })

  it('come back quietly after a single absence: a cut that was pasted', () => {
    const rows = [person('An'), person('Bình')]
    const first = pull(EMPTY, rows)
    const [an, binh] = stamped(first, rows) as [RowCheck, RowCheck]
    const once = pull(first.next, [an])
    const pasted = pull(once.next, [binh, an])
    expect(pasted.changed).toEqual([])
    expect(pasted.next.manifest[binh.id ?? '']?.absences).toBe(0)
  })

  it.each([
    [10, 6, true],
    [10, 7, false],
    [3, 0, true],
    [4, 2, false],
    [2, 0, false],
  ])('hold the sheet when too many vanish at once: %i known, %i left -> %s', (known, left, isHeld) => {
    const rows = Array.from({ length: known }, (_, i) => person(`Người ${i}`))
    const first = pull(EMPTY, rows)
    const remaining = stamped(first, rows).slice(0, left)
    const second = pull(first.next, remaining)
    expect(second.next.held?.code).toBe(isHeld ? 'H-MASS-LOSS' : undefined)
    if (!isHeld) return
    expect(second).toMatchObject({ changed: [], withdrawn: [], next: { counted: known, version: 2 } })
    expect(pull(second.next, remaining).differs).toBe(false)
    expect(pull(second.next, remaining, { lossConfirmed: true }).next).toMatchObject({
      held: null,
      counted: left,
    })
    expect(pull(second.next, stamped(first, rows)).next.held).toBeNull()
  })
})

it('does not count a loss twice that the pull before has seen', () => {
  const rows = Array.from({ length: 10 }, (_, i) => person(`Người ${i}`))
  const first = pull(EMPTY, rows)
  const all = stamped(first, rows)
  const once = pull(first.next, all.slice(0, 7))
  expect(once.next.held).toBeNull()
  expect(pull(once.next, all.slice(0, 6)).next).toMatchObject({ held: null, counted: 6 })
})

it('holds a sheet for one reason once', () => {
  const held = hold(EMPTY, { code: 'B-GONE', params: {} })
  expect(held.version).toBe(1)
  expect(hold(held, { code: 'B-GONE', params: {} })).toBe(held)
})
