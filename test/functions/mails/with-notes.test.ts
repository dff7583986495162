import { describe, expect, it } from 'vitest'
import { withNotes } from '../../../functions/mails/with-notes.ts'

const MAIL = {
  language: 'vi' as const,
  subject: 's',
  html: '<html><body style="margin:0"><p>x</p></body></html>',
  text: 'x\n',
  attachments: [],
}

describe('notes of a letter', () => {
  it('stand before and after its content, in both bodies, as text', () => {
    const mail = withNotes(MAIL, { top: ['Gửi trễ <1>'], bottom: ['1 thư không tới'] })
    expect(mail.html).toMatch(
      /^<html><body style="margin:0"><div.*Gửi trễ &lt;1&gt;.*<\/div><p>x<\/p><div.*1 thư không tới.*<\/div><\/body><\/html>$/,
    )
    expect(mail.text).toBe('Gửi trễ <1>\n\nx\n\n1 thư không tới')
  })

  it('are nothing when there are none', () => expect(withNotes(MAIL, {})).toEqual(MAIL))
})
