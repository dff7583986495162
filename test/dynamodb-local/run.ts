import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ask, freePort, must, runSuites, startEmulator } from '../support/emulator.ts'

/**
 * `npm run test:dynamodb-local`: the stores' conformance suite against Amazon's own DynamoDB Local. Maven
 * brings the versions of pom.xml; every file must have the checksum of jars.sha256. Amazon's licence lets one
 * use it and not hand it on: it is fetched for the test and never part of what is shipped.
 */
const HERE = 'test/dynamodb-local'
const JARS = 'node_modules/.cache/dynamodb-local'
const MAIN = 'software.amazon.dynamodb.services.local.main.ServerRunner'
const OLDEST_JAVA = 17

async function main(): Promise<number> {
  const missing = await whatIsMissing()
  if (missing) {
    process.stdout.write(`DynamoDB Local: not run, ${missing}\n`)
    return 0
  }
  await fetchJars()
  const port = await freePort()
  const emulator = await startEmulator(
    'java',
    [
      `-Djava.library.path=${JARS}`,
      '-cp',
      `${JARS}/*`,
      MAIN,
      '-inMemory',
      '-disableTelemetry',
      '-port',
      String(port),
    ],
    port,
  )
  try {
    return await runSuites(HERE, { ROLLCALL_TEST_DYNAMODB: emulator.url })
  } finally {
    await emulator.stop()
  }
}

/** What this machine lacks, in words; null when nothing. */
async function whatIsMissing(): Promise<string | null> {
  const java = await ask('java', ['-version'])
  if (!java) return `there is no Java here (${OLDEST_JAVA} or later is needed)`
  const version = /version "(\d+)/.exec(java.out)?.[1]
  if (Number(version) < OLDEST_JAVA) return `Java here is ${version}, ${OLDEST_JAVA} or later is needed`
  return (await ask('mvn', ['-v'])) ? null : 'there is no Maven here (mvn)'
}

/** The jars in place and each as it was when their list was made; anything else throws, before any of it runs. */
async function fetchJars(): Promise<void> {
  const wanted = await wantedSums()
  await mkdir(JARS, { recursive: true })
  if (await isComplete(wanted)) return
  await rm(JARS, { recursive: true })
  const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies'
  await must('mvn', [
    '-q',
    '-B',
    '-C',
    '-f',
    `${HERE}/pom.xml`,
    goal,
    `-DoutputDirectory=${process.cwd()}/${JARS}`,
  ])
  if (!(await isComplete(wanted))) throw new Error(`the jars are not those of ${HERE}/jars.sha256`)
}

async function wantedSums(): Promise<ReadonlyMap<string, string>> {
  const lines = (await readFile(`${HERE}/jars.sha256`, 'utf8')).split('\n').filter((line) => line !== '')
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]))
}

async function isComplete(wanted: ReadonlyMap<string, string>): Promise<boolean> {
  // Libraries of other systems are not for this one: they are neither listed nor loaded.
  const present = (await readdir(JARS)).filter((name) => name.endsWith('.jar') || name.endsWith('.so'))
  if (present.length !== wanted.size) return false
  const sums = await Promise.all(
    present.map(async (name) => (await sha256(join(JARS, name))) === wanted.get(name)),
  )
  return sums.every(Boolean)
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

process.exitCode = await main()
