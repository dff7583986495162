import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleScript } from '../../../../apps-script/bundle.ts'
import { createGoogleDrive } from '../../../../functions/adapters/google-drive.ts'
import { createGoogleSheets } from '../../../../functions/adapters/google-sheets.ts'
import { provisionSheet } from '../../../../functions/provision-sheets/provision-sheets.ts'
import { type LocalGoogle, startLocalGoogle } from '../../../../infra/local/google/local-google.ts'
import { startScript } from '../../../../infra/local/google/script/run-script.ts'
import { programOf } from '../../../../infra/local/google/script-face.ts'
import { googleContract } from '../../../support/google-contract.ts'
import { memoryFacts, memoryReports } from '../../../support/memory-ports.ts'
import { sampleCampaign } from '../../../support/sample-campaign.ts'

const contract = googleContract()
let folder: string
let google: LocalGoogle
let files = 0
const start = async () => {
  google = await startLocalGoogle({
    folder,
    now: () => 0,
    newId: () => `file-${++files}`,
    observe: contract.observe,
  })
}
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-script-face-'))
  await start()
})
afterAll(async () => {
  await google.close()
  await rm(folder, { recursive: true, force: true })
  expect(contract.violations).toEqual([])
})

const ask = async (method: string, path: string, body?: object) => {
  const response = await fetch(`${google.url}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
const MANIFEST = { name: 'appsscript', type: 'JSON', source: '{"runtimeVersion":"V8"}' }
const code = (source: string, name = 'Code') => ({ name, type: 'SERVER_JS', source })
const spreadsheet = () => createGoogleDrive({ rootUrl: google.url }).createSpreadsheet('Mẫu', 'vi_VN', 'UTC')
const bind = async (parentId: string, ...of: object[]): Promise<string> => {
  const { body } = await ask('POST', '/v1/projects', { title: 'Thi đua', parentId })
  await ask('PUT', `/v1/projects/${body.scriptId}/content`, { files: [MANIFEST, ...of] })
  return String(body.scriptId)
}

describe('a script that is bound to a spreadsheet', () => {
  it('is kept as it was pushed, also after a restart', async () => {
    const parentId = await spreadsheet()
    const id = await bind(parentId, code('function onOpen() {}'))
    await google.close()
    await start()
    expect((await ask('GET', `/v1/projects/${id}`)).body).toMatchObject({
      scriptId: id,
      parentId,
      title: 'Thi đua',
    })
    expect((await ask('GET', `/v1/projects/${id}/content`)).body).toEqual({
      scriptId: id,
      files: [MANIFEST, code('function onOpen() {}')],
    })
  })

  it('comes along when the spreadsheet is copied, as a project of its own', async () => {
    const parentId = await spreadsheet()
    const id = await bind(parentId, code('let a = 1'))
    const copyId = String(
      (await ask('POST', `/drive/v3/files/${parentId}/copy`, { name: 'Bản sao' })).body.id,
    )
    const copy = google.store.open(copyId).script
    expect(copy?.scriptId).not.toBe(id)
    await ask('PUT', `/v1/projects/${copy?.scriptId}/content`, { files: [MANIFEST, code('let a = 2')] })
    expect(
      [parentId, copyId].map((file) => google.store.open(file).script).map((one) => one && programOf(one)),
    ).toEqual(['let a = 1', 'let a = 2'])
  })

  it('is gone with its spreadsheet', async () => {
    const parentId = await spreadsheet()
    const id = await bind(parentId)
    await fetch(`${google.url}/drive/v3/files/${parentId}`, { method: 'DELETE' })
    expect((await ask('GET', `/v1/projects/${id}`)).status).toBe(404)
  })

  it.each<[string, object[], string]>([
    ['no manifest', [code('')], 'one manifest'],
    ['a manifest of another name', [{ ...MANIFEST, name: 'manifest' }], 'one manifest'],
    ['two files of one name', [MANIFEST, code(''), code('')], 'same name'],
    ['a file without a type', [MANIFEST, { name: 'Code', source: '' }], 'a name, a type and a source'],
  ])('takes nothing with %s, and keeps what it has', async (_, wrong, message) => {
    const id = await bind(await spreadsheet(), code('kept'))
    const { status, body } = await ask('PUT', `/v1/projects/${id}/content`, { files: wrong })
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining(message)])
    expect(JSON.stringify((await ask('GET', `/v1/projects/${id}/content`)).body)).toContain('kept')
  })

  it('says what it does not know by name', async () => {
    expect(await ask('POST', '/v1/projects', { title: 'Thi đua' })).toMatchObject({ status: 501 })
    expect(await ask('POST', '/v1/projects', { parentId: 'x' })).toMatchObject({ status: 400 })
    expect(await ask('POST', '/v1/projects/x/versions', {})).toMatchObject({ status: 501 })
    const parentId = await spreadsheet()
    await bind(parentId)
    expect(await ask('POST', '/v1/projects', { title: 'Hai', parentId })).toMatchObject({ status: 400 })
  })
})

describe("a unit's spreadsheet that is a copy of the template", () => {
  it('has the script of the template, which knows the unit that it was laid out for', async () => {
    const template = await spreadsheet()
    await bind(template, code(await bundleScript()))
    const { campaign, cycle, unit } = await sampleCampaign()
    const office = unit('Xã Tân Thanh')
    const deps = {
      files: createGoogleDrive({ rootUrl: google.url, template, folder: 'a-shared-folder' }),
      sheets: createGoogleSheets({ rootUrl: google.url }),
      reports: memoryReports(),
      facts: memoryFacts(),
      language: 'vi' as const,
      pokeUrl: 'http://127.0.0.1:1/poke',
    }
    expect(await provisionSheet(deps, campaign, cycle, office, false)).toBe('made')
    const [seat] = await deps.reports.seatsOfCycle(campaign.plan.id, cycle.id)
    const { file, workbook, script } = google.store.open(seat?.spreadsheetId ?? '')
    if (!script) throw new Error('no script came along')
    expect(file.parents).toEqual(['a-shared-folder'])
    expect(workbook.tabs.map(({ title }) => title)).toEqual(['F1', 'F3', 'F11', 'Hướng dẫn'])
    expect(workbook).toMatchObject({ locale: 'vi_VN', timeZone: 'Asia/Ho_Chi_Minh' })
    const bundle = programOf(script)
    const opened = startScript({ bundle, store: google.store, spreadsheetId: file.id, user: 'a@example.vn' })
    try {
      expect(await opened.open('a@example.vn')).toEqual({ error: null })
      expect(opened.screen.menus.map(({ caption }) => caption)).toEqual(['Thi đua'])
      await opened.choose('Xem lỗi')
      expect(opened.screen.sidebar?.html).toContain('Xã Tân Thanh')
    } finally {
      await opened.close()
    }
  })
})
