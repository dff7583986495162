import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, transform } from 'esbuild'
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
  const { outputFiles, metafile } = await build({
    entryPoints: [join(ROOM, 'src/main.ts')],
    absWorkingDir: REPOSITORY,
    bundle: true,
    write: false,
    metafile: true,
    format: 'iife',
    globalName: 'rollcall',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2020',
    charset: 'utf8',
    footer: { js: stubs(Object.keys(main)) },
    logLevel: 'silent',
  })
  const code = `${licences(Object.values(metafile.outputs)[0]?.inputs ?? {})}${outputFiles[0]?.text ?? ''}`
  const absent = await freeNames(code)
  if (absent.length > 0) throw new Error(`the script names what Apps Script has not: ${absent.join(', ')}`)
  return code
}

/** Whoever passes on others' code passes on its licence: of each package of which something is left. */
function licences(inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>): string {
  const packages = Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => {
    const [, name] = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path) ?? []
    return name !== undefined && bytesInOutput > 0 ? [name] : []
  })
  return [...new Set(packages)]
    .map((name) => {
      const folder = join(REPOSITORY, 'node_modules', name)
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
      if (file === undefined) throw new Error(`${name} is in the script and has no licence to pass on`)
      return `/*\n${name}\n\n${readFileSync(join(folder, file), 'utf8').trim().replaceAll('*/', '')}\n*/\n`
    })
    .join('')
}

/** Google finds only functions that are declared at the top level of the file. */
const stubs = (names: readonly string[]): string =>
  names.map((name) => `function ${name}(...args) { return rollcall.${name}(...args) }`).join('\n')

/** Which absent names the code uses as variables; the same letters in texts or behind a dot are no use. */
export async function freeNames(code: string): Promise<readonly string[]> {
  const marked = (name: string): string => `absent_${name}_`
  const define = Object.fromEntries(ABSENT.map((name) => [name, marked(name)]))
  const { code: shown } = await transform(code, { define, target: 'es2020', charset: 'utf8' })
  return ABSENT.filter((name) => shown.includes(marked(name)))
}

/** Writes what `clasp push` takes; see docs/apps-script.md. */
export async function writeScript(folder: string): Promise<void> {
  const code = await bundleScript()
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'Code.js'), code)
  writeFileSync(join(folder, 'appsscript.json'), readFileSync(join(ROOM, 'appsscript.json')))
  console.log(`${join(folder, 'Code.js')}: ${Math.ceil(Buffer.byteLength(code) / 1024)} kB`)
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await writeScript(join(REPOSITORY, '.rollcall/apps-script'))
