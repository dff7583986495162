import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ResultsServer, serveResults } from '../../console/serve-results.ts'

let folder: string
let server: ResultsServer
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'results-'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><p>Bảng chung</p>')
  server = await serveResults(
    folder,
    new Hono().get('/open/x', (context) => context.redirect('/x.xlsx')),
    0,
  )
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

/** As sent, without the mending that fetch does to paths and hosts. */
function get(path: string, host?: string): Promise<{ status: number; headers: object; body: string }> {
  const { hostname, port } = new URL(server.url)
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, headers: host === undefined ? {} : { host } }, (answer) => {
      let body = ''
      answer.on('data', (part) => {
        body += part
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }))
    })
    asked.on('error', reject)
    asked.end()
  })
}

describe('the results page', () => {
  it('is served under which nothing may run, with the addresses beside it', async () => {
    const page = await get('/')
    expect(page).toMatchObject({ status: 200, body: '<!doctype html><p>Bảng chung</p>' })
    expect(page.headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    })
    expect(await get('/open/x')).toMatchObject({ status: 302, headers: { location: '/x.xlsx' } })
  })

  it.each(['/../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/..%2f..%2fetc/passwd', '/nothing'])(
    'has nothing but its folder: %s',
    async (path) => {
      expect((await get(path)).status).toBe(404)
    },
  )

  it.each(['evil.example.vn', 'evil.example.vn:4146', '127.0.0.1.example.vn'])(
    'is not read by a page that gives its name %s this address',
    async (host) => {
      expect(await get('/', host)).toMatchObject({ status: 421, body: 'Misdirected Request' })
    },
  )

  it('takes another port where its own is taken', async () => {
    const other = await serveResults(folder, new Hono(), Number(new URL(server.url).port))
    expect(other.url).not.toBe(server.url)
    await other.close()
  })
})
