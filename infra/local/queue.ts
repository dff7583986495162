import type { Job, Queue } from '../../functions/ports/queue.ts'

/** A worker of one step. It gives "retry" when the job should come again; throwing means the same. */
export type Worker = (job: Job) => Promise<'done' | 'retry'>

export interface LocalQueue extends Queue {
  /** Works until nothing is left. Gives the jobs that failed too often, as a dead-letter queue would hold them. */
  drain(): Promise<readonly Job[]>
}

export interface QueueOptions {
  /** A job for a step without a worker is refused when it is put. */
  readonly workers: Readonly<Partial<Record<Job['step'], Worker>>>
  readonly concurrency?: number
  /** How often a job is tried before it is set aside. */
  readonly attempts?: number
  /** Told of each failure; gets no job content beyond the step. */
  readonly onFailure?: (step: Job['step'], error: unknown) => void
}

/**
 * The queue in process: at least once, in no promised order, jobs of one spreadsheet one at a time. Jobs
 * live in memory only: after a crash the sweep and the outbox ask for the same work again.
 */
export function createLocalQueue(options: QueueOptions): LocalQueue {
  const { workers, concurrency = 4, attempts = 5 } = options
  const waiting: { readonly job: Job; tries: number }[] = []
  const dead: Job[] = []
  const busy = new Set<string>()

  async function work(): Promise<void> {
    for (;;) {
      const at = waiting.findIndex(({ job }) => !busy.has(laneOf(job)))
      const [entry] = at < 0 ? [] : waiting.splice(at, 1)
      if (!entry) return
      busy.add(laneOf(entry.job))
      const result = await attempt(entry.job)
      busy.delete(laneOf(entry.job))
      if (result === 'done') continue
      if (++entry.tries < attempts) waiting.push(entry)
      else dead.push(entry.job)
    }
  }

  async function attempt(job: Job): Promise<'done' | 'retry'> {
    try {
      return (await workers[job.step]?.(job)) ?? 'retry'
    } catch (error) {
      options.onFailure?.(job.step, error)
      return 'retry'
    }
  }

  return {
    async put(jobs) {
      const homeless = jobs.find(({ step }) => !workers[step])
      if (homeless) throw new Error(`there is no queue for ${homeless.step}`)
      waiting.push(...jobs.map((job) => ({ job, tries: 0 })))
    },
    async drain() {
      // A worker that finds every lane busy stops; the one holding the lane goes on, so look again.
      while (waiting.length > 0) await Promise.all(Array.from({ length: concurrency }, work))
      return dead.splice(0)
    },
  }
}

/** Jobs of one lane run one after the other. */
function laneOf(job: Job): string {
  switch (job.step) {
    case 'sync-sheet':
      return `sheet/${job.spreadsheetId}`
    case 'send-mail':
      return `mail/${job.key}`
    case 'provision-sheets':
      return `unit/${job.planId}/${job.cycleId}/${job.unitId}`
    case 'track-mail':
      return 'track-mail'
  }
}
