import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStore } from '../../../../infra/local/google/store.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-store-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('a file was changed when its content was; a name or a right is no change of it, but stands in the feed', () => {
  const clock = { at: Date.UTC(2023, 11, 1) }
  let ids = 0
  const open = () =>
    openStore(
      folder,
      () => clock.at,
      () => `file-${++ids}`,
    )
  const store = open()
  const { file, workbook } = store.create('Xã Bắc La')
  clock.at += 60_000
  const renamed = store.save(file.id, { name: 'Xã Bắc La 2023' })
  expect(renamed.file).toMatchObject({ modifiedTime: file.modifiedTime, version: 2, change: 2 })
  expect(renamed.workbook.title).toBe('Xã Bắc La 2023')
  const typed = store.save(file.id, {}, workbook)
  expect(typed.file).toMatchObject({ modifiedTime: '2023-12-01T00:01:00.000Z', version: 3, change: 3 })
  store.save(file.id, { removed: true })
  expect(() => store.open(file.id)).toThrow()
  const again = open()
  expect(() => again.open(file.id)).toThrow()
  expect(again.lastChange()).toBe(4)
})
