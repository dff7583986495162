import { readFile } from 'node:fs/promises'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeSheetProblem } from '../../../domain/words/problem-words.ts'
import { importReturn } from '../../../functions/import-returns/import-returns.ts'
import { refusalFact } from '../../../functions/return-fact.ts'
import { openRig, type Rig } from '../../support/rig.ts'

let rig: Rig
let good: Uint8Array
beforeAll(async () => {
  rig = await openRig()
  good = new Uint8Array(await readFile('plans/van-lang-146/returns/Xa Thanh Long.xlsx'))
})
afterAll(() => rig.close())

const linkTo = (id: string): string => `https://example.vn/open/${id}`
const take = (name: string, bytes: Uint8Array, facts = rig.services.facts) =>
  importReturn({ ...rig.services, facts, linkTo }, rig.campaign, rig.cycle, {
    name,
    unitId: rig.unit.id,
    bytes,
  })

describe('a file that cannot be read', () => {
  const refusal = () => rig.services.facts.get(refusalFact(rig.campaign, rig.cycle, rig.unit.id))

  it('is remembered with its name and reason until a good one was taken in', async () => {
    const problem = { code: 'B-CORRUPT', params: { file: 'bang.xlsx' } }
    expect(await take('bang.xlsx', good.slice(0, 2000))).toEqual({ kind: 'refused', problem })
    expect(JSON.parse((await refusal()) ?? '')).toEqual(problem)
    expect(await take('bang.xlsx', good)).toMatchObject({ kind: 'imported' })
    expect(await refusal()).toBe('')
  })

  it('is told although the good one of before came again', async () => {
    await take('bang moi.xlsx', new Uint8Array())
    expect(await take('bang.xlsx', good)).toMatchObject({ kind: 'known' })
    expect(JSON.parse((await refusal()) ?? '')).toMatchObject({ code: 'B-EMPTY-FILE' })
  })
})

describe('a file made by no template of the plan', () => {
  const other = async (heading: readonly string[]): Promise<Uint8Array> => {
    const workbook = new ExcelJS.Workbook()
    workbook
      .addWorksheet('Chi tiêu')
      .addRows([['Báo cáo chi tiêu'], [...heading], [1, 'Văn phòng phẩm', 500]])
    return new Uint8Array(await workbook.xlsx.writeBuffer())
  }

  it('leaves the rows that the unit has, and the unit is told where its own sheet is', async () => {
    const { spreadsheetId } = (await take('bang.xlsx', good)) as { readonly spreadsheetId: string }
    const content = async () => {
      const described = await rig.services.sheets.describe(spreadsheetId)
      const tabIds = described.ok ? described.tabs.map(({ tabId }) => tabId) : []
      return rig.services.sheets.read(spreadsheetId, tabIds)
    }
    const before = await content()
    expect(JSON.stringify(before)).toContain('Lành Thị Mai')
    const outcome = await take('chi tieu.xlsx', await other(['STT', 'Khoản', 'Số tiền']))
    expect(outcome).toMatchObject({
      kind: 'refused',
      problem: {
        code: 'B-OTHER-TEMPLATE',
        params: { file: 'chi tieu.xlsx', link: `https://example.vn/open/${spreadsheetId}` },
      },
    })
    if (outcome.kind !== 'refused') throw new Error('it was taken')
    expect(describeSheetProblem(outcome.problem, { language: 'vi' })).toContain(
      `xin nhập vào bảng đó (https://example.vn/open/${spreadsheetId})`,
    )
    expect(describeSheetProblem(outcome.problem, { language: 'en' })).toContain('fill in that one (https://')
    expect(await content()).toEqual(before)
    expect(await take('bang.xlsx', good)).toEqual({ kind: 'known', spreadsheetId })
  })

  it('is not left behind in a place of its own when looking at it fails', async () => {
    await take('bang.xlsx', good)
    const made: string[] = []
    const gone: string[] = []
    const { files, sheets } = rig.services
    const deps = {
      ...rig.services,
      linkTo,
      files: {
        ...files,
        importWorkbook: async (name: string, bytes: Uint8Array) => {
          const id = await files.importWorkbook(name, bytes)
          made.push(id)
          return id
        },
        discard: async (id: string) => {
          gone.push(id)
          await files.discard(id)
        },
      },
      sheets: {
        ...sheets,
        read: async () => {
          throw new Error('the answer was lost')
        },
      },
    }
    const file = { name: 'x.xlsx', unitId: rig.unit.id, bytes: await other(['STT', 'Khoản']) }
    await expect(importReturn(deps, rig.campaign, rig.cycle, file)).rejects.toThrow('lost')
    expect(made).toHaveLength(1)
    expect(gone).toEqual(made)
  })

  it('is taken in when a heading of it is only spoilt: then its sheet says what to mend', async () => {
    const spoilt = await other([
      'STT',
      'Tên tập thể, cá nhân hoặc mô hình',
      'Loại hình',
      'Lĩnh vực',
      'Tóm tắt',
    ])
    expect(await take('bang sai cot.xlsx', spoilt)).toMatchObject({ kind: 'replaced' })
  })
})
