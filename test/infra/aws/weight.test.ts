import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { bundleStep, stepsWithHandler } from '../../../infra/aws/bundle-step.ts'

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

it('every handler bundles, and none brings along what it cannot need', () => {
  for (const stem of stepsWithHandler()) {
    const { bytes, inOutput } = bundleStep(stem, join(folder, stem))
    expect([stem, [...packagesIn(inOutput)].filter((name) => HEAVY.includes(name))]).toEqual([stem, []])
    expect(bytes, `${stem} in bytes`).toBeLessThan(stem === 'answer-poke' ? 550 * 1024 : 2_500 * 1024)
    if (stem === 'answer-poke')
      expect([...packagesIn(inOutput)].filter((name) => NOT_IN_HOT_PATH.includes(name))).toEqual([])
  }
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
