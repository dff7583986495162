import { describe, expect, it } from 'vitest'
import type { RowCheck } from '../../../domain/sheet/check-rows.ts'
import { nameMerges } from '../../../domain/sheet/merged-cells.ts'
import { readTable } from '../../../domain/sheet/read-table.ts'
import { describeProblem } from '../../../domain/words/problem-words.ts'
import { SAMPLE_FORM } from '../../support/sample-form.ts'

const HEAD = ['STT', 'Tên tập thể, cá nhân', 'Loại hình', 'Chức vụ', 'Năm sinh', 'Lĩnh vực']
const found = readTable(SAMPLE_FORM, [HEAD, [1, 'Thôn Nà Lầu', 'Tập thể', null, null, 'Kinh tế']])
if (found.kind !== 'table') throw new Error('no table')
const { table } = found

const row = (at: number, ...problems: RowCheck['problems']): RowCheck => ({
  row: at,
  id: null,
  raw: {},
  values: {},
  problems,
  repairs: [],
  valid: false,
})
const lacks = (column: string | null) => ({ code: 'E-REQUIRED' as const, column, params: { rule: 'R1' } })
const merges = [{ row: 1, column: 5, rows: 3, columns: 1 }]
const named = (...rows: readonly RowCheck[]) =>
  nameMerges(table, rows, merges).flatMap(({ problems }) => problems.map(({ params }) => params.merge))

describe('a required cell that looks empty', () => {
  it('is told with the merge that it belongs to', () => {
    expect(named(row(2, lacks('linh_vuc')), row(3, lacks('linh_vuc')))).toEqual(['F2:F4', 'F2:F4'])
    const [told] = nameMerges(table, [row(2, lacks('linh_vuc'))], merges)
    const [problem] = told?.problems ?? []
    if (!problem) throw new Error('no problem')
    expect(describeProblem(problem, { language: 'vi', header: 'Lĩnh vực' })).toBe(
      'Lĩnh vực: Ô bắt buộc còn trống (các ô F2:F4 đang gộp; xin bỏ gộp) (quy định R1); xin điền.',
    )
    expect(describeProblem(problem, { language: 'en', header: '' })).toContain('the cells F2:F4 are merged')
  })

  it('is told as it is above, below and beside a merge, and where its column is not there', () => {
    expect(named(row(0, lacks('linh_vuc')), row(4, lacks('linh_vuc')))).toEqual([undefined, undefined])
    expect(named(row(2, lacks('ten'), lacks('dan_toc'), lacks(null)))).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(nameMerges(table, [row(2, lacks('ten'))], [{ row: 1, column: 0, rows: 3, columns: 1 }])).toEqual([
      row(2, lacks('ten')),
    ])
    expect(named(row(2, { code: 'E-YEAR', column: 'nam_sinh', params: {} }))).toEqual([undefined])
  })
})
