import type { Campaign, Language } from '../../domain/plan/plan.ts'
import type { Services } from '../../functions/adapters/clients.ts'
import type { Campaigns } from '../../functions/ports/campaigns.ts'
import type { Clock, Ids } from '../../functions/ports/clock.ts'
import type { Job, Queue } from '../../functions/ports/queue.ts'
import { sendMail } from '../../functions/send-mail/send-mail.ts'
import { syncSheet } from '../../functions/sync-sheet/sync-sheet.ts'
import { type TrackDeps, trackMail } from '../../functions/track-mail/track-mail.ts'
import { forget, unheard } from '../../infra/local/mail/post-office.ts'
import { createLocalQueue, type LocalQueue, type Worker } from '../../infra/local/queue.ts'

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

/**
 * A queue whose jobs are done by the very recipes that the cloud's handlers run.
 *
 * @param mailFolder where the post office lays what it publishes of its mails
 */
export function startWorkers(
  deps: WorkerDeps,
  campaigns: readonly Campaign[],
  complain: (line: string) => void,
  mailFolder: string,
): { readonly queue: Queue; drain(onDone?: () => void): Promise<Done> } {
  const count: Count = { done: nothingDone(), tell: () => undefined }
  const onFailure = (step: Job['step'], error: unknown): void =>
    complain(`${step}: ${error instanceof Error ? error.message : 'failed'}`)
  const work: Worker = async (job) => {
    if (job.step === 'sync-sheet') return sync(deps, count, job)
    if (job.step === 'send-mail') return send({ ...deps, queue }, campaigns, count, job)
    if (job.step === 'track-mail') return track({ ...deps, queue }, job)
    throw new Error(`nobody puts jobs for ${job.step} on one machine`)
  }
  const workers = { 'sync-sheet': work, 'send-mail': work, 'track-mail': work }
  const queue: LocalQueue = createLocalQueue({ workers, onFailure })
  return {
    queue,
    async drain(onDone = () => undefined) {
      count.tell = onDone
      let dead = (await queue.drain()).length
      // What is heard of a mail may send another one.
      for (let news = unheard(mailFolder); news.length > 0; news = unheard(mailFolder)) {
        const messages = news.flatMap((of) => of.messages)
        await queue.put(messages.map((message) => ({ step: 'track-mail', message })))
        dead += (await queue.drain()).length
        for (const of of news) forget(mailFolder, of)
      }
      const result = { ...count.done, dead }
      count.done = nothingDone()
      return result
    },
  }
}

interface Count {
  done: ReturnType<typeof nothingDone>
  tell: () => void
}

const nothingDone = () => ({ sheets: 0, rows: 0, cells: 0, mails: 0, changed: new Set<string>() })

type JobOf<Step extends Job['step']> = Extract<Job, { step: Step }>

async function sync(deps: WorkerDeps, { done, tell }: Count, job: JobOf<'sync-sheet'>) {
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

async function send(
  deps: WorkerDeps & { readonly queue: Queue },
  campaigns: readonly Campaign[],
  { done }: Count,
  job: JobOf<'send-mail'>,
): Promise<'done'> {
  const from = campaigns.find(({ plan }) => job.key.startsWith(`${plan.id}/`))?.plan.sender
  if (!from) throw new Error('a mail of no plan')
  const result = await sendMail({ ...deps, from }, job.key)
  if (result === 'sent') done.mails++
  // A refused one waits in the outbox for its next try.
  return 'done'
}

async function track(deps: TrackDeps, job: JobOf<'track-mail'>): Promise<'done'> {
  const tracked = await trackMail(deps, job.message)
  if (tracked.kind === 'unreadable') throw new Error(tracked.fault)
  return 'done'
}
