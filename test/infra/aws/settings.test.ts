import { Match, type Template } from 'aws-cdk-lib/assertions'
import { beforeAll, describe, expect, it } from 'vitest'
import { STEP_NAMES, STEPS, type Step } from '../../../functions/steps.ts'
import { isSetting, readSettings, type SETTING_NAMES } from '../../../infra/aws/settings.ts'
import { ANSWERS } from './synthesise.ts'
import { named, ofType, rightsOf, steps, templateOf } from './template.ts'

const OTHERS = {
  zone: 'Asia/Bangkok',
  language: 'en',
  sender: 'baocao@vanlang.example.vn',
  keepRowsDays: '730',
  monthlyBudgetUsd: '25',
  googleTemplate: '1AnInventedTemplate',
  googleCallsPerMinute: '120',
  googleProjectCallsPerMinute: '600',
  sesMailsPerSecond: '14',
  identityAudiences: '1-a.apps.googleusercontent.com',
  pokeUrl: 'https://d1.cloudfront.net/poke',
}

let usual: Template
let told: Template
beforeAll(async () => {
  usual = await templateOf()
  told = await templateOf(OTHERS)
})

const variables = (template: Template, stem: string): Readonly<Record<string, unknown>> => {
  const { Properties } = named(template, 'AWS::Lambda::Function', 'FunctionName', `rollcall-prod-${stem}`)
  return Object((Properties.Environment as { readonly Variables: object }).Variables)
}

/** The steps that are told a variable. */
const toldOf = (template: Template, name: string): readonly string[] =>
  STEP_NAMES.filter((stem) => variables(template, stem)[name] !== undefined)

describe('what an office sets reaches what it is for', () => {
  it('the zone: every tick', () => {
    for (const { Properties } of ofType(told, 'AWS::Scheduler::Schedule'))
      expect(Properties.ScheduleExpressionTimezone).toBe('Asia/Bangkok')
  })

  it('the language: every step', () => {
    for (const stem of STEP_NAMES) expect(variables(told, stem).ROLLCALL_LANGUAGE).toBe('en')
  })

  it.each([
    ['ROLLCALL_KEEP_ROWS_DAYS', '730', 'apply-retention'],
    ['ROLLCALL_IDENTITY_AUDIENCES', '1-a.apps.googleusercontent.com', 'answer-poke'],
  ])('%s: the one step that asks for it, and nobody where it is not set', (name, value, stem) => {
    expect(variables(told, stem)[name]).toBe(value)
    expect(toldOf(told, name)).toEqual([stem])
    expect(toldOf(usual, name)).toEqual([])
  })

  it('the address of the edge: what sheets are given; else that of the API', () => {
    expect(variables(told, 'provision-sheets').ROLLCALL_POKE_URL).toBe(OTHERS.pokeUrl)
    expect(JSON.stringify(variables(usual, 'provision-sheets').ROLLCALL_POKE_URL)).toContain('/poke')
  })

  it.each([
    ['ROLLCALL_GOOGLE_TEMPLATE', OTHERS.googleTemplate],
    ['ROLLCALL_GOOGLE_CALLS_PER_MINUTE', '120'],
    ['ROLLCALL_GOOGLE_PROJECT_CALLS_PER_MINUTE', '600'],
    ['ROLLCALL_SES_MAILS_PER_SECOND', '14'],
  ])('%s: SSM, where functions read it when they start', (name, Value) => {
    told.hasResourceProperties('AWS::SSM::Parameter', { Name: `/rollcall/prod/${name}`, Value })
  })

  it('one address as the sender: an identity without a domain of bounces, and the right to send as it alone', () => {
    told.hasResourceProperties('AWS::SES::EmailIdentity', {
      EmailIdentity: OTHERS.sender,
      MailFromAttributes: Match.absent(),
    })
    expect(JSON.stringify(rightsOf(told, 'send-mail'))).toContain(`"ses:FromAddress":"${OTHERS.sender}"`)
  })

  it('the budget', () => {
    told.hasResourceProperties('AWS::Budgets::Budget', {
      Budget: { BudgetLimit: { Amount: 25, Unit: 'USD' } },
    })
  })
})

it.each(steps)('%s may use its share of the rates, and no more', (stem, { shareOfRates }: Step) => {
  expect(variables(usual, stem).ROLLCALL_SHARE_OF_RATES).toBe(String(shareOfRates))
})

it('the shares of the steps that speak to Google at a time are one whole at most', () => {
  const share = (stem: keyof typeof STEPS): number => {
    const { shareOfRates, queue }: Step = STEPS[stem]
    return shareOfRates * (queue?.parallel ?? 1)
  }
  expect(share('sync-sheet')).toBeLessThanOrEqual(1)
  expect(share('send-mail')).toBeLessThanOrEqual(1)
})

describe('a setting', () => {
  const read = (more: object) => {
    const context: Readonly<Record<string, unknown>> = { ...ANSWERS, campaigns: 'packed.json', ...more }
    return readSettings((name) => context[name])
  }

  it.each<[(typeof SETTING_NAMES)[number], readonly string[], readonly string[]]>([
    ['environment', ['dev', 'prod'], ['test', '']],
    ['region', ['ap-southeast-1', 'us-gov-west-1'], ['ap-southeast', 'AP-SOUTHEAST-1', 'x ap-southeast-1']],
    ['zone', ['Asia/Ho_Chi_Minh', 'UTC'], ['Asia/Hanoi', '']],
    ['language', ['vi', 'en'], ['fr']],
    ['sender', ['a.vn', 'x@a.vn'], ['a', '@a.vn', 'x@y@a.vn', 'a .vn']],
    ['operator', ['x@a.vn'], ['x', 'a.vn']],
    ['keepRowsDays', ['30', '730'], ['29', '30.5', 'x', '-30']],
    ['monthlyBudgetUsd', ['1', '0.5'], ['0', '-1', 'x']],
    ['googleAudience', [ANSWERS.googleAudience], [`https:${ANSWERS.googleAudience}`, 'x']],
    [
      'googleImpersonationUrl',
      [ANSWERS.googleImpersonationUrl, `${ANSWERS.googleImpersonationUrl},${ANSWERS.googleImpersonationUrl}`],
      ['https://evil.example/:generateAccessToken', `${ANSWERS.googleImpersonationUrl},x`],
    ],
    ['googleCallsPerMinute', ['1'], ['0', '1.5']],
    ['googleProjectCallsPerMinute', ['1'], ['0', '1.5']],
    ['sesMailsPerSecond', ['0.1', '14'], ['0', '-1']],
    ['ownKey', ['true', 'false'], ['yes', '1']],
    ['private', ['true', 'false'], ['yes', '']],
    ['pokeUrl', ['https://a.vn/poke'], ['a.vn/poke']],
  ])('%s takes %j and not %j', (name, right, wrong) => {
    for (const text of right) expect([text, isSetting(name, text)]).toEqual([text, true])
    for (const text of wrong) {
      expect([text, isSetting(name, text)]).toEqual([text, false])
      expect(() => read({ [name]: text })).toThrow(`-c ${name}=`)
    }
  })

  it('is what is usual where nobody set it', () => {
    expect(read({ environment: undefined })).toMatchObject({
      environment: 'dev',
      region: 'ap-southeast-1',
      zone: 'Asia/Ho_Chi_Minh',
      language: 'vi',
      monthlyBudgetUsd: 10,
      googleCallsPerMinute: 60,
      sesMailsPerSecond: 1,
      identityAudiences: '',
      ownKey: false,
      private: false,
      edge: false,
    })
    expect(read({ ownKey: 'true', private: true, edge: 'false' })).toMatchObject({
      ownKey: true,
      private: true,
      edge: false,
    })
  })
})
