import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tablesIn } from '../../cli/move/tables-at.ts'
import type { CheckedRow } from '../../domain/sheet/sheet-state.ts'
import { scanEverything } from '../../functions/adapters/dynamodb-dump.ts'
import { createDynamodbReports } from '../../functions/adapters/dynamodb-reports.ts'
import { mailsOf } from '../support/read-results.ts'
import { type Run, runRollcall } from '../support/run-rollcall.ts'

/** Where the names and numbers that offices typed are after the main job, and where they are not. */

let root: string
let state: string
let run: Run
/** What tells of a person: names of persons, telephone numbers, addresses. */
let personal: readonly string[]
let rowsTable: string
let stateTable: string
let keys: string

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'rollcall-personal-'))
  state = join(root, 'state')
  run = await runRollcall(['start', '--once', '--state', state])
  const { client, names, close } = await tablesIn(join(state, 'table'))
  const items = async (table: string) => {
    const all: Record<string, unknown>[] = []
    for await (const item of scanEverything(client, table)) all.push(item)
    return all
  }
  const [rows, states] = [await items(names.rows), await items(names.state)]
  await close()
  rowsTable = JSON.stringify(rows)
  stateTable = JSON.stringify(states)
  keys = JSON.stringify([...rows, ...states].map(({ pk, sk }) => [pk, sk]))
  const docs = rows.map((item) => JSON.parse((item.doc as { S: string }).S) as CheckedRow)
  personal = [
    ...new Set(
      docs.flatMap(({ values }) =>
        [values.loai_hinh === 'ca_nhan' ? values.ten : null, values.dien_thoai]
          .map((value) => String(value ?? ''))
          .filter((text) => text.length > 7),
      ),
    ),
  ]
}, 60_000)
afterAll(() => rm(root, { recursive: true, force: true }))

const found = (text: string): readonly string[] => personal.filter((value) => text.includes(value))

describe('what tells of a person', () => {
  it('is in the table of rows, where it is looked for', () => {
    expect(personal.length).toBeGreaterThan(30)
    expect(found(rowsTable)).toEqual(personal)
  })

  it('is in no key, and nowhere in the table of states, letters and facts', () => {
    expect(found(keys)).toEqual([])
    expect(found(stateTable)).toEqual([])
  })

  it('is in no line that was printed, and on no page of results', async () => {
    expect(found(run.out)).toEqual([])
    expect(found(await readFile(join(state, 'out/index.html'), 'utf8'))).toEqual([])
  })

  it('is in no subject and no body of a mail', async () => {
    const mails = await mailsOf(state)
    expect(mails.length).toBeGreaterThan(20)
    expect(found(mails.map((mail) => `${mail.subject} ${mail.html} ${mail.text}`).join(' '))).toEqual([])
  })
})

describe('rollcall erase', () => {
  const erase = (row: string, folder: string, language = 'en') =>
    runRollcall(['erase', row, '--state', folder, '--lang', language])

  /** A copy of the installation in which a row was taken out of its sheet and both readings are over. */
  async function withdrawn(name: string): Promise<{ readonly folder: string; readonly rowId: string }> {
    const folder = join(root, name)
    await cp(state, folder, { recursive: true })
    const { client, names, close } = await tablesIn(join(folder, 'table'))
    const reports = createDynamodbReports(client, names)
    const seats = await reports.seatsOfCycle('van-lang-146', '2023')
    const seat = seats.find(({ unitId, formId }) => unitId === 'vl-c10' && formId === 'F1')
    const before = seat && (await reports.stateOf(seat))
    const [rowId, entry] = Object.entries(before?.manifest ?? {})[0] ?? []
    if (!seat || !before || !rowId || !entry) throw new Error('no row of vl-c10')
    await reports.commit(seat, {
      ...before,
      manifest: { ...before.manifest, [rowId]: { ...entry, absences: 2, counts: false } },
      version: before.version + 1,
      withdrawn: 1,
    })
    await close()
    return { folder, rowId }
  }

  it('leaves nothing of a row that its unit took out', async () => {
    const { folder, rowId } = await withdrawn('erased')
    const erased = await erase(rowId, folder)
    expect(erased).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        new RegExp(`^Erased: the row ${rowId} \\(Xã Thanh Long, tab F1\\), [2-9] items .*\nBackups`),
      ),
    })
    expect(await erase(rowId, folder, 'vi')).toMatchObject({
      code: 1,
      out: expect.stringContaining(`Không thấy dòng «${rowId}»`),
    })
    const { client, names, close } = await tablesIn(join(folder, 'table'))
    const keysLeft: unknown[] = []
    for await (const { pk, sk } of scanEverything(client, names.rows)) keysLeft.push([pk, sk])
    await close()
    expect(JSON.stringify(keysLeft)).not.toContain(rowId)
  }, 30_000)

  it('refuses a row that stands in its sheet, and a folder where nothing is', async () => {
    const [, rowId = ''] = /row#([0-9A-Z]{10})/.exec(keys) ?? []
    expect(await erase(rowId, state)).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^Not erased: the row .* stands in the sheet of /),
    })
    expect(await erase(rowId, join(root, 'nowhere'))).toMatchObject({ code: 1 })
  }, 30_000)
})
