import http from 'node:http'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'

/**
 * Loaded into clasp's process before clasp itself (node --import): what it asks of the Apps Script API goes to
 * the local Google. Nothing else is touched; clasp has no setting for it.
 */
const local = new URL(process.env.ROLLCALL_TEST_GOOGLE ?? '')
const GOOGLE = 'script.googleapis.com'
const send = https.request

type Rest = readonly [http.RequestOptions, ...never[]]

https.request = ((target: string | URL | https.RequestOptions, ...rest: Rest) => {
  const url = typeof target === 'string' ? new URL(target) : target
  if (!(url instanceof URL) || url.hostname !== GOOGLE) return send(target as string, ...rest)
  const [options, ...more] = rest
  const there = new URL(`${url.pathname}${url.search}`, local)
  return http.request(there, { ...options, agent: undefined }, ...more)
}) as typeof https.request
syncBuiltinESMExports()
