import { join } from 'node:path'
import { freePort, runSuites, startEmulator } from '../support/emulator.ts'
import { pythonPrograms } from '../support/python.ts'

/**
 * `npm run test:aws`: the template and the bundled handlers against moto, an emulator of AWS from PyPI, on this
 * machine.
 */
async function main(): Promise<number> {
  const programs = await pythonPrograms()
  if (!programs) {
    process.stdout.write(
      'The AWS emulator: not run, there is no Python 3.11 or later with pip and venv here\n',
    )
    return 0
  }
  const port = await freePort()
  const command = join(programs, 'moto_server')
  const moto = await startEmulator(command, ['-H', '127.0.0.1', '-p', String(port)], port)
  try {
    return await runSuites('test/aws', { ROLLCALL_TEST_AWS: moto.url })
  } finally {
    await moto.stop()
  }
}

process.exitCode = await main()
