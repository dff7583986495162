import { constants, statSync } from 'node:fs'
import { access, stat, statfs } from 'node:fs/promises'
import { readCampaign } from '../../../functions/adapters/plan-folder.ts'
import type { FolderFacts, MachineFacts } from '../checks/machine-checks.ts'

/** Of package.json's "engines". */
const NEEDS_NODE = 20

/** Looks at this machine: its Node, the folder of the data, the plan. */
export async function probeMachine(
  plan: string,
  state: string,
  heldBy: number | null,
): Promise<MachineFacts> {
  const read = await readCampaign(plan)
  return {
    node: process.versions.node,
    needsNode: NEEDS_NODE,
    state,
    folder: isFolder(state) ? await probeFolder(state, heldBy) : null,
    plan,
    planFaults: read.ok ? 0 : read.faults.length,
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

async function probeFolder(folder: string, heldBy: number | null): Promise<FolderFacts> {
  const [{ mode }, { bavail, bsize }] = await Promise.all([stat(folder), statfs(folder)])
  const writable = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  )
  return { writable, openToAll: (mode & 0o005) !== 0, freeBytes: bavail * bsize, heldBy }
}
