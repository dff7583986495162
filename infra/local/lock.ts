import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

export type Lock = { readonly ok: true; release(): void } | { readonly ok: false; readonly pid: number }

/**
 * Keeps a second process out of a folder. The lock is a file with the holder's process id; a lock whose
 * process no longer lives (it was killed) is taken over.
 */
export function lockFolder(folder: string): Lock {
  // What offices typed will lie in it: for its owner only.
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'lock')
  for (;;) {
    if (create(path)) return { ok: true, release: () => rmSync(path, { force: true }) }
    const pid = holderOf(path)
    if (pid !== null && isAlive(pid)) return { ok: false, pid }
    rmSync(path, { force: true })
  }
}

function create(path: string): boolean {
  try {
    const file = openSync(path, 'wx')
    writeSync(file, String(process.pid))
    closeSync(file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function holderOf(path: string): number | null {
  try {
    return Number(readFileSync(path, 'utf8')) || null
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
