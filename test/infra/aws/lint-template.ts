import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packCampaigns } from '../../../functions/adapters/packed-campaigns.ts'
import { ask, must } from '../../support/emulator.ts'
import { pythonPrograms } from '../../support/python.ts'
import { sampleCampaign } from '../../support/sample-campaign.ts'
import { ANSWERS, openApp } from './synthesise.ts'

/**
 * `npm run lint:template`: the CDK's own command makes the templates, with all bundles and without a network; then
 * cfn-lint, from PyPI, reads those of every kind of installation.
 */
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
  process.stdout.write(`cdk synth: ${await synthByCommand()} functions bundled, no fault\n`)
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

/** What an office runs, with everything that is optional. How many functions were bundled. */
async function synthByCommand(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-cdk-'))
  const campaigns = join(folder, 'campaigns.json')
  const { campaign } = await sampleCampaign()
  writeFileSync(campaigns, packCampaigns([campaign]))
  const answers = Object.entries({ ...ANSWERS, ...VARIANTS[2], campaigns })
  const context = answers.flatMap(([name, value]) => ['-c', `${name}=${value}`])
  await must('node_modules/.bin/cdk', ['synth', '--quiet', '--output', join(folder, 'out'), ...context])
  const assets = readdirSync(join(folder, 'out'), { recursive: true, encoding: 'utf8' })
  rmSync(folder, { recursive: true, force: true })
  return assets.filter((name) => /^asset\.\w+\/index\.js$/.test(name)).length
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
