import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rollUp } from '../../../domain/rollup/roll-up.ts'
import { summaryTabs } from '../../../domain/rollup/summary-tables.ts'
import { plainOf, type SummaryTab, TAB } from '../../../domain/rollup/tabs/summary-tab.ts'
import { judgeCampaign } from '../../../domain/rules/judge.ts'
import type { CheckedRow } from '../../../domain/sheet/sheet-state.ts'
import { tallyRows } from '../../../domain/sheet/tally.ts'
import { SAMPLE_CYCLE, SAMPLE_FORM, SAMPLE_UNIT } from '../../support/sample-form.ts'
import { quota, samplePlan, smallCampaign } from '../../support/sample-plan.ts'
import { sheetState } from '../../support/sheet-state.ts'

const NOW = Date.parse('2023-11-01T00:00:00+07:00')
const UNITS = ['u1', 'u2', 'u3'].map((id) => ({ ...SAMPLE_UNIT, id, name: `Xã ${id}` }))
const CAMPAIGN = smallCampaign(samplePlan({ rules: [quota(2)] }), UNITS)

/** A row as an office may have it: valid, rejected, a duplicate, or withdrawn. */
const row = fc.record({
  unit: fc.constantFrom(...UNITS.map(({ id }) => id)),
  kind: fc.constantFrom('tap_the', 'ca_nhan'),
  field: fc.constantFrom('kinh_te', 'xa_hoi'),
  fate: fc.constantFrom('valid', 'rejected', 'duplicate', 'withdrawn'),
})
type Drawn = typeof row extends fc.Arbitrary<infer T> ? T : never

const checked = ({ kind, field, fate }: Drawn, i: number): CheckedRow => ({
  rowId: String(i).padStart(10, '0'),
  raw: {},
  values: { loai_hinh: kind, linh_vuc: field },
  problems: fate === 'duplicate' ? [{ code: 'E-DUP', column: 'ten', params: {} }] : [],
  repairs: [],
  counts: fate === 'valid',
  fingerprint: '',
  withdrawn: fate === 'withdrawn',
})

function statesOf(rows: readonly Drawn[]) {
  return UNITS.map(({ id }) => {
    const own = rows.filter(({ unit }) => unit === id)
    // What is withdrawn stands in the sheet no more.
    const present = own.filter(({ fate }) => fate !== 'withdrawn').map(checked)
    const withdrawn = own.length - present.length
    return sheetState({ unitId: id, sheetKey: id, ...tallyRows(SAMPLE_FORM, present), withdrawn })
  })
}

function tabsOf(states: ReturnType<typeof statesOf>): readonly SummaryTab[] {
  const standings = judgeCampaign(CAMPAIGN, SAMPLE_CYCLE, states, NOW)
  const figures = rollUp(CAMPAIGN, SAMPLE_CYCLE, standings, states, NOW)
  const input = { campaign: CAMPAIGN, cycle: SAMPLE_CYCLE, rollUp: figures, language: 'vi' } as const
  return summaryTabs({
    ...input,
    forwarded: [],
    shared: [],
    earlier: [],
    links: new Map(),
    snapshot: null,
    persons: null,
  })
}

/** The line under a table that adds it up, by heading. */
function totalsOf(tabs: readonly SummaryTab[], id: number): Readonly<Record<string, unknown>> {
  const tab = tabs.find(({ tabId }) => tabId === id)
  const total = tab?.cells[tab.keys?.indexOf('#total') ?? -1] ?? []
  return Object.fromEntries(
    (tab?.cells[1] ?? []).map((head, i) => [String(plainOf(head)), plainOf(total[i])]),
  )
}

it('every total is a recount of the rows that count: none that is rejected, a duplicate or withdrawn', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
      const tabs = tabsOf(statesOf(rows))
      const valid = rows.filter(({ fate }) => fate === 'valid')
      const of = (kind: string): number => valid.filter((one) => one.kind === kind).length
      const recount = { 'Tập thể': of('tap_the'), 'Cá nhân': of('ca_nhan'), Tổng: valid.length }
      expect(totalsOf(tabs, TAB.units)).toMatchObject(recount)
      expect(totalsOf(tabs, TAB.breakdown)).toMatchObject(recount)
      expect(totalsOf(tabs, TAB.groups)).toMatchObject({ 'Số dòng được tính': valid.length })
      const gone = rows.filter(({ fate }) => fate === 'withdrawn').length
      expect(totalsOf(tabs, TAB.submissions)).toMatchObject({
        'Số dòng': rows.length - gone,
        'Được tính': valid.length,
        'Đã rút': gone,
      })
    }),
    { seed: 46, numRuns: 200 },
  )
})

it('the same rows give the same bytes, in whatever order they and their sheets come', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
      const bytes = JSON.stringify(tabsOf(statesOf(rows)))
      expect(JSON.stringify(tabsOf(statesOf(rows.toReversed()).toReversed()))).toBe(bytes)
    }),
    { seed: 46, numRuns: 100 },
  )
})
