import { type ChildProcess, spawn } from 'node:child_process'

export interface Run {
  readonly code: number | null
  readonly out: string
}

/** Runs the operator's command in a process of its own, as a person would. */
export function runRollcall(args: readonly string[], started?: (child: ChildProcess) => void): Promise<Run> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['cli/rollcall.ts', ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    child.stdout.on('data', (data) => {
      out += String(data)
    })
    child.stderr.on('data', (data) => {
      out += String(data)
    })
    child.on('close', (code) => resolve({ code, out }))
    started?.(child)
  })
}
