import { expect, it } from 'vitest'
import { indexPage, type PageContent } from '../../console/index-page.ts'

const typed = (place: string): string => `<script>${place}</script>"'&`
const shown = (place: string): string => `&lt;script&gt;${place}&lt;/script&gt;&quot;&#39;&amp;`

const PAGE: PageContent = {
  language: 'vi',
  title: typed('title'),
  asOf: typed('asOf'),
  figures: [{ label: typed('label'), value: typed('value') }],
  units: [
    {
      name: typed('name'),
      need: typed('need'),
      have: 3,
      errors: 0,
      state: typed('state'),
      tone: 'good',
      file: `units/${typed('file')}.xlsx`,
    },
  ],
  documents: [{ href: typed('href'), title: typed('document'), note: typed('note') }],
  mails: [{ href: typed('letter'), title: typed('subject'), note: typed('to') }],
  undelivered: [typed('failed')],
  shared: [typed('shared')],
}

it('shows whatever people typed as text', () => {
  const page = indexPage(PAGE)
  expect(page).not.toContain('<script>')
  for (const place of [
    ...['title', 'asOf', 'label', 'value', 'name', 'need', 'state'],
    ...['href', 'document', 'note', 'letter', 'subject', 'to', 'failed', 'shared'],
  ])
    expect(page).toContain(shown(place))
})

it('leaves out what there is not: errors, a sheet, mails', () => {
  const [unit] = PAGE.units
  const page = indexPage({ ...PAGE, units: unit ? [{ ...unit, file: null }] : [], mails: [] })
  expect(page).toContain('Chưa có thư nào.')
  expect(page).not.toContain('units/')
  expect(page).toContain('<td class="n">3</td><td class="n"></td>')
})
