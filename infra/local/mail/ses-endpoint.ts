import { Hono } from 'hono'
import { z } from 'zod'
import type { Envelope } from './ses-events.ts'
import { answer, refuse } from './ses-xml.ts'

/** A mail as SES would take it. */
export type TakenMail = Pick<Envelope, 'source' | 'destinations' | 'configurationSet' | 'tags'> & {
  readonly raw: Uint8Array
}

export interface PostOffice {
  /** Keeps a mail for good and gives its message id. */
  keep(mail: TakenMail): string
  sentInLastDay(): number
}

const MOST_RECIPIENTS = 50
const MOST_BYTES = 10 * 1024 * 1024
const address = z.email()

/**
 * The part of Amazon SES (API version 2010-12-01, Query protocol) that Rollcall speaks: SendRawEmail,
 * GetSendQuota and GetAccountSendingEnabled. Limits and errors are those of the service; any other action is
 * answered with InvalidAction.
 */
export function sesEndpoint(office: PostOffice): Hono {
  const app = new Hono()
  app.post('/', async (context) => {
    const form = new URLSearchParams(await context.req.text())
    const { status, body } = act(office, form)
    return context.body(body, status, { 'content-type': 'text/xml' })
  })
  return app
}

function act(office: PostOffice, form: URLSearchParams) {
  const action = form.get('Action') ?? ''
  switch (action) {
    case 'SendRawEmail':
      return sendRaw(office, form)
    case 'GetSendQuota':
      return answer(action, {
        Max24HourSend: '50000.0',
        MaxSendRate: '14.0',
        SentLast24Hours: `${office.sentInLastDay()}.0`,
      })
    case 'GetAccountSendingEnabled':
      return answer(action, { Enabled: 'true' })
    default:
      return refuse('InvalidAction', `The action ${action} is not valid for this web service.`)
  }
}

function sendRaw(office: PostOffice, form: URLSearchParams) {
  const raw = Uint8Array.from(Buffer.from(form.get('RawMessage.Data') ?? '', 'base64'))
  const destinations = [...form]
    .filter(([name]) => name.startsWith('Destinations.member.'))
    .map(([, value]) => value)
  const source = form.get('Source') ?? ''
  if (raw.length === 0) return refuse('InvalidParameterValue', 'Missing required header')
  if (raw.length > MOST_BYTES)
    return refuse(
      'InvalidParameterValue',
      `Message length is more than ${MOST_BYTES} bytes long: '${raw.length}'.`,
    )
  if (destinations.length > MOST_RECIPIENTS)
    return refuse('MessageRejected', `Recipient count exceeds ${MOST_RECIPIENTS}.`)
  if (destinations.length === 0) return refuse('InvalidParameterValue', 'Missing final destination')
  if (![source, ...destinations].every((text) => address.safeParse(text).success))
    return refuse('InvalidParameterValue', 'Illegal address')
  const tags = tagsOf(form)
  if (![...Object.entries(tags)].flat().every((text) => TAG_TEXT.test(text)))
    return refuse('InvalidParameterValue', 'Invalid tag name or value')
  const configurationSet = form.get('ConfigurationSetName')
  const taken = { source, destinations, raw, tags, configurationSet }
  return answer('SendRawEmail', { MessageId: office.keep(taken) })
}

/** https://docs.aws.amazon.com/ses/latest/APIReference/API_MessageTag.html */
const TAG_TEXT = /^[\w-]{1,255}$/

const tagsOf = (form: URLSearchParams): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...form].flatMap(([field, name]) => {
      const place = /^Tags\.member\.(\d+)\.Name$/.exec(field)?.[1]
      return place === undefined ? [] : [[name, form.get(`Tags.member.${place}.Value`) ?? '']]
    }),
  )
