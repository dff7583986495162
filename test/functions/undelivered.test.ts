import { describe, expect, it } from 'vitest'
import type { Fate } from '../../domain/agenda/mail-fate.ts'
import { fingerprintOf } from '../../domain/sheet/fingerprint.ts'
import type { MailTrouble } from '../../functions/ports/mail.ts'
import { undelivered, undeliveredLines } from '../../functions/undelivered.ts'
import { sampleCampaign } from '../support/sample-campaign.ts'

const { campaign, cycle, unit } = await sampleCampaign()
const bounced: Fate = { kind: 'bounced', at: 1, reason: 'Permanent General', suspends: true }

function trouble(key: string, email: string, fate: Fate | null = bounced): MailTrouble {
  const address = fingerprintOf(email)
  const state = fate ? 'sent' : 'unknown'
  const tries = { tries: 1, claimedAt: 1, createdAt: 1 }
  return { key: `van-lang-146/${key}/1`, state, reason: null, fate, address, ...tries }
}
const toClerk = (name: string, fate: Fate | null = bounced, cycleId = '2023'): MailTrouble =>
  trouble(
    `${cycleId}/reminder/quota/2023-12-01/${unit(name).id}/clerk`,
    unit(name).contacts[0]?.email ?? '',
    fate,
  )
const listOf = (...troubles: MailTrouble[]) => undelivered(campaign, cycle, troubles, 'vi')

describe("the officer's list", () => {
  it('is empty when all is well', () => {
    expect(listOf()).toEqual({ mails: 0, names: [], unreachable: [], toDecide: 0 })
    expect(undeliveredLines(listOf(), [], 'vi')).toEqual([])
  })

  it('counts mails, and names units and recipients once', () => {
    const chairman = trouble('2023/rollup/monthly/2023-12-01/chairman', 'chutich@vanlang.example.vn')
    expect(listOf(toClerk('Xã Bắc La'), toClerk('Xã Bắc La', null), chairman)).toEqual({
      mails: 3,
      names: ['Xã Bắc La', 'Chủ tịch UBND huyện Văn Lãng'],
      unreachable: [],
      toDecide: 1,
    })
  })

  it.each([
    ['of another cycle', toClerk('Xã Bắc La', bounced, '2024')],
    [
      'to an address that was replaced since',
      trouble(`2023/reminder/quota/2023-12-01/${unit('Xã Bắc La').id}/clerk`, 'cu@example.vn'),
    ],
    ['to a unit that is gone', trouble('2023/reminder/quota/2023-12-01/nobody/clerk', 'x@example.vn')],
    ['to a recipient that is gone', trouble('2023/rollup/monthly/2023-12-01/nobody', 'x@example.vn')],
    ['under a key of another kind', trouble('x', 'x@example.vn')],
  ])('passes over a mail %s', (_, one) => expect(listOf(one).mails).toBe(0))

  it('tells whom Google does not let into the sheet, in a line of its own', () => {
    expect(undeliveredLines(listOf(), ['Xã Bắc La'], 'vi')).toEqual([
      expect.stringMatching(/chưa có tài khoản Google nên chưa mở được bảng: Xã Bắc La\./),
    ])
    expect(undeliveredLines(listOf(), ['Xã Bắc La'], 'en')).toEqual([
      expect.stringMatching(/no Google account: Xã Bắc La\./),
    ])
  })

  it('names the command with which a person decides about mails in doubt, of any cycle', () => {
    const lines = undeliveredLines(listOf(toClerk('Xã Bắc La', null, '2024')), [], 'vi')
    expect(lines).toEqual([
      '1 thư chờ người phụ trách quyết định (đã tới, gửi lại hay thôi): xem bằng lệnh npx rollcall mails.',
    ])
    expect(undeliveredLines(listOf(toClerk('Xã Bắc La', null, '2024')), [], 'en')[0]).toContain(
      'npx rollcall mails',
    )
  })

  it('names at most ten, and says how many there are besides', () => {
    const names = campaign.units.slice(0, 12).map(({ name }) => name)
    const [line] = undeliveredLines(listOf(...names.map((name) => toClerk(name))), [], 'vi')
    expect(line).toMatch(/^12 thư chưa tới hoặc chưa rõ đã tới: Thị trấn Na Sầm, .* và 2 đơn vị khác\. /)
    const [english] = undeliveredLines(listOf(...names.map((name) => toClerk(name))), [], 'en')
    expect(english).toContain('12 mails did not arrive')
  })
})
