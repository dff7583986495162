import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { planReference, withReference } from '../cli/plan/reference.ts'
import { type Coverage, planCoverage } from '../domain/plan/coverage.ts'
import { parseCampaign } from '../domain/plan/parse-campaign.ts'
import { senseOf } from '../domain/plan/sense.ts'
import { ROW_CODES, SHEET_CODES } from '../domain/problems.ts'
import { OUR_HEADERS } from '../domain/sheet/our-columns.ts'
import { FEEDBACK_WORDS } from '../domain/words/feedback-words.ts'
import { GUIDE_WORDS } from '../domain/words/guide-words.ts'
import { MAIL_WORDS } from '../domain/words/mail-words.ts'
import { ROLLUP_MAIL_WORDS } from '../domain/words/rollup-mail-words.ts'
import { STATE_WORDS } from '../domain/words/state-words.ts'
import { SUMMARY_WORDS } from '../domain/words/summary-words.ts'
import { readCampaign } from '../functions/adapters/plan-folder.ts'
import { readUnitsCsv } from '../functions/adapters/units-csv.ts'

const ROOT = join(import.meta.dirname, '..')
const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
const markdownUnder = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => `${folder}/${path}`)
    .sort()

/** A step has a verb and a thing in its name; adapters and mails are shared parts. */
const STEPS = readdirSync(join(ROOT, 'functions')).filter((name) => /^[a-z]+-[a-z-]+$/.test(name))
const DOCUMENTS = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...markdownUnder('docs'),
  ...markdownUnder('functions'),
]

/** What stands between single backticks, outside of fenced blocks. */
const codeSpans = (markdown: string): readonly string[] =>
  [...markdown.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span)

interface Block {
  readonly info: string
  readonly content: string
}

const blocksOf = (markdown: string): readonly Block[] =>
  [...markdown.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].map(([, info = '', content = '']) => ({
    info,
    content,
  }))

const ROOMS = 'apps-script|bench|cli|console|docs|domain|functions|infra|plans|test'
const isRepoPath = (span: string): boolean =>
  new RegExp(`^(${ROOMS})/[^\\s*]*$|^[.\\w-]+\\.(cjs|json|md|ts)$`).test(span)

describe('the documents', () => {
  it('are there', () => {
    expect(DOCUMENTS).toEqual(
      expect.arrayContaining([
        'docs/architecture.md',
        'docs/huong-dan.md',
        'docs/plan-language.md',
        'docs/privacy.md',
      ]),
    )
  })

  it.each(DOCUMENTS)('%s names only files that exist', (document) => {
    const missing = codeSpans(textOf(document)).filter(
      (span) => isRepoPath(span) && !existsSync(join(ROOT, span)),
    )
    expect(missing).toEqual([])
  })

  it.each(DOCUMENTS)('%s names only problem codes that exist', (document) => {
    const codes =
      textOf(document).match(/(?<![\p{L}\p{N}-])[BEFHNW]-[A-Z][A-Z0-9]+(-[A-Z0-9]+)*(?![\p{L}\p{N}-])/gu) ??
      []
    expect(codes.filter((code) => !Object.hasOwn({ ...ROW_CODES, ...SHEET_CODES }, code))).toEqual([])
  })

  it('name paths and codes at all, so that the two tests above look at something', () => {
    const text = DOCUMENTS.map(textOf).join('\n')
    expect(codeSpans(text).filter(isRepoPath).length).toBeGreaterThan(60)
    expect(text).toContain('`H-MASS-LOSS`')
  })

  it('draw only files that exist', () => {
    const pictures = DOCUMENTS.flatMap((document) => blocksOf(textOf(document))).filter(
      ({ info }) => info === 'mermaid',
    )
    const nodes = pictures.flatMap(({ content }) =>
      [...content.matchAll(/\["([^"]+)"\]/g)].map(([, node = '']) => node),
    )
    expect(nodes.length).toBeGreaterThan(10)
    expect(nodes.filter((node) => !existsSync(join(ROOT, node)))).toEqual([])
  })
})

it('the README counts the rules of the five papers as they are checked', async () => {
  const papers = readdirSync(join(ROOT, 'plans')).filter((name) => /-(104|dai-hoi|ttt|658|146)$/.test(name))
  const reads = await Promise.all(papers.map((name) => readCampaign(join(ROOT, 'plans', name))))
  const counts = reads.flatMap((read) => (read.ok ? [planCoverage(read.campaign.plan)] : []))
  const sum = (of: Coverage): number => counts.reduce((total, count) => total + count.counts[of], 0)
  expect(counts).toHaveLength(5)
  expect(textOf('README.md')).toContain(
    `${sum('automatic')} of 138, ${sum('tracked')} by report, ${sum('narrative')} in words`,
  )
})

describe('each step', () => {
  it.each(STEPS)('%s says its purpose, flow, partners and peculiarities, in 25 to 45 lines', (step) => {
    const text = textOf(`functions/${step}/README.md`)
    const headings = [...text.matchAll(/^##+ (.+)$/gm)].map(([, heading]) => heading)
    expect(text).toMatch(new RegExp(`^# ${step}\\n`))
    expect(headings).toEqual(['Purpose', 'Flow', 'Talks to', 'Peculiar'])
    const lines = text.trimEnd().split('\n').length
    expect(lines).toBeGreaterThanOrEqual(25)
    expect(lines).toBeLessThanOrEqual(45)
  })
})

describe('the plan language', () => {
  const page = textOf('docs/plan-language.md')
  const blocks = blocksOf(page)
  const block = (info: string): string => blocks.find((candidate) => candidate.info === info)?.content ?? ''
  const units = readUnitsCsv('units.csv', block('csv units.csv'))
  const read = (plan: Record<string, unknown>) =>
    parseCampaign({ plan, forms: parse(textOf('plans/forms.yaml')), units: units.table })
  const small = (): { rules: unknown[] } => parse(block('yaml plan.yaml'))
  const rows = [...page.matchAll(/^\| (K\d\d|"[^|]+") (?:.*?\| )?(.*) \|$/gm)].map(
    ([, kind = '', said = '']) => ({
      kind,
      keys: codeSpans(said).filter((span) => /^(check|when): /.test(span)),
    }),
  )

  it('shows a whole plan that is good and means what it says', () => {
    const whole = read({ ...small() })
    expect(units.faults).toEqual([])
    expect(whole).toMatchObject({ ok: true, campaign: { units: [{}, { id: 'm-01' }, { id: 'm-02' }] } })
    expect(whole.ok && senseOf(whole.campaign)).toEqual([])
  })

  it('tells how each of the 23 kinds of rule is said, and six times', () => {
    const kinds = Array.from({ length: 23 }, (_, i) => `K${String(i + 1).padStart(2, '0')}`)
    expect(rows.map(({ kind }) => kind).filter((kind) => kind.startsWith('K'))).toEqual(kinds)
    expect(rows.length).toBe(23 + 6)
    expect(rows.filter(({ keys }) => keys.length === 0)).toEqual([])
  })

  it.each(rows.map(({ kind, keys }) => [kind, keys.join('\n')]))(
    'says %s so that it fits into the plan',
    (_, said) => {
      const plan = small()
      const rule = { ...Object(plan.rules.at(-1)), id: 'M-99', ...parse(said) }
      expect(read({ ...plan, rules: [...plan.rules, rule] })).toMatchObject({ ok: true })
    },
  )

  it('would show a fault in an example', () => {
    expect(read({ ...small(), zone: 'Asia/Nowhere' })).toMatchObject({ ok: false })
  })

  it('ends with the reference as `rollcall plan reference` prints it', () => {
    expect(page).toBe(withReference(page))
    expect(page.endsWith(planReference())).toBe(true)
  })

  it('links only to headings that are there', () => {
    const anchors = [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    )
    const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = '']) => anchor)
    expect(links.length).toBeGreaterThan(20)
    expect(links.filter((anchor) => !anchors.includes(anchor))).toEqual([])
    expect(anchors.filter((anchor, i) => anchors.indexOf(anchor) !== i)).toEqual([])
  })
})

/** Every key and every shape of the reference, with what it means. */
describe('the reference', () => {
  const lines = planReference().split('\n')

  it('gives a meaning and a value to every key', () => {
    const rows = lines.filter((line) => line.startsWith('| ')).map((line) => line.split(' | '))
    expect(rows.length).toBeGreaterThan(150)
    expect(
      rows.filter(([, meaning = '', value = '']) => meaning === '' || /^$|undefined/.test(value)),
    ).toEqual([])
  })

  it('says what each shape is for', () => {
    const bare = lines.filter((line, i) => /^###/.test(line) && /^(\||$)/.test(lines[i + 2] ?? ''))
    expect(bare).toEqual(['### plan.yaml'])
  })
})

/** All texts within an object of words; sentences with parameters are left out. */
const textsIn = (words: unknown): readonly string[] => {
  if (typeof words === 'string') return [words]
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(textsIn) : []
}

describe('the guide for offices', () => {
  const guide = textOf('docs/huong-dan.md')
  const shown = [
    FEEDBACK_WORDS.vi,
    STATE_WORDS.vi,
    OUR_HEADERS.vi,
    SUMMARY_WORDS.vi,
    MAIL_WORDS.vi,
    ROLLUP_MAIL_WORDS.vi,
    GUIDE_WORDS.vi,
    parse(textOf('plans/forms.yaml')),
  ]
  const known = new Set(shown.flatMap(textsIn))

  it('quotes «words» only as they stand in sheets, mails and summaries', () => {
    const quoted = [...guide.matchAll(/«([^»]+)»/g)].map(([, text = '']) => text)
    expect(quoted.length).toBeGreaterThan(20)
    expect(quoted.filter((text) => !known.has(text))).toEqual([])
  })

  it.each([
    ...Object.values(FEEDBACK_WORDS.vi.status),
    ...Object.values(OUR_HEADERS.vi),
    FEEDBACK_WORDS.vi.confirmLoss,
  ])('explains «%s»', (text) => {
    expect(guide).toContain(`«${text}»`)
  })

  it('is in composed Unicode', () => {
    expect(guide).toBe(guide.normalize('NFC'))
  })
})
