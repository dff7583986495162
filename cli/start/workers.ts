import type { Campaign, Language } from '../../domain/plan/plan.ts'
import type { Services } from '../../functions/adapters/clients.ts'
import type { Campaigns, Clock, Ids, Job, Queue } from '../../functions/ports.ts'
import { sendMail } from '../../functions/send-mail/send-mail.ts'
import { syncSheet } from '../../functions/sync-sheet/sync-sheet.ts'
import { createLocalQueue, type Worker } from '../../infra/local/queue.ts'

/** What the workers did since they were last asked. */
export interface Done {
  readonly sheets: number
  readonly rows: number
  readonly cells: number
  readonly mails: number
  /** Spreadsheets whose state or feedback changed. */
  readonly changed: ReadonlySet<string>
  readonly dead: number
}

interface WorkerDeps extends Services {
  readonly campaigns: Campaigns
  readonly clock: Clock
  readonly ids: Ids
  readonly language: Language
}

/** A queue whose jobs are done by the very recipes that the cloud's handlers run. */
export function startWorkers(
  deps: WorkerDeps,
  campaigns: readonly Campaign[],
  complain: (line: string) => void,
): { readonly queue: Queue; drain(onDone?: () => void): Promise<Done> } {
  let done = nothingDone()
  let tell: () => void = () => undefined

  const sync = async (job: Extract<Job, { step: 'sync-sheet' }>): Promise<'done' | 'retry'> => {
    // One name for all processes: the folder's lock says that an earlier holder of a lease is dead.
    const outcome = await syncSheet({ ...deps, worker: 'local' }, job)
    if (outcome.kind === 'retry') return 'retry'
    done.sheets++
    if (outcome.kind === 'synced') {
      done.rows += outcome.rowsWritten
      done.cells += outcome.cellsWritten
      if (outcome.statesWritten + outcome.cellsWritten > 0) done.changed.add(job.spreadsheetId)
    }
    tell()
    return 'done'
  }
  const send = async (job: Extract<Job, { step: 'send-mail' }>): Promise<'done' | 'retry'> => {
    const sender = campaigns.find(({ plan }) => job.key.startsWith(`${plan.id}/`))?.plan.sender
    if (!sender) throw new Error('a mail of no plan')
    const result = await sendMail({ ...deps, from: `${sender.name} <${sender.email}>` }, job.key)
    if (result === 'sent') done.mails++
    return result === 'refused' ? 'retry' : 'done'
  }
  const work: Worker = async (job) => {
    if (job.step === 'sync-sheet') return sync(job)
    if (job.step === 'send-mail') return send(job)
    throw new Error(`nobody puts jobs for ${job.step} on one machine`)
  }
  const onFailure = (step: Job['step'], error: unknown): void =>
    complain(`${step}: ${error instanceof Error ? error.message : 'failed'}`)
  const queue = createLocalQueue({ workers: { 'sync-sheet': work, 'send-mail': work }, onFailure })
  return {
    queue,
    async drain(onDone = () => undefined) {
      tell = onDone
      const dead = await queue.drain()
      const result = { ...done, dead: dead.length }
      done = nothingDone()
      return result
    },
  }
}

const nothingDone = () => ({ sheets: 0, rows: 0, cells: 0, mails: 0, changed: new Set<string>() })
