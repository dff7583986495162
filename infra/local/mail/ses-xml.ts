/** An answer of the endpoint: HTTP status and XML body. */
export interface XmlAnswer {
  readonly status: 200 | 400
  readonly body: string
}

const NAMESPACE = 'http://ses.amazonaws.com/doc/2010-12-01/'
/** Requests need no telling apart on one machine. */
const REQUEST_ID = '00000000-0000-0000-0000-000000000000'

/** A successful answer of an action with its result fields. */
export function answer(action: string, fields: Readonly<Record<string, string>>): XmlAnswer {
  const result = Object.entries(fields)
    .map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`)
    .join('')
  const body = `<${action}Response xmlns="${NAMESPACE}"><${action}Result>${result}</${action}Result><ResponseMetadata><RequestId>${REQUEST_ID}</RequestId></ResponseMetadata></${action}Response>`
  return { status: 200, body }
}

/** A refusal in SES's words. */
export function refuse(code: string, message: string): XmlAnswer {
  const error = `<Type>Sender</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message>`
  return {
    status: 400,
    body: `<ErrorResponse xmlns="${NAMESPACE}"><Error>${error}</Error><RequestId>${REQUEST_ID}</RequestId></ErrorResponse>`,
  }
}

const escapeXml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
