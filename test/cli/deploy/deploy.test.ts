import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { maySendFrom, readProgress } from '../../../cli/deploy/answers.ts'
import { outputsFile, stackName } from '../../../cli/deploy/cloud-steps.ts'
import { deploy } from '../../../cli/deploy/deploy.ts'
import { DEPLOY_STEPS } from '../../../cli/deploy/deploy-words.ts'
import { type Hands, type Letter, realHands } from '../../../cli/deploy/hands.ts'
import { shellText } from '../../../cli/deploy/shell-text.ts'
import { finding } from '../../../cli/doctor/finding.ts'
import type { TextQuestion } from '../../../cli/plan/ask-plan.ts'
import { readSettings, SETTING_NAMES } from '../../../infra/aws/settings.ts'
import { terminal } from '../../support/printed.ts'

const PLAN = 'plans/van-lang-146'
const ACCOUNT = '123456789012'
const ROLE = `arn:aws:sts::${ACCOUNT}:assumed-role/rollcall-prod-sync-sheet`
const ANSWERS: Readonly<Record<string, string>> = {
  environment: 'prod',
  region: 'ap-southeast-1',
  sender: 'vanlang.example.vn',
  operator: 'it@vanlang.example.vn',
  monthlyBudgetUsd: '10',
  googleProject: 'rollcall-van-lang',
  googleProjectNumber: '112233445566',
  googleDriveFolder: '0AbCdEfGhIjKl-folder',
  pilotUnit: 'vl-c10',
  testMailTo: 'it@vanlang.example.vn',
}

let root: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'rollcall-deploy-'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

/** Hands that remember, over a world where everything works unless told otherwise. */
function remembering(broken: Partial<Hands> = {}) {
  const commands: string[] = []
  const jobs: object[] = []
  const letters: Letter[] = []
  const hands: Hands = {
    async run(command) {
      commands.push(shellText(command))
      return 0
    },
    probe: async () => 0,
    account: async () => ACCOUNT,
    read: (path) => {
      if (path === 'scripts.txt' || path.endsWith('.clasprc.json')) return 'x'
      const isOut = path === outputsFile('prod')
      return isOut ? JSON.stringify({ [stackName('prod')]: { GoogleRoles: ROLE } }) : null
    },
    putJob: async (_, __, job) => {
      jobs.push(job)
      return null
    },
    send: async (_, __, letter) => {
      letters.push(letter)
      return null
    },
    ...broken,
  }
  return { hands, commands, jobs, letters }
}

async function run(
  name: string,
  broken: Partial<Hands> = {},
  more: { dryRun?: boolean; yes?: boolean; health?: number } = {},
) {
  const { out, text } = terminal()
  const world = remembering(broken)
  const asked: string[] = []
  const asker = {
    text: async ({ message, validate }: TextQuestion) => {
      asked.push(message)
      const answer = Object.values(ANSWERS).find((one) => validate(one) === true) ?? ''
      return answer
    },
    yes: async () => more.yes ?? true,
  }
  const file = join(root, name)
  const code = await deploy({
    plan: PLAN,
    file,
    scripts: 'scripts.txt',
    dryRun: more.dryRun ?? false,
    language: 'en',
    now: Date.UTC(2023, 11, 1),
    out,
    asker,
    hands: world.hands,
    health: async () => more.health ?? 0,
  })
  return { ...world, code, text: text(), asked, file }
}

const written = async (name: string, answers = ANSWERS, more: object = {}): Promise<void> =>
  writeFile(join(root, name), JSON.stringify({ answers, ...more }))

/** What a command gives to cdk as context. */
function contextOf(commands: readonly string[], begins: string): ReadonlyMap<string, string> {
  const words = commands.find((command) => command.startsWith(begins))?.split(' ') ?? []
  return new Map(
    words.flatMap((word, i) => {
      const [name = '', ...value] = word.replaceAll("'", '').split('=')
      return words[i - 1] === '-c' ? [[name, value.join('=')] as const] : []
    }),
  )
}

describe('a deployment', () => {
  it('runs its steps in order, with everything filled in', async () => {
    await written('whole')
    const { code, commands, jobs, letters, text, asked } = await run('whole')
    expect([code, asked]).toEqual([0, []])
    expect(commands.map((command) => command.split(' ').slice(0, 4).join(' '))).toEqual([
      'npx rollcall plan pack',
      `npx cdk bootstrap aws://${ACCOUNT}/ap-southeast-1`,
      'npx cdk deploy --all',
      'npm run script:build',
      'npm run clasp:push --',
    ])
    expect(jobs).toEqual([
      {
        step: 'provision-sheets',
        planId: 'van-lang-146',
        cycleId: '2023',
        unitId: 'vl-c10',
        isSeated: false,
      },
    ])
    expect(letters).toMatchObject([{ to: ANSWERS.testMailTo }])
    expect(text).toContain(`attribute.aws_role/${ROLE}`)
    expect(text).toContain(`'--attribute-condition=attribute.aws_role in ['\\''${ROLE}'\\'']'`)
    expect(text).toContain(`--account-id=${ACCOUNT}`)
    expect(text).not.toMatch(/service-accounts keys|undefined/)
  })

  it('gives the stack settings that it takes', async () => {
    await written('settings')
    const { commands } = await run('settings')
    const context = contextOf(commands, 'npx cdk deploy')
    const settings = readSettings((name) => context.get(name))
    expect(settings).toMatchObject({ environment: 'prod', sender: ANSWERS.sender, monthlyBudgetUsd: 10 })
    expect(context.size).toBe(9)
  })

  it('gives the stack every other setting of its file too, at each upgrade', async () => {
    const settings = {
      zone: 'Asia/Bangkok',
      language: 'en',
      keepRowsDays: 730,
      googleTemplate: '1AbCdEfGh',
      googleCallsPerMinute: '120',
      googleProjectCallsPerMinute: 600,
      sesMailsPerSecond: 14,
      identityAudiences: '1-a.apps.googleusercontent.com,2-b.apps.googleusercontent.com',
      ownKey: true,
      private: 'false',
      pokeUrl: 'https://d1.cloudfront.net/poke',
    }
    await written('upgrade', ANSWERS, { settings })
    for (let upgrade = 0; upgrade < 2; upgrade++) {
      const { commands, file } = await run('upgrade')
      const context = contextOf(commands, 'npx cdk deploy')
      expect(readSettings((name) => context.get(name))).toMatchObject({
        ...settings,
        googleCallsPerMinute: 120,
        private: false,
        sender: ANSWERS.sender,
      })
      if (upgrade === 0) expect(contextOf(commands, 'npx cdk bootstrap')).toEqual(context)
      expect(readProgress(file)?.settings).toMatchObject({ keepRowsDays: '730', ownKey: 'true' })
    }
    const { text } = await run('upgrade', {}, { dryRun: true })
    expect(text).toContain('-c keepRowsDays=730')
    // Whatever the stack takes can be said here, or is said by the answers.
    expect(Object.keys(settings).length + 10).toBe(SETTING_NAMES.length)
  })

  it.each<[string, object, RegExp]>([
    [
      'an unknown setting',
      { settings: { keepRowDays: 30 } },
      /settings\.keepRowDays: there is no setting.*keepRowsDays/,
    ],
    [
      'a setting that is an answer',
      { settings: { sender: 'x.vn' } },
      /settings\.sender: there is no setting/,
    ],
    ['a stack of its own', { settings: { edge: true } }, /settings\.edge: there is no setting/],
    [
      'too short a time',
      { settings: { keepRowsDays: 7 } },
      /settings\.keepRowsDays: "7" cannot be used; .* 30 or more/,
    ],
    [
      'a zone that is none',
      { settings: { zone: 'Asia/Hanoi' } },
      /settings\.zone: "Asia\/Hanoi" cannot be used/,
    ],
    ['a list', { settings: ['ownKey'] }, /cannot be read/],
    [
      'an answer that nothing reads',
      { answers: { ...ANSWERS, ownKey: 'true' } },
      /answers\.ownKey: there is no answer of that name; .* under settings/,
    ],
    [
      'a sender that the plan does not send from',
      { answers: { ...ANSWERS, sender: 'lang.example.vn' } },
      /sends from baocao@vanlang\.example\.vn, but SES would verify lang\.example\.vn alone/,
    ],
    [
      'an address that the plan does not send from',
      { answers: { ...ANSWERS, sender: 'thidua@vanlang.example.vn' } },
      /would verify thidua@vanlang\.example\.vn alone/,
    ],
  ])('does nothing with %s in its file, and says so', async (name, content, said) => {
    const path = join(root, name.replaceAll(' ', '-'))
    await writeFile(path, JSON.stringify({ answers: ANSWERS, ...content }))
    const before = await readFile(path, 'utf8')
    const { code, text, commands, asked } = await run(name.replaceAll(' ', '-'))
    expect([code, commands, asked]).toEqual([1, [], []])
    expect(text).toMatch(said)
    expect(await readFile(path, 'utf8')).toBe(before)
  })

  it('asks only for what is not known or not right, and remembers it for its owner alone', async () => {
    const { sender: _, ...known } = ANSWERS
    await written('part', { ...known, region: 'somewhere' })
    const { code, asked, file } = await run('part')
    expect(code).toBe(0)
    expect(asked).toHaveLength(2)
    expect((await run('part')).asked).toEqual([])
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  it('run again passes over what is done, and does the rest anew', async () => {
    await written('again')
    await run('again')
    const { code, commands, jobs, letters, text } = await run('again')
    expect(code).toBe(0)
    expect([jobs, letters]).toEqual([[], []])
    expect(commands.some((command) => command.includes('bootstrap'))).toBe(false)
    expect(commands.some((command) => command.includes('cdk deploy'))).toBe(true)
    expect(text.match(/done before/g)).toHaveLength(5)
  })

  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    [
      'another address for the test mail',
      { testMailTo: 'a@vanlang.example.vn' },
      /ses send-email|sesv2 send-email/,
    ],
    ['another region', { region: 'ap-southeast-2' }, /cdk bootstrap aws:\/\/\d+\/ap-southeast-2/],
    ['another project at Google', { googleProject: 'rollcall-other' }, /services enable/],
    ['another pilot', { pilotUnit: 'vl-c11' }, /send-message .*vl-c11/],
  ])('with %s does that step again', async (name, changed, said) => {
    const path = name.replaceAll(' ', '-')
    await written(path)
    expect((await run(path)).code).toBe(0)
    expect((await run(path)).text).not.toMatch(said)
    const stored = JSON.parse(await readFile(join(root, path), 'utf8'))
    const answers = { ...stored.answers, ...changed }
    await writeFile(join(root, path), JSON.stringify({ ...stored, answers }))
    const again = await run(path)
    expect([again.code, again.text]).toEqual([0, expect.stringMatching(said)])
  })

  it('with other roles has Google told of them again', async () => {
    await written('roles')
    await run('roles')
    expect((await run('roles')).text).not.toContain('create-aws')
    const read = (path: string) => remembering().hands.read(path)?.replace(ROLE, `${ROLE}-2`) ?? null
    const { code, text } = await run('roles', { read })
    expect([code, text]).toEqual([0, expect.stringContaining(`attribute.aws_role/${ROLE}-2`)])
  })

  it('deploys every stack without a question, and keeps what the stacks tell', async () => {
    await written('command')
    const { commands } = await run('command')
    const command = commands.find((one) => one.startsWith('npx cdk deploy'))
    expect(command).toContain(
      `npx cdk deploy --all --require-approval never --outputs-file ${outputsFile('prod')} -c `,
    )
  })

  it('run dry prints what is done already as well', async () => {
    await written('done-dry')
    await run('done-dry')
    const { text } = await run('done-dry', {}, { dryRun: true })
    expect(text).not.toContain('done before')
    expect(text).toContain(`cdk bootstrap aws://${ACCOUNT}/`)
  })

  it('that is run dry prints the commands, and does and remembers nothing', async () => {
    await written('dry')
    const before = await readFile(join(root, 'dry'), 'utf8')
    const { code, commands, jobs, letters, text } = await run(
      'dry',
      { account: async () => finding('CREDENTIALS-NONE'), read: () => null },
      { dryRun: true },
    )
    expect([code, commands, jobs, letters]).toEqual([0, [], [], []])
    for (const part of [
      'cdk bootstrap aws://AWS_ACCOUNT/',
      'cdk deploy',
      'gcloud',
      'sqs send-message',
      'doctor',
    ])
      expect(text).toContain(part)
    expect(text).toContain(`[${DEPLOY_STEPS.length}/${DEPLOY_STEPS.length}]`)
    expect(await readFile(join(root, 'dry'), 'utf8')).toBe(before)
  })
})

describe('a deployment stops, says why, and goes on from there', () => {
  it.each<[string, Partial<Hands>, RegExp]>([
    ['without the tools', { probe: async () => 127 }, /cannot run "npx cdk --version"/],
    ['without an account', { account: async () => finding('CREDENTIALS-NONE') }, /No AWS account was found/],
    ['when a command fails', { run: async () => 3 }, /ended with 3: npx rollcall plan pack/],
    [
      'without clasp being signed in',
      { read: (path) => (path.endsWith('.clasprc.json') ? null : remembering().hands.read(path)) },
      /@google\/clasp@[\d.]+ login/,
    ],
    ['without roles', { read: () => null }, /no outputs of a deployment/],
    [
      'when the queue refuses',
      { putJob: async () => finding('ACCESS-DENIED', { call: 'sqs:SendMessage' }) },
      /may not do sqs:SendMessage/,
    ],
  ])('%s', async (name, broken, said) => {
    await written(name)
    const { code, text } = await run(name, broken)
    expect(code).toBe(1)
    expect(text).toMatch(said)
    expect(text).toContain('run this very command again')
    expect((await run(name)).code).toBe(0)
  })

  it('when a person has not done the part in Google yet', async () => {
    await written('undone')
    const { code, commands, text } = await run('undone', {}, { yes: false })
    expect([code, commands]).toEqual([1, []])
    expect(text).toContain('Do the above')
    expect(readProgress(join(root, 'undone'))?.done).toEqual({})
  })

  it('when another account is signed in than the last time', async () => {
    await written('other')
    await run('other')
    const { code, text } = await run('other', { account: async () => '999999999999' })
    expect(code).toBe(1)
    expect(text).toContain('now 999999999999 is signed in')
  })

  it('when the unit or the plan is not there, or the file cannot be read', async () => {
    await written('unit', { ...ANSWERS, pilotUnit: 'nobody' })
    expect((await run('unit')).text).toContain('no unit nobody')
    await writeFile(join(root, 'torn'), '{')
    expect(await run('torn')).toMatchObject({ code: 1, text: expect.stringContaining('cannot be read') })
  })
})

describe('what is not finished is done next time', () => {
  it('a test mail that SES refuses, scripts that are not listed, health that is not good', async () => {
    await written('left')
    const refused = {
      send: async () => finding('SERVICE-ERROR', { call: 'ses:SendEmail', why: 'MessageRejected' }),
    }
    const first = await run('left', refused)
    expect([first.code, first.text]).toEqual([1, expect.stringContaining('MessageRejected')])
    const noScripts = await run('left', {
      read: (path) => (path === 'scripts.txt' ? null : remembering().hands.read(path)),
    })
    expect(noScripts.letters).toHaveLength(1)
    expect([noScripts.code, noScripts.text]).toEqual([1, expect.stringContaining('There is no scripts.txt')])
    expect((await run('left', {}, { health: 1 })).code).toBe(1)
  })
})

it.each([
  ['vanlang.example.vn', true],
  ['VanLang.example.vn', false],
  ['baocao@vanlang.example.vn', true],
  ['baocao@vanlang.example.vn ', true],
  ['Baocao@vanlang.example.vn', false],
  ['o@vanlang.example.vn', false],
  ['lang.example.vn', false],
  ['example.vn', false],
])('where %s is verified, mails of the plan leave: %s', (sender, may) => {
  expect(maySendFrom(sender, 'baocao@vanlang.example.vn')).toBe(may)
})

it('the real hands run commands and say when there are none', async () => {
  expect(await realHands.probe([process.execPath, '-e', 'process.exit(4)'])).toBe(4)
  expect(await realHands.run(['there-is-no-such-command-here'])).toBe(127)
  expect(realHands.read(join(root, 'nowhere'))).toBeNull()
})

it.each([
  [['npx', 'cdk', '-c', 'a=b'], 'npx cdk -c a=b'],
  [['say', "it's $HOME `now`"], `say 'it'\\''s $HOME \`now\`'`],
  [['x', ''], "x ''"],
])('%j is pasted as %s', (command, text) => {
  expect(shellText(command)).toBe(text)
})
