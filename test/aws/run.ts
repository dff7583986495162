import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ask, freePort, must, runSuites, startEmulator } from '../support/emulator.ts'

/**
 * `npm run test:aws`: the template and the bundled handlers against moto, an emulator of AWS from PyPI, on this
 * machine. It is put into a virtual environment with exactly the versions of requirements.txt.
 */
const HERE = 'test/aws'
const VENV = 'node_modules/.cache/moto'
const PYTHONS = ['python3.11', 'python3.12', 'python3.13', 'python3']

async function main(): Promise<number> {
  const python = await usablePython()
  if (!python) {
    process.stdout.write(
      'The AWS emulator: not run, there is no Python 3.11 or later with pip and venv here\n',
    )
    return 0
  }
  await prepareVenv(python)
  const port = await freePort()
  const command = join(VENV, 'bin', 'moto_server')
  const moto = await startEmulator(command, ['-H', '127.0.0.1', '-p', String(port)], port)
  try {
    return await runSuites(HERE, { ROLLCALL_TEST_AWS: moto.url })
  } finally {
    await moto.stop()
  }
}

/** The first Python that is new enough and can make virtual environments with pip. */
async function usablePython(): Promise<string | null> {
  const check = 'import sys, venv, ensurepip; sys.exit(0 if sys.version_info >= (3, 11) else 1)'
  for (const python of PYTHONS) if ((await ask(python, ['-c', check]))?.code === 0) return python
  return null
}

/** The virtual environment, made anew when the list of what belongs into it changed. */
async function prepareVenv(python: string): Promise<void> {
  const list = `${HERE}/requirements.txt`
  const print = createHash('sha256')
    .update(await readFile(list))
    .digest('hex')
  const stamp = join(VENV, 'rollcall-print')
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === print) return
  await rm(VENV, { recursive: true, force: true })
  await mkdir(VENV, { recursive: true })
  await must(python, ['-m', 'venv', VENV])
  await must(join(VENV, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', '--no-deps', '-r', list])
  await writeFile(stamp, print)
}

process.exitCode = await main()
