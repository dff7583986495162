import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ask, must } from './emulator.ts'

const VENV = 'node_modules/.cache/moto'
const LIST = 'test/aws/requirements.txt'
const PYTHONS = ['python3.11', 'python3.12', 'python3.13', 'python3']

/**
 * The programs from PyPI that tests use: moto (an emulator of AWS) and cfn-lint, in a virtual environment with
 * exactly the versions of test/aws/requirements.txt. The folder of its commands; null where there is no Python 3.11
 * or later with pip and venv.
 */
export async function pythonPrograms(): Promise<string | null> {
  const python = await usablePython()
  if (!python) return null
  await prepareVenv(python)
  return join(VENV, 'bin')
}

/** The first Python that is new enough and can make virtual environments with pip. */
async function usablePython(): Promise<string | null> {
  const check = 'import sys, venv, ensurepip; sys.exit(0 if sys.version_info >= (3, 11) else 1)'
  for (const python of PYTHONS) if ((await ask(python, ['-c', check]))?.code === 0) return python
  return null
}

/** The virtual environment, made anew when the list of what belongs into it changed. */
async function prepareVenv(python: string): Promise<void> {
  const print = createHash('sha256')
    .update(await readFile(LIST))
    .digest('hex')
  const stamp = join(VENV, 'rollcall-print')
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === print) return
  await rm(VENV, { recursive: true, force: true })
  await mkdir(VENV, { recursive: true })
  await must(python, ['-m', 'venv', VENV])
  await must(join(VENV, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', '--no-deps', '-r', LIST])
  await writeFile(stamp, print)
}
