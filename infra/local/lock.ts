import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { uptime } from 'node:os'
import { join, resolve } from 'node:path'

export type Lock = { readonly ok: true; release(): void } | { readonly ok: false; readonly pid: number }

/** The run of the machine's system that we are part of; ids of processes say nothing across two of them. */
export interface Boot {
  /** Its name where the system gives it one, as Linux does; else empty. */
  readonly id: string
  readonly at: number
}

/** Clocks are set a little after a machine has started. */
const CLOCK_SLACK_MS = 5000

/** What this process holds: another one may have had its number, as in a container it is always the same. */
const held = new Set<string>()

/**
 * Keeps a second process out of a folder. The lock is a file with the holder's process id and the boot of the
 * machine; a lock whose process no longer lives is taken over: it was killed, or the machine has started anew
 * since and its number is another's by now.
 */
export function lockFolder(folder: string, boot: Boot = thisBoot()): Lock {
  // What offices typed will lie in it: for its owner only.
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = resolve(join(folder, 'lock'))
  for (;;) {
    if (create(path, boot)) return { ok: true, release: () => release(path) }
    const pid = holderOf(path, boot)
    if (pid !== null && isAlive(pid, path)) return { ok: false, pid }
    rmSync(path, { force: true })
  }
}

function create(path: string, boot: Boot): boolean {
  try {
    const file = openSync(path, 'wx')
    writeSync(file, `${process.pid} ${boot.id}`)
    closeSync(file)
    held.add(path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function release(path: string): void {
  held.delete(path)
  rmSync(path, { force: true })
}

/** Null where the file names none, or one of an earlier boot. */
function holderOf(path: string, boot: Boot): number | null {
  try {
    const [pid, id = ''] = readFileSync(path, 'utf8').split(' ')
    const isOfThisBoot =
      id !== '' && boot.id !== '' ? id === boot.id : statSync(path).mtimeMs > boot.at - CLOCK_SLACK_MS
    return isOfThisBoot ? Number(pid) || null : null
  } catch {
    return null
  }
}

function isAlive(pid: number, path: string): boolean {
  if (pid === process.pid) return held.has(path)
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function thisBoot(): Boot {
  return { id: bootId(), at: Date.now() - uptime() * 1000 }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return ''
  }
}
