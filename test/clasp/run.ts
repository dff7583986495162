import { join } from 'node:path'
import { CLASP } from '../../apps-script/push.ts'
import { ask, runSuites } from '../support/emulator.ts'

/**
 * `npm run test:clasp`: pushes the script with Google's own clasp into the local Google and compares what
 * arrived. clasp is fetched by npx and is no part of the installation: it is 280 MB large.
 */
const bin = join(process.cwd(), 'node_modules/.bin')
process.env.PATH = `${bin}:${process.env.PATH ?? ''}`
const said = await ask('npx', ['--yes', CLASP, '--version'])
if (said?.code === 0) process.exitCode = await runSuites('test/clasp', {})
else process.stdout.write(`clasp: not run, npx cannot fetch ${CLASP}\n`)
