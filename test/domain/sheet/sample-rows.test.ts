import { beforeAll, describe, expect, it } from 'vitest'
import type { Campaign } from '../../../domain/plan/plan.ts'
import type { Params } from '../../../domain/problems.ts'
import { checkRows, type RowCheck } from '../../../domain/sheet/check-rows.ts'
import { readTable } from '../../../domain/sheet/read-table.ts'
import { findUnit } from '../../../domain/units/find-unit.ts'
import { readCampaign } from '../../../functions/adapters/plan-folder.ts'
import { hasSamples, type SampleTable, sampleTable } from '../../support/sample-rows.ts'

let campaign: Campaign
beforeAll(async () => {
  const read = await readCampaign('plans/van-lang-146')
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  campaign = read.campaign
})

/** Checks one sample row as if it stood in the sheet of the unit that it should name. */
function checkAlone(table: SampleTable, row: number, columns: number, unitName: string): RowCheck {
  const form = campaign.plan.forms.F1
  const cycle = campaign.plan.cycles[0]
  const match = findUnit(unitName, campaign.units)
  if (!form || !cycle || match.kind === 'none') throw new Error(`no form, cycle or unit ${unitName}`)
  const found = readTable(form, [table.headers.slice(0, columns), (table.rows[row] ?? []).slice(0, columns)])
  if (found.kind !== 'table') throw new Error(JSON.stringify(found))
  const [checked] = checkRows(
    { form, unit: match.unit, units: campaign.units, cycle, limits: [], now: Date.UTC(2023, 11, 1) },
    found.table.rows,
  )
  if (!checked) throw new Error('no row')
  return checked
}

const good = hasSamples ? sampleTable('rows-good') : { headers: [], rows: [] }
const bad = hasSamples ? sampleTable('rows-bad') : { headers: [], rows: [] }
const cell = (table: SampleTable, row: number, header: string): string =>
  String(table.rows[row]?.[table.headers.indexOf(header)] ?? '')

describe.skipIf(!hasSamples)('the sample rows', () => {
  it.each(good.rows.map((_, i) => i))('row %i of the good ones has nothing wrong', (i) => {
    const checked = checkAlone(good, i, good.headers.length, cell(good, i, 'Đơn vị giới thiệu'))
    expect(checked.problems).toEqual([])
  })

  it.each(bad.rows.map((_, i): [string, number] => [cell(bad, i, 'Mã lỗi mong đợi'), i]))(
    '%s is found in row %i of the bad ones',
    (code, i) => {
      const unit =
        ({ 4: 'Xã Thanh Long', 5: 'Thị trấn Na Sầm', 6: 'Xã Thụy Hùng' } as Record<number, string>)[i] ??
        'Xã Thanh Long'
      const checked = checkAlone(bad, i, bad.headers.indexOf('Mã lỗi mong đợi'), unit)
      expect(checked.problems.map((problem) => problem.code)).toEqual([code])
      const header = cell(bad, i, 'Cột lỗi')
      const column = campaign.plan.forms.F1?.columns.find(({ key }) => key === checked.problems[0]?.column)
      expect(column?.header.vi).toBe(header)
      expect(checked.valid).toBe(!code.startsWith('E-'))
      // What a repair or a suggestion makes of it.
      const wanted = cell(bad, i, 'Giá trị chuẩn hóa mong đợi').replace('?', '')
      const params: Params = checked.problems[0]?.params ?? {}
      const shown = [
        params.after,
        params.suggestion,
        params.kept,
        String(checked.values[column?.key ?? '']),
      ].map(String)
      if (wanted !== '') expect(shown).toContain(wanted)
    },
  )
})
