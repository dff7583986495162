import { copyFile, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openInbox } from '../../cli/start/inbox.ts'
import { openRig, type Rig } from '../support/rig.ts'
import { runRollcall } from '../support/run-rollcall.ts'

const RETURN = 'plans/van-lang-146/returns/Xa Thanh Long.xlsx'
const OTHER = 'plans/van-lang-146/returns/DS_dien_hinh_Thuy_Hung_final.xlsx'

describe('the inbox', () => {
  let rig: Rig
  let folder = ''
  let said: string[] = []
  beforeAll(async () => {
    rig = await openRig()
  })
  afterAll(() => rig.close())
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'rollcall-inbox-')), 'inbox')
    said = []
  })
  afterEach(() => rm(join(folder, '..'), { recursive: true }))

  const open = (deps: Partial<Rig['services']> = {}) =>
    openInbox({
      folder,
      deps: { ...rig.services, linkTo: (id: string) => id, ...deps },
      campaign: rig.campaign,
      cycle: rig.cycle,
      language: 'vi',
      say: (line) => said.push(line),
    })
  const put = (file: string, name: string) => copyFile(file, join(folder, name))
  const lying = async (...under: string[]): Promise<string[]> =>
    (await readdir(join(folder, ...under)).catch(() => [])).sort()

  it('takes a workbook in, moves it away and says whose it was', async () => {
    const inbox = await open()
    await put(RETURN, 'Xa Thanh Long.xlsx')
    expect(await inbox.look()).toBe(1)
    expect(await lying()).toEqual(['taken'])
    expect(await lying('taken')).toEqual(['Xa Thanh Long.xlsx', 'Xa Thanh Long.xlsx.txt'])
    expect(await readFile(join(folder, 'taken', 'Xa Thanh Long.xlsx.txt'), 'utf8')).toBe(
      'Đã nhận tệp «Xa Thanh Long.xlsx» là bảng của Xã Thanh Long.\n',
    )
    const unitId = rig.campaign.units.find(({ name }) => name === 'Xã Thanh Long')?.id
    const seats = await rig.services.reports.seatsOfCycle(rig.campaign.plan.id, rig.cycle.id)
    expect(seats.filter((seat) => seat.unitId === unitId)).not.toEqual([])
  })

  it('keeps both of two files with one name, and the same file again changes nothing', async () => {
    const inbox = await open()
    await put(RETURN, 'Thanh Long.xlsx')
    await inbox.look()
    await put(RETURN, 'Thanh Long.xlsx')
    expect(await inbox.look()).toBe(0)
    expect(await lying('taken')).toEqual([
      'Thanh Long (2).xlsx',
      'Thanh Long (2).xlsx.txt',
      'Thanh Long.xlsx',
      'Thanh Long.xlsx.txt',
    ])
    expect(said.at(-1)).toContain('không có gì mới')
  })

  it('refuses what cannot be read, and what nobody can tell the unit of', async () => {
    const inbox = await open()
    await writeFile(join(folder, 'Xa Bac Viet.xlsx'), 'no workbook')
    await put(RETURN, 'bao cao.xlsx')
    await put(RETURN, 'Tan My va Bac La.xlsx')
    expect(await inbox.look()).toBe(0)
    const why = (name: string) => readFile(join(folder, 'refused', `${name}.txt`), 'utf8')
    expect(await why('Xa Bac Viet.xlsx')).toContain('.xlsx')
    expect(await why('bao cao.xlsx')).toContain('Không rõ tệp của đơn vị nào')
    expect(await why('Tan My va Bac La.xlsx')).toContain('Xã Tân Mỹ, Xã Bắc La')
    expect(await lying()).toEqual(['refused'])
    expect(await lying('refused')).toHaveLength(6)
  })

  it('takes the older of two files of a unit first, so that the newer one stays', async () => {
    const inbox = await open()
    await put(RETURN, 'a Thanh Long.xlsx')
    await put(OTHER, 'b Thanh Long.xlsx')
    await utimes(join(folder, 'b Thanh Long.xlsx'), new Date(0), new Date(0))
    await inbox.look()
    expect(said.map((line) => line.replace(/».*$/, ''))).toEqual([
      'Đã nhận tệp «b Thanh Long.xlsx',
      'Đã nhận tệp «a Thanh Long.xlsx',
    ])
  })

  it('leaves alone what is no workbook, what is open in Excel, and what is still being written', async () => {
    const inbox = await open()
    await writeFile(join(folder, '~$Xa Thanh Long.xlsx'), 'lock')
    await writeFile(join(folder, 'ghi chu.docx'), 'text')
    const growing = join(folder, 'Xa Thanh Long.xlsx')
    await writeFile(growing, 'beginning')
    const looked = inbox.look()
    await new Promise((done) => setTimeout(done, 150))
    await writeFile(growing, 'beginning and more')
    expect(await looked).toBe(0)
    expect(await lying()).toEqual(['Xa Thanh Long.xlsx', 'ghi chu.docx', '~$Xa Thanh Long.xlsx'])
  })

  it('keeps a file that failed for another reason, says so once, and tries again after a restart', async () => {
    const facts = { ...rig.services.facts, get: () => Promise.reject(new Error('down')) }
    const inbox = await open({ facts })
    await put(OTHER, 'Xa Thuy Hung.xlsx')
    await inbox.look()
    await inbox.look()
    expect(said).toEqual([expect.stringContaining('Chưa nhận được tệp «Xa Thuy Hung.xlsx»')])
    expect(await lying()).toEqual(['Xa Thuy Hung.xlsx'])
    expect(await (await open()).look()).toBe(1)
  })
})

describe('start, open', () => {
  it('takes in what is put into the inbox, and shows where the unit stands', async () => {
    const state = await mkdtemp(join(tmpdir(), 'rollcall-open-'))
    const wanted = join(state, 'inbox', 'taken', 'Xa Bac Viet.xlsx')
    const run = await runRollcall(['start', '--state', state, '--port', '0'], (child) => {
      let out = ''
      let isPut = false
      child.stdout?.on('data', (data) => {
        out += String(data)
        if (!isPut && out.includes('Ctrl-C')) {
          isPut = true
          void copyFile(OTHER, join(state, 'inbox', 'Xa Bac Viet.xlsx'))
        }
        // The round that follows ends with the day's agenda.
        if (out.split('Việc đến hạn theo kế hoạch').length > 2) child.kill('SIGTERM')
      })
    })
    expect(run.code).toBe(0)
    expect(run.out).toContain('Đã nhận tệp «Xa Bac Viet.xlsx» là bảng của Xã Bắc Việt.')
    expect((await readFile(wanted)).length).toBeGreaterThan(1000)
    await rm(state, { recursive: true })
  }, 60_000)
})
