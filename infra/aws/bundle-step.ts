import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildOptions, buildSync, type Format, type Metafile } from 'esbuild'
import type { StepName } from '../../functions/steps.ts'

const REPOSITORY = join(import.meta.dirname, '../..')

/** One small file for Node 24; of two builds of a package the one that can be shaken. */
export const FOR_LAMBDA = {
  bundle: true,
  minify: true,
  metafile: true,
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
} satisfies BuildOptions

export interface BundledStep {
  /** The file that Lambda loads; it exports `handler`. */
  readonly file: string
  readonly bytes: number
  /** What is in it: each source, with the bytes that are left of it. */
  readonly inputs: Metafile['inputs']
  readonly inOutput: Metafile['outputs'][string]['inputs']
}

/**
 * Bundles a step's handler, with all that it needs, into one file for Node 24 (docs/decisions/0010): the very
 * file that CDK deploys, the bench weighs and the tests start. Throws, with esbuild's words, when it does not
 * build.
 *
 * @param folder where the file is put; it is made where it is not there
 */
export function bundleStep(stem: StepName, folder: string, format: Format = 'cjs'): BundledStep {
  const file = join(folder, format === 'esm' ? 'index.mjs' : 'index.js')
  const { metafile } = buildSync({
    entryPoints: [handlerOf(stem)],
    absWorkingDir: REPOSITORY,
    outfile: file,
    ...FOR_LAMBDA,
    format,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    external: Object.keys(BESIDE),
    ...SHIMS[format === 'esm' ? 'esm' : 'cjs'],
  })
  const [output] = Object.values(metafile.outputs)
  for (const { path } of output?.imports ?? [])
    for (const piece of BESIDE[path] ?? [])
      cpSync(join(REPOSITORY, 'node_modules', piece), join(folder, 'node_modules', piece), {
        recursive: true,
      })
  return { file, bytes: output?.bytes ?? 0, inputs: metafile.inputs, inOutput: output?.inputs ?? {} }
}

/**
 * Packages that read files of their own, WebAssembly and fonts, which no bundler takes in: by the package that a
 * step imports, what must lie in node_modules beside its bundle.
 */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  mrml: ['mrml/package.json', 'mrml/nodejs'],
  '@resvg/resvg-wasm': [
    '@resvg/resvg-wasm',
    '@expo-google-fonts/be-vietnam-pro/package.json',
    '@expo-google-fonts/be-vietnam-pro/400Regular',
    '@expo-google-fonts/be-vietnam-pro/600SemiBold',
  ],
}

/** What the other kind of module takes for granted: `require` there, the address of one's own file here. */
const SHIMS = {
  esm: { banner: { js: "import{createRequire as r}from'node:module';const require=r(import.meta.url);" } },
  cjs: {
    banner: { js: "const moduleUrl=require('node:url').pathToFileURL(__filename).href;" },
    define: { 'import.meta.url': 'moduleUrl' },
  },
}

const handlerOf = (stem: StepName): string => join(REPOSITORY, 'functions', stem, 'handler.ts')
