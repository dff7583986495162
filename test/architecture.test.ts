import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { beforeAll, describe, expect, it } from 'vitest'

const ROOMS = ['domain', 'functions', 'apps-script', 'infra', 'console', 'cli', 'test', 'bench']
const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs')

interface Seen {
  modules: { source: string }[]
  violations: string[]
}
let seen: Seen

beforeAll(async () => {
  const result = await cruise(
    ROOMS,
    { ...config.options, ruleSet: { forbidden: config.forbidden }, validate: true },
    undefined,
    { tsConfig: extractTSConfig('tsconfig.json') },
  )
  if (typeof result.output === 'string') throw new Error('dependency-cruiser answered a text')
  const { modules, summary } = result.output
  seen = { modules, violations: summary.violations.map((v) => `${v.rule.name}: ${v.from} -> ${v.to}`) }
}, 120_000)

/** Modules of the room itself: a room that is only imported into would still be listed. */
const modulesOf = (room: string): number =>
  seen.modules.filter(({ source }) => source.startsWith(`${room}/`) && source.endsWith('.ts')).length

describe('the architecture', () => {
  it.each(ROOMS)('sees the files of %s', (room) => {
    const files = readdirSync(room, { recursive: true }).filter((name) => String(name).endsWith('.ts')).length
    expect(modulesOf(room)).toBe(files)
    expect(files).toBeGreaterThan(0)
  })

  it('has only the arrows that the design allows', () => {
    expect(seen.violations).toEqual([])
  })

  it('keeps the top level as the design lists it', () => {
    const allowed = [
      'plans',
      'domain',
      'functions',
      'apps-script',
      'infra',
      'console',
      'cli',
      'test',
      'bench',
      'docs',
      'node_modules',
      'coverage',
    ]
    const folders = readdirSync('.', { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && !entry.name.startsWith('.'),
    )
    expect(folders.map(({ name }) => name).filter((name) => !allowed.includes(name))).toEqual([])
  })
})
