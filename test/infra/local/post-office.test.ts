import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPostOffice, takenTags } from '../../../infra/local/mail/post-office.ts'

let root: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'rollcall-post-'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

const mail = (tag: string) => ({
  raw: Buffer.from(`X-Rollcall-Tag: ${tag}\r\n\r\n${tag}`),
  source: 'baocao@vanlang.example.vn',
  destinations: ['vanphong@vanlang.example.vn'],
  configurationSet: null,
  tags: {},
})

it('gives no mail the number of another, whichever was deleted', async () => {
  const folder = join(root, 'deleted')
  const first = openPostOffice(folder, Date.now)
  for (const tag of ['one', 'two', 'three']) first.keep(mail(tag))
  await rm(join(folder, 'local-000001.eml'))
  expect(openPostOffice(folder, Date.now).keep(mail('four'))).toBe('local-000004')
  expect(await readFile(join(folder, 'local-000003.eml'), 'utf8')).toContain('three')
  expect([...takenTags(folder).keys()].sort()).toEqual(['four', 'three', 'two'])
})

it('counts what was sent in the last day, across starts', async () => {
  const folder = join(root, 'day')
  const clock = { at: Date.UTC(2023, 11, 1) }
  const now = () => clock.at
  openPostOffice(folder, now).keep(mail('one'))
  clock.at += 12 * 3_600_000
  openPostOffice(folder, now).keep(mail('two'))
  expect(openPostOffice(folder, now).sentInLastDay()).toBe(2)
  clock.at += 12 * 3_600_000
  expect(openPostOffice(folder, now).sentInLastDay()).toBe(1)
})
