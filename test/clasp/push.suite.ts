import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeScript } from '../../apps-script/bundle.ts'
import { FOLDER } from '../../apps-script/push.ts'
import { createGoogleDrive } from '../../functions/adapters/google-drive.ts'
import { type LocalGoogle, startLocalGoogle } from '../../infra/local/google/local-google.ts'
import { googleContract } from '../support/google-contract.ts'

const contract = googleContract()
let home: string
let google: LocalGoogle
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'rollcall-clasp-'))
  let ids = 0
  google = await startLocalGoogle({
    folder: join(home, 'google'),
    now: () => 0,
    newId: () => `a-file-with-an-id-of-the-usual-length-${++ids}`,
    observe: contract.observe,
    verifyToken: (token) => token === 'a-token' || token === '',
  })
  const token = { type: 'authorized_user', access_token: 'a-token', expiry_date: 4e12 }
  const client = { client_id: 'nobody', client_secret: 'none', refresh_token: 'none' }
  await writeFile(
    join(home, '.clasprc.json'),
    JSON.stringify({ tokens: { default: { ...token, ...client } } }),
  )
  await writeScript(FOLDER)
})
afterAll(async () => {
  await google.close()
  await rm(home, { recursive: true, force: true })
  expect(contract.violations).toEqual([])
})

/** A spreadsheet with a script in it; the script's id. */
async function bound(): Promise<string> {
  const parentId = await createGoogleDrive({ rootUrl: google.url }).createSpreadsheet('Mẫu', 'vi_VN', 'UTC')
  return google.store.keepScript(parentId, { title: 'Thi đua', files: [] }).scriptId
}

/** `npm run clasp:push -- list`, as an office runs it. */
function push(list: string): Promise<{ readonly code: number | null; readonly out: string }> {
  const loopback = new URL('to-loopback.ts', import.meta.url).href
  const env = {
    ...process.env,
    HOME: home,
    NODE_OPTIONS: `--import ${loopback}`,
    ROLLCALL_TEST_GOOGLE: google.url,
  }
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['apps-script/push.ts', list], { env })
    let out = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (out += String(data)))
    child.on('close', (code) => resolve({ code, out }))
  })
}

describe('clasp push', () => {
  it('brings the built script into every project of the list, byte for byte', async () => {
    const ids = [await bound(), await bound()]
    const list = join(home, 'scripts.txt')
    await writeFile(list, `${ids.map((id) => `${id} # một xã`).join('\n')}\n`)
    expect(await push(list)).toMatchObject({ code: 0 })
    const built = {
      Code: await readFile(join(FOLDER, 'Code.js'), 'utf8'),
      appsscript: await readFile(join(FOLDER, 'appsscript.json'), 'utf8'),
    }
    for (const id of ids) {
      const files = google.store.withScript(id)?.script?.files ?? []
      expect(Object.fromEntries(files.map(({ name, source }) => [name, source]))).toEqual(built)
      expect(files.map(({ name, type }) => `${name} ${type}`).sort()).toEqual([
        'Code SERVER_JS',
        'appsscript JSON',
      ])
    }
  })

  it('goes on after a script that is not there, and names it', async () => {
    const missing = 'a-script-that-nobody-has-ever-made'
    const there = await bound()
    const list = join(home, 'two.txt')
    await writeFile(list, `${missing}\n${there}\n`)
    const { code, out } = await push(list)
    expect(code).toBe(1)
    expect(out).toContain(`not pushed:\n${missing}`)
    expect(google.store.withScript(there)?.script?.files).toHaveLength(2)
  })
})
