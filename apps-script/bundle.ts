import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import * as main from './src/main.ts'

/** What browsers and Node have and a spreadsheet's script has not. */
const ABSENT = [
  'process',
  'require',
  'Buffer',
  'setTimeout',
  'setInterval',
  'queueMicrotask',
  'structuredClone',
  'fetch',
  'URL',
  'URLSearchParams',
  'TextEncoder',
  'TextDecoder',
  'crypto',
  'window',
  'document',
] as const

const ROOM = import.meta.dirname
const REPOSITORY = join(ROOM, '..')

/** The whole script as one file for the V8 of Apps Script. Throws when it names something that is not there. */
export async function bundleScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOM, 'src/main.ts')],
    absWorkingDir: REPOSITORY,
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'rollcall',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2020',
    charset: 'utf8',
    legalComments: 'inline',
    footer: { js: stubs(Object.keys(main)) },
    logLevel: 'silent',
  })
  const code = outputFiles[0]?.text ?? ''
  const absent = await freeNames(code)
  if (absent.length > 0) throw new Error(`the script names what Apps Script has not: ${absent.join(', ')}`)
  return code
}

/** Google finds only functions that are declared at the top level of the file. */
const stubs = (names: readonly string[]): string =>
  names.map((name) => `function ${name}(...args) { return rollcall.${name}(...args) }`).join('\n')
