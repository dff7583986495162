import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readCampaign } from '../../functions/adapters/plan-folder.ts'
import { type Lock, lockFolder } from '../../infra/local/lock.ts'
import { tablesIn } from '../move/tables-at.ts'
import { momentOf } from '../start/at.ts'
import { dataFindings } from './checks/data-checks.ts'
import { machineFindings } from './checks/machine-checks.ts'
import type { Finding } from './finding.ts'
import type { AreaReport } from './print-report.ts'
import { probeData } from './probes/probe-data.ts'
import { probeMachine } from './probes/probe-machine.ts'

export interface MachineOptions {
  readonly plan: string
  readonly state: string
  /** The moment to judge waiting mails and due things by, as typed after `--at`. */
  readonly at: string | undefined
}

/**
 * Looks at an installation on one machine. Its folder is locked meanwhile, unless somebody else has it. Where the plan
 * cannot be read the moment means nothing, and the data are not looked at.
 */
export async function examineMachine({ plan, state, at }: MachineOptions): Promise<readonly AreaReport[]> {
  const lock: Lock = existsSync(state) ? lockIfMay(state) : { ok: true, release: () => undefined }
  try {
    const facts = await probeMachine(plan, state, lock.ok ? null : lock.pid)
    const machine: AreaReport = { area: 'machine', findings: machineFindings(facts) }
    const mayLook =
      lock.ok && facts.planFaults === 0 && facts.folder?.writable && existsSync(join(state, 'table'))
    return mayLook ? [machine, { area: 'data', findings: await lookAtData(plan, state, at) }] : [machine]
  } finally {
    if (lock.ok) lock.release()
  }
}

/** A folder that cannot be written to cannot be locked either; that is told of the folder itself. */
function lockIfMay(state: string): Lock {
  try {
    return lockFolder(state)
  } catch {
    return { ok: true, release: () => undefined }
  }
}

async function lookAtData(plan: string, state: string, at: string | undefined): Promise<readonly Finding[]> {
  const read = await readCampaign(plan)
  const now = read.ok ? momentOf(at, read.campaign) : null
  if (!read.ok || now === null) return []
  const tables = await tablesIn(join(state, 'table'))
  try {
    const facts = await probeData(tables, read.campaign, now)
    return 'code' in facts ? [facts] : dataFindings(facts)
  } finally {
    await tables.close()
  }
}
