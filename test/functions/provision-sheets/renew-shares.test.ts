import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Campaign } from '../../../domain/plan/plan.ts'
import { provisionSheet } from '../../../functions/provision-sheets/provision-sheets.ts'
import { unitsWithoutAccount } from '../../../functions/shared-fact.ts'
import { openRig, type Rig } from '../../support/rig.ts'

type Contacts = Campaign['units'][number]['contacts']

let rig: Rig
beforeAll(async () => {
  rig = await openRig()
})
afterAll(() => rig.close())

/** What the plan says now, and what a run of it does. */
async function withContacts(contacts: Contacts) {
  const unit = { ...rig.unit, contacts }
  const units = rig.campaign.units.map((one) => (one.id === unit.id ? unit : one))
  const campaign = { ...rig.campaign, units }
  const deps = { ...rig.services, language: 'vi' as const, pokeUrl: 'http://127.0.0.1:4146/poke' }
  rig.reset()
  return {
    done: await provisionSheet(deps, campaign, rig.cycle, unit, false),
    told: await unitsWithoutAccount(rig.services.facts, campaign, rig.cycle),
    asked: rig.traffic.google
      .filter(({ path }) => path.includes('/permissions'))
      .map(({ method, status, requestBody }) => {
        const { emailAddress } = requestBody as { readonly emailAddress?: string }
        return `${method} ${emailAddress ?? ''} ${status}`
      }),
  }
}

it('lets the others in where a contact has no Google account, tells of the unit, and asks again later', async () => {
  const [first] = rig.unit.contacts
  if (!first) throw new Error('no contact')
  const [shutOut, clerk] = ['vanthu@khong-google.example.vn', 'vanthu@vanlang.example.vn']
  const contacts = [shutOut, clerk].map((email) => ({ ...first, email }))
  expect(await withContacts(contacts)).toEqual({
    done: 'made',
    told: [rig.unit.name],
    asked: [`POST ${shutOut} 400`, `POST ${clerk} 200`],
  })
  expect(await withContacts(contacts)).toEqual({
    done: null,
    told: [rig.unit.name],
    asked: [`POST ${shutOut} 400`],
  })
  expect(await withContacts(contacts.slice(1))).toEqual({ done: null, told: [], asked: [] })
})
