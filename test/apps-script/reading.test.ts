import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gridOf } from '../../apps-script/src/grid-of.ts'
import { localTime, serialOf } from '../../apps-script/src/local-time.ts'
import { parseForm, parsePlan } from '../../apps-script/src/read-plan.ts'
import { formMetadata, planMetadata } from '../../domain/sheet/sheet-metadata.ts'
import { addDays, instantAt } from '../../domain/time/days.ts'
import { serialOfDay } from '../../domain/time/serial.ts'
import { sampleCampaign } from '../support/sample-campaign.ts'
import { SAMPLE_FORM, SAMPLE_UNIT } from '../support/sample-form.ts'
import { FORM_TEXT, PLAN_TEXT } from './sample-tab.ts'

const ZONE = 'Asia/Ho_Chi_Minh'

describe('cells from a script', () => {
  it('become cells as the rest of the product knows them', () => {
    const day = new Date('2023-12-30T17:00:00Z')
    expect(gridOf([['', null, undefined, 'x', 0, false, day]], ZONE)).toEqual([
      [null, null, null, 'x', 0, false, serialOfDay('2023-12-31')],
    ])
  })

  it('keep the hours of a moment as a fraction', () => {
    expect(gridOf([[new Date('2023-12-31T05:00:00Z')]], ZONE)).toEqual([[serialOfDay('2023-12-31') + 0.5]])
  })

  it('are told as text where they are something else', () => {
    expect(gridOf([[new Date(Number.NaN), Symbol.iterator]], ZONE)).toEqual([
      ['Invalid Date', 'Symbol(Symbol.iterator)'],
    ])
  })

  it.each([ZONE, 'UTC', 'America/New_York'])(
    'know each day of a life in %s, whatever its clocks did',
    (zone) => {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 100_000 }), (days) => {
          const day = addDays('1920-01-01', days)
          const noon = instantAt(day, '12:00', zone)
          expect(serialOf(noon, zone)).toBe(serialOfDay(day) + 0.5)
          expect(Math.floor(serialOf(instantAt(day, '00:00', zone), zone))).toBe(serialOfDay(day))
        }),
      )
    },
  )

  it('tell the moment of sending', () => {
    expect(localTime(Date.UTC(2023, 10, 30, 17, 5), ZONE)).toEqual({
      day: '2023-12-01',
      hour: '00:05',
      seconds: 300,
    })
  })
})

describe('the plan in the spreadsheet', () => {
  const raw = JSON.parse(PLAN_TEXT)

  it('is read', () => {
    expect(parsePlan(PLAN_TEXT)).toMatchObject({ ...raw, zone: ZONE })
  })

  it('is what provisioning wrote, whatever the plan', async () => {
    const { campaign, cycle, unit } = await sampleCampaign()
    const { plan } = campaign
    const place = unit('Xã Tân Thanh')
    const endpoint = 'https://rollcall.example.vn/poke'
    const read = parsePlan(planMetadata({ plan, cycle, unit: place, language: 'vi', endpoint }))
    expect(read).toEqual({
      endpoint,
      language: 'vi',
      unit: { ...place, contacts: [] },
      cycle,
      days: ['2023-12-31'],
      planId: plan.id,
      planNumber: plan.number,
      zone: plan.zone,
    })
    for (const form of Object.values(plan.forms)) expect(parseForm(formMetadata(form))).toEqual(form)
  })

  it('may leave out what the check does not need', () => {
    const { id, name } = SAMPLE_UNIT
    const read = parsePlan(JSON.stringify({ ...raw, unit: { id, name }, planNumber: null, zone: 'UTC' }))
    expect(read).toMatchObject({
      unit: { id, name, aliases: [], contacts: [] },
      planNumber: null,
      zone: 'UTC',
    })
  })

  it.each([
    ['nothing', null],
    ['no JSON', '{'],
    ['a list', '[]'],
    ['no unit', JSON.stringify({ ...raw, unit: null })],
    ['a unit without a name', JSON.stringify({ ...raw, unit: { id: 'u1' } })],
    ['no cycle', JSON.stringify({ ...raw, cycle: 2023 })],
    ['a cycle without days', JSON.stringify({ ...raw, cycle: { id: '2023', from: 'x', to: '2023-12-31' } })],
    ['an address in the clear', JSON.stringify({ ...raw, endpoint: 'http://example.vn/poke' })],
    ['an address that looks local', JSON.stringify({ ...raw, endpoint: 'http://127.0.0.1.example.vn/poke' })],
    ['another kind of address', JSON.stringify({ ...raw, endpoint: 'javascript:alert(1)' })],
    ['another zone than there is', JSON.stringify({ ...raw, zone: 'Asia/Nowhere' })],
  ])('is none with %s', (_, text) => {
    expect(parsePlan(text)).toBeNull()
  })

  it.each(['http://127.0.0.1:8080/poke', 'http://localhost/poke'])(
    'may poke this machine: %s',
    (endpoint) => {
      expect(parsePlan(JSON.stringify({ ...raw, endpoint }))?.endpoint).toBe(endpoint)
    },
  )

  it('speaks Vietnamese unless it says English', () => {
    const languages = ['en', 'fr', undefined].map(
      (language) => parsePlan(JSON.stringify({ ...raw, language }))?.language,
    )
    expect(languages).toEqual(['en', 'vi', 'vi'])
  })
})

describe('the form of a tab', () => {
  it('comes back whole', () => {
    expect(parseForm(FORM_TEXT)).toEqual(SAMPLE_FORM)
  })

  it('comes back whole when other names were left out to save room', () => {
    const text = JSON.stringify(SAMPLE_FORM, (key, value) => (key === 'aliases' ? undefined : value))
    const bare = SAMPLE_FORM.columns.map((column) => ({ ...column, aliases: [] }))
    expect(parseForm(text)).toEqual({ ...SAMPLE_FORM, columns: bare })
  })

  it.each([
    null,
    '',
    '{}',
    '[]',
    '{"id":"F1","title":{},"columns":{}}',
    '{"id":"F1","title":{},"columns":[1]}',
  ])('is none in %j', (text) => {
    expect(parseForm(text)).toBeNull()
  })

  it('is none with a column of a type that this script does not know yet', () => {
    const columns = [...SAMPLE_FORM.columns, { ...SAMPLE_FORM.columns[0], key: 'x', type: 'colour' }]
    expect(parseForm(JSON.stringify({ ...SAMPLE_FORM, columns }))).toBeNull()
  })
})
