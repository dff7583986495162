import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { buildSync, type Format } from 'esbuild'
import { STEP_NAMES } from '../functions/steps.ts'
import { bundleStep, FOR_LAMBDA } from '../infra/aws/bundle-step.ts'
import { say } from './measure.ts'

/**
 * What each function of the cloud weighs, and how long a fresh process takes until its handler is there. The
 * machine's own speed cancels out: each time stands beside that of an empty handler, taken in turn.
 */
const ROUNDS = Number(process.argv[2] ?? 15)

/** Variables without which a handler does not start; the addresses are nobody's. */
const ENVIRONMENT = {
  AWS_REGION: 'ap-southeast-1',
  AWS_ACCESS_KEY_ID: 'nobody',
  AWS_SECRET_ACCESS_KEY: 'nothing',
  ROLLCALL_SYNC_SHEET_QUEUE_URL: 'http://127.0.0.1:1/sync-sheet',
}

const EMPTY = 'export const handler = async () => null'
/** What nearly every function needs anyway: the measure of the hot path. */
const DYNAMODB = `import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
const credentials = { accessKeyId: 'nobody', secretAccessKey: 'nothing' }
const client = new DynamoDBClient({ region: 'ap-southeast-1', credentials })
export const handler = (input) => client.send(new GetItemCommand(input))`

/**
 * Loads a bundle and says what that took: time of the processor (somebody else's work does not count), time on the
 * clock, and the memory that the process then holds.
 */
const PROBE = `const { performance } = require('node:perf_hooks')
const from = performance.now()
const before = process.cpuUsage()
const tell = (loaded) => {
  if (typeof loaded.handler !== 'function') throw new Error('no handler')
  const { user, system } = process.cpuUsage(before)
  const found = { cpu: (user + system) / 1e3, ms: performance.now() - from, mb: process.memoryUsage().rss / 1e6 }
  process.stdout.write(JSON.stringify(found), () => process.exit())
}
const [, , file] = process.argv
if (file.endsWith('.mjs')) import(require('node:url').pathToFileURL(file)).then(tell)
else tell(require(file))`

interface Candidate {
  readonly name: string
  readonly file: string
  readonly bytes: number
  readonly found: Found[]
}

interface Found {
  readonly cpu: number
  readonly ms: number
  readonly mb: number
}

const folder = mkdtempSync(join(tmpdir(), 'rollcall-cold-'))
const probe = join(folder, 'probe.cjs')
writeFileSync(probe, PROBE)

const candidate = (
  name: string,
  { file, bytes }: { readonly file: string; readonly bytes: number },
): Candidate => ({
  name,
  file,
  bytes,
  found: [],
})

/** The same settings of esbuild as a step's own bundle, by a step's own bundler. */
function bundleText(name: string, contents: string, format: Format): Candidate {
  const file = join(folder, name.replaceAll(' ', '-'), format === 'esm' ? 'index.mjs' : 'index.js')
  const { metafile } = buildSync({
    stdin: { contents, resolveDir: join(import.meta.dirname, '..') },
    outfile: file,
    ...FOR_LAMBDA,
    format,
  })
  return candidate(name, { file, bytes: Object.values(metafile.outputs)[0]?.bytes ?? 0 })
}

function load(file: string): Found {
  const told = execFileSync(process.execPath, [probe, file], { env: ENVIRONMENT, encoding: 'utf8' })
  return JSON.parse(told) as Found
}

const sorted = ({ found }: Candidate, what: keyof Found): readonly number[] =>
  found.map((one) => one[what]).sort((x, y) => x - y)
const least = (of: Candidate, what: keyof Found): number => sorted(of, what)[0] ?? 0
const middle = (of: Candidate, what: keyof Found): number =>
  sorted(of, what)[Math.floor(of.found.length / 2)] ?? 0

/** All that is deployed: the bundle, and what lies beside it because no bundler takes it in. */
const kbAround = (file: string): number =>
  readdirSync(dirname(file), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size / 1024, 0)

const line = (cells: readonly string[]): string =>
  cells.map((cell, at) => (at === 0 ? cell.padEnd(23) : cell.padStart(12))).join('')

try {
  const empty = bundleText('empty handler', EMPTY, 'cjs')
  const dynamodb = bundleText('DynamoDB client alone', DYNAMODB, 'cjs')
  const steps = STEP_NAMES.map((stem) => candidate(stem, bundleStep(stem, join(folder, stem))))
  const asEsm = (['answer-poke', 'sync-sheet'] as const).map((stem) =>
    candidate(`${stem} as ESM`, bundleStep(stem, join(folder, `${stem}-esm`), 'esm')),
  )
  const all = [empty, dynamodb, ...steps, ...asEsm]
  for (let round = -1; round < ROUNDS; round++)
    for (const { file, found } of all) {
      const one = load(file)
      // The first round fills the machine's own caches.
      if (round >= 0) found.push(one)
    }
  const overEmpty = (of: Candidate): number => middle(of, 'cpu') - middle(empty, 'cpu')
  say(`Cold start, ${ROUNDS} fresh processes each, Node ${process.version}`, [
    line([
      '',
      'KB',
      'CPU median',
      'CPU least',
      'over empty',
      'x DynamoDB',
      'by least',
      'clock least',
      'MB more',
    ]),
    ...all.map((of) =>
      line([
        of.name,
        (of.bytes / 1024).toFixed(0),
        kbAround(of.file).toFixed(0),
        middle(of, 'cpu').toFixed(1),
        least(of, 'cpu').toFixed(1),
        overEmpty(of).toFixed(1),
        (overEmpty(of) / overEmpty(dynamodb)).toFixed(2),
        (least(of, 'cpu') / least(dynamodb, 'cpu')).toFixed(2),
        least(of, 'ms').toFixed(1),
        (middle(of, 'mb') - middle(empty, 'mb')).toFixed(1),
      ]),
    ),
  ])
} finally {
  rmSync(folder, { recursive: true, force: true })
}
