import { face, innerOf, method } from './face.ts'
import type { Running } from './running.ts'

interface Html {
  title: string
  readonly html: string
}

/** HtmlService: pages out of text, no templates. */
export function htmlService({ realm }: Running): object {
  return face(realm, 'HtmlService', {
    createHtmlOutput: method(['text'], (html) => {
      const inner: Html = { title: '', html }
      const output: object = face(
        realm,
        'HtmlOutput',
        {
          setTitle: method(['text'], (title) => {
            inner.title = title
            return output
          }),
          getContent: method([], () => html),
        },
        inner,
      )
      return output
    }),
  })
}

/** The page behind an HtmlOutput that a script hands to a method. */
export const htmlOf = (output: unknown, where: string): Html => innerOf('HtmlOutput', output, where) as Html
