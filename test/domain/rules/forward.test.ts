import { describe, expect, it } from 'vitest'
import type { Unit } from '../../../domain/plan/plan.ts'
import type { Check } from '../../../domain/plan/rule.ts'
import type { ManifestEntry, SheetState } from '../../../domain/sheet/sheet-state.ts'
import { endOf, sampleRule, sampleUnit, verdictOn } from '../../support/sample-plan.ts'
import { group, sheetState } from '../../support/sheet-state.ts'

const forward = (min: number | null, max: number | null, from: string | null = null) =>
  sampleRule({
    kind: 'forward',
    rows: { form: 'F2', where: {} },
    from,
    min,
    max,
    to: 'hoi_dong',
    source: 'plan',
  } satisfies Check)
const DUE = endOf('2023-12-31')
const rows = (n: number) => [sheetState({ formId: 'F2', groups: [group(n, {})] })]

describe('rows put forward to the level above', () => {
  it.each([
    ['as many as asked for', 3, 3, 5, DUE + 1, 'met', []],
    ['too few, the day still to come', 1, 3, null, DUE, 'not-due', [{ kind: 'add', count: 2, of: [] }]],
    ['too few, the day gone', 1, 3, null, DUE + 1, 'short', [{ kind: 'add', count: 2, of: [] }]],
    ['too many', 6, 3, 5, DUE, 'over', [{ kind: 'remove', count: 1, of: [] }]],
    ['no number asked for', 0, null, null, DUE + 1, 'met', []],
  ])('%s', (_, n, min, max, now, verdict, changes) => {
    expect(verdictOn(forward(min, max), rows(n), now)).toMatchObject({ verdict, have: n, changes })
  })
})

describe('rows chosen from those of the units below', () => {
  const units: readonly Unit[] = [
    sampleUnit('u1', { classes: ['commune'] }),
    sampleUnit('x1', { classes: [], parent: 'u1' }),
    sampleUnit('x2', { classes: [], parent: 'other' }),
  ]
  const entry = (counts: boolean): ManifestEntry => ({
    fingerprint: '',
    content: '',
    firstSeen: 1,
    firstValid: 1,
    counts,
    absences: 0,
  })
  const sent = (unitId: string, manifest: Record<string, boolean>): SheetState =>
    sheetState({
      unitId,
      manifest: Object.fromEntries(Object.entries(manifest).map(([id, counts]) => [id, entry(counts)])),
    })
  const chosen = (...codes: (string | null)[]): SheetState =>
    sheetState({
      formId: 'F2',
      groups: codes.map((code) => group(1, code === null ? {} : { ma_nguon: code })),
    })
  const judge = (own: readonly SheetState[]) =>
    verdictOn(
      forward(1, null, 'ma_nguon'),
      [...own, sent('x1', { A: true, B: false }), sent('x2', { C: true })],
      DUE,
      {
        units,
      },
    )

  it.each([
    ['a row received from below', 'A', 'met'],
    ['a row from below that is withdrawn or faulty', 'B', 'short'],
    ["a row of another unit's", 'C', 'short'],
    ['a row that nobody has sent', 'D', 'short'],
    ['no row named', null, 'short'],
  ])('%s', (_, code, verdict) => {
    expect(judge([chosen(code)]).verdict).toBe(verdict)
  })

  it('may be its own rows, too', () => {
    expect(judge([chosen('E'), sent('u1', { E: true })]).verdict).toBe('met')
  })

  it('tells how many are to be mended', () => {
    expect(judge([chosen('A', 'B', null)])).toMatchObject({
      have: 3,
      missing: 2,
      changes: [{ kind: 'mend', count: 2, of: [] }],
    })
  })
})
