import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen } from '../../../../../infra/local/listen.ts'
import { CLERK, type Opened, openScript } from './open-script.ts'

const BUNDLE = `
  let count = 0
  function types(names) { return names.map((name) => typeof globalThis[name]) }
  function escape() { return globalThis.constructor.constructor('return typeof process')() }
  function escapeBy(name) { return globalThis[name].constructor }
  function countUp() { return ++count }
  function forever() { for (;;) ; }
  function fails() { throw new TypeError('hỏng') }
  function later() { return Promise.resolve(1) }
  function nothing() {}
  function say() { console.log('đã chạy', 3, { a: 1 }) }
  function get(what) { return new Function('return ' + what)() }
  function onOpen() {
    SpreadsheetApp.getUi().createMenu('Thi đua')
      .addItem('Kiểm tra & gửi', 'send').addSeparator().addItem('Hướng dẫn', 'nothing').addToUi()
  }
  function send() {
    const html = HtmlService.createHtmlOutput('<p>Đã gửi</p>').setTitle('Biên nhận')
    SpreadsheetApp.getUi().showSidebar(html)
    SpreadsheetApp.getUi().alert('Đã gửi')
    SpreadsheetApp.getActiveSpreadsheet().toast('xong')
    return html.getContent()
  }
  function fetchText(url, options) {
    const response = UrlFetchApp.fetch(url, options)
    return [response.getResponseCode(), response.getContentText()]
  }
  function token() { return ScriptApp.getIdentityToken() }
  function lock() {
    const lock = LockService.getDocumentLock()
    const taken = lock.tryLock(100)
    lock.releaseLock()
    return taken
  }
  function remember(value) { PropertiesService.getDocumentProperties().setProperty('k', value) }
  function recall() {
    return [PropertiesService.getDocumentProperties(), PropertiesService.getUserProperties()].map((p) => p.getProperty('k'))
  }
  function forget() { PropertiesService.getDocumentProperties().deleteProperty('k') }
  function uuid() { return Utilities.getUuid() }
`
let opened: Opened
beforeAll(async () => {
  opened = await openScript(BUNDLE, {
    identityToken: async (user) => `token of ${user}`,
    limits: { simpleMs: 300, usualMs: 600 },
  })
})
afterAll(() => opened.close())
const call = (name: string, ...args: unknown[]) => opened.script.call(name, ...args)

describe('the world of a script', () => {
  it('has the language and nothing of Node', async () => {
    const absent =
      'process require Buffer setTimeout setInterval setImmediate queueMicrotask fetch URL TextEncoder TextDecoder structuredClone crypto global module atob performance'
    const names = absent.split(' ')
    expect(await call('types', names)).toEqual(names.map(() => 'undefined'))
    expect(await call('types', ['Map', 'Intl', 'JSON', 'console'])).toEqual([
      'function',
      'object',
      'object',
      'object',
    ])
    expect(await call('escape')).toBe('undefined')
    await expect(call('escapeBy', 'SpreadsheetApp')).rejects.toThrow(
      'Not supported here: SpreadsheetApp.constructor',
    )
  })

  it('is new in every execution', async () => {
    expect([await call('countUp'), await call('countUp')]).toEqual([1, 1])
  })

  it('ends what takes too long, and lives on', async () => {
    await expect(call('forever')).rejects.toThrow('Exceeded maximum execution time')
    expect(await call('countUp')).toBe(1)
  })

  it('carries out orders one after the other', async () => {
    const ended = await Promise.allSettled([call('fails'), call('countUp'), call('unknown'), call('later')])
    expect(
      ended.map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as Error).message)),
    ).toEqual([
      'hỏng',
      1,
      'Script function not found: unknown',
      expect.stringContaining('could not be cloned'),
    ])
  })

  it('fails an order that is open when it is closed, and any after', async () => {
    const closing = await openScript('function forever() { for (;;) ; }')
    const open = closing.script.call('forever')
    const isFailed = expect(open).rejects.toThrow('The script was closed')
    await new Promise((done) => setTimeout(done, 100))
    await closing.close()
    await isFailed
    await expect(closing.script.call('forever')).rejects.toThrow('The script was closed')
  })

  it('fails every order where the script is no script', async () => {
    const broken = await openScript('function (')
    await new Promise((done) => setTimeout(done, 100))
    await expect(broken.script.call('x')).rejects.toThrow(/function/i)
    await broken.close()
  })

  it.each(['DriveApp.getFiles()', 'CacheService.getUserCache()', 'Session.getActiveUser()'])(
    'names a service that is not here: %s',
    async (name) => {
      await expect(call('get', name)).rejects.toThrow(`Not supported here: ${name.replace('()', '')}`)
    },
  )

  it('keeps what it says to the console', async () => {
    await call('say')
    expect(opened.script.screen.log).toEqual(['đã chạy 3 { a: 1 }'])
  })
})

describe('what a person sees', () => {
  it('is a menu, a sidebar, alerts', async () => {
    expect(await opened.script.open(CLERK)).toEqual({ error: null })
    expect(opened.script.screen.menus).toEqual([
      {
        caption: 'Thi đua',
        items: [
          { caption: 'Kiểm tra & gửi', functionName: 'send' },
          null,
          { caption: 'Hướng dẫn', functionName: 'nothing' },
        ],
      },
    ])
    expect(await opened.script.choose('Kiểm tra & gửi')).toBe('<p>Đã gửi</p>')
    expect(opened.script.screen).toMatchObject({
      sidebar: { title: 'Biên nhận', html: '<p>Đã gửi</p>' },
      alerts: ['Đã gửi'],
      toasts: ['xong'],
    })
    await expect(opened.script.choose('Khác')).rejects.toThrow('No menu has the item "Khác"')
  })

  it('is gone when the spreadsheet is opened anew', async () => {
    await opened.script.open(CLERK)
    expect(opened.script.screen).toMatchObject({ menus: [{}], sidebar: null, alerts: [] })
  })
})

describe('services', () => {
  it('fetch from a service of the very process that runs the script', async () => {
    const app = new Hono()
    app.post('/echo', async (context) =>
      context.json({
        body: await context.req.text(),
        type: context.req.header('content-type'),
        auth: context.req.header('authorization'),
      }),
    )
    app.get('/no', (context) => context.text('không', 403))
    const server = await listen(app, 0)
    const options = {
      method: 'post',
      contentType: 'application/json',
      payload: '{}',
      headers: { Authorization: 'Bearer t' },
    }
    expect(await call('fetchText', `${server.url}/echo`, options)).toEqual([
      200,
      JSON.stringify({ body: '{}', type: 'application/json', auth: 'Bearer t' }),
    ])
    expect(await call('fetchText', `${server.url}/no`, { muteHttpExceptions: true })).toEqual([403, 'không'])
    await expect(call('fetchText', `${server.url}/no`)).rejects.toThrow(
      `Request failed for ${server.url} returned code 403. Truncated server response: không`,
    )
    await server.close()
    await expect(call('fetchText', `${server.url}/no`, { muteHttpExceptions: true })).rejects.toThrow(
      `Address unavailable: ${server.url}/no`,
    )
    await expect(call('fetchText', 'http://x.invalid/', {})).rejects.toThrow(
      /^(DNS error|Address unavailable): /,
    )
  })

  it.each([
    [{ validateHttpsCertificates: false }, 'UrlFetchApp.fetch with validateHttpsCertificates'],
    [{ payload: { a: 1 } }, 'UrlFetchApp.fetch with a payload that is no text'],
  ])('name an option of fetch that is not supported: %j', async (options, message) => {
    await expect(call('fetchText', 'http://127.0.0.1:1/', options)).rejects.toThrow(
      `Not supported here: ${message}`,
    )
  })

  it('stop with the script that waits for them', async () => {
    const app = new Hono()
    app.get('/', () => new Promise<Response>((done) => setTimeout(() => done(new Response('spät')), 1500)))
    const server = await listen(app, 0)
    await expect(call('fetchText', server.url)).rejects.toThrow('Exceeded maximum execution time')
    expect(await call('token')).toBe(`token of ${CLERK}`)
    await new Promise((done) => setTimeout(done, 1200))
    expect(await call('token')).toBe(`token of ${CLERK}`)
    await server.close()
  })

  it('give the token of whoever uses the spreadsheet, locks, properties and ids', async () => {
    await opened.script.open('lanh.dao@example.vn')
    expect(await call('token')).toBe('token of lanh.dao@example.vn')
    expect(await call('lock')).toBe(true)
    opened.script.screen.lockedByOther = true
    expect(await call('lock')).toBe(false)
    await call('remember', 'v')
    expect(await call('recall')).toEqual(['v', null])
    await call('forget')
    expect(await call('recall')).toEqual([null, null])
    await expect(call('remember', 'x'.repeat(10_000))).rejects.toThrow('Argument too large: value')
    expect(await call('uuid')).toMatch(/^[0-9a-f-]{36}$/)
  })
})
