import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { parseCampaign } from '../domain/plan/parse-campaign.ts'
import { ROW_CODES, SHEET_CODES } from '../domain/problems.ts'
import { OUR_HEADERS } from '../domain/sheet/our-columns.ts'
import { FEEDBACK_WORDS } from '../domain/words/feedback-words.ts'
import { MAIL_WORDS } from '../domain/words/mail-words.ts'
import { SUMMARY_WORDS } from '../domain/words/summary-words.ts'
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

const ROOMS = 'bench|cli|console|docs|domain|functions|infra|plans|test'
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
  const blocks = blocksOf(textOf('docs/plan-language.md'))
  const block = (info: string): string => blocks.find((candidate) => candidate.info === info)?.content ?? ''
  const pieces = blocks.filter(({ info }) => info === 'yaml add to plan.yaml').map(({ content }) => content)
  const units = readUnitsCsv('units.csv', block('csv units.csv'))
  const read = (plan: Record<string, unknown>) =>
    parseCampaign({ plan, forms: parse(block('yaml forms.yaml')), units: units.table })
  const small = (): Record<string, unknown> => parse(block('yaml plan.yaml'))

  it('shows a whole plan that is good', () => {
    expect(units.faults).toEqual([])
    expect(read(small())).toMatchObject({ ok: true, campaign: { units: [{ id: 'm-01' }, { id: 'm-02' }] } })
  })

  it('has a rule, a mail and a reading to add', () => {
    expect(pieces.flatMap((piece) => Object.keys(parse(piece)))).toEqual([
      'rules',
      'reminders',
      'rollups',
      'interpretations',
    ])
  })

  it.each(pieces.map((piece) => [Object.keys(parse(piece)).join(' and '), piece]))(
    'shows %s that fit into it',
    (_, piece) => {
      const plan = small()
      for (const [key, items] of Object.entries<unknown[]>(parse(piece)))
        plan[key] = [...((plan[key] as unknown[]) ?? []), ...items]
      expect(read(plan)).toMatchObject({ ok: true })
    },
  )

  it('would show a fault in an example', () => {
    expect(read({ ...small(), zone: 'Asia/Nowhere' })).toMatchObject({ ok: false })
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
    OUR_HEADERS.vi,
    SUMMARY_WORDS.vi,
    MAIL_WORDS.vi,
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
