import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CommanderError } from 'commander'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aDay, aPort, aTablesAddress } from '../../cli/usage/option-parsers.ts'
import { NobodyToAskError, troubleText, typedLanguage } from '../../cli/usage/tell-trouble.ts'
import { USAGE_WORDS } from '../../cli/usage/usage-words.ts'
import { VERSION } from '../../cli/version.ts'
import { runRollcall } from '../support/run-rollcall.ts'

let root: string
let file: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'rollcall-usage-'))
  file = join(root, 'a-file')
  await writeFile(file, 'x')
})
afterAll(() => rm(root, { recursive: true, force: true }))

/** What is said of a command line, on stderr or stdout. */
async function said(line: string): Promise<string> {
  const { code, out } = await runRollcall(line.split(' '))
  expect(code, out).toBe(1)
  expect(out).not.toMatch(/\n {4}at |node:/)
  return out.trimEnd()
}

describe('a command line that cannot be understood is answered in its language', () => {
  it.each<[string, string]>([
    ['strat', 'Không có lệnh «strat». Có phải là start?\nXem cách dùng: npx rollcall --help'],
    [
      'plan chek x --lang en',
      'There is no command "chek". Is it check?\nHow it is used: npx rollcall plan --help',
    ],
    [
      'start --palns x',
      'Lệnh này không có tùy chọn «--palns». Có phải là --plan?\nXem cách dùng: npx rollcall start --help',
    ],
    ['plan check --lang en', 'This command lacks <folder>.\nHow it is used: npx rollcall plan check --help'],
    ['lock', 'Lệnh này cần tùy chọn «--cycle <id>».\nXem cách dùng: npx rollcall lock --help'],
    [
      'start --lang fr',
      '--lang <language>: «fr» không dùng được; xin ghi một trong: vi, en.\nXem cách dùng: npx rollcall start --help',
    ],
    [
      'start --port 65536 --lang=en',
      '--port <number>: "65536" cannot be used; please write a number from 0 to 65535 (0: any).\nHow it is used: npx rollcall start --help',
    ],
  ])('%s', async (line, sentence) => {
    expect(await said(line)).toBe(sentence)
  })

  it.each([
    ['commander.excessArguments', "error: too many arguments for 'start'. Expected 0 arguments but got 1."],
    ['commander.optionMissingArgument', "error: option '--plan <folder>' argument missing"],
    ['commander.conflictingOption', "error: option '--at <moment>' cannot be used with option '--cloud <x>'"],
    ['commander.invalidArgument', "error: option '--from <day>' argument '31/1' is invalid. day"],
  ])('also %s, with what was typed', (code, message) => {
    for (const language of ['vi', 'en'] as const) {
      const text = troubleText(new CommanderError(1, code, message), 'rollcall', language) ?? ''
      for (const [, quoted] of message.matchAll(/'([^']+)'/g)) expect(text).toContain(quoted)
      expect(text).not.toMatch(/error|undefined/)
    }
  })

  it('and none that only asked for help or the version', async () => {
    expect(await runRollcall(['--version'])).toEqual({ code: 0, out: `${VERSION}\n` })
    const { code, out } = await runRollcall(['plan', '--help'])
    expect([code, out]).toEqual([0, expect.stringContaining('Usage: rollcall plan')])
    expect(troubleText(new CommanderError(1, 'commander.help', '(outputHelp)'), 'rollcall', 'vi')).toBeNull()
  })
})

describe('what the machine refuses is told with its place', () => {
  it('a folder that is a file, a page that is not there', async () => {
    expect(await said(`provision --state ${file}`)).toBe(
      `${file} là tệp, không phải thư mục. Xin chọn nơi khác.`,
    )
    expect(await said(`plan pack plans/lang-son-ttt --into ${file}/x.json --lang en`)).toContain(file)
    expect(await said(`plan reference --into ${root}/none.md`)).toBe(
      `Không có tệp hoặc thư mục ${root}/none.md. Xin kiểm tra lại đường dẫn.`,
    )
  })

  it.each(Object.keys(USAGE_WORDS.vi.system))('%s', (code) => {
    for (const language of ['vi', 'en'] as const) {
      const text = troubleText(Object.assign(new Error('x'), { code, path: '/a/b' }), 'rollcall', language)
      expect(text).toMatch(/\/a\/b.*\.$/)
    }
  })

  it('and a mistake of ours as one, with its trace', () => {
    const unknown = Object.assign(new Error('no such thing'), { code: 'EODD', path: '/a' })
    expect(troubleText(unknown, 'rollcall', 'en')).toMatch(
      /^The program met an error.*\nError: no such thing\n +at /,
    )
    expect(troubleText(Object.assign(new Error('x'), { code: 'ENOENT' }), 'rollcall', 'vi')).toMatch(
      /^Chương trình gặp lỗi/,
    )
    expect(troubleText('odd', 'rollcall', 'en')).toMatch(/\nodd$/)
  })
})

describe('a question that nobody is there to answer', () => {
  it.each([
    [['deploy', '--answers', 'none.json', '--dry-run', '--lang', 'en'], /"Environment.*" could not be asked/],
    [['plan', 'new', 'plans/not-yet'], /Không hỏi được «.+»: lệnh này phải chạy trong cửa sổ dòng lệnh/],
  ])('ends %j instead of waiting for ever', async (args, sentence) => {
    const { code, out } = await runRollcall(args)
    expect([code, out]).toEqual([1, expect.stringMatching(sentence)])
  })

  it('is told in both languages', () => {
    for (const language of ['vi', 'en'] as const)
      expect(troubleText(new NobodyToAskError('Tên?'), 'rollcall', language)).toContain('Tên?')
  })
})

describe('what is typed wrongly does nothing', () => {
  it.each<[string, RegExp]>([
    ['import none.xlsx plans', /Không có tệp none\.xlsx; chưa làm gì.*\n.*Không có tệp plans;/],
    ['import package.json --unit vl-c1O', /không có đơn vị «vl-c1O»; chưa làm gì\..*units\.csv/],
    ['import package.json --unit Xa-Bac-Viett --lang en', /no unit "Xa-Bac-Viett".* Is it "Xã Bắc Việt"\?/],
    [
      'start --plan nowhere --once',
      /^Tệp kế hoạch có 1 chỗ cần sửa:\n +nowhere: Không tìm thấy thư mục kế hoạch này/,
    ],
    ['start --plan package.json --once', /^Tệp kế hoạch có 1 chỗ cần sửa:\n +package\.json: /],
    ['start --at tomorrow --once --lang en', /"tomorrow" is no moment/],
    ['doctor --at tomorrow --lang en', /"tomorrow" is no moment/],
    ['doctor --at now --cloud prod', /Xin không ghi «--at <moment>» cùng với «--cloud <environment>»/],
    [
      'plan calendar plans/lang-son-ttt --from 2024-02-30',
      /--from <day>: «2024-02-30» không dùng được; xin ghi ngày/,
    ],
    [
      'plan calendar plans/lang-son-ttt --from 2024-03-01 --to 2024-02-01',
      /Ngày đầu \(--from\) ở sau ngày cuối/,
    ],
    ['lock --cycle 2023 --tables-at prod', /--tables-at <address>: «prod» không dùng được; xin ghi aws/],
  ])('%s', async (line, sentence) => {
    const state = join(root, 'untouched')
    const has = /^(import|start|doctor|lock)/.test(line) && !line.includes('--cloud')
    expect(await said(has ? `${line} --state ${state}` : line)).toMatch(sentence)
    await expect(rm(state, { recursive: true })).rejects.toThrow('ENOENT')
  })
})

it.each([
  [['start', '--lang', 'en'], 'en'],
  [['--lang=en'], 'en'],
  [['--lang', 'vi', 'en'], 'vi'],
  [['en'], 'vi'],
  [['--lang', 'fr'], 'vi'],
  [[], 'vi'],
])('%j is typed in %s', (args, language) => {
  expect(typedLanguage(args)).toBe(language)
})

it.each([
  [aPort, ['0', '4146', '65535'], ['-1', '65536', '4146x', '', '1e3']],
  [aDay, ['2024-02-29'], ['2023-02-29', '29/2/2024', '2024-2-1']],
  [
    aTablesAddress,
    ['aws', 'http://127.0.0.1:8000', 'https://dynamodb.x.vn'],
    ['AWS', 'ftp://x', 'http://', 'x'],
  ],
])('%s takes what is right and nothing else', (parse, right, wrong) => {
  for (const text of right) expect(parse(text)).toBe(text)
  for (const text of wrong) expect(() => parse(text), text).toThrow()
})
