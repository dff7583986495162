import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PLAN_FAULT_CODES, PLAN_WARNING_CODES } from '../../../domain/plan/plan-fault.ts'
import { describePlanFault, type PlanFault } from '../../../functions/adapters/plan-faults.ts'
import { createCampaigns, readCampaign } from '../../../functions/adapters/plan-folder.ts'
import { PLANS, VAN_LANG } from '../../support/plan-files.ts'

let root = ''
let folder = ''

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'rollcall-plans-'))
  folder = join(root, 'van-lang')
  await cp(join(PLANS, 'forms.yaml'), join(root, 'forms.yaml'))
  for (const file of ['plan.yaml', 'units.csv']) await cp(join(VAN_LANG, file), join(folder, file))
})

afterEach(() => rm(root, { recursive: true }))

const pathOf = (file: string): string => join(file === 'forms.yaml' ? root : folder, file)

async function replace(file: string, from: string | RegExp, to: string): Promise<void> {
  const text = await readFile(pathOf(file), 'utf8')
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  await writeFile(pathOf(file), changed)
}

async function faults(): Promise<readonly PlanFault[]> {
  const read = await readCampaign(folder)
  return read.ok ? [] : read.faults
}

/** Sentences without the folder's name, which differs from run to run. */
const sentences = async (language: 'vi' | 'en'): Promise<readonly string[]> =>
  (await faults()).map((fault) =>
    describePlanFault({ ...fault, file: fault.file.replace(`${root}/`, '') }, language),
  )

/** Where a text first stands, lines and columns counted from 1. */
function placeOf(marker: string, text: string): { readonly line: number; readonly column: number } {
  const before = text.slice(0, text.indexOf(marker)).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}

describe('a plan folder without faults', () => {
  it('is a campaign', async () => {
    const read = await readCampaign(folder)
    expect(read).toMatchObject({ ok: true, campaign: { plan: { id: 'van-lang-146' } } })
    expect(read.ok && read.campaign.units.length).toBe(40)
  })

  it('may have a table with a byte order mark, Windows line ends and names in parts', async () => {
    const before = await readCampaign(folder)
    const text = (await readFile(pathOf('units.csv'), 'utf8')).replace('id,', ' id ,')
    await writeFile(pathOf('units.csv'), `\ufeff${text.normalize('NFD').replaceAll('\n', '\r\n')}`)
    expect(await readCampaign(folder)).toEqual(before)
  })

  it('may have the columns of the table in another order', async () => {
    const text = await readFile(pathOf('units.csv'), 'utf8')
    const swapped = text.replace(/^([^,]*),([^,"]*|"[^"]*"),/gm, '$2,$1,')
    await writeFile(pathOf('units.csv'), swapped)
    expect((await readCampaign(folder)).ok).toBe(true)
  })
})

describe('a fault is told with its place, what was found and what is right', () => {
  // file, right text, wrong text, where the fault is shown, its path, the sentence in both languages
  it.each([
    [
      'plan.yaml',
      'signer:',
      'singer:',
      'singer',
      'singer',
      'Không có khóa «singer». Có phải «signer»?',
      'There is no key “singer”. Did you mean “signer”?',
    ],
    [
      'plan.yaml',
      'issuedOn: 2023-04-04',
      'issuedOn: 2023-02-30',
      '2023-02-30',
      'issuedOn',
      '«2023-02-30» không phải là ngày có thật; viết như 2023-12-31.',
      '“2023-02-30” is no day of the calendar; write it like 2023-12-31.',
    ],
    [
      'plan.yaml',
      "id: '2024'",
      'id: 2024',
      '2024,',
      'cycles[1].id',
      "Giá trị «2024» chưa đúng kiểu, cần chữ; hãy đặt trong dấu nháy: '2024'.",
      "“2024” is not of the right type, which is text; put it in quotation marks: '2024'.",
    ],
    [
      'plan.yaml',
      'place: Văn Lãng',
      'place: Văn Lãng\nplace: Na Sầm',
      'place: Na Sầm',
      '',
      'Khóa «place» ghi hai lần; hãy bỏ một.',
      'The key “place” is given twice; remove one.',
    ],
    [
      'plan.yaml',
      'strength: khuyen_khich',
      'strength: khuyenkhich',
      'khuyenkhich',
      'rules[8].strength',
      'Không nhận giá trị «khuyenkhich». Có phải «khuyen_khich»?',
      'The value “khuyenkhich” is not allowed. Did you mean “khuyen_khich”?',
    ],
    [
      'plan.yaml',
      'min: 3, max: null',
      'min: 3, max: 2',
      '2, source',
      'rules[15].check.max',
      '«2» đứng trước 3; phải bằng hoặc sau 3.',
      '“2” comes before 3; it must not.',
    ],
    [
      'plan.yaml',
      'to: so_noi_vu',
      'too: so_noi_vu',
      'check: { kind: forward',
      'rules[13].check.to',
      'Thiếu khóa «to».',
      'The key “to” is missing.',
    ],
    [
      'forms.yaml',
      'type: phone',
      'type: phones',
      'phones',
      'F1.columns.dien_thoai.type',
      'Không nhận giá trị «phones». Có phải «phone»?',
      'The value “phones” is not allowed. Did you mean “phone”?',
    ],
    [
      'units.csv',
      'cluster_member; commune,"Cụm xã, thị trấn",,vanphong.tanmy',
      'cluster_member; comune,"Cụm xã, thị trấn",,vanphong.tanmy',
      'cluster_member; comune',
      'classes',
      'Không có nhóm đơn vị «comune». Có phải «commune»?',
      'There is no unit class “comune”. Did you mean “commune”?',
    ],
    [
      'units.csv',
      '"Cụm xã, thị trấn",,vanphong.tanmy',
      'Cụm xã, thị trấn,,vanphong.tanmy',
      'vl-c06',
      '',
      'Dòng có 12 ô, cần 11 ô; ô có dấu phẩy phải đặt trong ngoặc kép.',
      'The line has 12 cells instead of 11; quote cells that hold a comma.',
    ],
    [
      'units.csv',
      'cluster,parent,clerk',
      'clusters,parent,clerk',
      'id,name',
      'cluster',
      'Thiếu khóa «cluster».',
      'The key “cluster” is missing.',
    ],
  ])('%s: %s', async (file, from, to, marker, path, vi, en) => {
    await replace(file, from, to)
    const { line, column } = placeOf(marker, await readFile(pathOf(file), 'utf8'))
    const name = file === 'forms.yaml' ? file : `van-lang/${file}`
    const at = path && ` (${path})`
    expect(await sentences('vi')).toContain(`${name}, dòng ${line}, cột ${column}${at}: ${vi}`)
    expect(await sentences('en')).toContain(`${name}, line ${line}, column ${column}${at}: ${en}`)
  })

  it.each([
    ['a tab', 'zone:', '\tzone:', 'plan.yaml', 'Không thụt dòng bằng phím Tab; hãy dùng dấu cách.'],
    [
      'an open quotation mark',
      "id: '2024'",
      'id: "2024',
      'plan.yaml',
      'Thiếu dấu đóng ngoặc, dấu nháy hoặc dấu hai chấm.',
    ],
    [
      'an open quotation mark in the table',
      '"Cụm xã, thị trấn",,vanphong.nasam',
      '"Cụm xã, thị trấn,vanphong.nasam',
      'units.csv',
      'Dấu ngoặc kép chưa khép đúng.',
    ],
  ])('also in the writing itself: %s', async (_, from, to, file, sentence) => {
    await replace(file, from, to)
    const found = await sentences('vi')
    expect(found.some((text) => text.includes(`${file}, dòng`) && text.endsWith(sentence))).toBe(true)
  })

  it.each(['plan.yaml', 'units.csv', 'forms.yaml'])('also when %s is not there', async (file) => {
    await rm(pathOf(file))
    const found = await faults()
    expect(found.map(({ code }) => code)).toEqual(['no-file'])
    expect(await sentences('vi')).toEqual([
      `${file === 'forms.yaml' ? file : `van-lang/${file}`}: Không tìm thấy tệp này.`,
    ])
  })

  it('also when there is no such folder, in one sentence', async () => {
    for (const path of [`${pathOf('plan.yaml')}`, `${folder}-nowhere`]) {
      const read = await readCampaign(path)
      const said = read.ok ? [] : read.faults.map((fault) => describePlanFault(fault, 'en'))
      expect(said).toEqual([`${path}: There is no such folder of a plan; please check the path.`])
    }
  })

  it('also when plan.yaml is empty: every key that is missing', async () => {
    await writeFile(pathOf('plan.yaml'), '')
    const missing = (await faults())
      .filter(({ code }) => code === 'missing-key')
      .map(({ path }) => path.join('.'))
    expect(missing).toEqual([
      'id',
      'title',
      'issuer',
      'place',
      'zone',
      'valid',
      'cycles',
      'classes',
      'forms',
      'rules',
      'sender',
    ])
  })

  it('for all three files at once, in the order of their lines', async () => {
    await replace('plan.yaml', 'issuedOn: 2023-04-04', 'issuedOn: 2023-02-30')
    await replace('plan.yaml', "at: '08:00'", 'at: 8h')
    await replace('forms.yaml', 'type: phone', 'type: fone')
    await replace('units.csv', 'vl-c02,', 'vl-c01,')
    expect((await faults()).map(({ code }) => code)).toEqual([
      'not-allowed',
      'bad-date',
      'bad-time',
      'duplicate-id',
    ])
  })

  it('at the place of each cell of a table, commas and quotation marks before it', async () => {
    await replace('units.csv', 'vanphong.bacla@', 'vanphong.bacla(at)')
    const [fault] = await faults()
    const line = (await readFile(pathOf('units.csv'), 'utf8')).split('\n')[(fault?.line ?? 0) - 1]
    expect(line?.slice((fault?.column ?? 0) - 1)).toMatch(/^vanphong\.bacla\(at\)/)
  })
})

describe('a plan that runs, and is hardly meant so', () => {
  it('has nothing to look at, as it is', async () => {
    expect(await readCampaign(folder)).toMatchObject({ ok: true, warnings: [] })
  })

  // right text, wrong text, where the warning is shown, its path, the sentence in both languages
  it.each([
    [
      'check: { kind: count, rows: { form: F10 }, min: 1, source: plan }',
      [
        'check:',
        '      - { kind: count, rows: { form: F10 }, min: 3, source: plan }',
        '      - { kind: count, rows: { form: F10 }, max: 2, source: plan }',
      ].join('\n'),
      'id: VL-10',
      'rules[9]',
      'Không đơn vị nào đạt được: VL-10 yêu cầu nhiều hơn mức tối đa của VL-10.',
      'Nobody can meet this: VL-10 asks for more than the most of VL-10.',
    ],
    [
      '  commune: { vi:',
      '  border: { vi: Đồn Biên phòng, en: Border post }\n  commune: { vi:',
      'border: { vi',
      'classes.border',
      'Nhóm «border» chưa có đơn vị nào trong units.csv.',
      'No unit of units.csv is in the class “border”.',
    ],
    [
      'when: { from: 2023-04-04, to: 2023-12-31, source: plan }',
      'when: { to: 2023-04-03, source: plan }',
      'when: { to: 2023-04-03',
      'rules[0].when',
      'Thời hạn 2023-04-03 trước ngày kế hoạch có hiệu lực (2023-04-04).',
      '2023-04-03 is due before the plan is in force (2023-04-04).',
    ],
    [
      'rules: [VL-15, VL-16]',
      'rules: [VL-15, VL-16, VL-02]',
      'VL-02]',
      'reminders[0].rules[2]',
      'Không có ngày nào để nhắc: quy định VL-02 không có thời hạn.',
      'There is no day to remind of: rule VL-02 has no due day.',
    ],
    [
      '  - id: so_noi_vu\n',
      '  - id: so_tai_chinh\n    title: { vi: Sở, en: Department }\n    email: so@langson.example.vn\n  - id: so_noi_vu\n',
      'id: so_tai_chinh',
      'recipients[2]',
      'Nơi nhận «so_tai_chinh» không nhận thư hay hồ sơ nào.',
      'The recipient “so_tai_chinh” gets no mail and no list.',
    ],
  ])('%s', async (from, to, marker, path, vi, en) => {
    await replace('plan.yaml', from, to)
    const read = await readCampaign(folder)
    const warnings = read.ok ? read.warnings : []
    const { line, column } = placeOf(marker, await readFile(pathOf('plan.yaml'), 'utf8'))
    const told = (language: 'vi' | 'en'): readonly string[] =>
      warnings.map((warning) => describePlanFault({ ...warning, file: 'plan.yaml' }, language))
    expect(told('vi')).toEqual([`plan.yaml, dòng ${line}, cột ${column} (${path}): ${vi}`])
    expect(told('en')).toEqual([`plan.yaml, line ${line}, column ${column} (${path}): ${en}`])
  })

  it('is told of an open question where its reading should stand', async () => {
    await replace('plan.yaml', /^ {4}reading: .*$(\n {6}.*$)*/m, '    reading: null')
    const read = await readCampaign(folder)
    const { line, column } = placeOf('reading: null', await readFile(pathOf('plan.yaml'), 'utf8'))
    expect(read.ok && read.warnings).toMatchObject([
      { code: 'unresolved', line, column: column + 'reading: '.length },
    ])
  })
})

describe('the words', () => {
  it.each(
    [...PLAN_FAULT_CODES, ...PLAN_WARNING_CODES].flatMap((code) => [
      { code, language: 'vi' as const },
      { code, language: 'en' as const },
    ]),
  )('have a sentence for $code in $language', ({ code, language }) => {
    const fault: PlanFault = {
      code,
      file: 'plan.yaml',
      line: 3,
      column: 5,
      path: ['rules', 2, 'units'],
      found: 'vl-x',
      right: ['vl-a', 'vl-b'],
      name: 'unit',
    }
    const sentence = describePlanFault(fault, language)
    const isMissing = code === 'no-file' || code === 'no-folder'
    expect(sentence).toMatch(
      isMissing
        ? /^plan\.yaml: \S.*\.$/
        : /^plan\.yaml, (dòng|line) 3, (cột|column) 5 \(rules\[2\]\.units\): \S.*[.?]$/,
    )
    expect(sentence).not.toMatch(/undefined|null/)
  })

  it.each(['TAB_AS_INDENT', 'BAD_INDENT', 'MISSING_CHAR', 'CSV', 'IMPOSSIBLE'])(
    'explain the syntax code %s',
    (right) => {
      const fault: PlanFault = {
        code: 'syntax',
        file: 'f',
        line: 1,
        column: 1,
        path: [],
        found: null,
        right: [right],
        name: null,
      }
      for (const language of ['vi', 'en'] as const) {
        // A code without words of its own is at least named.
        expect(describePlanFault(fault, language).includes(right)).toBe(right === 'IMPOSSIBLE')
      }
    },
  )

  it.each([
    ['text', '2024', /'2024'\.$/],
    ['text', '[...]', /(chữ|text)\.$/],
    ['map', 'x', /(nhóm khóa và giá trị|keys with values)\.$/],
    ['date', 'x', /date\.$/],
  ])('name the type %s, and quotation marks where they would do (%s)', (right, found, end) => {
    const fault: PlanFault = {
      code: 'wrong-type',
      file: 'f',
      line: 1,
      column: 1,
      path: ['id'],
      found,
      right: [right],
      name: null,
    }
    for (const language of ['vi', 'en'] as const) expect(describePlanFault(fault, language)).toMatch(end)
  })

  it('speak of a name where its kind is not told', () => {
    const fault: PlanFault = {
      code: 'unknown-name',
      file: 'f',
      line: 1,
      column: 1,
      path: [],
      found: 'x',
      right: [],
      name: null,
    }
    expect(describePlanFault(fault, 'vi')).toBe('f, dòng 1, cột 1: Không có tên «x».')
    expect(describePlanFault(fault, 'en')).toBe('f, line 1, column 1: There is no name “x”.')
  })

  it('list the few words there are where none is near', () => {
    const fault: PlanFault = {
      code: 'not-allowed',
      file: 'f',
      line: 1,
      column: 1,
      path: [],
      found: 'zzz',
      right: ['plan', 'law'],
      name: null,
    }
    expect(describePlanFault(fault, 'vi')).toBe(
      'f, dòng 1, cột 1: Không nhận giá trị «zzz». Ghi một trong các giá trị: plan, law.',
    )
    expect(describePlanFault(fault, 'en')).toBe(
      'f, line 1, column 1: The value “zzz” is not allowed. Write one of: plan, law.',
    )
  })

  it('offer no long list where no word is near', () => {
    const right = Array.from({ length: 30 }, (_, i) => `column-${i}`)
    const fault: PlanFault = {
      code: 'unknown-name',
      file: 'f',
      line: 1,
      column: 1,
      path: [],
      found: 'zzz',
      right,
      name: 'column',
    }
    expect(describePlanFault(fault, 'en')).toBe('f, line 1, column 1: There is no column “zzz”.')
  })
})

describe('the campaigns of some folders', () => {
  it('are found by the id of their plan', async () => {
    const campaigns = createCampaigns([folder])
    expect((await campaigns.find('van-lang-146'))?.plan.number).toBe('146/KH-UBND')
    expect(await campaigns.find('cau-ngang-104')).toBeNull()
    expect((await campaigns.all()).map(({ plan }) => plan.id)).toEqual(['van-lang-146'])
  })

  it('are read once', async () => {
    const campaigns = createCampaigns([folder])
    const first = await campaigns.find('van-lang-146')
    await rm(pathOf('plan.yaml'))
    expect(await campaigns.find('van-lang-146')).toBe(first)
  })

  it('throw every fault in words when a folder has faults', async () => {
    await replace('plan.yaml', 'signer:', 'singer:')
    await expect(createCampaigns([folder]).all()).rejects.toThrow('Did you mean “signer”?')
  })

  it('throw when two folders hold one plan', async () => {
    await expect(createCampaigns([folder, VAN_LANG]).all()).rejects.toThrow(
      'Two plan folders have the id van-lang-146',
    )
  })
})
