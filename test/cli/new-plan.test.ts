import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Asker } from '../../cli/plan/ask-plan.ts'
import { newPlan } from '../../cli/plan/new-plan.ts'
import { NEW_PLAN_WORDS } from '../../cli/plan/new-plan-words.ts'
import { readCampaign } from '../../functions/adapters/plan-folder.ts'
import { PLANS } from '../support/plan-files.ts'

let root: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'rollcall-new-plan-'))
  await cp(join(PLANS, 'forms.yaml'), join(root, 'forms.yaml'))
})
afterEach(() => rm(root, { recursive: true }))

const { ask, classMin, classMax, wrong } = NEW_PLAN_WORDS.en

/** What a person types at each question, in turn; what is refused is told, and the next thing typed. */
const TYPED: Readonly<Record<string, readonly string[]>> = {
  [ask.number]: [' 12/KH-UBND '],
  [ask.title]: ['', 'Putting exemplars: "forward"'],
  [ask.issuer]: ['District'],
  [ask.place]: ['Mẫu'],
  [ask.issuedOn]: ['30/2/2024', ''],
  [ask.validFrom]: ['2024-02-30', '2024-01-15'],
  [ask.validTo]: ['2023-12-31', '2026-06-30'],
  [ask.dueEachYear]: ['02-29', '12-14'],
  [ask.first]: ['2023', '2024'],
  [ask.last]: ['2026', '2023', '2025'],
  [ask.firstClass]: ['', 'Communes'],
  [classMin('Communes')]: ['two', '2'],
  [classMax('Communes')]: ['1', '3'],
  [ask.nextClass]: ['Offices', ''],
  [classMin('Offices')]: [''],
  [classMax('Offices')]: [''],
  [ask.sender]: ['office', 'office@mau.example.vn'],
}

function person(typed = TYPED, yes: Readonly<Record<string, boolean>> = {}) {
  const left = new Map(Object.entries(typed).map(([message, answers]) => [message, [...answers]]))
  const refused: string[] = []
  const asker: Asker = {
    async text({ message, validate, default: usual }) {
      for (;;) {
        const answer = left.get(message)?.shift() ?? usual
        if (answer === undefined) throw new Error(`Nothing to answer to "${message}"`)
        const verdict = validate(answer)
        if (verdict === true) return answer
        refused.push(verdict)
      }
    },
    yes: async ({ message, default: usual }) => yes[message] ?? usual,
  }
  return { asker, refused }
}

async function run(folder: string, asker: Asker) {
  const printed: string[] = []
  const code = await newPlan(folder, 'en', { write: (text: string) => printed.push(text) > 0 }, asker)
  return { code, printed: printed.join('') }
}

describe('rollcall plan new', () => {
  it('asks until every answer is right, and writes a good plan', async () => {
    const { asker, refused } = person()
    const folder = join(root, 'Kế hoạch 12')
    const { code, printed } = await run(folder, asker)
    expect(code).toBe(0)
    expect(refused).toEqual([
      wrong.empty,
      wrong.day,
      wrong.day,
      NEW_PLAN_WORDS.en.notBefore('2024-01-15'),
      wrong.monthDay,
      NEW_PLAN_WORDS.en.within('2024-01-15', '2026-06-30'),
      NEW_PLAN_WORDS.en.within('2024-01-15', '2026-06-30'),
      NEW_PLAN_WORDS.en.notBefore('2024'),
      wrong.empty,
      wrong.number,
      wrong.number,
      wrong.email,
    ])
    expect(printed).toContain(`npx rollcall plan coverage ${folder}`)
    expect(await readCampaign(folder)).toMatchObject({
      ok: true,
      campaign: {
        plan: {
          id: 'ke-hoach-12',
          number: '12/KH-UBND',
          title: { en: 'Putting exemplars: "forward"' },
          issuedOn: null,
          cycles: [{ to: '2024-12-14' }, { to: '2025-12-14' }],
          rules: [
            { id: 'KH-01', classes: ['communes'], check: [{ min: { value: 2 }, max: { value: 3 } }] },
            { id: 'KH-02', classes: ['communes', 'offices'], check: [{ rows: { form: 'F4' } }] },
          ],
        },
      },
    })
  })

  it('takes the days that it offers', async () => {
    const { [ask.dueEachYear]: _, [ask.first]: __, [ask.last]: ___, ...typed } = TYPED
    const folder = join(root, 'usual')
    await run(folder, person(typed).asker)
    expect(await readCampaign(folder)).toMatchObject({
      campaign: { plan: { cycles: [{ to: '2024-12-31' }, { to: '2025-12-31' }] } },
    })
  })

  it('has one due day where quotas are not counted by year', async () => {
    const folder = join(root, 'once')
    await run(
      folder,
      person({ ...TYPED, [ask.dueOnce]: ['2026-07-01', '2026-03-31'] }, { [ask.yearly]: false }).asker,
    )
    expect(await readCampaign(folder)).toMatchObject({
      campaign: { plan: { cycles: [{ from: '2024-01-15', to: '2026-03-31' }] } },
    })
  })

  it('leaves a folder that is there as it is', async () => {
    const folder = join(root, 'mine')
    await mkdir(folder)
    await writeFile(join(folder, 'plan.yaml'), 'id: mine\n')
    const { code, printed } = await run(folder, person({}).asker)
    expect([code, printed]).toEqual([1, `${NEW_PLAN_WORDS.en.exists(folder)}\n`])
    expect(await readFile(join(folder, 'plan.yaml'), 'utf8')).toBe('id: mine\n')
  })

  it('wants to stand beside the forms', async () => {
    const folder = join(root, 'elsewhere', 'mine')
    const { code, printed } = await run(folder, person({}).asker)
    expect([code, printed]).toEqual([
      1,
      `${NEW_PLAN_WORDS.en.noForms(join(root, 'elsewhere', 'forms.yaml'))}\n`,
    ])
  })

  it('writes nothing when the person stops', async () => {
    const stopped = Object.assign(new Error('User force closed the prompt'), { name: 'ExitPromptError' })
    const asker: Asker = { text: () => Promise.reject(stopped), yes: async () => true }
    expect(await run(join(root, 'mine'), asker)).toEqual({ code: 130, printed: '' })
    expect(await readdir(root)).toEqual(['forms.yaml'])
  })

  it('does not hide other mistakes', async () => {
    const asker: Asker = { text: () => Promise.reject(new Error('broken')), yes: async () => true }
    await expect(run(join(root, 'mine'), asker)).rejects.toThrow('broken')
  })
})
