import { expect, it } from 'vitest'
import type { Problem } from '../../../domain/problems.ts'
import { faultyCells } from '../../../domain/sheet/faulty-cells.ts'
import type { Placed } from '../../../domain/sheet/reconcile.ts'

const PLACES = new Map([
  ['nam_sinh', 4],
  ['dien_thoai', 27],
])

const row = (at: number, ...problems: Problem[]): Placed => ({
  row: at,
  content: 'c',
  checked: {
    ...{ rowId: `R${at}`, raw: {}, values: {}, repairs: [], fingerprint: 'f' },
    ...{ counts: false, withdrawn: false, problems },
  },
})
const empty = (column: string | null): Problem => ({ code: 'E-REQUIRED', column, params: {} }) as Problem

it('gives the first cells with errors of each column as people name them, each once', () => {
  const rows = [
    row(6, empty('nam_sinh'), empty('nam_sinh'), { code: 'E-PHONE', column: 'dien_thoai', params: {} }),
    ...[7, 8, 9, 10, 11].map((at) => row(at, empty('nam_sinh'))),
  ]
  expect(faultyCells(rows, PLACES)).toEqual({
    nam_sinh: ['E7', 'E8', 'E9', 'E10', 'E11'],
    dien_thoai: ['AB7'],
  })
})

it('leaves out warnings, whole rows and columns that are not in the sheet', () => {
  const warning: Problem = { code: 'W-WAITING', column: 'nam_sinh', params: {} }
  expect(faultyCells([row(6, warning, empty(null), empty('ten'))], PLACES)).toEqual({})
})
