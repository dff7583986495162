import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')

interface Locked {
  readonly integrity?: string
  readonly resolved?: string
  readonly link?: boolean
  /** Comes within the package above it, whose hash covers it. */
  readonly inBundle?: boolean
  readonly hasInstallScript?: boolean
}

describe('what is installed', () => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>
  }
  const locked = Object.entries(packages).filter(([path]) => path !== '')

  it('is pinned by the hash of its content, and comes from the registry alone', () => {
    expect(locked.length).toBeGreaterThan(100)
    const loose = locked.filter(
      ([, { integrity, resolved, link, inBundle }]) =>
        !inBundle &&
        (link ||
          !integrity?.startsWith('sha512-') ||
          (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'))),
    )
    expect(loose.map(([path]) => path)).toEqual([])
  })

  it('runs no program of its own at installation but those that are known', () => {
    const scripts = locked.filter(([, { hasInstallScript }]) => hasInstallScript)
    expect(scripts.map(([path]) => path)).toEqual([
      'node_modules/classic-level',
      'node_modules/esbuild',
      'node_modules/node',
    ])
  })
})

/** Keys of AWS and Google, private keys, tokens of code hosts. */
const SECRET =
  /AKIA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY-----\s+[A-Za-z0-9+/]{20}|AIza[0-9A-Za-z_-]{35}|gh[pousr]_[0-9A-Za-z]{36}|xox[baprs]-[0-9A-Za-z-]{10}|ya29\.[0-9A-Za-z_-]{20}/

const OURS = [
  '.ci',
  'apps-script',
  'bench',
  'cli',
  'console',
  'docs',
  'domain',
  'functions',
  'infra',
  'plans',
  'test',
]

describe('the repository', () => {
  it.each(OURS)('keeps no secret in %s', (folder) => {
    const files = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
    expect(files.length).toBeGreaterThan(0)
    expect(files.filter((file) => SECRET.test(readFileSync(file, 'latin1')))).toEqual([])
  })

  it('would be caught with one', () => {
    expect(SECRET.test(`key = AKIA${'ABCDEFGHIJKLMNOP'}`)).toBe(true)
  })
})
