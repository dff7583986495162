import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Form } from '../../domain/plan/form.ts'
import type { Campaign } from '../../domain/plan/plan.ts'
import type { Check } from '../../domain/plan/rule.ts'
import { rulesFor } from '../../domain/rules/rules-for.ts'
import { foldKey } from '../../domain/text/fold.ts'
import { existsOn, unitsInCycle } from '../../domain/units/units-in-time.ts'
import { readCampaign } from '../../functions/adapters/plan-folder.ts'
import { makeReturns, SAMPLES } from '../support/make-returns.ts'
import { VAN_LANG } from '../support/plan-files.ts'

const campaign: Campaign = await read()
const { plan, units } = campaign

async function read(): Promise<Campaign> {
  const result = await readCampaign(VAN_LANG)
  if (!result.ok) throw new Error('the plan has faults')
  return result.campaign
}

const ruleOf = (id: string) => plan.rules.find((rule) => rule.id === id)
const form = (id: string): Form =>
  plan.forms[id] ?? { id, title: { vi: '', en: '' }, by: null, columns: [], identity: [] }

const hasSamples = existsSync(SAMPLES)
if (!hasSamples)
  console.warn(
    'SKIPPED: the sample rows and the table of rules are not beside the project (../shared/domain)',
  )

const table = async (file: string): Promise<readonly Record<string, string>[]> =>
  parse(await readFile(join(SAMPLES, file), 'utf8'), {
    columns: true,
    delimiter: '\t',
    quote: null,
    relax_column_count: true,
  })

describe('plan 146/KH-UBND as data', () => {
  it('has the rules VL-01 to VL-33, each once, each with its clause and both languages', () => {
    const expected = Array.from({ length: 33 }, (_, i) => `VL-${String(i + 1).padStart(2, '0')}`)
    expect(plan.rules.map(({ id }) => id).sort()).toEqual(expected)
    for (const rule of plan.rules) expect([rule.clause, rule.title.vi, rule.title.en]).not.toContain('')
  })

  it('asks at least 1 of every body, at least 3 of every commune, and nothing of the Party', () => {
    const [cycle] = plan.cycles
    if (!cycle) throw new Error('no cycle')
    const quotas = unitsInCycle(campaign, cycle).map((unit) => {
      const headline = rulesFor(plan, unit).filter((rule) => plan.headline.includes(rule.id) && !rule.soft)
      const counts = headline
        .flatMap(({ check }) => check)
        .filter((check): check is Extract<Check, { kind: 'count' }> => check.kind === 'count')
      return [unit.classes.at(-1), counts.map(({ min, max }) => [min?.kind === 'number' && min.value, max])]
    })
    expect(quotas).toHaveLength(35)
    for (const [unitClass, counts] of quotas) {
      if (unitClass === 'commune') expect(counts).toEqual([[3, null]])
      else if (unitClass === 'party_body') expect(counts).toEqual([])
      else expect(counts).toEqual([[1, null]])
    }
  })

  it('only hints at a missing kind, and only to communes', () => {
    expect(ruleOf('VL-17')).toMatchObject({
      soft: true,
      classes: ['commune'],
      check: [{ kind: 'mix', column: 'loai_hinh', each: { tap_the: 1, ca_nhan: 1 } }],
    })
  })

  it('runs over 2023, 2024 and 2025, each to 31 December', () => {
    expect(plan.cycles.map(({ id, to }) => [id, to])).toEqual([
      ['2023', '2023-12-31'],
      ['2024', '2024-12-31'],
      ['2025', '2025-12-31'],
    ])
  })

  it('lists its readings VL-a to VL-i, in words of its own', () => {
    expect(plan.interpretations.map(({ id }) => id)).toEqual([...'abcdefghi'].map((letter) => `VL-${letter}`))
  })

  it('has the ten lines of its distribution list', () => {
    expect(plan.distribution).toHaveLength(10)
  })

  it('knows 17 communes and towns', () => {
    expect(units.filter(({ classes }) => classes.includes('commune'))).toHaveLength(17)
  })

  it('writes to invented addresses only', () => {
    const all = [plan.sender, ...plan.recipients, ...units.flatMap(({ contacts }) => contacts)].map(
      ({ email }) => email,
    )
    expect(all.filter((email) => !/@([a-z]+\.)?example\.vn$/.test(email))).toEqual([])
  })

  it('gives no two units one name or short name', () => {
    for (const day of ['2023-04-04', '2025-07-01']) {
      const names = units
        .filter((unit) => existsOn(unit, day))
        .flatMap(({ name, aliases }) => [name, ...aliases].map(foldKey))
      expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
    }
  })

  it.each(Object.values(plan.forms))(
    'gives no two columns of $id one header, nor two choices one word',
    ({ columns }) => {
      const headers = columns.flatMap(({ header, aliases }) => [
        ...new Set([header.vi, header.en, ...aliases].map(foldKey)),
      ])
      expect(headers.filter((header, i) => headers.indexOf(header) !== i)).toEqual([])
      for (const { choices } of columns) {
        const words = choices.flatMap(({ label, aliases }) => [
          ...new Set([label.vi, label.en, ...aliases].map(foldKey)),
        ])
        expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([])
      }
    },
  )

  it('marks what tells of a person, so that it stays out of mails and summaries', () => {
    const personal = form('F1').columns.filter((column) => column.personal !== 'no')
    expect(personal.map(({ key }) => key)).toEqual([
      'ten',
      'nam_sinh',
      'gioi_tinh',
      'dan_toc',
      'dia_chi',
      'dien_thoai',
    ])
  })

  it('asks in F3 for its own tasks', () => {
    const tasks = plan.rules
      .filter(({ check }) => check.some(({ kind }) => kind === 'task'))
      .map(({ id }) => id)
    expect(form('F3').columns[0]?.choices.map(({ key }) => key)).toEqual(tasks)
  })
})

describe.skipIf(!hasSamples)('the plan against the tables of facts', () => {
  it('gives each rule the strength of the paper', async () => {
    const strengths: Readonly<Record<string, string>> = {
      M: 'giao',
      R: 'de_nghi',
      H: 'khuyen_khich',
      '-': 'giao',
    }
    for (const { id, strength } of await table('rules.tsv')) {
      if (id?.startsWith('VL-')) expect([id, ruleOf(id)?.strength]).toEqual([id, strengths[strength ?? '']])
    }
  })

  it('names the reading on which each rule rests', async () => {
    for (const { id, ambiguity } of await table('rules.tsv')) {
      if (id?.startsWith('VL-'))
        expect([id, ruleOf(id)?.interpretation.join(' ')]).toEqual([id, ambiguity ?? ''])
    }
  })

  it('knows the communes and towns by their names', async () => {
    const names = (await table('units.tsv'))
      .filter((row) => row.district_old?.startsWith('Văn Lãng'))
      .map((row) => row.unit_old)
    const communes = units.filter(({ classes }) => classes.includes('commune')).map(({ name }) => name)
    expect([...communes].sort()).toEqual([...new Set(names)].sort())
  })

  it('has the headers that the offices use, in their order', async () => {
    const headers = Object.keys((await table('rows-good.tsv'))[0] ?? {})
    expect(form('F1').columns.map(({ header }) => header.vi)).toEqual(headers)
  })
})

describe.skipIf(!hasSamples)('the sample returns', () => {
  const committed = join(VAN_LANG, 'returns')
  let made = ''

  beforeAll(async () => {
    made = await mkdtemp(join(tmpdir(), 'rollcall-returns-'))
    await makeReturns({ good: true, bad: true, odd: true }, join(made, 'all'))
    await makeReturns({ good: true, bad: false }, join(made, 'good'))
  })
  afterAll(() => rm(made, { recursive: true }))

  it('are the same to the byte whenever they are made', async () => {
    const files = await readdir(committed)
    expect((await readdir(join(made, 'all'))).sort()).toEqual(files.sort())
    for (const file of files) {
      expect((await readFile(join(made, 'all', file))).equals(await readFile(join(committed, file)))).toBe(
        true,
      )
    }
  })

  it('are listed with units of the plan, one file for each', async () => {
    const listed: readonly { file: string; unit: string }[] = parse(
      await readFile(join(committed, 'returns.csv')),
      { columns: true },
    )
    const files = (await readdir(committed)).filter((name) => name.endsWith('.xlsx'))
    expect(listed.map(({ file }) => file).sort()).toEqual(files.sort())
    expect(new Set(listed.map(({ unit }) => unit)).size).toBe(17)
    for (const { unit } of listed) expect(units.map(({ id }) => id)).toContain(unit)
  })

  it('hold every good row in the 12 files of their units, names as typed', async () => {
    const rows = await table('rows-good.tsv')
    const files = (await readdir(join(made, 'good'))).filter((name) => name.endsWith('.xlsx'))
    expect(files).toHaveLength(12)
    const texts = (await Promise.all(files.map((file) => textsOf(join(made, 'good', file))))).flat()
    for (const row of rows) expect(texts).toContain(row['Tên tập thể, cá nhân hoặc mô hình'])
  })

  it('keep what was typed wrong: parts of letters, numbers for text', async () => {
    const cells = await cellsOf(join(committed, 'Xa Thanh Long.xlsx'))
    expect(cells).toContain('Nông Văn Hiếu'.normalize('NFD'))
    expect(cells).toContain(990000110)
    expect(cells).toContain(29252)
    expect(cells).toContain(85)
    expect(cells).toContain('15/02/1980')
    expect(cells).toContain('Xã\u00a0 Thanh  Long\u200b')
  })
})

async function cellsOf(file: string): Promise<readonly unknown[]> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(file)
  const cells: unknown[] = []
  for (const sheet of book.worksheets) sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell.value)))
  return cells
}

const textsOf = async (file: string): Promise<readonly string[]> =>
  (await cellsOf(file)).filter((cell): cell is string => typeof cell === 'string')
