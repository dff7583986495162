import { checkRows } from '../domain/sheet/check-rows.ts'
import { readTable } from '../domain/sheet/read-table.ts'
import { bigSheet, HEADERS, sampleCampaign } from './big-sheet.ts'
import { handWritten } from './hand-written.ts'
import { inTurn, ms, say } from './measure.ts'

const ROWS = 2000

/**
 * Checking 2,000 rows from the form as data, against a validator written by hand for exactly these columns.
 * Both collect every problem; the hand-written one is asked for the same codes.
 */
export async function benchChecking(): Promise<void> {
  const campaign = await sampleCampaign()
  const form = campaign.plan.forms.F1
  const unit = campaign.units[0]
  const cycle = campaign.plan.cycles[0]
  if (!form || !unit || !cycle) throw new Error('the sample campaign has no form, unit or cycle')
  const scope = { form, unit, units: campaign.units, cycle, limits: [], now: Date.UTC(2023, 11, 1) }
  const lines = [0, 3].map((badEvery) => {
    const found = readTable(form, [HEADERS, ...bigSheet(ROWS, badEvery, unit.name)])
    if (found.kind !== 'table') throw new Error('no table')
    const { rows } = found.table
    const ours = (): number => checkRows(scope, rows).reduce((sum, { problems }) => sum + problems.length, 0)
    const theirs = (): number =>
      handWritten(rows, unit.name, unit.id, 2023).reduce((sum, { problems }) => sum + problems.length, 0)
    if (ours() !== theirs())
      throw new Error(`the two validators disagree: ${ours()} and ${theirs()} problems`)
    const { a, b } = inTurn(41, ours, theirs)
    return `${badEvery === 0 ? 'all good       ' : 'one in 3 faulty'}: ${(a / b).toFixed(2)} x hand-written (${ms(a)} / ${ms(b)}), ${ours()} problems each; bar 1.5 x`
  })
  say(`Checking ${ROWS} rows x ${HEADERS.length} columns`, lines)
}
