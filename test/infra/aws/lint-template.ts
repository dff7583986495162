import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ask } from '../../support/emulator.ts'
import { pythonPrograms } from '../../support/python.ts'
import { openApp } from './synthesise.ts'

/** `npm run lint:template`: cfn-lint, from PyPI, on the templates of every kind of installation. */
const VARIANTS = [
  { environment: 'dev' },
  { environment: 'prod' },
  { environment: 'prod', ownKey: true, private: true, edge: true },
]

/** Where the edge is, and where the rest may be. */
const REGIONS = ['ap-southeast-1', 'us-east-1']

/** CDK states some dependencies twice, once by name and once by use; that is no fault. */
const IGNORED = ['W3005']

async function main(): Promise<number> {
  const programs = await pythonPrograms()
  if (!programs) {
    process.stdout.write('cfn-lint: not run, there is no Python 3.11 or later with pip and venv here\n')
    return 0
  }
  let seen = 0
  for (const variant of VARIANTS) {
    const { app, outdir, end } = await openApp(variant)
    app.synth()
    const files = templatesIn(outdir)
    const said = await lint(join(programs, 'cfn-lint'), files)
    end()
    if (said !== '') {
      process.stdout.write(`${JSON.stringify(variant)}\n${said}\n`)
      return 1
    }
    seen += files.length
  }
  process.stdout.write(`cfn-lint: ${seen} templates of ${VARIANTS.length} kinds of installation, no fault\n`)
  return 0
}

const templatesIn = (outdir: string): readonly string[] =>
  readdirSync(outdir)
    .filter((name) => name.endsWith('.template.json'))
    .map((name) => join(outdir, name))

/** What cfn-lint says; nothing when all is well. */
async function lint(command: string, files: readonly string[]): Promise<string> {
  const answer = await ask(command, ['--regions', ...REGIONS, '--ignore-checks', ...IGNORED, '--', ...files])
  if (!answer) return 'cfn-lint does not start'
  return answer.code === 0 ? '' : answer.out
}

process.exitCode = await main()
