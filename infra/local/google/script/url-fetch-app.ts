import { face, method } from './face.ts'
import type { UrlAnswer, UrlRequest } from './fetch-url.ts'
import { needConsent, type Running } from './running.ts'

type Options = Readonly<Record<string, unknown>>
const KNOWN = ['method', 'contentType', 'headers', 'payload', 'muteHttpExceptions']
const MOST_SHOWN = 500

/** UrlFetchApp: real requests, done while the script waits. */
export function urlFetchApp(running: Running): object {
  return face(running.realm, 'UrlFetchApp', {
    fetch: method(['text', 'object?'], (url, options = {}) => {
      needConsent(running, 'UrlFetchApp.fetch', 'script.external_request')
      const answer = running.host.fetchUrl(requestOf(url, options))
      if (answer.status >= 400 && options.muteHttpExceptions !== true) throw new Error(failure(url, answer))
      return responseFace(running, answer)
    }),
  })
}

function requestOf(url: string, options: Options): UrlRequest {
  const unknown = Object.keys(options).find((name) => !KNOWN.includes(name))
  if (unknown) throw new Error(`Not supported here: UrlFetchApp.fetch with ${unknown}`)
  const { payload = null, headers = {}, contentType = 'application/x-www-form-urlencoded' } = options
  if (payload !== null && typeof payload !== 'string')
    throw new Error('Not supported here: UrlFetchApp.fetch with a payload that is no text')
  const given = Object.entries(headers as Options).map(([name, value]) => [name, String(value)] as const)
  const type = payload === null ? [] : [['content-type', String(contentType)] as const]
  return {
    url,
    method: String(options.method ?? (payload === null ? 'get' : 'post')).toUpperCase(),
    headers: Object.fromEntries([...type, ...given]),
    payload,
  }
}

/** What fetch throws for an answer of 400 or more unless it is muted. */
function failure(url: string, { status, text }: UrlAnswer): string {
  const origin = /^https?:\/\/[^/?#]+/i.exec(url)?.[0] ?? url
  return `Request failed for ${origin} returned code ${status}. Truncated server response: ${text.slice(0, MOST_SHOWN)} (use muteHttpExceptions option to examine full response)`
}

const responseFace = ({ realm }: Running, { status, text }: UrlAnswer): object =>
  face(realm, 'HTTPResponse', {
    getResponseCode: method([], () => status),
    getContentText: method([], () => text),
  })
