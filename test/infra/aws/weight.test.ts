import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { STEP_NAMES, type StepName } from '../../../functions/steps.ts'
import { bundleStep } from '../../../infra/aws/bundle-step.ts'

const folder = mkdtempSync(join(tmpdir(), 'rollcall-bundles-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What no function may bring along, and the packages that give it away. */
const HEAVY = ['googleapis', 'aws-cdk-lib', 'dynalite', 'exceljs', 'esbuild']

/** What a clerk who pressed the button must not wait for. */
const NOT_IN_HOT_PATH = [
  ...HEAVY,
  'docx',
  'hucre',
  'nodemailer',
  'ical-generator',
  'temporal-polyfill',
  'yaml',
  'csv-parse',
  'google-auth-library',
  '@googleapis/sheets',
  '@googleapis/drive',
  '@aws-sdk/client-ses',
  '@aws-sdk/client-ssm',
  '@aws-sdk/client-s3',
]

/** The packages of which something is left in a bundle. */
const packagesIn = (inOutput: Readonly<Record<string, { readonly bytesInOutput: number }>>): Set<string> =>
  new Set(
    Object.entries(inOutput).flatMap(([path, { bytesInOutput }]) => {
      const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path) ?? []
      return name !== undefined && bytesInOutput > 0 ? [name] : []
    }),
  )

/**
 * The most that a step's bundle may weigh, in KB: what it weighs today and some room. A bundle that grows beyond it
 * brings something along; find out what (esbuild's metafile), then decide.
 */
const MOST_KB = {
  'answer-poke': 550,
  'sync-sheet': 1_350,
  'sweep-sheets': 1_250,
  'run-agenda': 1_350,
  'build-summary': 1_550,
  'send-mail': 1_000,
  'track-mail': 650,
  'provision-sheets': 1_300,
  'apply-retention': 600,
} as const satisfies Record<StepName, number>

it.each(STEP_NAMES)(
  '%s bundles within its weight, and brings along nothing that no step can need',
  (stem) => {
    const { bytes, inOutput } = bundleStep(stem, join(folder, stem))
    expect([...packagesIn(inOutput)].filter((name) => HEAVY.includes(name))).toEqual([])
    expect(bytes / 1024).toBeLessThan(MOST_KB[stem])
    expect(bytes / 1024, 'so light that half of it must be missing').toBeGreaterThan(MOST_KB[stem] / 2)
  },
)

it('answer-poke carries nothing that a clerk who pressed the button need not wait for', () => {
  const { inOutput } = bundleStep('answer-poke', join(folder, 'hot'))
  expect([...packagesIn(inOutput)].filter((name) => NOT_IN_HOT_PATH.includes(name))).toEqual([])
  // Neither rules nor rows: those are for the step that the queue wakes.
  expect(Object.keys(inOutput).filter((path) => /^domain\/(rules|rollup|report|words)\//.test(path))).toEqual(
    [],
  )
})

it('what draws and lays out mails is not carried by steps that only send them or answer', () => {
  for (const stem of ['answer-poke', 'send-mail'] as const) {
    bundleStep(stem, join(folder, 'light', stem))
    expect([stem, existsSync(join(folder, 'light', stem, 'node_modules'))]).toEqual([stem, false])
  }
})

it('what a bundler cannot take in lies beside the bundle, and is found there', () => {
  const { file } = bundleStep('run-agenda', join(folder, 'beside'))
  // Loading the handler starts the WebAssembly of the mail library; it fails where a file is missing.
  const look = `require(${JSON.stringify(file)});
    const from = require('node:module').createRequire(${JSON.stringify(file)});
    for (const path of ['@resvg/resvg-wasm/index_bg.wasm', '@expo-google-fonts/be-vietnam-pro/600SemiBold/BeVietnamPro_600SemiBold.ttf'])
      process.stdout.write(require('node:fs').statSync(from.resolve(path)).size > 100000 ? 'there ' : 'small ')`
  expect(execFileSync(process.execPath, ['-e', look], { cwd: folder, encoding: 'utf8' })).toBe('there there ')
})
