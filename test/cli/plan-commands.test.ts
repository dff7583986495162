import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkPlan } from '../../cli/plan/check-plan.ts'
import { diffPlans } from '../../cli/plan/diff-plans.ts'
import { packPlans } from '../../cli/plan/pack-plans.ts'
import { planFaultLines } from '../../cli/plan/plan-faults.ts'
import { planFolders } from '../../cli/plan/plan-folders.ts'
import { printCalendar } from '../../cli/plan/print-calendar.ts'
import { printCoverage } from '../../cli/plan/print-coverage.ts'
import { createPackedCampaigns } from '../../functions/adapters/packed-campaigns.ts'
import { describePlanFault } from '../../functions/adapters/plan-faults.ts'
import { readCampaign } from '../../functions/adapters/plan-folder.ts'
import { terminal } from '../support/printed.ts'
import { runRollcall } from '../support/run-rollcall.ts'

const VAN_LANG = 'plans/van-lang-146'
let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'rollcall-plan-commands-'))
  await cp('plans', join(root, 'plans'), { recursive: true })
})
afterAll(() => rm(root, { recursive: true, force: true }))

/** A copy of a plan with one thing changed. */
async function changed(plan: string, from: string | RegExp, to: string): Promise<string> {
  const folder = join(root, 'plans', `${plan}-${Math.abs(to.length)}`)
  await cp(join('plans', plan), folder, { recursive: true })
  const file = join(folder, 'plan.yaml')
  const text = await readFile(file, 'utf8')
  expect(text.replace(from, to)).not.toBe(text)
  await writeFile(file, text.replace(from, to))
  return folder
}

describe('plan check', () => {
  it('says that a plan is good, and tells warnings without failing', async () => {
    const { out, text } = terminal()
    expect(await checkPlan(VAN_LANG, 'vi', out)).toBe(0)
    expect(text()).toBe('Kế hoạch đúng: 33 quy định, 40 đơn vị.\n')
    const ghost = await changed(
      'van-lang-146',
      '  enterprise:',
      '  ghost: { vi: Ma, en: Ghost }\n  enterprise:',
    )
    const warned = terminal()
    expect(await checkPlan(ghost, 'en', warned.out)).toBe(0)
    expect(warned.text()).toMatch(/1 things to look at[\s\S]*line \d+, column 3 \(classes\.ghost\)/)
  })
})

describe('the faults of a plan', () => {
  it('are one line each, but of very many of a kind the first ones and how many more', async () => {
    const folder = await changed('van-lang-146', /^classes:/m, 'clases:')
    const read = await readCampaign(folder)
    const faults = read.ok ? [] : read.faults
    const [one] = faults
    if (!one) throw new Error('no fault')
    expect(planFaultLines([one], 'vi')).toEqual([
      'Tệp kế hoạch có 1 chỗ cần sửa:',
      `   ${describePlanFault(one, 'vi')}`,
    ])
    const other = { ...one, code: 'missing-key', path: ['rules', 3, 'id'] } as const
    const many = Array.from({ length: 40 }, (_, i) => ({ ...one, line: i + 1 }))
    const lines = planFaultLines([...many, other], 'en')
    expect(lines).toHaveLength(13)
    expect(lines[0]).toBe('The plan file has 41 faults:')
    expect(lines[11]).toBe(`   ... and 30 more of the same kind in ${join(folder, 'plan.yaml')}`)
    expect(lines[12]).toBe(`   ${describePlanFault(other, 'en')}`)
    // One more than are shown is shown as well: a line that says "1 more" takes as much room.
    expect(planFaultLines(many.slice(0, 11), 'en')).toHaveLength(12)
    expect(planFaultLines(many.slice(0, 12), 'en').at(-1)).toContain('... and 2 more')
  })
})

describe('plan coverage', () => {
  it('counts the rules of every plan, and of all', async () => {
    const { out, text } = terminal()
    expect(await printCoverage(await planFolders('plans'), 'vi', out)).toBe(0)
    expect(text()).toMatch(/van-lang-146 +15 +13 +5 +33/)
    expect(text()).toMatch(/Tổng cộng +\d+ +\d+ +\d+ +159/)
  })

  it('fails when a rule of the paper is missing, and names it', async () => {
    const folder = await changed('lang-son-ttt', /^ {2}- id: TT-09$[\s\S]*?(?=^ {2}- id: TT-10$)/m, '')
    const { out, text } = terminal()
    expect(await printCoverage([folder], 'vi', out)).toBe(1)
    expect(text()).toContain('lang-son-ttt thiếu các quy định: TT-09')
  })
})

describe('plan calendar', () => {
  it('prints what falls due and writes it as a calendar, the same at every run', async () => {
    const files = [join(root, 'a.ics'), join(root, 'b.ics')]
    for (const file of files) {
      const { out, text } = terminal()
      const options = {
        folder: 'plans/quang-nam-658',
        language: 'vi',
        from: '2024-02-01',
        to: '2024-02-29',
      } as const
      expect(await printCalendar({ ...options, file: () => file, out })).toBe(0)
      expect(text()).toMatch(/14\/02\/2024 +hết ngày +Hết hạn +QN-07 QN-08 QN-09 QN-12 QN-13/)
    }
    const [a, b] = await Promise.all(files.map((file) => readFile(file, 'utf8')))
    expect(a).toBe(b)
    expect(a).toContain('UID:quang-nam-658/2024/deadline/2024-02-14@rollcall')
    expect(a).toMatch(/DTSTART;VALUE=DATE:20240214/)
    expect(a?.match(/BEGIN:VEVENT/g)?.length).toBe(a?.match(/END:VEVENT/g)?.length)
  })
})

describe('the days of a calendar', () => {
  const calendar = async (from: string | null, to: string | null) => {
    const { out, text } = terminal()
    const ics = join(root, 'days.ics')
    const options = { folder: VAN_LANG, language: 'vi', from, to, file: () => ics, out } as const
    expect(await printCalendar(options)).toBe(0)
    return { said: text(), ics: (await readFile(ics, 'utf8')).replaceAll('\r', '') }
  }

  it('are all between the first and the last, both of them too', async () => {
    const { said, ics } = await calendar('2023-12-14', '2023-12-16')
    expect(said).toContain('từ 14/12/2023 đến 16/12/2023')
    expect(said).toMatch(/14\/12\/2023 +hết ngày +Chốt số liệu +VL-24\n/)
    expect(said).toMatch(/16\/12\/2023 +08:00 +Nhắc đơn vị còn thiếu/)
    expect(said).toContain('Đã ghi 4 việc')
    // What has an hour lasts half of one; the rest is a whole day, which ends where the next begins.
    expect(ics).toContain('DTSTART;VALUE=DATE:20231214\nDTEND;VALUE=DATE:20231215\n')
    expect(ics).toContain('DTSTART:20231216T010000Z\nDTEND:20231216T013000Z\n')
  })

  it('on which nothing is due are named as they were asked for', async () => {
    const { said } = await calendar('2023-12-17', '2023-12-18')
    expect(said).toContain('từ 17/12/2023 đến 18/12/2023')
    expect(said).toContain('Đã ghi 0 việc')
    expect((await calendar('2030-01-01', null)).said).toContain('từ 01/01/2030 đến')
  })
})

describe('plan diff', () => {
  it('shows whose verdict a change would change, on the stored data, and changes nothing', async () => {
    const state = join(root, 'state')
    await runRollcall(['start', '--once', '--state', state])
    const after = await changed('van-lang-146', 'min: 3, max: null', 'min: 4, max: null')
    const { out, text } = terminal()
    const options = { before: VAN_LANG, after, state, at: undefined, language: 'vi', out } as const
    expect(await diffPlans(options)).toBe(0)
    expect(text()).toMatch(/Xã Tân Thanh +VL-16 +đạt +chưa đến hạn/)
    expect(text()).toContain('4/35 đơn vị đổi kết quả.')
    const same = terminal()
    await diffPlans({ ...options, after: VAN_LANG, out: same.out })
    expect(same.text()).toContain('Không đơn vị nào đổi kết quả (35 đơn vị).')
  })

  it('compares two versions of one plan only', async () => {
    const { out, text } = terminal()
    const options = {
      before: VAN_LANG,
      after: 'plans/cau-ngang-104',
      state: join(root, 'none'),
      at: undefined,
    } as const
    expect(await diffPlans({ ...options, language: 'en', out })).toBe(1)
    expect(text()).toContain('different ids: van-lang-146 and cau-ngang-104')
  })

  it('compares on data that are there, and begins none in a mistyped folder', async () => {
    const { out, text } = terminal()
    const state = join(root, 'typo')
    const options = { before: VAN_LANG, after: VAN_LANG, state, at: undefined, language: 'en', out } as const
    expect(await diffPlans(options)).toBe(1)
    expect(text()).toBe(
      `The folder ${state} holds no installation. Please check --state, or run "rollcall start" first.\n`,
    )
    expect(existsSync(state)).toBe(false)
    await mkdir(join(state, 'table'), { recursive: true })
    const other = terminal()
    expect(await diffPlans({ ...options, out: other.out })).toBe(1)
    expect(other.text()).toContain('holds no sheet of the plan van-lang-146')
  })
})

describe('plan pack', () => {
  it('writes what the cloud reads, and says how much', async () => {
    const file = join(root, 'deep', 'campaigns.json')
    const { out, text } = terminal()
    expect(await packPlans([VAN_LANG, 'plans/lang-son-ttt'], file, 'vi', out)).toBe(0)
    expect(text()).toMatch(/^Đã đóng gói 2 kế hoạch, \d+ đơn vị vào /)
    const packed = await createPackedCampaigns(file).all()
    expect(packed.map(({ plan }) => plan.id)).toEqual(['van-lang-146', 'lang-son-ttt'])
  })

  it('packs nothing when a plan is faulty or comes twice', async () => {
    const file = join(root, 'none.json')
    const faulty = await changed('van-lang-146', 'min: 3, max: null', 'min: three, max: null, x: 1')
    for (const [folders, said] of [
      [[faulty], /plan\.yaml/],
      [[VAN_LANG, VAN_LANG], /Two folders are the plan van-lang-146/],
    ] as const) {
      const { out, text } = terminal()
      expect(await packPlans(folders, file, 'en', out)).toBe(1)
      expect(text()).toMatch(said)
    }
    await expect(readFile(file)).rejects.toThrow(/ENOENT/)
  })
})

describe('provision', () => {
  it('gives every unit its sheet, and the second time none', async () => {
    const run = () => runRollcall(['provision', 'plans/lang-son-ttt', '--state', join(root, 'ttt')])
    expect((await run()).out).toMatch(/: (\d+) mới \(\1 đơn vị có bảng\)/)
    expect((await run()).out).toContain(': 0 mới')
  })
})
