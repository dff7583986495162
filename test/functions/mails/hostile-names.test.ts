import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { indexPage } from '../../../console/index-page.ts'
import type { Campaign, Language } from '../../../domain/plan/plan.ts'
import { rollUp } from '../../../domain/rollup/roll-up.ts'
import { judgeCampaign } from '../../../domain/rules/judge.ts'
import { rawMessage } from '../../../functions/adapters/ses-mailer.ts'
import { reminderMail } from '../../../functions/mails/reminder-mail.ts'
import { rollupMail } from '../../../functions/mails/rollup-mail.ts'
import type { MailContent } from '../../../functions/ports/mail.ts'
import { SAMPLE_CYCLE, SAMPLE_UNIT } from '../../support/sample-form.ts'
import { quota, samplePlan, smallCampaign } from '../../support/sample-plan.ts'

const NOW = Date.parse('2023-11-01T00:00:00+07:00')
const MARKUP = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  'x"><svg onload=alert(1)>',
  "x' onmouseover='alert(1)",
  '&amp;',
]
const BREAKS = [
  '\r\nBcc: kegian@example.vn',
  '\nX-Evil: 1',
  '\r\n\r\n<script>1</script>',
  '\u2028Bcc: a@example.vn',
]
const LANGUAGES = ['vi', 'en'] as const

const both = (text: string) => ({ vi: text, en: text })

/** A campaign in which everything that has a name has this one. */
function called(name: string): Campaign {
  const plan = samplePlan({
    rules: [quota(2, null, { title: both(name), clause: name, interpretation: ['VL-a'] })],
    interpretations: [
      { id: 'VL-a', question: name, reading: null, reason: name, by: name, on: '2023-01-05' },
    ],
    title: both(name),
    issuer: both(name),
    number: name,
    place: name,
  })
  return smallCampaign(plan, [{ ...SAMPLE_UNIT, name }])
}

/** The mails and the page that a name gets into. */
function written(name: string, language: Language): { readonly mails: MailContent[]; readonly page: string } {
  const campaign = called(name)
  const [unit] = campaign.units
  const standings = judgeCampaign(campaign, SAMPLE_CYCLE, [], NOW)
  const [standing] = standings
  if (!unit || !standing) throw new Error('nobody was judged')
  const shared = { campaign, cycle: SAMPLE_CYCLE, now: NOW, language }
  const missing = standing.verdicts
  const faulty = [{ header: name, rows: 2 }]
  const refused = { code: 'B-CORRUPT' as const, params: { file: name } }
  const figures = rollUp(campaign, SAMPLE_CYCLE, standings, [], NOW)
  const recipient = { id: 'r', title: both(name), email: 'r@vanlang.example.vn', attach: [], inCharge: null }
  const link = { href: 'mails/1.html', title: name, note: name }
  return {
    mails: [
      reminderMail({
        ...shared,
        unit,
        standing,
        sheetUrl: null,
        missing,
        due: '2023-12-31',
        faulty,
        refused,
      }),
      rollupMail({
        ...shared,
        rollUp: figures,
        snapshot: null,
        changes: null,
        summaryUrl: null,
        recipient,
        charts: [],
        attached: [],
        isLeftOut: false,
      }),
    ],
    page: indexPage({
      language,
      title: name,
      asOf: name,
      figures: [{ label: name, value: name }],
      units: [{ name, need: name, have: 0, errors: 0, state: name, tone: 'none', file: 'sheets/u1.xlsx' }],
      documents: [link],
      undelivered: [name],
      shared: [name],
      mails: [link],
    }),
  }
}

/** The tags of a page that its own templates never write, and attributes that run. */
const DANGEROUS = /<(?:script|img|svg)|<[^>]*\son\w+\s*=/i

/** A page without what stands between quotes: there, everything is text. */
const tagsOf = (html: string): string => html.replace(/"[^"]*"/g, '""')

/** Some of the name, as a page must write it to show it as it is. */
const escaped = (name: string): string =>
  name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').split(/[>"']/, 1)[0] ?? ''

describe.each(LANGUAGES)('a name that is written like markup (%s)', (language) => {
  it.each(MARKUP)('stays text in mails and on the page: %s', (name) => {
    const { mails, page } = written(name, language)
    for (const html of [...mails.map((mail) => mail.html), page]) {
      expect(tagsOf(html)).not.toMatch(DANGEROUS)
      expect(html).toContain(escaped(name))
    }
    for (const mail of mails) expect(mail.text).toContain(name)
  })

  it('would be found if it got through', () => {
    for (const name of MARKUP.slice(0, 3)) expect(tagsOf(`<p title="${name}">${name}</p>`)).toMatch(DANGEROUS)
  })
})

describe.each(LANGUAGES)('a name with a line break (%s)', (language) => {
  const headersOf = async (subject: string, sender = 'Thi đua') => {
    const content = { language, subject, html: '<p>x</p>', text: 'x', attachments: [] }
    const bytes = await rawMessage({
      from: { name: sender, email: 'thidua@vanlang.example.vn' },
      to: 'r@vanlang.example.vn',
      tag: subject,
      date: NOW,
      content,
      files: new Map(),
    })
    const mail = await PostalMime.parse(bytes)
    return { mail, keys: mail.headers.map(({ key }) => key).sort() }
  }

  it.each(BREAKS)('makes no header of its own: %j', async (text) => {
    const plain = await headersOf('Xã Tân Thanh')
    const { mails } = written(`Xã Tân Thanh${text}`, language)
    for (const { subject } of mails) {
      const { mail, keys } = await headersOf(subject)
      expect(keys).toEqual(plain.keys)
      expect(mail.bcc ?? []).toEqual([])
      expect(mail.to?.map(({ address }) => address)).toEqual(['r@vanlang.example.vn'])
      expect(mail.subject).not.toMatch(/[\r\n]/)
    }
    const sender = await headersOf('Xã', `Thi đua${text}`)
    expect(sender.keys).toEqual(plain.keys)
    expect(sender.mail.bcc ?? []).toEqual([])
  })
})
