import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** What a command said and how it ended; `null` when there is no such command here. */
export type Said = { readonly code: number | null; readonly out: string } | null

/** Runs a command to its end and keeps what it says. */
export function ask(command: string, args: readonly string[]): Promise<Said> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    const hear = (data: Buffer): void => {
      out += data.toString()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? resolve(null) : reject(error),
    )
    child.on('close', (code) => resolve({ code, out }))
  })
}

/** Runs a command that has to succeed. Throws with what it said otherwise. */
export async function must(command: string, args: readonly string[]): Promise<string> {
  const said = await ask(command, args)
  if (said?.code !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${said?.out ?? 'not found'}`)
  return said.out
}

/** A port on loopback that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

export interface Emulator {
  readonly url: string
  stop(): Promise<void>
}

/** Long enough for a JVM on a busy machine. */
const PATIENCE_MS = 60_000

/** Starts a server and waits until it answers over HTTP, whatever it answers. Throws with its words if it ends first. */
export async function startEmulator(
  command: string,
  args: readonly string[],
  port: number,
): Promise<Emulator> {
  const url = `http://127.0.0.1:${port}`
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let words = ''
  const hear = (data: Buffer): void => {
    words = `${words}${data.toString()}`.slice(-4000)
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const stop = async (): Promise<void> => {
    child.kill()
    await ended
  }
  const until = Date.now() + PATIENCE_MS
  while (!(await answers(url))) {
    if (hasEnded(child) || Date.now() > until) {
      await stop()
      throw new Error(`${command} did not come up:\n${words}`)
    }
    await wait(100)
  }
  return { url, stop }
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url)
    return true
  } catch {
    return false
  }
}

/** Runs the suites of a folder (`*.suite.ts`) with more variables in their environment. Gives the exit code. */
export function runSuites(folder: string, variables: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve) => {
    const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.suites.ts', folder]
    const child = spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...variables } })
    child.on('close', (code) => resolve(code ?? 1))
  })
}
