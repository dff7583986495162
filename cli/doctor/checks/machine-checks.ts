import { type Finding, finding } from '../finding.ts'

export interface MachineFacts {
  /** Of the running process: "24.1.0". */
  readonly node: string
  /** The lowest major version that package.json asks for. */
  readonly needsNode: number
  readonly state: string
  /** null: the folder is not there. */
  readonly folder: FolderFacts | null
  readonly plan: string
  readonly planFaults: number
}

export interface FolderFacts {
  readonly writable: boolean
  /** Whether others than its owner and group may read it. */
  readonly openToAll: boolean
  readonly freeBytes: number
  /** The process that has it open. */
  readonly heldBy: number | null
}

const MB = 1024 * 1024
/** Less and a round may not get to its end; a plan of 300 units takes about 100 MB. */
const FULL = 200 * MB
const LOW = 1024 * MB

/** What is wrong with this machine and the plan on it. */
export function machineFindings(facts: MachineFacts): readonly Finding[] {
  const { node, needsNode, state, folder, plan, planFaults } = facts
  return [
    ...(Number.parseInt(node, 10) < needsNode ? [finding('NODE-OLD', { have: node, need: needsNode })] : []),
    ...(folder ? folderFindings(state, folder) : [finding('STATE-NONE', { folder: state })]),
    ...(planFaults > 0 ? [finding('PLAN-FAULTS', { plan, count: planFaults })] : []),
  ]
}

function folderFindings(state: string, folder: FolderFacts): readonly Finding[] {
  const free = Math.floor(folder.freeBytes / MB)
  const space = folder.freeBytes < FULL ? 'DISK-FULL' : 'DISK-LOW'
  return [
    ...(folder.writable ? [] : [finding('STATE-DENIED', { folder: state })]),
    ...(folder.openToAll ? [finding('STATE-OPEN-TO-ALL', { folder: state })] : []),
    ...(folder.freeBytes < LOW ? [finding(space, { folder: state, free })] : []),
    ...(folder.heldBy === null ? [] : [finding('STATE-IN-USE', { pid: folder.heldBy })]),
  ]
}
