import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lettersOf, mailsOf } from '../support/read-results.ts'
import { runRollcall } from '../support/run-rollcall.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-bounce-'))
  await cp('plans/forms.yaml', join(folder, 'forms.yaml'))
  await cp('plans/van-lang-146', join(folder, 'plan'), { recursive: true })
  const units = join(folder, 'plan/units.csv')
  const list = await readFile(units, 'utf8')
  await writeFile(
    units,
    list
      .replace('vanphong.bachung@vanlang.example.vn', 'bounce+bachung@simulator.amazonses.com')
      .replace('vanphong.hongthai@vanlang.example.vn', 'complaint@simulator.amazonses.com')
      .replace('vanphong.nasam@vanlang.example.vn', 'ooto@simulator.amazonses.com'),
  )
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('a reminder that bounces or is called spam goes to the head of the unit, and the officer reads of it', async () => {
  const start = ['start', '--once', '--plan', join(folder, 'plan'), '--state', join(folder, 'state')]
  const first = await runRollcall(start)
  expect(first.code, first.out).toBe(0)
  const line =
    '2 thư chưa tới hoặc chưa rõ đã tới: Xã Bắc Hùng, Xã Hồng Thái. Đề nghị kiểm tra lại địa chỉ thư.'
  expect(first.out).toContain(line)
  expect(await readFile(join(folder, 'state/out/index.html'), 'utf8')).toContain(line)
  const letters = lettersOf(await mailsOf(join(folder, 'state')))
  const of = (unit: string) => letters.filter((letter) => letter.includes(unit)).toSorted()
  expect(of('Xã Bắc Hùng')).toEqual([
    expect.stringContaining('bounce+bachung@simulator.amazonses.com'),
    expect.stringContaining('chutich.bachung@vanlang.example.vn'),
  ])
  expect(of('Xã Hồng Thái')).toHaveLength(2)
  expect(of('Thị trấn Na Sầm').length).toBeLessThan(2)
  const second = await runRollcall(start)
  expect(second.out).toContain('0 dòng, 0 ô, 0 thư')
}, 60_000)
